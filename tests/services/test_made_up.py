"""Made-up people: always the same ones, and of the kinds that a real list holds."""

from collections import Counter
from datetime import datetime

import pytest

from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.order import Ending, Route
from nmsdesk.services.job import SilentProgress
from nmsdesk.services.made_up import MadeUp, filled
from tests.record_builders import open_record

NOW = datetime(2026, 6, 20, 10)


@pytest.fixture(scope="module")
def people(knowledge):
    made = MadeUp(knowledge.formulary.drugs, NOW, 1)
    return [person for batch in made.batches(400) for person in batch]


def test_that_the_same_seed_makes_the_same_people_whatever_their_number(knowledge, people):
    again = MadeUp(knowledge.formulary.drugs, NOW, 1)
    assert [again.person(n) for n in (0, 7, 399)] == [people[n] for n in (0, 7, 399)]
    assert MadeUp(knowledge.formulary.drugs, NOW, 2).person(7) != people[7]


def test_that_there_are_twenty_orders_a_person(people):
    assert 19 <= sum(len(p.orders) for p in people) / len(people) <= 21


def test_that_brands_depots_duplicates_gaps_and_unknown_names_are_among_them(knowledge, people):
    orders = [order for person in people for order in person.orders]
    drugs = {order.drug: knowledge.formulary.recognise(order.drug) for order in orders}
    classes = Counter(c for r in drugs.values() for i in r.ingredients for c in i.classes)
    assert {DrugClass.ANTIPSYCHOTIC, DrugClass.SEROTONERGIC, DrugClass.DOPAMINERGIC} <= set(classes)
    assert any(r.ingredients and r.ingredients[0].drug != t for t, r in drugs.items())
    assert any(not r.ingredients for r in drugs.values())
    assert any(order.route is Route.DEPOT for order in orders)
    assert any(order.end is Ending.OPEN for order in orders)
    assert any(order.source.where == "again" for order in orders)
    assert any(person.observations for person in people)
    assert any(person.administrations for person in people)


def test_that_what_is_stored_is_what_was_made_and_can_be_undone(tmp_path, knowledge):
    record = open_record(tmp_path, at=NOW)
    made = MadeUp(knowledge.formulary.drugs, NOW, 1)
    orders = filled(record.store, made, 30, SilentProgress())
    rows = record.charts.patients()
    assert len(rows) == 30
    cases = {row.id: record.charts.case(row.key, NOW) for row in rows}
    assert sum(len(case.orders) for case in cases.values()) == orders
    for number in range(30):
        person = made.person(number)
        case = cases[person.patient.id]
        assert case.patient == person.patient
        assert [o.drug for o in case.orders] == [o.drug for o in person.orders]
        assert len(case.administrations) == len(person.administrations)
        assert len(case.observations) == len(person.observations)
    key = rows[0].key
    record.charts.undo(key, record.charts.journal(key)[0].id)
    assert record.charts.patients() == ()
    record.close()
