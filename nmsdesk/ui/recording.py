"""What a person does to the record in front: acknowledge, step back, do again."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import PatientId
from nmsdesk.presenters.journal import UndoView, undo_of
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.frame import Frame
from nmsdesk.ui.widgets.notice import Stays


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
            if entry is not None:
                self._take_back(key, entry, "")
                return
            latest = undo_of(self._desk.charts.journal(key))
            if latest.entry is None:
                self._frame.status.say(latest.text)
            elif latest.people_leave:
                self._ask(latest)
            else:
                self._take_back(key, latest.entry, latest.told)

        self.attempt(take_back)

    def _ask(self, latest: UndoView) -> None:
        """The last step back takes people out of the record: never by one key too many."""
        sentence = translate(
            "Window", "What is left to undo is the {what}: everyone who came with it would leave."
        )
        self._frame.notice.say(
            sentence.format(what=latest.told),
            offer=translate("Window", "Take them out of the record"),
            does=lambda: self.undo(latest.entry),
        )

    def _take_back(self, key: PatientId, entry: int, what: str) -> None:
        undone = self._desk.charts.undo(key, entry)
        self._frame.notice.hide()
        if key not in {row.key for row in self._desk.charts.patients()}:
            self._offer_back(key, undone.id)
        elif what:
            self._frame.status.say(translate("Window", "Undone: {what}").format(what=what))
        else:
            self._frame.status.say(translate("Window", "Done; the journal names it."))

    def _offer_back(self, key: PatientId, undoing: int) -> None:
        """Who left has no journal that could be opened: the way back is offered here."""
        self._frame.notice.say(
            translate("Window", "Taken back; who came with it is no longer in the record."),
            offer=translate("Window", "Bring them back"),
            does=lambda: self._bring_back(key, undoing),
            stays=Stays.ALWAYS,
        )

    def _bring_back(self, key: PatientId, undoing: int) -> None:
        try:
            self._desk.charts.undo(key, undoing)
        except UserError as error:
            self._frame.notice.say(str(error), problem=True)
