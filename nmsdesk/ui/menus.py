"""The menu bar: every action with its key, named as it is in the palette."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from nmsdesk.presenters.wording import translate
from nmsdesk.ui.place import Page


@dataclass(frozen=True, slots=True)
class Deed:
    """One action: where it stands, what it is called, its key.

    `letter` keys rest while a page takes letters itself, `patient` ones while nobody is open.
    """

    name: str
    menu: str
    text: str
    key: str = ""
    letter: bool = False
    patient: bool = False


def deeds(pages: Sequence[Page]) -> tuple[Deed, ...]:
    file, edit = translate("Menus", "&File"), translate("Menus", "&Edit")
    person, view = translate("Menus", "&Patient"), translate("Menus", "&View")
    help_ = translate("Menus", "&Help")
    return (
        Deed("new", file, translate("Menus", "New patient"), "Ctrl+N"),
        Deed("import", file, translate("Menus", "Import…"), "Ctrl+I"),
        Deed("quit", file, translate("Menus", "Quit"), "Ctrl+Q"),
        Deed("undo", edit, translate("Menus", "Undo"), "Ctrl+Z", patient=True),
        Deed("find", edit, translate("Menus", "Find…"), "Ctrl+K"),
        Deed("check", person, translate("Menus", "Check now"), "C", letter=True, patient=True),
        Deed("seen", person, translate("Menus", "Seen"), "Alt+S", patient=True),
        Deed("edit", person, translate("Menus", "Edit personal details"), "Ctrl+E", patient=True),
        Deed("journal", person, translate("Menus", "Journal"), "Ctrl+J", patient=True),
        Deed("dose", person, translate("Menus", "Record a dose …"), patient=True),
        Deed("elsewhere", person, translate("Menus", "Dose given elsewhere …"), patient=True),
        Deed("aside", person, translate("Menus", "Put aside on the watch board …"), patient=True),
        Deed("end", person, translate("Menus", "End watching …"), patient=True),
        Deed("why", person, translate("Menus", "Why"), "F2", patient=True),
        *(Deed(f"page_{page.name}", view, page.label, f"Ctrl+{page.shortcut}") for page in pages),
        Deed("larger", view, translate("Menus", "Larger text"), "Ctrl++"),
        Deed("smaller", view, translate("Menus", "Smaller text"), "Ctrl+-"),
        Deed("help", help_, translate("Menus", "Help for this page"), "F1"),
        Deed("keys", help_, translate("Menus", "Keys of this page"), "?"),
        Deed("about", help_, translate("Menus", "About NMS Desk")),
    )


class Menus:
    """Makes the actions and hands them out by name."""

    def __init__(
        self,
        window: QMainWindow,
        table: tuple[Deed, ...],
        doings: Mapping[str, Callable[[], object]],
    ) -> None:
        self._table = table
        self._actions: dict[str, QAction] = {}
        bar = window.menuBar()
        bar.setAccessibleName(translate("Menus", "Menu"))
        menus: dict[str, QMenu] = {}
        for deed in table:
            if deed.menu not in menus:
                menus[deed.menu] = bar.addMenu(deed.menu)
            action = QAction(deed.text, window)
            if deed.key:
                action.setShortcut(QKeySequence(deed.key))
            action.triggered.connect(_calling(doings[deed.name]))
            menus[deed.menu].addAction(action)
            self._actions[deed.name] = action

    def action(self, name: str) -> QAction:
        return self._actions[name]

    def set_state(self, *, patient: bool, page_takes_letters: bool) -> None:
        for deed in self._table:
            off = (deed.patient and not patient) or (deed.letter and page_takes_letters)
            self._actions[deed.name].setEnabled(not off)

    def possible(self) -> tuple[Deed, ...]:
        """Those that can be done now."""
        return tuple(deed for deed in self._table if self._actions[deed.name].isEnabled())

    def do(self, name: str) -> None:
        self._actions[name].trigger()


def _calling(does: Callable[[], object]) -> Callable[[bool], None]:
    def call(_checked: bool) -> None:  # noqa: FBT001 - Qt hands it over so
        does()

    return call
