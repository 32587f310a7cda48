"""The whole line of one medicine: each version with who, when, what was done and why."""

from dataclasses import replace
from datetime import timedelta

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.record import OrderVersion, Verb
from nmsdesk.presenters.order_history import history, line_of
from tests.builders import a_case, an_order, on_day

FIRST = an_order("haloperidol", 5, times=2, from_day=0, number=1)
ENDED = replace(FIRST, end=Moment(on_day(6)))
SECOND = an_order("haloperidol", 10, times=2, from_day=6, number=2)


def version(order, hour, number=1, verb=Verb.ADD_ORDER, **more):
    return OrderVersion(
        order, "nurse", on_day(10) + timedelta(hours=hour), version=number, verb=verb, **more
    )


def test_that_the_line_has_the_earlier_doses_the_newest_entry_first():
    told = history(
        (
            (version(FIRST, 1), version(ENDED, 2, 2, Verb.CHANGE_DOSE)),
            (version(SECOND, 2, 1, Verb.CHANGE_DOSE),),
        )
    )
    assert [one.head for one in told] == [
        "New dose, stands now: 11-Jun-2026 02:00 by nurse",
        "Ended by a new dose, stands now: 11-Jun-2026 02:00 by nurse",
        "Added: 11-Jun-2026 01:00 by nurse",
    ]
    assert "10 mg" in told[0].line
    assert "to 07-Jun-2026" in told[1].line
    assert "5 mg" in told[2].line


def test_that_an_undo_is_named_and_so_is_each_verb():
    told = history(
        (
            (
                version(FIRST, 1),
                version(FIRST, 2, 2, Verb.CORRECT_ORDER, reason="typed wrong"),
                version(ENDED, 3, 3, Verb.STOP_ORDER, reason="stiff"),
                version(FIRST, 4, 4, Verb.UNDO),
            ),
        )
    )
    assert [one.head.split(":")[0] for one in told] == [
        "Undone, back to what stood before, stands now",
        "Stopped",
        "Corrected",
        "Added",
    ]
    assert told[1].why == "Reason: stiff"


def test_that_an_entry_that_was_taken_away_says_so():
    (told, _) = history(((version(FIRST, 1), version(FIRST, 2, 2, Verb.UNDO, taken_back=True)),))
    assert told.head == "Undone, taken away: 11-Jun-2026 02:00 by nurse"


def test_that_an_import_is_named():
    (told,) = history(((version(FIRST, 1, verb=Verb.IMPORT),),))
    assert told.head.startswith("Imported, stands now")


def test_that_the_line_of_a_medicine_is_every_order_of_it_by_any_name(knowledge):
    brand = an_order("Haldol", 5, from_day=0, to_day=3, number=7)
    other = an_order("olanzapine", 5, from_day=0, number=8)
    case = a_case(brand, FIRST, SECOND, other)
    recognised = {o.drug: knowledge.formulary.recognise(o.drug) for o in case.orders}
    assert [one.id for one in line_of(SECOND, case.orders, recognised)] == ["7", "1", "2"]
