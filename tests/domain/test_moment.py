"""Elapsed time through the zone: the night with 25 hours counts 25."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.domain.moment import elapsed, within

BERLIN = ZoneInfo("Europe/Berlin")
moments = st.datetimes(datetime(2020, 1, 1), datetime(2027, 1, 1))


def test_that_the_night_with_25_hours_counts_25():
    evening, next_evening = datetime(2026, 10, 24, 20), datetime(2026, 10, 25, 20)
    assert elapsed(evening, next_evening, BERLIN) == timedelta(hours=25)
    assert not within(evening, next_evening, timedelta(hours=24), BERLIN)
    assert within(evening, next_evening, timedelta(hours=24), None)


def test_that_the_night_with_23_hours_counts_23():
    evening, next_evening = datetime(2026, 3, 28, 20), datetime(2026, 3, 29, 20)
    assert elapsed(evening, next_evening, BERLIN) == timedelta(hours=23)


@given(moments, st.integers(0, 200), st.integers(0, 200))
def test_that_within_is_elapsed_at_most(start, hours, span_hours):
    end, span = start + timedelta(hours=hours), timedelta(hours=span_hours)
    assert within(start, end, span, BERLIN) is (elapsed(start, end, BERLIN) <= span)
