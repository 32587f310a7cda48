"""The numbers on the filters of the watch board agree with the rows that the filters show."""

from itertools import product

import pytest

from nmsdesk.domain.board import Counts, Filters
from tests.board_builders import open_board
from tests.builders import a_check, an_order


@pytest.fixture
def record(tmp_path, knowledge):
    record = open_board(tmp_path, knowledge)
    yield record
    record.close()


@pytest.fixture
def people(record):
    for number, ward in enumerate(("A1", "A1", "B2", None)):
        key = record.a_patient(f"T-{number}", ward=ward)
        record.charts.add_order(key, an_order("haloperidol", 5, from_day=1 + number))
        if number in (0, 2):
            record.charts.observe(key, a_check(5, hour=9, temperature=36.8))
        if number > 1:
            record.board.put_aside(key)
    return record


def test_that_nobody_is_counted_on_an_empty_board(record):
    assert record.board.counts() == Counts(0, 0, 0, 0, 0)


def test_that_those_put_aside_are_counted_apart(people):
    found = people.board.counts()
    assert (found.standing, found.overdue, found.aside) == (2, 1, 2)


@pytest.mark.parametrize(
    ("ward", "depot", "overdue", "aside"),
    list(product((None, "A1", "B2"), (False, True), (False, True), (False, True))),
)
def test_that_as_many_rows_are_counted_as_are_shown(people, ward, depot, overdue, aside):
    filters = Filters(ward, depot, overdue, aside)
    assert people.board.counts(filters).wanted == len(people.board.rows(filters))


def test_that_an_aside_that_ended_stands_again(people):
    people.later(days=40)
    people.board.catch_up()
    assert people.board.counts() == Counts(0, 0, 0, 0, 0)
