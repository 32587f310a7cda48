"""The first rows of a long board are those that stand first where all of it is read."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmsdesk.domain.board import BoardWindow, Filters, Watching, Weight
from nmsdesk.domain.board_order import Placing, rows
from nmsdesk.domain.change import ChangeKind, Syndrome
from nmsdesk.domain.patient import Patient
from nmsdesk.domain.urgency import Level
from nmsdesk.store.watch_index import clear, keep_rows, watched_patients
from tests.record_builders import NOW, open_record

PEOPLE = 12


@pytest.fixture(scope="module")
def read(tmp_path_factory, knowledge):
    """Keeps what is told of twelve people, then reads all rows and so many from the top."""
    record = open_record(tmp_path_factory.mktemp("board"))
    for number in range(PEOPLE):
        patient = Patient(f"ID-{number}", family_name="ABBBCCDDDDEE"[number], given_name="Jo")
        record.charts.add_patient(patient)
    standing = record.charts.patients()

    def both(told, most):
        kept = [
            (row.key, Watching(row, level, tuple(found), late=late, risk_factors=risk))
            for row, (found, level, late, risk) in zip(standing, told, strict=True)
        ]
        with record.store.writing() as writer:
            clear(writer.connection)
            keep_rows(writer.connection, kept)
        placing, rules = Placing(NOW, knowledge.watch), knowledge.watch
        with record.store.reading() as reader:
            everybody = watched_patients(reader.connection, placing, Filters())
            some = watched_patients(reader.connection, placing, Filters(most=most))
        assert len(some) == min(most, PEOPLE)
        return names(rows(everybody, NOW, rules)[:most]), names(rows(some, NOW, rules, most))

    yield both
    record.close()


def names(found):
    """Who stands there, and why."""
    return [(row.watching.patient.id, row.why) for row in found]


def windows():
    return st.builds(
        lambda syndrome, days, weight: BoardWindow(
            syndrome,
            NOW - timedelta(days=days),
            NOW + timedelta(days=30 - days),
            ChangeKind.START,
            "x",
            NOW - timedelta(days=days),
            30,
            weight,
        ),
        st.sampled_from(Syndrome),
        st.sampled_from((0, 1, 3, 9)),
        st.sampled_from(Weight),
    )


def one_a_syndrome():
    return st.lists(windows(), min_size=1, max_size=2, unique_by=lambda window: window.syndrome)


def watched():
    late = st.sampled_from((None, NOW - timedelta(hours=1), NOW, NOW + timedelta(hours=1)))
    return st.tuples(
        one_a_syndrome(), st.sampled_from(Level), late, st.integers(min_value=0, max_value=2)
    )


@settings(max_examples=40, deadline=None)
@given(
    told=st.lists(watched(), min_size=PEOPLE, max_size=PEOPLE),
    most=st.integers(min_value=1, max_value=PEOPLE + 1),
)
def test_that_so_many_from_the_top_are_the_first_of_all(read, told, most):
    everybody, some = read(told, most)
    assert some == everybody
