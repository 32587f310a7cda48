"""The letters of the medications page: what each does, and what it is called on the `?` sheet."""

from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.timeline_turns import timeline_keys

KEYS = {
    "A": "add",
    "D": "change",
    "E": "correct",
    "S": "stop",
    "G": "dose",
    "L": "elsewhere",
    "H": "history",
    "W": "why",
    "P": "print",
}
OF_A_ROW = frozenset({"correct", "dose", "history", "why"})
"""What can be done to a medicine of either list; the dose and the end are of current ones."""


def told() -> tuple[tuple[str, str], ...]:
    """(key as printed on it, what it does)."""
    return (
        ("A", translate("Medications", "add a medicine")),
        ("D", translate("Medications", "change the dose of the chosen one")),
        ("E", translate("Medications", "correct what was written (asks why)")),
        ("S", translate("Medications", "stop it (asks when and why)")),
        ("G", translate("Medications", "record a dose: given, refused, held, missed, extra")),
        ("L", translate("Medications", "a dose given elsewhere, in one line")),
        ("H", translate("Medications", "its earlier versions")),
        ("W", translate("Medications", "why it is marked")),
        ("P", translate("Medications", "print, or save as PDF")),
        ("Home End", translate("Medications", "the first, the last medicine of the list")),
        *timeline_keys(),
    )
