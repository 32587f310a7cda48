"""How the room of the medications page is shared out: timeline, list, and the form beside them."""

from dataclasses import dataclass

from nmsdesk.ui.widgets.medication_columns import NARROW

OPEN = (13, 276)
"""The height at which all stands open: lines of text, and pixels besides.

The two lines of buttons, the heading, the least of the timeline, and four rows of two lines.
"""
OPEN_NARROW = (20.5, 276)
"""The same where the list is narrow: four rows of some four lines."""
BOTH = (10.7, 226)
"""The same without the heading, and with the rows close together."""
FORM = 23
LIST = 21
"""The least widths of the form and of the list beside it, in lines of text."""
MARGINS = 46
FORM_LEAST = 440


@dataclass(frozen=True, slots=True)
class Room:
    """What has to give way: nothing where `close` and `turns` are False and `form` is not 0."""

    close: bool
    """The rows of the list stand close together under no heading."""
    turns: bool
    """The timeline and the list take turns."""
    form: int
    """Pixels for the form beside the list; 0: it takes all."""


def room(width: int, height: int, line: int, *, form_opens: bool = False) -> Room:
    """The room of a page of `width` by `height` pixels with lines of text `line` pixels high.

    `form_opens`: a form is to stand beside the list, or in its place.
    """
    form = max(FORM_LEAST, FORM * line)
    turns = height < BOTH[0] * line + BOTH[1]
    beside = not turns and width - MARGINS - form >= LIST * line
    left = width - MARGINS - (form if form_opens else 0)
    lines, pixels = OPEN if left >= NARROW * line else OPEN_NARROW
    return Room(height < lines * line + pixels, turns, form if beside else 0)
