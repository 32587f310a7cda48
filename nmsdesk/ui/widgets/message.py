"""A message in the place of a page: what happened, what is safe, what to do."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nmsdesk.ui.widgets.plain import button, column, label, row

Offer = tuple[str, Callable[[], object]]
"""A button's words, and what it does."""


class Message(QWidget):
    """A title, sentences below it, and the first things one can do."""

    def __init__(
        self, title: str, sentences: tuple[str, ...], offers: tuple[Offer, ...] = ()
    ) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(sentences))
        layout = column(12, (48, 48, 48, 24))
        layout.addWidget(label(title, "title", wrap=True))
        self.sentences = tuple(label(sentence, wrap=True) for sentence in sentences)
        for sentence in self.sentences:
            sentence.setMaximumWidth(760)
            layout.addWidget(sentence)
        foot = row(10)
        self.buttons = tuple(
            button(words, "primary" if first else "", does=does)
            for first, (words, does) in ((at == 0, offer) for at, offer in enumerate(offers))
        )
        for made in self.buttons:
            foot.addWidget(made)
        foot.addStretch(1)
        layout.addSpacing(6)
        layout.addLayout(foot)
        layout.addStretch(1)
        self.setLayout(layout)

    @property
    def words(self) -> str:
        return " ".join(part.text() for part in self.sentences)
