"""What the drawer shows of a medicine: an offer on top, then a card for each drug in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from nmsdesk.presenters.cited import SourceView, marked
from nmsdesk.presenters.drug_card import DrugCard, MedicineView
from nmsdesk.presenters.unbroken import breakable
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, column, label


class DrugCardContent(QWidget):
    """`add_wanted` once the offer is taken; `offer` says what and for whom, empty: no offer."""

    add_wanted = Signal()

    def __init__(self, view: MedicineView, offer: str = "") -> None:
        super().__init__()
        self.add: QPushButton | None = None
        self._layout = column(6, (0, 0, 10, 0))
        if offer:
            # The sentence may need two lines, which a button does not have.
            self._layout.addWidget(label(offer, wrap=True))
            words = translate("DrugCard", "Add it (Enter)")
            self.add = button(words, "primary", does=self.add_wanted.emit)
            self.add.setAccessibleName(offer)
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
            self._head(section.heading)
            for line in section.lines:
                self._layout.addWidget(label(marked(line.text, line.marks), wrap=True))

    def _head(self, words: str) -> None:
        self._layout.addSpacing(6)
        self._layout.addWidget(label(words, "heading", wrap=True))


def _cited(source: SourceView) -> str:
    told = (source.citation, breakable(source.address or ""), source.note)
    return f"{source.mark}. " + "\n".join(part for part in told if part)
