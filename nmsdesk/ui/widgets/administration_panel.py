"""The doses of one order: what became of one, typed; and what was recorded so far."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QListWidget, QListWidgetItem
from typing_extensions import override

from nmsdesk.presenters.administration_form import WITH_AMOUNT, DoseDraft
from nmsdesk.presenters.formats import unit_in_full
from nmsdesk.presenters.given_words import DoseRow
from nmsdesk.presenters.order_draft import Choice
from nmsdesk.presenters.order_form import Problem
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.form_field import ChoiceList, FormField, fill, value
from nmsdesk.ui.widgets.plain import button, column, label, row
from nmsdesk.ui.widgets.preview_panel import PreviewPanel
from nmsdesk.ui.widgets.scrolled import scrolled

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
FEW_ROWS = 4
"""So many recorded doses are seen without scrolling."""


class AdministrationPanel(QFrame):
    """Enter records, Escape leaves; nothing of what happened is chosen beforehand."""

    changed = Signal()
    save_wanted = Signal()
    correct_wanted = Signal(int)
    """The id of a recorded dose whose entry was wrong."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._opened_with = DoseDraft()
        self._touched: set[str] = set()
        self._problems: Sequence[Problem] = ()
        self._filling = False
        self.title = label("", "title", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.what, self.unit = ChoiceList(), ChoiceList()
        self.fields = {
            "what": FormField(translate("DosePanel", "What became of it"), self.what),
            "at": FormField(translate("DosePanel", "When"), QLineEdit()),
            "amount": FormField(translate("DosePanel", "How much"), QLineEdit()),
            "unit": FormField(translate("DosePanel", "Unit"), self.unit),
            "note": FormField(translate("DosePanel", "Why, or a note"), QLineEdit()),
            "why": FormField(translate("DosePanel", "Why the entry is corrected"), QLineEdit()),
        }
        self.preview = PreviewPanel()
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.past = label(translate("DosePanel", "Recorded so far"), "strong")
        self.list = QListWidget()
        self.list.setAccessibleName(self.past.text())
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.save = button("", "primary", does=self.ask)
        self.mend = button(translate("DosePanel", "Correct the chosen one"), does=self._mend)
        self.cancel = button(translate("DosePanel", "Leave (Esc)"), does=self.left.emit)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        places = {"what": (0, 0, 2), "at": (1, 0, 2), "amount": (2, 0, 1), "unit": (2, 1, 1)}
        for name, (line, at, wide) in {**places, "note": (3, 0, 2), "why": (4, 0, 2)}.items():
            grid.addWidget(self.fields[name], line, at, 1, wide)
        inner = column(8, (0, 0, 6, 0))
        inner.addLayout(grid)
        inner.addWidget(self.past)
        inner.addWidget(self.list)
        inner.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        layout = column(8, (16, 12, 16, 12))
        layout.addWidget(self.title)
        layout.addWidget(self.about)
        layout.addWidget(scrolled(inner), 1)
        layout.addWidget(self.preview)
        layout.addWidget(self.problem)
        foot = row(10)
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        layout.addLayout(foot)
        self.setLayout(layout)

    def _connect(self) -> None:
        for name, field in self.fields.items():
            control = field.control
            if isinstance(control, QLineEdit):
                control.textChanged.connect(lambda _text, n=name: self._edited(n))
            elif isinstance(control, ChoiceList):
                control.currentIndexChanged.connect(lambda _at, n=name: self._edited(n))
        self.list.currentRowChanged.connect(lambda at: self.mend.setEnabled(at >= 0))
        self.list.installEventFilter(self)

    # Filling

    def open(self, title: str, about: str, whats: Sequence[Choice], units: Sequence[str]) -> None:
        """For one order; `fill_in` and `list_doses` say the rest."""
        self._filling = True
        self.title.setText(title)
        self.setAccessibleName(title)
        self.about.setText(about)
        self.what.clear()
        for one in whats:
            self.what.addItem(one.shown, one.key)
        self.unit.clear()
        for unit in units:
            self.unit.addItem(unit_in_full(unit), unit)
        self._filling = False

    def fill_in(self, draft: DoseDraft, *, correcting: bool) -> None:
        self._filling = True
        self._opened_with = draft
        self._touched = set()
        for name in ("what", "at", "amount", "unit", "note"):
            fill(self.fields[name].control, getattr(draft, name))
        fill(self.fields["why"].control, "")
        self.fields["why"].setVisible(correcting)
        words = (
            translate("DosePanel", "Save the correction (Enter)")
            if correcting
            else translate("DosePanel", "Record (Enter)")
        )
        self.save.setText(words)
        self.save.setAccessibleName(words)
        self._filling = False
        self.say("")
        self.preview.present(None)
        self._show_amount()
        self.what.setFocus()
        self.changed.emit()

    def list_doses(self, rows: Sequence[DoseRow]) -> None:
        """What is recorded, the newest first."""
        self.list.clear()
        # The list makes its own items: ones made here once brought the interpreter down in clear().
        self.list.addItems(["\n".join(filter(None, (r.line, r.note, r.by))) for r in rows])
        for at, one in enumerate(rows):
            item = self.list.item(at)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, one.spoken)
        self.list.setCurrentRow(-1)
        for part in (self.past, self.list, self.mend):
            part.setVisible(bool(rows))
        self.mend.setEnabled(False)
        tall = sum(self.list.sizeHintForRow(at) for at in range(min(len(rows), FEW_ROWS)))
        self.list.setFixedHeight(tall + 8)

    # What stands in it

    def draft(self) -> DoseDraft:
        return DoseDraft(*(self._typed(name) for name in ("what", "at", "amount", "unit", "note")))

    def _typed(self, name: str) -> str:
        return value(self.fields[name].control)

    @property
    def why(self) -> str:
        return self._typed("why").strip()

    @property
    def dirty(self) -> bool:
        return self.draft() != self._opened_with or bool(self.why)

    def present(self, problems: Sequence[Problem]) -> None:
        """Problems of the fields that were touched."""
        self._problems = problems
        by_field = {problem.field: problem for problem in reversed(problems)}
        for name, field in self.fields.items():
            found = by_field.get(name)
            says = found.says if found is not None and name in self._touched else ""
            field.say(says, problem=True)

    def say(self, sentence: str) -> None:
        """What the record refused."""
        self.problem.setText(f"▲ {sentence}" if sentence else "")
        self.problem.setVisible(bool(sentence))

    # What the person asks

    def ask(self) -> None:
        """Record, or go to the first field that keeps it from being recorded."""
        self._touched = set(self.fields)
        self.changed.emit()
        for name, field in self.fields.items():
            if any(problem.field == name for problem in self._problems):
                field.setFocus()
                return
        self.save_wanted.emit()

    def _mend(self) -> None:
        item: QListWidgetItem | None = self.list.currentItem()
        if item is not None:
            self.correct_wanted.emit(item.data(Qt.ItemDataRole.UserRole))

    def _edited(self, name: str) -> None:
        if self._filling:
            return
        if name == "what":
            self._show_amount()
        self._touched.discard(name)
        self.say("")
        self.changed.emit()

    def _show_amount(self) -> None:
        """An amount is asked for only where one was given that the order does not say."""
        asked = self._typed("what") in WITH_AMOUNT
        for name in ("amount", "unit"):
            self.fields[name].setVisible(asked)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.list
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in ENTER
        ):
            self._mend()
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.ask()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
