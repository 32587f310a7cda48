"""What the drawer shows of a medicine: an offer on top, then a card for each drug in it."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from nmsdesk.presenters.cited import SourceView
from nmsdesk.presenters.drug_card import DrugCard, MedicineView
from nmsdesk.presenters.drug_lines import CardLine, CardSection, cited, fitting
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, column, label

LINE = 3
"""Lines of text that an arrow key scrolls by."""


class DrugCardContent(QWidget):
    """`add_wanted` once the offer is taken; `offer` says what and for whom, empty: no offer.

    The arrows, the page keys, Home and End scroll it, wherever in it the keyboard is.
    """

    add_wanted = Signal()

    def __init__(self, view: MedicineView, offer: str = "") -> None:
        super().__init__()
        self.add: QPushButton | None = None
        self.more: list[QPushButton] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(view.title)
        self._layout = column(6, (0, 0, 10, 0))
        if offer:
            # The sentence may need two lines, which a button does not have.
            self._layout.addWidget(label(offer, wrap=True))
            words = translate("DrugCard", "Add it (Enter)")
            self.add = button(words, "primary", does=self.add_wanted.emit)
            self.add.setAccessibleName(offer)
            self.add.installEventFilter(self)
            self._layout.addWidget(self.add)
            self._layout.addSpacing(6)
        if view.sentence:
            self._layout.addWidget(label(view.sentence, wrap=True))
        for card in view.cards:
            self._show_card(card, named=len(view.cards) > 1)
        if view.sources:
            self._head(translate("DrugCard", "Sources"))
            for source in view.sources:
                self._layout.addWidget(label(_cited(source), "muted", wrap=True))
        self._layout.addStretch(1)
        self.setLayout(self._layout)
        if self.add is not None:
            self.setFocusProxy(self.add)

    def _show_card(self, card: DrugCard, *, named: bool) -> None:
        if named:
            self._head(str(card.drug))
        if card.kind:
            self._layout.addWidget(label(card.kind, "strong", wrap=True, tone=card.tone))
        for section in card.sections:
            self._show_section(section)

    def _show_section(self, section: CardSection) -> None:
        self._head(section.heading)
        _say(self._layout, section.lines)
        if not section.more:
            return
        rest = QWidget()
        inner = column(6)
        _say(inner, section.more)
        rest.setLayout(inner)
        rest.hide()
        made = button(section.more_words)
        made.setAccessibleDescription(section.heading)
        made.installEventFilter(self)
        made.clicked.connect(lambda _checked=False: _turn(made, section.more_words, rest))
        self.more.append(made)
        self._layout.addWidget(rest)
        self._layout.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button would take the arrows for steps to the next button; here they scroll."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if isinstance(event, QKeyEvent) and pressed and self._scroll(Qt.Key(event.key())):
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._scroll(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _scroll(self, key: Qt.Key) -> bool:
        """Scroll the room that it stands in; False for any other key."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QAbstractScrollArea):
            area = area.parentWidget()
        if area is None:
            return False
        bar = area.verticalScrollBar()
        step, page = LINE * self.fontMetrics().lineSpacing(), bar.pageStep() - LINE
        places = {
            Qt.Key.Key_Down: bar.value() + step,
            Qt.Key.Key_Up: bar.value() - step,
            Qt.Key.Key_PageDown: bar.value() + page,
            Qt.Key.Key_PageUp: bar.value() - page,
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if key in places:
            bar.setValue(places[key])
        return key in places

    def _head(self, words: str) -> None:
        self._layout.addSpacing(6)
        self._layout.addWidget(label(words, "heading", wrap=True))


def _turn(made: QPushButton, words: str, rest: QWidget) -> None:
    """Show the rest, or put it away again; the keyboard stays on the button."""
    rest.setVisible(rest.isHidden())
    made.setText(words if rest.isHidden() else translate("DrugCard", "Fewer"))
    made.setAccessibleName(made.text())


def _say(layout: QVBoxLayout, lines: Iterable[CardLine]) -> None:
    for line in lines:
        layout.addWidget(label(fitting(cited(line)), wrap=True))


def _cited(source: SourceView) -> str:
    told = (fitting(source.citation), fitting(source.address or ""), source.note)
    return f"{source.mark}. " + "\n".join(part for part in told if part)
