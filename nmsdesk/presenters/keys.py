"""The keys that hold everywhere, for the sheet that `?` opens."""

from collections.abc import Sequence
from dataclasses import dataclass

from nmsdesk.presenters.wording import translate

Key = tuple[str, str]
"""The key as it is printed on the keyboard, and what it does."""


@dataclass(frozen=True, slots=True)
class KeySheet:
    """The keys of the page in front, then those of the window."""

    title: str
    page: tuple[Key, ...]
    window: tuple[Key, ...]


def everywhere() -> tuple[Key, ...]:
    return (
        ("Ctrl+B", translate("Keys", "go to the watch board")),
        ("Ctrl+1 … 6", translate("Keys", "go to the page with that number")),
        ("Ctrl+K", translate("Keys", "find a patient, a medicine, a page or an action")),
        ("C", translate("Keys", "check this patient now")),
        ("Alt+S", translate("Keys", "seen: record that you have read the bar")),
        ("Ctrl+Z", translate("Keys", "undo the last entry of this patient")),
        ("Ctrl+N", translate("Keys", "new patient")),
        ("Ctrl+I", translate("Keys", "import a file")),
        ("Ctrl+J", translate("Keys", "journal: who did what, when")),
        ("F2", translate("Keys", "why: the basis of what is selected")),
        ("Ctrl++ / Ctrl+−", translate("Keys", "larger or smaller text")),
        ("Tab / Shift+Tab", translate("Keys", "next or previous control")),
        ("Esc", translate("Keys", "close what is open on the right or on top")),
        ("F1", translate("Keys", "help for this page")),
        ("?", translate("Keys", "this list")),
    )


def key_sheet(page_title: str, page_keys: Sequence[Key]) -> KeySheet:
    return KeySheet(
        translate("Keys", "Keys on {page}").format(page=page_title),
        tuple(page_keys),
        everywhere(),
    )
