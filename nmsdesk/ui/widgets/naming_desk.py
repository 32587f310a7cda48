"""From a name that nobody recognises to the medicine that a person says it is."""

from PySide6.QtCore import QObject, Signal

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.local_names import likely_name
from nmsdesk.presenters.local_names import NameProblems, check_name, given, picked
from nmsdesk.ui.widgets.order_side import OrderSide


class NamingDesk(QObject):
    """Opens the panel beside the list, over the form where that asked, and gives the name."""

    said = Signal(str)
    opened = Signal()
    closed = Signal()
    """The panel is gone and nothing stands in its place."""

    def __init__(self, desk: Desk, side: OrderSide) -> None:
        super().__init__(side)
        self._desk = desk
        self._side = side
        side.naming.save_wanted.connect(self._give)
        side.naming.left.connect(self._leave)
        side.editor.drug.which_wanted.connect(lambda: self.ask(side.editor.drug.text()))

    def ask(self, text: str) -> None:
        """Ask which medicine the name in `text` stands for."""
        self._side.lay_over(self._side.naming)
        self._side.naming.open(text, likely_name(text))
        self.opened.emit()

    def _give(self, name: str, medicine: str) -> None:
        panel, formulary = self._side.naming, self._desk.knowledge.formulary
        problems = check_name(name, medicine, panel.text, formulary)
        panel.say(problems, "")
        drug = picked(medicine, formulary)
        if drug is None or problems != NameProblems():
            return
        try:
            made = self._desk.local_names.map(name, drug)
        except UserError as error:
            panel.say(problems, str(error))
            return
        self._leave()
        self.said.emit(given(made, panel.text, self._desk.knowledge.formulary))

    def _leave(self) -> None:
        """Back to the panel that was there, or to the list; a form reads its text anew."""
        editor = self._side.editor
        if not self._side.lift():
            self.closed.emit()
            return
        self.opened.emit()
        if self._side.front is editor:
            editor.changed.emit()
            editor.drug.setFocus()
