"""Who listens hears, in order, and one that fails keeps nobody else from hearing."""

import pytest

from nmsdesk.domain.ids import PatientId
from nmsdesk.services.bus import Bus
from nmsdesk.services.events import ChartChanged, Part, PatientsChanged
from nmsdesk.services.job import SilentProgress

EVENT = ChartChanged(PatientId(1), frozenset({Part.PERSON}))


def test_that_a_listener_hears_its_kind_only_until_it_ends_it():
    bus, heard = Bus(), []
    end = bus.subscribe(ChartChanged, heard.append)
    bus.publish(PatientsChanged())
    bus.publish(EVENT)
    end()
    end()
    bus.publish(EVENT)
    assert heard == [EVENT]


def test_that_a_listener_may_end_itself_while_it_hears():
    bus, heard = Bus(), []

    def once(event):
        heard.append(event)
        end()

    end = bus.subscribe(ChartChanged, once)
    bus.subscribe(ChartChanged, heard.append)
    bus.publish(EVENT)
    bus.publish(EVENT)
    assert heard == [EVENT] * 3


def test_that_a_failing_listener_is_told_after_the_others_heard():
    bus, heard = Bus(), []

    def fails(_event):
        raise RuntimeError("a bug")

    bus.subscribe(ChartChanged, fails)
    bus.subscribe(ChartChanged, heard.append)
    with pytest.raises(RuntimeError, match="a bug"):
        bus.publish(EVENT)
    assert heard == [EVENT]


def test_that_nobody_cancels_a_silent_job():
    assert SilentProgress().step(1, 2) is None
