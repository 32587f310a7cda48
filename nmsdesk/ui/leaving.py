"""Asks, without stopping the work, before something unsaved is left."""

from collections.abc import Callable

from nmsdesk.presenters.wording import translate
from nmsdesk.ui.page import PageWidget
from nmsdesk.ui.widgets.notice import Notice


class Leaving:
    """`ask` says what would be lost; the offered button discards it and goes on."""

    def __init__(self, notice: Notice) -> None:
        self._notice = notice

    def ask(self, page: PageWidget, then: Callable[[], object]) -> None:
        def go_on() -> None:
            page.discard()
            then()

        self._notice.say(
            translate("Leaving", "{what} Save it first, or leave it without saving.").format(
                what=page.unsaved() or page.lost_at_end()
            ),
            problem=True,
            offer=translate("Leaving", "Leave without saving"),
            does=go_on,
        )
