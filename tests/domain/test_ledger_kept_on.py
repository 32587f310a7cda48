"""A ledger kept on from an earlier one is the ledger kept from nothing, on random histories."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmsdesk.domain import ledger as ledgers
from nmsdesk.domain.case import Case
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.ledger import keep, open_windows
from nmsdesk.domain.order import Administration, Given
from tests.builders import a_case, an_order, on_day
from tests.few_drugs import FEW, RULES
from tests.random_histories import NOW, factors, moments, orders, records

NEW = OrderId("9")


@st.composite
def _edits(draw, case: Case) -> Case:
    """One order entered, corrected or taken back; a dose recorded; a risk; time that goes on."""
    listed = case.orders or ()
    fresh = draw(orders.filter(lambda one: not one.ended_before_it_began))
    kinds = ["enter", "wait", "person"]
    kinds += ["correct", "end", "take back", "dose"] if listed else []
    kind = draw(st.sampled_from(kinds))
    place = draw(st.integers(0, max(0, len(listed) - 1)))
    wait = draw(st.sampled_from([0, 0, 1, 60 * 24, 60 * 24 * 30])) * timedelta(minutes=1)
    case = replace(case, now=case.now + wait)
    others = listed[:place] + listed[place + 1 :]
    match kind:
        case "enter":
            return replace(case, orders=(*listed, replace(fresh, id=NEW)))
        case "correct":
            return replace(case, orders=(*others, replace(fresh, id=listed[place].id)))
        case "end":
            ended = replace(listed[place], end=fresh.end, status=fresh.status)
            whole = (*listed[:place], ended, *listed[place + 1 :])
            return case if ended.ended_before_it_began else replace(case, orders=whole)
        case "take back":
            return replace(case, orders=others)
        case "dose":
            given = draw(st.sampled_from(list(Given)))
            dose = Administration(listed[place].id, draw(moments), given)
            return replace(case, administrations=(*case.administrations, dose))
        case "person":
            person = replace(case.patient, risk_factors=draw(factors))
            return replace(case, patient=person)
    return case


def _says_the_same(one, other):
    assert one.changes == other.changes
    assert one.history == other.history
    assert one.windows == other.windows
    assert one.rows == other.rows
    assert one.together == other.together


@settings(max_examples=300)
@given(st.data(), records())
def test_that_a_ledger_kept_on_is_the_one_kept_from_nothing(knowledge, data, record):
    formulary, rules = knowledge.formulary, knowledge.watch
    case = Case(record.patient, NOW, record.orders, record.administrations)
    kept = keep(case, formulary, rules)
    for _ in range(3):
        case = data.draw(_edits(case))
        kept = keep(case, formulary, rules, kept)
        _says_the_same(kept, keep(case, formulary, rules))


@given(records(), records())
def test_that_the_ledger_of_somebody_else_changes_nothing(knowledge, record, other):
    formulary, rules = knowledge.formulary, knowledge.watch
    theirs = Case(other.patient, NOW, other.orders, other.administrations)
    case = Case(record.patient, NOW, record.orders, record.administrations)
    before = keep(theirs, formulary, rules)
    _says_the_same(keep(case, formulary, rules, before), keep(case, formulary, rules))


HALOPERIDOL = an_order("haloperidol", 5, from_day=0, to_day=None, number=1)
SERTRALINE = an_order("sertraline", 50, from_day=3, to_day=None, number=2)
LITHIUM = an_order("lithium", 400, from_day=5, to_day=None, number=3)


def _worked_out(monkeypatch, before: Case, after: Case) -> list[str]:
    """The drugs of which the rows are worked out where `after` is kept on from `before`."""
    kept = keep(before, FEW, RULES)
    seen = []
    rows_of_one = ledgers.rows_of_one

    def spied(history, one):
        seen.append(str(one.drug.id))
        return rows_of_one(history, one)

    monkeypatch.setattr(ledgers, "rows_of_one", spied)
    keep(after, FEW, RULES, kept)
    return seen


def test_that_an_order_that_is_saved_costs_the_orders_of_its_own_drug(monkeypatch):
    before = a_case(HALOPERIDOL, SERTRALINE, day=10)
    new = an_order("sertraline", 100, from_day=8, to_day=None, number=4)
    later = before.now + timedelta(hours=2)
    after = replace(before, now=later, orders=(*(before.orders or ()), new))
    assert _worked_out(monkeypatch, before, after) == ["sertraline"]


def test_that_lithium_is_looked_at_anew_when_a_blocker_beside_it_changes(monkeypatch):
    before = a_case(HALOPERIDOL, SERTRALINE, LITHIUM, day=10)
    new = an_order("haloperidol", 10, from_day=8, to_day=None, number=4)
    after = replace(before, orders=(*(before.orders or ()), new))
    assert _worked_out(monkeypatch, before, after) == ["haloperidol", "lithium"]


@pytest.mark.parametrize("rules", [replace(RULES, nms_days=9)])
def test_that_nothing_is_taken_over_from_other_rules(rules):
    case = a_case(HALOPERIDOL, SERTRALINE)
    kept = keep(case, FEW, rules, keep(case, FEW, RULES))
    _says_the_same(kept, keep(case, FEW, rules))
    assert open_windows(kept, on_day(1)) != open_windows(keep(case, FEW, RULES), on_day(1))
