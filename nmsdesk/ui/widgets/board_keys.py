"""The keys of the watch board: what each does, and how the list of keys says it."""

from nmsdesk.presenters.wording import translate

KEYS = {
    "C": "check",
    "A": "aside",
    "E": "end",
    "W": "why",
    "O": "overdue",
    "D": "depot",
    "P": "put_aside",
    "R": "ward",
    "M": "more",
}
"""A letter, and the deed of the page."""


def sheet() -> tuple[tuple[str, str], ...]:
    """The key as it is printed, and what it does."""
    return (
        ("↑ ↓", translate("Keys", "choose a patient")),
        ("Home End", translate("Keys", "first and last patient")),
        ("Enter", translate("Keys", "open the patient")),
        ("C", translate("Keys", "check the chosen patient")),
        ("A", translate("Keys", "put the row aside until a time")),
        ("E", translate("Keys", "end watching, with a reason")),
        ("W", translate("Keys", "why the row stands here, with sources")),
        ("O D P", translate("Keys", "overdue alone, depots alone, with those put aside")),
        ("R", translate("Keys", "choose a ward")),
        ("M", translate("Keys", "show more rows")),
        ("Esc", translate("Keys", "all rows again")),
        ("Ctrl+Z", translate("Keys", "take back what was done on the board")),
    )
