"""A notice across the top of the pages: a problem or news that stops nothing."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtWidgets import QFrame

from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import button, label, row


class Stays(Enum):
    """How long a notice stands where nobody closes it."""

    PAGE = "page"
    """While the page and the patient that it is about are in front."""
    PATIENT = "patient"
    """On every page about that patient."""
    ALWAYS = "always"


class Notice(QFrame):
    """One sentence until it is closed or what it is about is left; it takes no focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._does: Callable[[], object] | None = None
        self._stays = Stays.PAGE
        self._page: object = None
        self._patient: object = None
        self._words = label(wrap=True)
        self._offer = button("", does=self.take_offer)
        layout = row(10, (16, 6, 8, 6))
        layout.addWidget(self._words, 1)
        layout.addWidget(self._offer)
        layout.addWidget(button(translate("Notice", "Close (Esc)"), "link", does=self.hide))
        self.setLayout(layout)
        self.hide()

    def say(
        self,
        sentence: str,
        *,
        problem: bool = False,
        offer: str = "",
        does: Callable[[], object] | None = None,
        stays: Stays = Stays.PAGE,
    ) -> None:
        """`offer` names a button that closes the notice and does `does`."""
        self._does, self._stays = does, stays
        shape = "▲ " if problem else ""
        self._words.setText(shape + sentence)
        self._offer.setText(offer)
        self._offer.setAccessibleName(offer)
        self._offer.setVisible(bool(offer))
        theme.mark(self, role="notice", tone="emergency" if problem else "quiet")
        self.setAccessibleName(sentence)
        self.show()

    def come_to(self, page: object, patient: object) -> None:
        """What is in front now; a notice about something else goes."""
        other_patient = patient != self._patient
        other_page = other_patient or page != self._page
        self._page, self._patient = page, patient
        if (self._stays is Stays.PAGE and other_page) or (
            self._stays is Stays.PATIENT and other_patient
        ):
            self.hide()

    def take_offer(self) -> None:
        self.hide()
        does, self._does = self._does, None
        if does is not None:
            does()

    @property
    def words(self) -> str:
        return self._words.text() if not self.isHidden() else ""
