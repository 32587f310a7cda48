"""Widgets are freed on the window's thread, never on a worker's."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject

from nmsdesk.ui.jobs import Jobs, Task


@pytest.fixture
def jobs(qapp):  # noqa: ARG001 - tasks need an application
    made = Jobs()
    yield made
    made.finish()


class Knot(QObject):
    """Garbage only the collector can free; it tells on which thread that happened."""

    def __init__(self, freed):
        super().__init__()
        self.itself = self
        self._freed = freed

    def __del__(self):
        self._freed.append(threading.current_thread().name)


def test_that_a_worker_frees_no_widget_however_much_it_allocates(qtbot, jobs):
    freed = []
    for _ in range(50):
        Knot(freed)
    task = Task(lambda _progress: [[number] for number in range(200_000)] and None)
    with qtbot.waitSignal(task.ended):
        jobs.start(task)
    assert freed == []
    gc.collect()
    assert set(freed) == {"MainThread"}


@pytest.mark.usefixtures("jobs")
def test_that_garbage_is_collected_between_events_once_enough_has_gathered(qtbot):
    freed = []
    Knot(freed)
    keep = [[number] for number in range(5_000)]
    qtbot.waitUntil(lambda: bool(freed), timeout=5_000)
    assert freed == ["MainThread"]
    assert keep


def test_that_the_interpreter_collects_by_itself_again_afterwards(qapp):  # noqa: ARG001 - as above
    jobs = Jobs()
    assert not gc.isenabled()
    jobs.finish()
    assert gc.isenabled()
