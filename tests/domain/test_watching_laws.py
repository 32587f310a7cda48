"""What the index keeps of a patient holds until the moment that it names, on random histories."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nmsdesk.domain.board import Watching
from nmsdesk.domain.case import Case
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.ledger import keep, open_windows
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Ending, Status
from nmsdesk.domain.record import PatientRow
from nmsdesk.domain.watching import watch
from tests.random_histories import NOW, records

KEY = PatientId(1)


def case_of(record, now=NOW):
    return Case(record.patient, now, record.orders, record.administrations, record.observations)


def watched(record, knowledge, now=NOW):
    found = watch(case_of(record, now), PatientRow.of(KEY, record.patient), knowledge)
    return None if found is None else found.watching


def open_at(watching: Watching | None, now):
    """All that the board tells of a patient at a moment; None where no window is open."""
    if watching is None:
        return None
    windows = tuple(each for each in watching.windows if each.open_at(now))
    return replace(watching, windows=windows, boundary=None) if windows else None


@given(records())
def test_that_the_windows_kept_are_those_of_the_ledger(knowledge, record):
    ledger = keep(case_of(record), knowledge.formulary, knowledge.watch)
    told = [(w.syndrome, w.span.start, w.span.end, w.latest.at) for w in open_windows(ledger, NOW)]
    kept = open_at(watched(record, knowledge), NOW)
    windows = () if kept is None else kept.windows
    assert [(w.syndrome, w.opens, w.closes, w.at) for w in windows] == told


def ends_as_we_look(record):
    """Does an order end with every now: called stopped or held, and last on file today.

    What is sure of it lasts until now, at the latest until the day is over (`list_reading`).
    """
    today = NOW.date()
    over = (Status.STOPPED, Status.COMPLETED, Status.HELD)
    for order in record.orders or ():
        days = {each.at.at.date() for each in record.administrations if each.order == order.id}
        days |= {None if order.begins is None else order.begins.date()}
        if order.status in over and isinstance(order.end, Moment) and order.ends > NOW:
            return True
        if (order.status in over or order.end is Ending.UNKNOWN) and today in days:
            return True
    return False


@settings(max_examples=400)
@given(records(), st.integers(0, 120 * 24 * 4), st.integers(0, 8))
def test_that_nothing_changes_before_the_boundary(knowledge, record, quarters, near):
    kept = watched(record, knowledge)
    boundary = None if kept is None else kept.boundary
    then = NOW + quarters * timedelta(minutes=15)
    if boundary is not None:
        latest = boundary - timedelta(microseconds=1)
        then = latest if near > 4 or then >= boundary else then
    assume(not ends_as_we_look(record))
    fresh = watched(record, knowledge, then)
    assert open_at(fresh, then) == open_at(kept, then)


@given(records())
def test_that_a_boundary_lies_ahead(knowledge, record):
    kept = watched(record, knowledge)
    assert kept is None or kept.boundary is None or kept.boundary > NOW
    assert kept is None or kept.boundary is not None or not kept.windows
