"""Work beside the window's thread: make the task, connect, then start it."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from nmsdesk.domain.errors import UserError
from nmsdesk.services.job import Cancelled, Progress
from nmsdesk.ui.collector import Collector

log = logging.getLogger(__name__)


class TaskProgress:
    """Handed to a job: where it says how far it is, and where it hears that it is cancelled."""

    def __init__(self, told: Callable[[int, int], None], cancelled: Event) -> None:
        self._told = told
        self._cancelled = cancelled

    def step(self, done: int, total: int) -> None:
        """`done` of `total`; raises Cancelled where nobody waits any more."""
        if self._cancelled.is_set():
            raise Cancelled
        self._told(done, total)


Job = Callable[[Progress], Any]


class Task(QObject):
    """One job with its signals; `ended` comes last, whatever became of it.

    It is kept on the window's thread until `ended` has been heard there: a QObject that a worker
    frees takes the process with it.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(str)
    """A problem that the person can mend, in a sentence."""
    broke = Signal(object)
    """An exception that is a defect of the program."""
    cancelled = Signal()
    ended = Signal()

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        self._cancel = Event()

    def cancel(self) -> None:
        self._cancel.set()

    def run(self) -> None:
        """On the worker's thread: touches no widget, and emits only."""
        try:
            result = self._job(TaskProgress(self.progressed.emit, self._cancel))
            if self._cancel.is_set():
                self.cancelled.emit()
            else:
                self.succeeded.emit(result)
        except Cancelled:
            self.cancelled.emit()
        except UserError as error:
            self.failed.emit(str(error))
        except Exception as error:
            log.exception("a task broke")
            self.broke.emit(error)
        finally:
            self.ended.emit()


class Jobs(QObject):
    """One worker; tasks run one after the other.

    While there is a worker, garbage is collected on the window's thread alone (`Collector`).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.collector = Collector(self)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="nmsdesk-job")
        self._kept: set[Task] = set()

    def start(self, task: Task) -> None:
        """Run `task`; everything that listens to it is connected already."""
        self._kept.add(task)
        task.ended.connect(self._heard, Qt.ConnectionType.QueuedConnection)
        self._pool.submit(task.run)

    @property
    def running(self) -> int:
        return len(self._kept)

    def finish(self) -> None:
        """Cancel what runs and wait for it: nothing outlives the window."""
        for task in tuple(self._kept):
            task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self.collector.stop()

    def _heard(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._kept.discard(task)
