"""Ctrl+K: gathers what can be found now, and says what was chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.ids import PatientId
from nmsdesk.presenters.palette import (
    Find,
    Target,
    medicine_find,
    patient_find,
    plain_find,
)
from nmsdesk.presenters.patient_lines import patient_lines
from nmsdesk.ui.frame import Frame
from nmsdesk.ui.menus import Menus
from nmsdesk.ui.place import Page
from nmsdesk.ui.widgets.palette import Palette

MEDICINES = 6
"""So many names of medicines are offered at most."""


class Finder(QObject):
    page_wanted = Signal(str)
    patient_wanted = Signal(object)
    medicine_wanted = Signal(object)
    """The Find of a medicine."""

    def __init__(self, desk: Desk, frame: Frame, places: Sequence[Page], menus: Menus) -> None:
        super().__init__()
        self._desk = desk
        self._places = places
        self._menus = menus
        self.palette = Palette(frame)
        self.palette.chosen.connect(self._chosen)
        frame.window_.resized.connect(self.palette.hide)

    def open_it(self) -> None:
        self.palette.open_with(self._entries(), self._medicines)

    def _entries(self) -> list[Find]:
        return [
            *(
                plain_find(Target.PAGE, place.name, place.label, f"Ctrl+{place.shortcut}")
                for place in self._places
            ),
            *(
                plain_find(Target.ACTION, deed.name, deed.text, deed.key)
                for deed in self._menus.possible()
                if deed.name != "find"
            ),
            *(patient_find(line) for line in patient_lines(self._desk.charts.patients())),
        ]

    def _medicines(self, typed: str) -> list[Find]:
        """Asked at every key: the catalogue answers from two letters on."""
        suggested = self._desk.knowledge.formulary.suggest(typed, MEDICINES)
        return [medicine_find(one, self._desk.texts) for one in suggested]

    def _chosen(self, find: Find) -> None:
        match find.target:
            case Target.PAGE:
                self.page_wanted.emit(find.id)
            case Target.PATIENT:
                self.patient_wanted.emit(PatientId(int(find.id)))
            case Target.MEDICINE:
                self.medicine_wanted.emit(find)
            case Target.ACTION:
                self._menus.do(find.id)
