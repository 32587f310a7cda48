"""What saving, changing or stopping a medicine would record, told before it is done."""

from dataclasses import replace

import pytest

from nmsdesk.domain.ledger import keep
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Ending
from nmsdesk.domain.order_edit import ended_by
from nmsdesk.domain.patient import Patient
from nmsdesk.presenters.order_preview import Draft, previewed
from nmsdesk.presenters.stop_preview import of_stop
from tests.builders import a_case, an_order, on_day


@pytest.fixture
def told(knowledge):
    """The preview of a draft, its changes worked out as the record would."""

    def tell(case, order, base=None):
        before = keep(case, knowledge.formulary, knowledge.watch).changes
        listed = tuple(
            ended_by(one, order) if base is not None and one.id == base.id else one
            for one in case.orders or ()
        )
        after = replace(case, orders=(*listed, replace(order, id="draft")))
        changes = keep(after, knowledge.formulary, knowledge.watch).changes
        new = tuple(change for change in changes if change not in before)
        return previewed(Draft(order, base), new, before, case, knowledge)

    return tell


def words(view):
    return [chip.in_full for chip in view.chips]


STARTED = an_order("haloperidol", 5, times=2, from_day=5, number=1)


def test_that_a_raise_on_the_day_of_the_start_says_the_rise(told):
    case = a_case(STARTED, day=5, hour=10)
    raised = replace(STARTED, dose=an_order("x", 10).dose, start=Moment(on_day(5, 9)))
    view = told(case, raised, STARTED)
    assert "▲ +100 %, same day as its start" in words(view)
    assert not any("NEW" in one for one in words(view)), "it had begun already"
    assert view.windows == ("the watch window for NMS is open already, to 06-Jul-2026",)
    assert "same day as its start" in view.spoken


def test_that_a_raise_on_a_later_day_is_told_by_the_record_alone(told):
    case = a_case(STARTED, day=7)
    raised = replace(STARTED, dose=an_order("x", 10).dose, start=Moment(on_day(7, 9)))
    said = words(told(case, raised, STARTED))
    assert "▲ +100 % on 08-Jun-2026" in said
    assert not any("same day" in one for one in said)


def test_that_an_unrecognised_name_is_no_promise_that_nothing_opens(told):
    view = told(a_case(day=5), an_order("xyzumab forte", 5, from_day=5))
    assert view.title == "Not recognised: what this would open cannot be told."
    assert view.title in view.spoken


def test_that_a_medicine_whose_part_is_not_judged_is_no_promise_either(told, knowledge):
    name = next(
        name
        for name in ("valproate", "sodium valproate", "carbamazepine", "ketamine", "amantadine")
        if knowledge.formulary.recognise(name).standing.value == "not_modelled"
    )
    view = told(a_case(day=5), an_order(name, 5, from_day=5))
    assert view.title == "Not judged by this program: what this would open cannot be told."


def test_that_a_medicine_without_a_role_opens_nothing(told):
    view = told(a_case(day=5), an_order("metformin", 500, from_day=5))
    assert view.title == "Saving opens no watch window."


def test_that_a_dopamine_blocker_after_an_earlier_nms_says_so(told):
    had = replace(a_case(day=5), patient=Patient("T-1", risk_factors=("previous_nms",)))
    view = told(had, an_order("haloperidol", 5, from_day=5))
    assert view.notes == ("An earlier NMS is on record, and this blocks dopamine.",)
    assert "earlier NMS" in view.spoken
    assert told(had, an_order("metformin", 5, from_day=5)).notes == ()
    assert told(a_case(day=5), an_order("haloperidol", 5, from_day=5)).notes == ()


def test_that_a_stop_tells_its_row_and_the_window_that_stays_open(knowledge):
    case = a_case(STARTED, day=8)
    view = of_stop(case, STARTED, Moment(case.now), knowledge)
    assert view.title == "Stopping would record"
    assert words(view) == ["■ stopped on 09-Jun-2026"]
    assert view.windows == ("the watch window for NMS stays open to 06-Jul-2026",)


def test_that_stopping_a_dopaminergic_medicine_opens_a_window(knowledge):
    levodopa = an_order("levodopa/carbidopa", 100, times=3, from_day=0, number=1)
    case = a_case(levodopa, day=60)
    view = of_stop(case, levodopa, Moment(case.now), knowledge)
    assert any("dopaminergic withdrawn" in one for one in words(view))
    assert any(one.startswith("opens a watch window for NMS to") for one in view.windows)


def test_that_a_stop_with_nothing_to_watch_says_so(knowledge):
    metformin = an_order("metformin", 500, from_day=0, number=1)
    case = a_case(metformin, day=60)
    view = of_stop(case, metformin, Moment(case.now), knowledge)
    assert view.title == "Stopping records its end; no watch window opens."
    assert view.windows == ()


def test_that_a_stop_of_an_unrecognised_medicine_promises_nothing(knowledge):
    strange = an_order("xyzumab forte", 5, from_day=0, number=1)
    view = of_stop(a_case(strange, day=9), strange, Moment(on_day(9)), knowledge)
    assert view.title == "Not recognised: what stopping it would open cannot be told."


def test_that_an_end_that_nobody_knows_is_told_as_unknown(knowledge):
    case = a_case(STARTED, day=8)
    view = of_stop(case, STARTED, Ending.UNKNOWN, knowledge)
    assert view.title == "Stopping would record that it has ended, nobody knows when."


def test_that_an_impossible_end_has_no_preview(knowledge):
    case = a_case(STARTED, day=8)
    assert of_stop(case, STARTED, Moment(on_day(1)), knowledge) is None


def test_that_the_stop_of_one_order_leaves_the_windows_of_another_medicine_out(knowledge):
    other = an_order("sertraline", 50, from_day=0, number=2)
    case = a_case(STARTED, other, day=8)
    view = of_stop(case, other, Moment(case.now), knowledge)
    assert not any("NMS" in one for one in view.windows)
