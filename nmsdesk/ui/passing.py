"""Time that passes while a record stands open: asks for another reading where it changes one."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from nmsdesk.domain.turns import next_moment
from nmsdesk.services.watcher import Chart

TICK_MS = 20_000
"""How often it is asked whether a window opened, closed or a check fell due."""


class Passing(QObject):
    """`due` where an order began or ended, a window closed, a check fell due, or a day began."""

    due = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.chart: Chart | None = None
        """The one in front."""
        self._now = now
        self._day: date = now().date()
        self._tick = QTimer(self)
        self._tick.timeout.connect(self.look)
        self._tick.start(TICK_MS)

    def look(self) -> None:
        """Ask the clock now."""
        if self.chart is None:
            return
        now, then = self._now(), self.chart.case.now
        windows = self.chart.assessment.windows
        case, ledger = self.chart.case, self.chart.ledger
        turn = next_moment(case, case.orders or (), ledger, then)
        moments = [self.chart.assessment.checks.due, turn, *(w.span.end for w in windows)]
        if now.date() != self._day or any(m is not None and then < m <= now for m in moments):
            self._day = now.date()
            self.due.emit()

    def stop(self) -> None:
        self._tick.stop()
