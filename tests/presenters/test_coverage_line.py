"""How much of the list is judged: the line that is always on screen."""

import pytest

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Ending, Status
from nmsdesk.domain.recognition import Recognition, Standing
from nmsdesk.presenters.coverage import coverage
from tests.builders import a_case, an_order, on_day


def known(**standings):
    return {name: Recognition(name, standing=standing) for name, standing in standings.items()}


RECOGNISED = known(
    haloperidol=Standing.OURS,
    metformin=Standing.NO_ROLE,
    ketamine=Standing.NOT_MODELLED,
    zzz=Standing.UNKNOWN,
)


def line(*orders, **more):
    return coverage(a_case(*orders, **more), RECOGNISED)


@pytest.mark.parametrize(
    ("drugs", "text"),
    [
        (("haloperidol",), "The 1 medicine is evaluated"),
        (("haloperidol", "metformin"), "All 2 medicines are evaluated"),
        (("haloperidol", "zzz"), "1 of 2 medicines is not evaluated"),
        (("haloperidol", "zzz", "ketamine"), "2 of 3 medicines are not evaluated"),
        (("zzz",), "The 1 medicine is not evaluated"),
    ],
)
def test_that_a_medicine_without_a_role_counts_as_evaluated(drugs, text):
    view = line(*(an_order(drug) for drug in drugs))
    assert view.text == text
    assert view.complete == ("not" not in text)


def test_that_a_text_nobody_looked_up_counts_as_not_evaluated():
    assert coverage(a_case(an_order("haloperidol")), {}).text == "The 1 medicine is not evaluated"


def test_that_a_list_nobody_recorded_is_no_empty_list():
    unrecorded = line(orders_known=False)
    assert unrecorded.text == "No medication list recorded"
    assert not unrecorded.complete
    assert line().text == "No current medicines"


@pytest.mark.parametrize(
    "left",
    [
        {"to_day": 3},
        {"status": Status.ENTERED_IN_ERROR},
        {"status": Status.STOPPED, "end": Ending.UNKNOWN},
        {"end": Ending.UNKNOWN},
    ],
)
def test_that_what_has_left_the_list_is_not_counted(left):
    assert line(an_order("haloperidol"), an_order("zzz", **left)).text == (
        "The 1 medicine is evaluated"
    )


def test_that_the_last_day_of_an_order_still_counts():
    ending = an_order("zzz", end=Moment(on_day(5), day_only=True))
    assert line(ending, day=5).text == "The 1 medicine is not evaluated"


def test_that_the_drawer_names_those_that_are_not_judged():
    said = " ".join(line(an_order("zzz"), an_order("ketamine")).why.basis)
    assert "zzz" in said
    assert "ketamine" in said
