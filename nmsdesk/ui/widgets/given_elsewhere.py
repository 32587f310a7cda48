"""The one-line entry for a dose that somebody else gave: letters, then a row of what fits."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget
from typing_extensions import override

from nmsdesk.presenters.given_elsewhere import DoseOffer
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.form_field import FormField
from nmsdesk.ui.widgets.plain import button, column, label, row
from nmsdesk.ui.widgets.preview_panel import PreviewPanel
from nmsdesk.ui.widgets.scrolled import scrolled

ROW = 28
INSET = 16
"""Pixels beside the words of a row."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ElsewherePanel(QFrame):
    """No row is chosen beforehand (D-10, D-17): a person chooses one, or there is only one.

    Alt with the figure of a row records it at once, so that two letters and one key are enough;
    Down or Enter goes into the rows, and Enter there records.
    """

    typed = Signal(str)
    looked_at = Signal()
    """Another row is chosen, or none any more."""
    save_wanted = Signal(int)
    """The place of the row that is to be recorded."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.title = label(translate("Elsewhere", "Dose given elsewhere"), "title", wrap=True)
        self.setAccessibleName(self.title.text())
        self.line = QLineEdit()
        self.line.setPlaceholderText(translate("Elsewhere", "two letters, as in: me"))
        self.field = FormField(translate("Elsewhere", "What was given"), self.line)
        hint = translate(
            "Elsewhere",
            "Two letters, then Alt with the figure of a row. What is known may follow: "
            "me 10 mg iv 08:15, or yesterday 22:00. Without a time it stands at now.",
        )
        self.hint = label(hint, "muted", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Elsewhere", "What fits"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        self.preview = PreviewPanel()
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.save = button(translate("Elsewhere", "Record (Enter)"), "primary", does=self._ask)
        self.cancel = button(translate("Elsewhere", "Leave (Esc)"), does=self.left.emit)
        self._offers: tuple[DoseOffer, ...] = ()
        self._lay_out()
        self.line.textChanged.connect(self.typed)
        self.line.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.currentRowChanged.connect(lambda _row: self._look())
        self.list.itemDoubleClicked.connect(lambda _item: self._ask())

    def _lay_out(self) -> None:
        inner = column(8, (0, 0, 6, 0))
        for part in (self.field, self.hint, self.list):
            inner.addWidget(part)
        inner.addStretch(1)
        layout = column(8, (16, 12, 16, 12))
        layout.addWidget(self.title)
        layout.addWidget(scrolled(inner), 1)
        layout.addWidget(self.preview)
        layout.addWidget(self.problem)
        foot = row(10)
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        layout.addLayout(foot)
        self.setLayout(layout)
        self._look()

    def open(self) -> None:
        self.line.clear()
        self.offer((), "")
        self.say("")
        self.preview.present(None)
        self.line.setFocus()

    @property
    def dirty(self) -> bool:
        return bool(self.line.text().strip())

    @property
    def chosen(self) -> int | None:
        """The place of the row that is chosen; where there is only one, it is that."""
        if len(self._offers) == 1:
            return 0
        at = self.list.currentRow()
        return at if 0 <= at < len(self._offers) else None

    def offer(self, offers: Sequence[DoseOffer], problem: str) -> None:
        """Show what fits, each row with its figure; `problem` is what cannot be read."""
        self._offers = tuple(offers)
        self.field.say(problem, problem=True)
        self.list.clear()
        text = translate("Elsewhere", "Alt+{figure}  {what}")
        rows = [text.format(figure=at, what=one.shown) for at, one in enumerate(self._offers, 1)]
        # The list makes its own items: ones made here once brought the interpreter down in clear().
        self.list.addItems(rows)
        for at, one in enumerate(self._offers, start=1):
            said = text.format(figure=at, what=one.spoken)
            self.list.item(at - 1).setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.list.setCurrentRow(-1)
        self.list.setVisible(bool(self._offers))
        self._fit()
        self._look()

    def say(self, sentence: str) -> None:
        """What the record refused, or what has to be looked at again; empty: nothing."""
        self.problem.setText(f"▲ {sentence}" if sentence else "")
        self.problem.setVisible(bool(sentence))

    def _look(self) -> None:
        self.save.setEnabled(self.chosen is not None)
        self.looked_at.emit()

    def _ask(self) -> None:
        if self.chosen is not None:
            self.save_wanted.emit(self.chosen)

    def _fit(self) -> None:
        """As tall as its rows, so that every offer is seen."""
        if (layout := self.layout()) is not None:
            layout.activate()
        wide = self.list.viewport().width()
        box = QRect(0, 0, max(wide - INSET, 1), 10_000)
        metrics = self.list.fontMetrics()
        whole = 0
        for place in range(self.list.count()):
            item = self.list.item(place)
            words = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), item.text())
            tall = max(words.height() + 10, ROW)
            item.setSizeHint(QSize(wide, tall))
            whole += tall
        self.list.setFixedHeight(whole + 6)
        self.updateGeometry()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self._figure(event):
                return True
            if watched is self.line and self._line_key(event):
                return True
            if watched is self.list and self._list_key(event):
                return True
        return super().eventFilter(watched, event)

    def _figure(self, event: QKeyEvent) -> bool:
        """Alt and a figure: that row is what was given."""
        place = event.key() - Qt.Key.Key_1.value
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier or not 0 <= place <= 8:
            return False
        if place < len(self._offers):
            self.save_wanted.emit(place)
        return True

    def _line_key(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER and self.chosen is not None:
            self._ask()
            return True
        if event.key() in (*ENTER, Qt.Key.Key_Down) and self._offers:
            self.list.setCurrentRow(0)
            self.list.setFocus()
            return True
        return event.key() in ENTER

    def _list_key(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER:
            self._ask()
            return True
        leaves = event.key() == Qt.Key.Key_Up and self.list.currentRow() <= 0
        if leaves or event.key() == Qt.Key.Key_Escape:
            self.list.setCurrentRow(-1)
            self.line.setFocus()
            return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER:
            self._ask()
        else:
            super().keyPressEvent(event)
