"""Current and Past: the switch, the notice, the actions, the table or what an empty list says."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from nmsdesk.domain.ids import OrderId
from nmsdesk.presenters.medications import EmptyList, MedicationRow, MedicationsView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.flow import FlowLayout
from nmsdesk.ui.widgets.medication_list import MedicationTable
from nmsdesk.ui.widgets.plain import button, column, label, row

LEAST = 140
"""Pixels that the list keeps, whatever else is on the page."""


class Actions(QWidget):
    """The buttons above the list, each with its key on it."""

    wanted = Signal(str)
    """add, change, correct, stop, history, why, print."""

    def __init__(self) -> None:
        super().__init__()
        words = {
            "add": translate("Medications", "Add (A)"),
            "change": translate("Medications", "Change dose (D)"),
            "correct": translate("Medications", "Correct (E)"),
            "stop": translate("Medications", "Stop (S)"),
            "history": translate("Medications", "History (H)"),
            "why": translate("Medications", "Why (W)"),
            "print": translate("Medications", "Print (P)"),
        }
        self.buttons: dict[str, QPushButton] = {}
        layout = FlowLayout(right=True)
        for name, text in words.items():
            made = button(text, "primary" if name == "add" else "", does=self._asking(name))
            self.buttons[name] = made
            layout.addWidget(made)
        self.setLayout(layout)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _asking(self, name: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(name)

    def allow(self, names: frozenset[str]) -> None:
        """Only these can be pressed now."""
        for name, made in self.buttons.items():
            made.setEnabled(name in names)


class Unrecognised(QFrame):
    """A medicine that nobody recognised, and the names that were perhaps meant."""

    meant = Signal(object, str)
    """The order, and the name that a person chose for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", "watch")
        self._words = label("", wrap=True)
        self._offers: list[QPushButton] = []
        self._row = row(8, (12, 6, 12, 6))
        self._row.addWidget(self._words, 1)
        self.setLayout(self._row)
        self.hide()

    def present(self, found: MedicationRow | None) -> None:
        """Show the first one (or the chosen one) with its offers; None: nothing to ask."""
        for old in self._offers:
            self._row.removeWidget(old)
            old.deleteLater()
        self._offers = []
        if found is None:
            self.hide()
            return
        text = (
            translate("Medications", "“{name}” is not recognised and not evaluated. Did you mean")
            if found.offered
            else translate("Medications", "“{name}” is not recognised and not evaluated.")
        )
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


class EmptyPanel(QFrame):
    """What stands in place of rows, with what can be done about it."""

    add_wanted = Signal()
    none_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.title = label("", "strong", wrap=True)
        self.body = label("", "muted", wrap=True)
        self.add = button(
            translate("Medications", "Add a medicine (A)"), "primary", does=self.add_wanted.emit
        )
        self.none = button(
            translate("Medications", "Confirm: takes no medicines"), does=self.none_wanted.emit
        )
        layout = column(8, (20, 16, 20, 16))
        layout.addWidget(self.title)
        layout.addWidget(self.body)
        foot = row(8)
        foot.addWidget(self.add)
        foot.addWidget(self.none)
        foot.addStretch(1)
        layout.addLayout(foot)
        layout.addStretch(1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def present(self, empty: EmptyList, *, past: bool) -> None:
        self.title.setText(empty.title)
        self.body.setText(empty.body)
        self.add.setVisible(not past)
        self.none.setVisible(empty.may_confirm)
        self.setAccessibleName(f"{empty.title}. {empty.body}")


class MedicationLists(QWidget):
    """`past_wanted` says which list; the rest is handed on from the parts."""

    past_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.current = self._switch(past=False)
        self.past = self._switch(past=True)
        group = QButtonGroup(self)
        group.setExclusive(True)
        for made in (self.current, self.past):
            group.addButton(made)
        self.current.setChecked(True)
        self.notice = label("", "muted", wrap=True)
        self.deeds = Actions()
        self.unrecognised = Unrecognised()
        self.table = MedicationTable()
        self.empty = EmptyPanel()
        self.below = label("", "muted", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._view: MedicationsView | None = None
        self._lay_out()
        self.table.chosen.connect(lambda _order: self._ask_about_unknown())
        self.table.scrolled.connect(self._tell_below)

    def _switch(self, *, past: bool) -> QPushButton:
        made = button("", does=lambda: self.past_wanted.emit(past))
        made.setCheckable(True)
        return made

    def _lay_out(self) -> None:
        head = row(8)
        head.addWidget(self.current)
        head.addWidget(self.past)
        head.addWidget(self.notice, 1)
        head.addWidget(self.deeds)
        self._stack.setMinimumHeight(LEAST)
        layout = column(6)
        layout.addLayout(head)
        layout.addWidget(self.unrecognised)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.below)
        self.setLayout(layout)

    def present(self, view: MedicationsView) -> None:
        self._view = view
        self._name(self.current, translate("Medications", "Current"), view.current_count)
        self._name(self.past, translate("Medications", "Past"), view.past_count)
        (self.past if view.past else self.current).setChecked(True)
        self.notice.setText("" if view.past else view.notice)
        self.table.present(view)
        if view.empty is not None:
            self.empty.present(view.empty, past=view.past)
        self._stack.setCurrentWidget(self.table if view.empty is None else self.empty)
        self._ask_about_unknown()
        self._tell_below()

    @staticmethod
    def _name(made: QPushButton, word: str, count: int) -> None:
        text = translate("Medications", "{list} {count}").format(list=word, count=count)
        made.setText(text)
        made.setAccessibleName(text)

    @property
    def chosen(self) -> MedicationRow | None:
        return self._view.row(self.table.chosen_order) if self._view else None

    def _ask_about_unknown(self) -> None:
        """Ask about the chosen row where it is unknown, else about the first unknown one."""
        rows = self._view.rows if self._view and not self._view.past else ()
        unknown = [one for one in rows if one.kind.unknown]
        chosen = self.chosen
        found = chosen if chosen in unknown else next(iter(unknown), None)
        self.unrecognised.present(found)

    def _tell_below(self) -> None:
        hidden = self.table.below() if self._view and self._view.rows else ()
        text = translate("Medications", "%n more below: {names}", n=len(hidden))
        self.below.setText(text.format(names=", ".join(hidden[:8])) if hidden else "")
        self.below.setVisible(bool(hidden))
