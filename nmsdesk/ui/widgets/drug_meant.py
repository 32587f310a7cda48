"""What a name that is not recognised may stand for: a button a name, and one to say it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.flow import FlowLayout
from nmsdesk.ui.widgets.plain import button


class DrugMeant(QWidget):
    """Hidden until it is asked about a text that nobody recognises."""

    picked = Signal(str)
    """The name that a person chose."""
    which_wanted = Signal()
    """Another: somebody wants to say which medicine it is."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[QPushButton] = []
        self._whole = translate("DrugEdit", "Say which medicine this is…")
        self.which = button(self._whole, does=self.which_wanted.emit)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.which)
        self._offered: tuple[str, ...] = ()

    def offer(self, names: Sequence[str]) -> None:
        """These names, nearest first; none: only the way to say which it is."""
        if tuple(names) == self._offered:
            return
        self._offered = tuple(names)
        for old in (*self.names, self.which):
            self._flow.removeWidget(old)
        for old in self.names:
            old.hide()
            old.deleteLater()
        self.names = [button(name, does=self._picking(name)) for name in names]
        for made in (*self.names, self.which):
            self._flow.addWidget(made)
        self.which.setText(translate("DrugEdit", "Another…") if names else self._whole)
        self.which.setAccessibleName(self._whole)

    def _picking(self, name: str) -> Callable[[], None]:
        return lambda: self.picked.emit(name)
