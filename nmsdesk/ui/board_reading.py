"""Reads the watch board beside the window's thread, and only the newest wish counts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.board import Counts, Filters
from nmsdesk.domain.board_order import BoardRow
from nmsdesk.services.job import Progress
from nmsdesk.ui import errors
from nmsdesk.ui.jobs import Jobs, Task


@dataclass(frozen=True, slots=True)
class BoardReading:
    """The rows as they stood at a moment, and when they have to be read again by the clock."""

    at: datetime
    filters: Filters
    rows: tuple[BoardRow, ...]
    counts: Counts
    wards: tuple[str, ...]
    boundary: datetime | None
    anybody: bool
    """Is there a patient in the record at all."""


class BoardReader(QObject):
    """`read` hands over a BoardReading; `progressed` where the index has to be made first."""

    read = Signal(object)
    progressed = Signal(int, int)
    failed = Signal(str)
    stopped = Signal()
    """The person stopped the making of the index."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Task | None = None
        self._again: Callable[[], None] | None = None

    @property
    def busy(self) -> bool:
        return self._task is not None

    def ask(self, jobs: Jobs, filters: Filters) -> None:
        """Read with these filters; a reading under way is ended first and not handed over."""
        if self._task is not None:
            self._again = lambda: self.ask(jobs, filters)
            return
        desk = self._desk
        task = Task(lambda progress: _look(desk, filters, progress))
        task.progressed.connect(self.progressed)
        task.succeeded.connect(self._arrived)
        task.failed.connect(self.failed)
        task.broke.connect(lambda _error: self.failed.emit(errors.sentence()))
        task.cancelled.connect(self.stopped)
        task.ended.connect(self._ended)
        self._task = task
        jobs.start(task)

    def stop(self) -> None:
        """Stop the making of the index; the next reading goes on where this one was."""
        if self._task is not None:
            self._again = None
            self._task.cancel()

    def _arrived(self, reading: BoardReading) -> None:
        if self._again is None:
            self.read.emit(reading)

    def _ended(self) -> None:
        self._task = None
        again, self._again = self._again, None
        if again is not None:
            again()


def _look(desk: Desk, filters: Filters, progress: Progress) -> BoardReading:
    board, now = desk.board, desk.now()
    board.catch_up(progress)
    counts = board.counts(filters)
    return BoardReading(
        at=now,
        filters=filters,
        rows=board.rows(filters),
        counts=counts,
        wards=board.wards(),
        boundary=board.next_boundary(),
        # A long list is read for the empty board alone.
        anybody=counts.standing + counts.aside > 0 or bool(desk.charts.patients()),
    )
