"""Rebuilding the index gives what the transactions kept, on random histories and both databases."""

import random
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text

from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.ledger import keep, open_windows
from nmsdesk.domain.patient import Patient
from nmsdesk.services.board import Board
from nmsdesk.services.bus import Bus
from nmsdesk.services.charts import Charts
from nmsdesk.services.index_keeping import IndexKeeper
from nmsdesk.services.looker import Looker
from nmsdesk.services.rebuild import picked, rebuild
from nmsdesk.services.watcher import Watcher
from nmsdesk.store.bulk_reading import BulkReader
from nmsdesk.store.charts import ChartStore, open_store
from nmsdesk.store.engine import open_engine
from nmsdesk.store.revisions import StoreKind
from nmsdesk.store.schema import METADATA
from nmsdesk.store.upgrade import bring_up
from nmsdesk.store.watch_index import all_kept
from tests import postgres
from tests.random_histories import NOW, orders, records

SLOW = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class _NoLock:
    def release(self) -> None:
        """A server needs none."""


@pytest.fixture(scope="module")
def postgres_address():
    with postgres.server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    """An open, empty record on either database."""
    if request.param == "sqlite":
        path = tmp_path / "record.db"
        store = open_store(path, "nurse", lambda: NOW, kind=StoreKind.CLINICAL, zone=None)
    else:
        engine = open_engine(request.getfixturevalue("postgres_address"))
        METADATA.drop_all(engine)
        with engine.begin() as connection:
            connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
        bring_up(engine, tmp_path / "record", StoreKind.CLINICAL, None)
        store = ChartStore(tmp_path / "record", engine, _NoLock(), "nurse", lambda: NOW)
    yield store
    store.close()


@contextmanager
def emptied(store):
    """The record without any patient, whatever was tried before."""
    with store.writing() as writer:
        for table in reversed(METADATA.sorted_tables):
            if table.name != "meta":
                writer.connection.execute(table.delete())
    bus = Bus()
    charts = Charts(store, bus, None)
    charts.bus = bus
    yield charts


def kept(store):
    with store.reading() as reader:
        return dict(all_kept(reader.connection))


def made_anew(store, knowledge):
    """The index as `rebuild` makes it, nothing left of what stood there."""
    reader = BulkReader(store.address)
    looker = Looker(reader, knowledge, None, NOW)
    keys = picked(store, knowledge, NOW)
    rebuild(store, looker, keys, "another catalogue")
    reader.close()
    return kept(store)


@SLOW
@given(st.lists(records(), min_size=1, max_size=4), st.integers(0, 2**32))
def test_that_a_rebuild_makes_what_the_transactions_kept(store, knowledge, people, seed):
    keeper = IndexKeeper(lambda: knowledge, None)
    store.index_by(keeper)
    with emptied(store) as charts:
        board = Board(store, keeper, lambda: "one catalogue", charts.bus, lambda: NOW)
        watcher = Watcher(charts, lambda: knowledge, charts.bus, lambda: NOW, keeper.take)
        keeper.known = watcher.known
        keys = charts.take_over(people, "random").patients
        for key in keys:
            watcher.chart(key)
        edit(charts, board, keys, random.Random(seed))
        told = kept(store)
        for row in charts.patients():
            assert watcher.chart(row.key).case == charts.case(row.key, NOW)
        assert made_anew(store, knowledge) == told


def edit(charts, board, keys, dice):
    """Some of everything that a person can do, in an order that the seed decides."""
    if len(keys) == 1 and dice.random() < 0.2:
        charts.undo(keys[0], charts.journal(keys[0])[0].id)
        return
    for key in keys:
        for order in charts.case(key, NOW).orders or ():
            edit_order(charts, key, order, dice.randrange(6))
        if dice.random() < 0.5:
            charts.edit_patient(key, Patient(charts.patient(key).id, ward="C3"))
        if board.rows() and dice.random() < 0.7:
            row = dice.choice(board.rows())
            act = board.put_aside if dice.random() < 0.5 else ended(board)
            entry = act(row.watching.patient.key)
            if dice.random() < 0.3:
                charts.undo(entry.patient, entry.id)


def edit_order(charts, key, order, act):
    if act == 0:
        charts.correct_order(key, order.id, replace(order, drug="olanzapine"), "misread")
    elif act == 1:
        charts.undo(key, charts.correct_order(key, order.id, order, "again").id)
    elif act == 2:
        charts.acknowledge(key, f"{order.id}:start:2026-06-01")


def ended(board):
    return lambda key: board.end_watching(key, "discharged")


@SLOW
@given(st.lists(records(), min_size=1, max_size=4))
def test_that_the_sql_leaves_out_nobody_who_can_have_a_window(store, knowledge, people):
    store.index_by(None)
    with emptied(store) as charts:
        keys = charts.take_over(people, "random").patients
        found = set(picked(store, knowledge, NOW))
        for key in keys:
            case = charts.case(key, NOW)
            ledger = keep(case, knowledge.formulary, knowledge.watch)
            if open_windows(ledger, NOW):
                assert key in found


