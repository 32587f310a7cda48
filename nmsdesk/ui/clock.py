"""A clock that strikes when a moment has come, also when the computer slept through it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

OFTEN_MS = 20_000
"""A timer does not run while the computer sleeps: the wall clock is looked at so often at least."""
SOONEST_MS = 1_000
"""The wall clock goes in seconds."""


class LiveClock(QObject):
    """Strikes once after each `wait_for`: past the moment, past midnight, or when set back."""

    struck = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._read = now()
        self._moment: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def wait_for(self, moment: datetime | None, read: datetime) -> None:
        """Strike when `moment` has come; `read`: what is shown now was read then."""
        self._moment, self._read = moment, read
        self._arm()

    def look(self) -> None:
        """Ask the wall clock now."""
        if self._over(self._now()):
            self.stop()
            self.struck.emit()
        else:
            self._arm()

    def stop(self) -> None:
        self._timer.stop()

    @property
    def waiting(self) -> bool:
        return self._timer.isActive()

    def _over(self, now: datetime) -> bool:
        if now < self._read or now.date() != self._read.date():
            return True
        # What comes at the very moment of reading was read already.
        return self._moment is not None and self._read < now and self._moment <= now

    def _arm(self) -> None:
        left = timedelta.max if self._moment is None else self._moment - self._now()
        soon = min(left, timedelta(milliseconds=OFTEN_MS))
        self._timer.start(max(SOONEST_MS, round(soon / timedelta(milliseconds=1))))
