"""What a person does to a row of the watch board: put aside, end watching, and take it back."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from PySide6.QtCore import QObject, Signal

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.record import Entry
from nmsdesk.presenters.journal import what_was_done
from nmsdesk.presenters.typed_moment import read_moment, written
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.board_panel import BoardPanel, Deed

MORNING = time(8)
"""Until when a row is offered to be put aside: the morning of the next day."""


class BoardDeeds(QObject):
    """Asks in the panel, writes through the board; `done` says what was done, in a sentence."""

    done = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, panel: BoardPanel) -> None:
        super().__init__()
        self._desk = desk
        self.panel = panel
        self._key: PatientId | None = None
        self._name = ""
        self._last: list[tuple[Entry, str]] = []
        panel.wanted.connect(self._save)
        panel.left.connect(self.leave)

    def ask(self, deed: Deed, key: PatientId, name: str) -> None:
        """Open the panel for a patient; what was begun for another is left."""
        self._key, self._name = key, name
        self.panel.open(deed, name, self._morning())

    def _morning(self) -> str:
        tomorrow = self._desk.now().date() + timedelta(days=1)
        return written(Moment(datetime.combine(tomorrow, MORNING)))

    @property
    def asking(self) -> bool:
        return self._key is not None

    def leave(self) -> None:
        self._key = None
        self.panel.hide()
        self.closed.emit()

    @property
    def can_undo(self) -> bool:
        return bool(self._last)

    def undo(self) -> None:
        """Take back what was done last on the board; said where it cannot be."""
        if not self._last:
            self.done.emit(translate("Board", "Nothing was done on the board to take back."))
            return
        entry, name = self._last.pop()
        try:
            self._desk.charts.undo(entry.patient, entry.id)
        except UserError as error:
            self.done.emit(str(error))
            return
        taken = translate("Board", "Taken back: {what} ({patient}).")
        self.done.emit(taken.format(what=what_was_done(entry), patient=name))

    def _save(self, until: str, reason: str) -> None:
        if self._key is None:
            return
        if self.panel.deed is Deed.ASIDE:
            self._put_aside(self._key, until, reason)
        elif not reason:
            self.panel.say(reason=translate("BoardPanel", "Say why: discharged, died, moved …"))
            self.panel.reason_line.setFocus()
        else:
            key = self._key
            self._write(lambda: self._desk.board.end_watching(key, reason))

    def _put_aside(self, key: PatientId, until: str, reason: str) -> None:
        read = read_moment(until, self._desk.now()) if until else None
        if read is not None and read.moment is None:
            asked = translate("BoardPanel", "Write when, as in {example}, or nothing.")
            self.panel.say(until=read.problem or asked.format(example=self._morning()))
            self.panel.until_line.setFocus()
            return
        at = None if read is None or read.moment is None else read.moment.at
        self._write(lambda: self._desk.board.put_aside(key, at, reason))

    def _write(self, does: Callable[[], Entry]) -> None:
        try:
            entry = does()
        except UserError as error:
            self.panel.say(whole=str(error))
            return
        name = self._name
        self._last.append((entry, name))
        self.leave()
        said = translate("Board", "{patient}: {what}.")
        self.done.emit(said.format(patient=name, what=what_was_done(entry)))
