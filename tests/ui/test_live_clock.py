"""A clock that strikes when a moment has come: once, and also after sleep."""

from datetime import datetime, timedelta

import pytest

from nmsdesk.ui.clock import LiveClock

TEN = datetime(2026, 6, 20, 10)
NOON = datetime(2026, 6, 20, 12)


@pytest.fixture
def time():
    return [TEN]


@pytest.fixture
def heard():
    return []


@pytest.fixture
def live(qapp, time, heard):  # noqa: ARG001 - timers need an application
    made = LiveClock(lambda: time[0])
    made.struck.connect(lambda: heard.append(time[0]))
    yield made
    made.stop()


def test_that_it_strikes_once_when_the_moment_has_come(live, time, heard):
    live.wait_for(NOON, TEN)
    live.look()
    assert heard == []
    time[0] = NOON
    live.look()
    assert heard == [NOON]
    assert not live.waiting


def test_that_it_strikes_late_when_the_computer_slept_past_the_moment(live, time, heard):
    live.wait_for(NOON, TEN)
    time[0] = NOON + timedelta(hours=5)
    live.look()
    assert len(heard) == 1


def test_that_midnight_strikes_though_nothing_is_waited_for(live, time, heard):
    live.wait_for(None, TEN)
    time[0] = datetime(2026, 6, 21)
    live.look()
    assert len(heard) == 1


def test_that_a_clock_set_back_strikes(live, time, heard):
    live.wait_for(NOON, TEN)
    time[0] = TEN - timedelta(hours=1)
    live.look()
    assert len(heard) == 1


def test_that_a_moment_that_was_read_at_does_not_strike_again_and_again(live, time, heard):
    live.wait_for(TEN, TEN)
    live.look()
    assert heard == []
    time[0] = TEN + timedelta(seconds=1)
    live.look()
    assert len(heard) == 1


def test_that_it_strikes_by_itself(qtbot, live, time):
    live.wait_for(TEN + timedelta(seconds=1), TEN)
    with qtbot.waitSignal(live.struck, timeout=5_000):
        time[0] = TEN + timedelta(seconds=1)
