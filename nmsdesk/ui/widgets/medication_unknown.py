"""What a medicine that nobody recognised perhaps is: one click a name, and a way to say it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from nmsdesk.domain.ids import OrderId
from nmsdesk.presenters.medication_rows import MedicationRow
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, label, row


class Unrecognised(QFrame):
    """Asks only; that it is not recognised is said by its row and by the coverage line."""

    meant = Signal(object, str)
    """The order, and the name that a person chose for it."""
    which_wanted = Signal(str)
    """The text of which somebody wants to say which medicine it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", "watch")
        self._words = label("", wrap=True)
        self._offers: list[QPushButton] = []
        self.which: QPushButton | None = None
        self._row = row(8, (12, 4, 12, 4))
        self._row.addWidget(self._words, 1)
        self.setLayout(self._row)
        self.hide()

    def present(self, found: MedicationRow | None) -> None:
        """Ask about `found`; None, or one that is recognised: nothing to ask."""
        for old in (*self._offers, *((self.which,) if self.which is not None else ())):
            self._row.removeWidget(old)
            old.deleteLater()
        self._offers, self.which = [], None
        if found is None or not found.kind.unknown:
            self.hide()
            return
        asks = translate("Medications", "Is “{name}” meant to be")
        opens = translate("Medications", "Which medicine is “{name}”?")
        self._words.setText((asks if found.offered else opens).format(name=found.name))
        for name in found.offered:
            made = button(name, does=self._choosing(found.order, name))
            self._offers.append(made)
            self._row.addWidget(made)
        which = translate("Medications", "Say which medicine this is…")
        short = translate("Medications", "Another…")
        self.which = button(short if found.offered else which, does=self._asking(found.name))
        self.which.setAccessibleName(which)
        self._row.addWidget(self.which)
        self.setAccessibleName(self._words.text())
        self.show()

    def _choosing(self, order: OrderId, name: str) -> Callable[[], None]:
        return lambda: self.meant.emit(order, name)

    def _asking(self, text: str) -> Callable[[], None]:
        return lambda: self.which_wanted.emit(text)

    @property
    def offers(self) -> tuple[QPushButton, ...]:
        return tuple(self._offers)

    @property
    def words(self) -> str:
        return "" if self.isHidden() else self._words.text()
