"""The watcher says what `assess` says, and reads no more than it must."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from nmsdesk.domain.assess import assess
from nmsdesk.domain.change import ChangeKind
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import OrderId, PatientId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.patient import Patient
from nmsdesk.services.watcher import PATIENTS_KEPT, Watcher
from tests.builders import a_check, an_order, on_day
from tests.record_builders import open_record


@pytest.fixture
def watcher(record, knowledge):
    return Watcher(record.charts, lambda: knowledge, record.bus, lambda: record.time[0])


@pytest.fixture
def key(record):
    key = record.a_patient()
    record.charts.add_order(key, an_order("haloperidol", 5, times=2))
    record.charts.observe(key, a_check(1, temperature=37.0, rigidity="none"))
    return key


@pytest.fixture
def statements(record):
    sent = []
    event.listen(
        record.store._engine,
        "before_cursor_execute",
        lambda _c, _cursor, statement, *_rest: sent.append(statement),
    )
    return sent


def fresh(record, knowledge, key):
    return assess(record.charts.case(key, record.time[0]), knowledge)


def test_that_a_chart_holds_what_assess_says_of_the_record(record, watcher, knowledge, key):
    record.charts.acknowledge(key, "seen")
    chart = watcher.chart(key)
    assert chart.case == record.charts.case(key, record.time[0])
    assert chart.assessment == fresh(record, knowledge, key)
    assert set(chart.acknowledged) == {"seen"}


def test_that_looking_again_reads_nothing(watcher, key, statements):
    watcher.chart(key)
    statements.clear()
    watcher.chart(key)
    assert statements == []


@pytest.mark.parametrize("verb", ["order", "stop", "observe", "correct", "edit", "see", "undo"])
def test_that_after_every_verb_the_chart_is_the_record_again(record, watcher, knowledge, key, verb):
    charts = record.charts
    order = record.order_id(key, "haloperidol")
    check = charts.observations(key)[0]
    watcher.chart(key)
    {
        "order": lambda: charts.add_order(key, an_order("sertraline", 50, from_day=4)),
        "stop": lambda: charts.stop_order(key, order, Moment(on_day(4)), "rigid"),
        "observe": lambda: charts.observe(key, a_check(5, temperature=39.1, rigidity="lead_pipe")),
        "correct": lambda: charts.correct_observation(
            key, check.id, replace(check.observation, by="other"), "who"
        ),
        "edit": lambda: charts.edit_patient(key, Patient("T-1", risk_factors=("dehydration",))),
        "see": lambda: charts.acknowledge(key, "1:start:2026-06-01"),
        "undo": lambda: charts.undo(key, charts.journal(key)[1].id),
    }[verb]()
    chart = watcher.chart(key)
    assert chart.case == charts.case(key, record.time[0])
    assert chart.assessment == fresh(record, knowledge, key)
    assert chart.acknowledged == charts.acknowledged(key)


def test_that_a_check_leaves_the_ledger_and_an_order_does_not(record, watcher, key):
    ledger = watcher.chart(key).ledger
    record.charts.observe(key, a_check(5, agitation=True))
    assert watcher.chart(key).ledger is ledger
    record.charts.add_order(key, an_order("haloperidol", 5, from_day=5))
    assert watcher.chart(key).ledger is not ledger


def test_that_a_draft_is_assessed_as_if_it_were_saved_and_reads_nothing(
    record, watcher, knowledge, key, statements
):
    watcher.chart(key)
    record.later(minutes=3)
    draft = replace(a_check(0, temperature=39.1, rigidity="lead_pipe"), at=Moment(record.time[0]))
    statements.clear()
    said = watcher.with_draft(key, draft)
    assert statements == []
    record.charts.observe(key, draft)
    assert said == fresh(record, knowledge, key)


def test_that_a_draft_leaves_nothing_behind(record, watcher, key):
    before = watcher.chart(key)
    watcher.with_draft(key, a_check(5, temperature=39.1, rigidity="lead_pipe"))
    assert watcher.chart(key) == before
    assert len(record.charts.observations(key)) == 1


def test_that_a_preview_says_which_window_a_new_medicine_would_open(record, watcher, key):
    draft = an_order("olanzapine", 10, from_day=5)
    kinds = {change.kind for change in watcher.preview(key, draft)}
    assert {ChangeKind.START, ChangeKind.ADDED_ANTIPSYCHOTIC} <= kinds
    assert ChangeKind.INCREASE not in kinds
    assert len(record.orders(key)) == 1


def test_that_the_preview_of_a_change_of_dose_shows_the_step_alone(record, watcher, key):
    order = record.order_id(key, "haloperidol")
    new = an_order("haloperidol", 10, times=2, from_day=5)
    shown = watcher.preview(key, new, order)
    assert [change.kind for change in shown if change.drug == "haloperidol"][:1]
    increase = next(change for change in shown if change.kind is ChangeKind.INCREASE)
    assert (increase.before_mg, increase.after_mg, increase.percent) == (10, 20, 100)


def test_that_the_preview_shows_what_saving_then_brings(record, watcher, key):
    order = record.order_id(key, "haloperidol")
    new = an_order("haloperidol", 10, times=2, from_day=5)
    before = watcher.chart(key).assessment.changes
    shown = watcher.preview(key, new, order)
    record.charts.change_dose(key, order, new)
    after = watcher.chart(key).assessment.changes
    brought = [c for c in after if c.identity not in {b.identity for b in before}]
    assert [(c.kind, c.at, c.watch) for c in brought] == [(c.kind, c.at, c.watch) for c in shown]


def test_that_an_order_that_begins_tomorrow_is_previewed_as_of_tomorrow(watcher, key):
    shown = watcher.preview(key, an_order("olanzapine", 10, from_day=9))
    assert ChangeKind.START in {change.kind for change in shown}


def test_that_the_preview_refuses_what_saving_would_refuse(record, watcher, key):
    order = record.order_id(key, "haloperidol")
    with pytest.raises(UserError, match="correct it instead"):
        watcher.preview(key, an_order("haloperidol", 10, from_day=0), order)


def test_that_time_passing_over_the_end_of_an_order_is_noticed(record, watcher, knowledge, key):
    order = record.order_id(key, "haloperidol")
    record.charts.stop_order(key, order, Moment(on_day(5, 10.5)), "course ends")
    assert ChangeKind.STOP not in {c.kind for c in watcher.chart(key).assessment.changes}
    record.later(minutes=45)
    chart = watcher.chart(key)
    assert ChangeKind.STOP in {c.kind for c in chart.assessment.changes}
    assert chart.assessment == fresh(record, knowledge, key)


def test_that_many_patients_are_not_all_kept(record, watcher, statements):
    keys = [record.a_patient(f"M-{n}") for n in range(PATIENTS_KEPT + 1)]
    for key in keys:
        watcher.chart(key)
    statements.clear()
    watcher.chart(keys[-1])
    assert statements == []
    watcher.chart(keys[0])
    assert statements != []


def test_that_a_patient_who_is_gone_has_no_chart(watcher):
    with pytest.raises(UserError, match="no longer stands"):
        watcher.chart(PatientId(99))


medicines = st.sampled_from(["haloperidol", "olanzapine", "sertraline", "lithium", "metformin"])
days = st.integers(0, 12)
lists = st.lists(st.tuples(medicines, st.integers(1, 20), days, st.none() | days), max_size=4)


@pytest.fixture(scope="module")
def shared(tmp_path_factory, knowledge):
    record = open_record(tmp_path_factory.mktemp("watched"))
    yield record, Watcher(record.charts, lambda: knowledge, record.bus, lambda: record.time[0])
    record.close()


@settings(max_examples=30)
@given(lists, st.lists(st.integers(1, 3000), max_size=4))
def test_that_a_kept_ledger_answers_as_a_new_one_whenever_one_looks(
    shared, knowledge, listed, minutes
):
    """However time passes between two looks, over starts and ends and windows."""
    record, watcher = shared
    record.time[0] = on_day(3, 9)
    key = record.a_patient(f"H-{len(record.charts.patients())}")
    for drug, mg, start, end in listed:
        until = None if end is None or end <= start else end
        record.charts.add_order(key, an_order(drug, mg, from_day=start, to_day=until))
    record.charts.observe(key, a_check(1, temperature=38.4, rigidity="mild"))
    for step in minutes:
        assert watcher.chart(key).assessment == fresh(record, knowledge, key)
        record.later(minutes=step)
    assert watcher.chart(key).assessment == fresh(record, knowledge, key)


def test_that_the_id_of_a_draft_is_never_one_of_the_record(record, key):
    assert OrderId("draft") not in {order.id for order in record.orders(key)}
