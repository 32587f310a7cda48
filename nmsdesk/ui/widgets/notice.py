"""A notice across the top of the pages: a problem or news that stops nothing."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import button, label, row


class Notice(QFrame):
    """One sentence until it is closed; it takes no focus and does not vanish by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._does: Callable[[], object] | None = None
        self._words = label(wrap=True)
        self._offer = button("", does=self.take_offer)
        layout = row(10, (16, 6, 8, 6))
        layout.addWidget(self._words, 1)
        layout.addWidget(self._offer)
        layout.addWidget(button(translate("Notice", "Close"), "link", does=self.hide))
        self.setLayout(layout)
        self.hide()

    def say(
        self,
        sentence: str,
        *,
        problem: bool = False,
        offer: str = "",
        does: Callable[[], object] | None = None,
    ) -> None:
        """`offer` names a button that closes the notice and does `does`."""
        self._does = does
        shape = "▲ " if problem else ""
        self._words.setText(shape + sentence)
        self._offer.setText(offer)
        self._offer.setAccessibleName(offer)
        self._offer.setVisible(bool(offer))
        theme.mark(self, role="notice", tone="emergency" if problem else "quiet")
        self.setAccessibleName(sentence)
        self.show()

    def take_offer(self) -> None:
        self.hide()
        does, self._does = self._does, None
        if does is not None:
            does()

    @property
    def words(self) -> str:
        return self._words.text() if not self.isHidden() else ""
