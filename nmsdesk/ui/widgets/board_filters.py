"""Which rows of the watch board are wanted: buttons that stay pressed, and the ward."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from nmsdesk.domain.board import Counts, Filters
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.flow import FlowLayout
from nmsdesk.ui.widgets.form_field import ChoiceList
from nmsdesk.ui.widgets.plain import button


class BoardFilters(QWidget):
    """`changed` after a person asked for other rows."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.toggles: dict[str, QPushButton] = {
            name: button("") for name in ("overdue", "depot", "aside")
        }
        self.ward = ChoiceList()
        self.ward.setAccessibleName(translate("Board", "Ward (R)"))
        self.ward.setMinimumContentsLength(8)
        self.ward.addItem(translate("Board", "All wards (R)"), None)
        line = FlowLayout(self, 8)
        for made in self.toggles.values():
            made.setCheckable(True)
            made.toggled.connect(lambda _on: self.changed.emit())
            line.addWidget(made)
        line.addWidget(self.ward)
        self.ward.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.count(Counts(0, 0, 0, 0, 0))

    def count(self, counts: Counts) -> None:
        """Say on each how many rows it would show."""
        words = {
            "overdue": translate("Board", "Overdue: {count} (O)").format(count=counts.overdue),
            "depot": translate("Board", "Depot: {count} (D)").format(count=counts.depot),
            "aside": translate("Board", "With put aside: {count} (P)").format(count=counts.aside),
        }
        for name, text in words.items():
            self.toggles[name].setText(text)
            self.toggles[name].setAccessibleName(text)

    def offer_wards(self, wards: Sequence[str]) -> None:
        """The wards to choose from; the one chosen stays, also where nobody is on it any more."""
        chosen = self.ward.currentData()
        kept = sorted({*wards, *([chosen] if chosen else [])})
        if kept == [self.ward.itemData(at) for at in range(1, self.ward.count())]:
            return
        with QSignalBlocker(self.ward):
            while self.ward.count() > 1:
                self.ward.removeItem(1)
            for each in kept:
                self.ward.addItem(each, each)
            self.ward.setCurrentIndex(self.ward.findData(chosen))
        self.ward.setVisible(bool(kept))

    def wanted(self, most: int) -> Filters:
        return Filters(
            ward=self.ward.currentData(),
            depot=self.toggles["depot"].isChecked(),
            overdue=self.toggles["overdue"].isChecked(),
            aside=self.toggles["aside"].isChecked(),
            most=most,
        )

    @property
    def narrowed(self) -> bool:
        """Are there rows that the filters may leave out."""
        wanted = self.wanted(0)
        return wanted.ward is not None or wanted.depot or wanted.overdue

    @property
    def any(self) -> bool:
        """Is something asked for that is not the whole board."""
        return self.narrowed or self.toggles["aside"].isChecked()

    def clear(self) -> None:
        """All rows that stand on the board."""
        with QSignalBlocker(self):
            for made in self.toggles.values():
                made.setChecked(False)
            self.ward.setCurrentIndex(0)
        self.changed.emit()
