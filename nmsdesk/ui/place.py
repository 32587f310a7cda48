"""Where a page stands: its name on the rail, its icon, its key, and how it is built."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class Page:
    """One entry of the rail.

    `build` takes the desk and gives a `PageWidget`; it is called when the page is first shown.
    `shortcut` goes with Ctrl: a number, or a letter. `about_patient` pages carry the banner.
    """

    name: str
    title: str
    icon: str
    build: Callable[[Any], Any]
    shortcut: str
    about_patient: bool = True
    takes_letters: bool = False
    """Letters are answers on this page: the window's own single-letter keys rest."""

    @property
    def label(self) -> str:
        return translate("Pages", self.title)


def later(module: str, name: str) -> Callable[[Any], Any]:
    """The class `name` of `module`, imported when it is first called.

    The window is painted before any page is imported: a page brings the services along, and
    these the database.
    """

    def build(desk: Any) -> Any:
        return getattr(import_module(module), name)(desk)

    return build
