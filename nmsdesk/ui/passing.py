"""Time that passes while a record stands open: asks for another reading where it changes one."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from nmsdesk.services.watcher import Chart
from nmsdesk.ui.clock import LiveClock


class Passing(QObject):
    """`due` where an order began or ended, a window closed, a check fell due, or a day began."""

    due = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = LiveClock(now, self)
        self._clock.struck.connect(self.due)

    def wait_with(self, chart: Chart | None) -> None:
        """`chart` is the one in front from now on; None: there is nothing to wait for."""
        if chart is None:
            self._clock.stop()
            return
        read = chart.case.now
        ends = (window.span.end for window in chart.assessment.windows)
        moments = (chart.until, chart.assessment.checks.due, *ends)
        self._clock.wait_for(min(m for m in moments if m is not None and m > read), read)

    def look(self) -> None:
        """Ask the clock now."""
        self._clock.look()

    def stop(self) -> None:
        self._clock.stop()
