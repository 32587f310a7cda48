"""Dates as people type them: read where there is one reading, refused where there are two."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.presenters.formats import day
from nmsdesk.presenters.typed_dates import NotADate, typed_date


@pytest.mark.parametrize(
    "typed",
    [
        "04-Mar-1961",
        "4 mar 1961",
        "4 March 1961",
        "1961-03-04",
        "1961-3-4",
        "04.03.1961",
        "4. 3. 1961",
        " 04-MAR-1961 ",
    ],
)
def test_that_every_usual_spelling_is_the_fourth_of_march(typed):
    assert typed_date(typed) == date(1961, 3, 4)


@pytest.mark.parametrize("typed", ["", "  ", "Unknown", "unknown", "not known"])
def test_that_unknown_is_an_answer(typed):
    assert typed_date(typed) is None


def test_that_a_date_with_two_readings_is_not_guessed():
    with pytest.raises(NotADate, match="two ways"):
        typed_date("04/03/1961")


@pytest.mark.parametrize(
    ("typed", "read"), [("25/03/1961", 25), ("03/25/1961", 25), ("3/3/1961", 3)]
)
def test_that_slashes_are_read_where_only_one_order_is_possible(typed, read):
    assert typed_date(typed) == date(1961, 3, read)


@pytest.mark.parametrize("typed", ["31-Feb-1961", "1961-13-01", "4 Foo 1961", "61", "04-03-61"])
def test_that_what_is_no_date_is_refused_with_an_example(typed):
    with pytest.raises(NotADate):
        typed_date(typed)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_that_every_date_as_shown_is_read_again(when):
    assert typed_date(day(when)) == when