@SLOW
@given(orders, st.integers(0, 200 * 24))
def test_that_it_leaves_out_nobody_later_either(store, knowledge, order, hours):
    """Nothing but the clock may bring a window to somebody whom the SQL did not pick."""
    store.index_by(None)
    with emptied(store) as charts:
        key = charts.add_patient(Patient("T-1"))
        if order.ended_before_it_began:
            return
        charts.add_order(key, order)
        if key not in picked(store, knowledge, NOW):
            then = NOW + timedelta(hours=hours)
            ledger = keep(charts.case(key, then), knowledge.formulary, knowledge.watch)
            assert open_windows(ledger, then) == ()


def test_that_the_sql_picks_no_one_whose_medicines_play_no_role(store, knowledge):
    from tests.builders import an_order

    store.index_by(None)
    with emptied(store) as charts:
        for drug in ("metformin", "xyzzy", "biperiden"):
            key = charts.add_patient(Patient(drug))
            charts.add_order(key, an_order(drug, 5))
        key = charts.add_patient(Patient("old"))
        charts.add_order(key, an_order("haloperidol", 5, from_day=-900, to_day=-800))
        assert picked(store, knowledge, NOW) == ()


def test_that_every_statement_that_was_sent_stands_on_both_databases(store, knowledge):
    """The words of one database alone are in none of them."""
    from tests.builders import an_order

    said = []
    event.listen(store._engine, "before_cursor_execute", lambda *a: said.append(a[2].upper()))
    keeper = IndexKeeper(lambda: knowledge, None)
    store.index_by(keeper)
    with emptied(store) as charts:
        board = Board(store, keeper, lambda: "one", Bus(), lambda: NOW)
        key = charts.add_patient(Patient("T-1"))
        charts.add_order(key, an_order("haloperidol", 5, from_day=18))
        assert [row.watching.patient.id for row in board.rows()] == ["T-1"]
        board.put_aside(key)
        board.next_boundary()
        board.wards()
        assert board.rows() == ()
    assert len(said) > 30
    alone = (
        "PRAGMA",
        "INSERT OR",
        "ON CONFLICT",
        "JULIANDAY",
        "STRFTIME",
        "INTERVAL",
        "ILIKE",
        "::",
    )
    own = ("SELECT CAST", "PG_CATALOG")
    for statement in said:
        plain = statement.replace("::VARCHAR", "").replace("::TIMESTAMP WITHOUT TIME ZONE", "")
        plain = plain.replace("::INTEGER", "").replace("::BOOLEAN", "").replace("::DATE", "")
        assert not any(word in plain for word in alone) or any(word in plain for word in own)


def test_that_a_rebuild_that_was_stopped_goes_on_where_it_was(store, knowledge, monkeypatch):
    from tests.builders import an_order

    monkeypatch.setattr("nmsdesk.services.rebuild.CHUNK", 2)
    keeper = IndexKeeper(lambda: knowledge, None)
    store.index_by(keeper)
    with emptied(store) as charts:
        for n in range(7):
            key = charts.add_patient(Patient(f"T-{n}"))
            charts.add_order(key, an_order("haloperidol", 5, from_day=10 + n))
        told = kept(store)
        keys = picked(store, knowledge, NOW)
        reader = BulkReader(store.address)
        looker = Looker(reader, knowledge, None, NOW)

        class Stops:
            def step(self, done, _total):
                if done == 4:
                    raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            rebuild(store, looker, keys, "new", Stops())
        assert len(kept(store)) == 4
        done = rebuild(store, looker, keys, "new")
        assert (done.picked, done.resumed, done.rows, done.orders) == (7, 4, 3, 3)
        assert kept(store) == told
        with pytest.raises(KeyboardInterrupt):
            rebuild(store, looker, keys, "new", Stops())
        assert rebuild(store, looker, keys, "newer").resumed == 0
        assert kept(store) == told
        reader.close()


def test_that_an_index_under_way_is_not_taken_for_a_whole_one(store, knowledge):
    from tests.builders import an_order

    keeper = IndexKeeper(lambda: knowledge, None)
    store.index_by(keeper)
    with emptied(store) as charts:
        key = charts.add_patient(Patient("T-1"))
        charts.add_order(key, an_order("haloperidol", 5, from_day=18))
        board = Board(store, keeper, lambda: "one", Bus(), lambda: NOW)
        assert len(board.rows()) == 1
        another = Board(store, keeper, lambda: "two", Bus(), lambda: NOW)
        assert another.catch_up() == 1
        assert another.catch_up() == 0
        assert len(another.rows()) == 1
        assert list(kept(store)) == [PatientId(key)]
