"""Current and Past: the switch, the notice, the actions, the table or what an empty list says."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from nmsdesk.presenters.medication_rows import MedicationRow
from nmsdesk.presenters.medications import EmptyList, MedicationsView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.medication_actions import Actions
from nmsdesk.ui.widgets.medication_list import MedicationTable
from nmsdesk.ui.widgets.medication_unknown import Unrecognised
from nmsdesk.ui.widgets.plain import button, column, label, row

LEAST = 140
"""Pixels that the list keeps, whatever else is on the page."""
NOTICE = 26
"""Letters that the notice needs beside the actions, at least; else it stands below the list."""


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
    """`past_wanted` says which list, `timeline_wanted` asks for the timeline in its place.

    The rest is handed on from the parts.
    """

    past_wanted = Signal(bool)
    timeline_wanted = Signal()
    reshaped = Signal()
    """A question came to stand above the rows, or went."""

    def __init__(self) -> None:
        super().__init__()
        self.current = self._listing(past=False)
        self.past = self._listing(past=True)
        self.timeline = self._switch(self.timeline_wanted.emit)
        self.timeline.setText(translate("Medications", "Timeline"))
        self.timeline.setAccessibleName(self.timeline.text())
        group = QButtonGroup(self)
        group.setExclusive(True)
        for made in (self.current, self.past, self.timeline):
            group.addButton(made)
        self.current.setChecked(True)
        self.notice = label("", "muted", wrap=True)
        self.notice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.deeds = Actions()
        self.unrecognised = Unrecognised()
        self.table = MedicationTable()
        self.empty = EmptyPanel()
        self.below = label("", "muted", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._view: MedicationsView | None = None
        self._close = self._away = False
        self._lay_out()
        self.table.chosen.connect(lambda _order: self._choose())
        self.table.scrolled.connect(self._tell_below)

    def _listing(self, *, past: bool) -> QPushButton:
        return self._switch(lambda: self.past_wanted.emit(past))

    @staticmethod
    def _switch(does: Callable[[], object]) -> QPushButton:
        made = button("", does=does)
        made.setCheckable(True)
        return made

    def _lay_out(self) -> None:
        head = row(8)
        for made in (self.current, self.past, self.timeline):
            head.addWidget(made)
        head.addWidget(self.notice, 1)
        head.addWidget(self.deeds)
        self._stack.setMinimumHeight(LEAST)
        layout = column(6)
        layout.addLayout(head)
        layout.addWidget(self.unrecognised)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.below)
        self.setLayout(layout)
        self.timeline.hide()

    def present(self, view: MedicationsView) -> None:
        self._view = view
        self._name(self.current, translate("Medications", "Current"), view.current_count)
        self._name(self.past, translate("Medications", "Past"), view.past_count)
        self._check()
        self.table.present(view)
        if view.empty is not None:
            self.empty.present(view.empty, past=view.past)
        self._stack.setCurrentWidget(self.table if view.empty is None else self.empty)
        self._ask_about_unknown()
        self._tell_below()

    def arrange(self, *, close: bool, turns: bool, away: bool) -> None:
        """`close` rows; `turns`: the timeline is a switch beside the lists; `away`: it is on."""
        self._close, self._away = close, away
        self.timeline.setVisible(turns)
        self._stack.setVisible(not away)
        self.table.stand(close=close)
        self._check()
        self._ask_about_unknown()
        self._tell_below()

    def _check(self) -> None:
        listed = self.past if self._view is not None and self._view.past else self.current
        (self.timeline if self._away else listed).setChecked(True)

    @staticmethod
    def _name(made: QPushButton, word: str, count: int) -> None:
        text = translate("Medications", "{list} {count}").format(list=word, count=count)
        made.setText(text)
        made.setAccessibleName(text)

    @property
    def anchor(self) -> QWidget:
        """Where the keyboard goes: the rows, or what can be done where there are none."""
        if self._away or self._view is None or self._view.empty is None:
            return self.table
        return self.past if self._view.past else self.empty.add

    @property
    def chosen(self) -> MedicationRow | None:
        return self._view.row(self.table.chosen_order) if self._view else None

    def _choose(self) -> None:
        asked = self.unrecognised.isHidden()
        self._ask_about_unknown()
        if asked is not self.unrecognised.isHidden():
            self.reshaped.emit()

    def _ask_about_unknown(self) -> None:
        """Ask about the chosen row where it is unknown, else, given room, about the first one."""
        rows = self._view.rows if self._view and not self._view.past and not self._away else ()
        asked = [one for one in rows if one.offered]
        chosen = self.chosen
        first = None if self._close else next(iter(asked), None)
        mine = chosen is not None and chosen in rows and chosen.kind.unknown
        self.unrecognised.present(chosen if mine else first)

    def _tell_below(self) -> None:
        """What is out of sight below; and the notice, where it has no room above."""
        hidden = self.table.below() if self._view and self._view.rows else ()
        text = translate("Medications", "%n more below: {names}", n=len(hidden))
        said = [text.format(names=", ".join(hidden[:8]))] if hidden else []
        notice = "" if self._view is None or self._view.past else self._view.notice
        above = self.width() - self._taken() >= NOTICE * self.fontMetrics().averageCharWidth()
        self.notice.setText(notice if above else "")
        if notice and not above:
            said.append(notice)
        self.below.setText(" · ".join(said))
        self.below.setVisible(bool(said) and not self._away)

    def around(self) -> int:
        """Pixels of height that everything but the table and the line below it takes."""
        shown = (self.unrecognised, self.deeds)
        return sum(part.sizeHint().height() + 6 for part in shown if not part.isHidden())

    def foot(self, *, hidden: bool) -> int:
        """Pixels of the line below the table, where rows are `hidden` or the notice is there."""
        if self.below.isHidden():
            return self.fontMetrics().height() + 6 if hidden else 0
        noticed = self._view is not None and bool(self._view.notice) and not self.notice.text()
        return self.below.sizeHint().height() + 6 if hidden or noticed else 0

    def _taken(self) -> int:
        """Pixels of the line above that the switches and the actions take."""
        shown = (self.current, self.past, self.timeline, self.deeds)
        return sum(made.sizeHint().width() + 8 for made in shown if not made.isHidden())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_below()
