"""What a person does to the record in front: acknowledge, step back, do again."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import PatientId
from nmsdesk.presenters.journal import undo_of
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.frame import Frame


class Recording(QObject):
    """`patient` gives the key of the record in front; None: there is none, and nothing is done."""

    def __init__(self, desk: Desk, frame: Frame, patient: Callable[[], PatientId | None]) -> None:
        super().__init__()
        self._desk = desk
        self._frame = frame
        self._patient = patient

    def attempt(self, does: Callable[[PatientId], object]) -> None:
        """Do something to the record in front; a problem is said and stops nothing."""
        key = self._patient()
        if key is None:
            return
        try:
            does(key)
        except UserError as error:
            self._frame.notice.say(str(error), problem=True)

    def seen(self, identity: str) -> None:
        self.attempt(lambda key: self._desk.charts.acknowledge(key, identity))

    def undo(self, entry: int | None = None) -> None:
        """Take back an entry of this patient; None: the latest that is not taken back yet.

        What a notice said before it, a refusal or the offer to undo an import, holds no more.
        """

        def take_back(key: PatientId) -> None:
            which = undo_of(self._desk.charts.journal(key)).entry if entry is None else entry
            if which is not None:
                self._desk.charts.undo(key, which)
                self._frame.notice.hide()
                self._frame.status.say(translate("Window", "Done; the journal names it."))

        self.attempt(take_back)
