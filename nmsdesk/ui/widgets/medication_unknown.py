"""The names that were perhaps meant by a medicine that nobody recognised, one click each."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from nmsdesk.domain.ids import OrderId
from nmsdesk.presenters.medications import MedicationRow
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, label, row


class Unrecognised(QFrame):
    """Asks only; that it is not recognised is said by its row and by the coverage line."""

    meant = Signal(object, str)
    """The order, and the name that a person chose for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", "watch")
        self._words = label("", wrap=True)
        self._offers: list[QPushButton] = []
        self._row = row(8, (12, 4, 12, 4))
        self._row.addWidget(self._words, 1)
        self.setLayout(self._row)
        self.hide()

    def present(self, found: MedicationRow | None) -> None:
        """Ask about `found`; None, or nothing to offer: nothing to ask."""
        for old in self._offers:
            self._row.removeWidget(old)
            old.deleteLater()
        self._offers = []
        if found is None or not found.offered:
            self.hide()
            return
        text = translate("Medications", "Is “{name}” meant to be")
        self._words.setText(text.format(name=found.name))
        for name in found.offered:
            made = button(name, does=self._choosing(found.order, name))
            self._offers.append(made)
            self._row.addWidget(made)
        self.setAccessibleName(self._words.text())
        self.show()

    def _choosing(self, order: OrderId, name: str) -> Callable[[], None]:
        return lambda: self.meant.emit(order, name)

    @property
    def offers(self) -> tuple[QPushButton, ...]:
        return tuple(self._offers)

    @property
    def words(self) -> str:
        return "" if self.isHidden() else self._words.text()
