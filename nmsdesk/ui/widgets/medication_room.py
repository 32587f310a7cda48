"""How the room of the medications page is shared out: timeline, list, and the form beside them."""

from dataclasses import dataclass

from nmsdesk.ui.widgets.medication_columns import NARROW

OPEN = (13, 276)
"""The height at which all stands open: lines of text, and pixels besides.

The two lines of buttons, the heading, the least of the timeline, and four rows of two lines.
"""
OPEN_NARROW = (20.5, 276)
"""The same where the list is narrow: four rows of some four lines."""
ROWS = 4
"""So many rows of the list are seen whole before the timeline takes more than its least."""
BOTH = (10.7, 226)
"""The same without the heading, and with the rows close together."""
BOTH_NARROW = (18.2, 226)
FORM = 24.5
LIST = 21
"""The least widths of the form and of the list beside it, in lines of text."""
ROW = (2, 25)
"""A row of the list under a heading: lines of text, and pixels besides."""
MARGINS = 46
FORM_LEAST = 464


@dataclass(frozen=True, slots=True)
class Room:
    """What has to give way: nothing where `close` and `turns` are False and `form` is not 0."""

    close: bool
    """The rows of the list stand close together under no heading."""
    turns: bool
    """The timeline and the list take turns."""
    form: int
    """Pixels for the form beside the list; 0: it takes all."""


def more_than_least(rows: int, lanes: int, line: int) -> int:
    """Pixels beyond what `OPEN` counts: `lanes` more for the lanes, less for rows not there."""
    lines, pixels = ROW
    return lanes - max(0, ROWS - rows) * (lines * line + pixels)


def room(width: int, height: int, line: int, *, form_opens: bool = False, more: int = 0) -> Room:
    """The room of a page of `width` by `height` pixels with lines of text `line` pixels high.

    `form_opens`: a form is to stand beside the list, or in its place. `more`: see
    `more_than_least`; what stands open gives way to the first lanes of the timeline.
    """
    form = max(FORM_LEAST, int(FORM * line))
    left = width - MARGINS - (form if form_opens else 0)
    narrow = left < NARROW * line
    turns = not _fits(height, line, BOTH_NARROW if narrow else BOTH)
    beside = not turns and width - MARGINS - form >= LIST * line
    close = not _fits(height - more, line, OPEN_NARROW if narrow else OPEN)
    return Room(close, turns, form if beside else 0)


def _fits(height: int, line: int, needed: tuple[float, int]) -> bool:
    lines, pixels = needed
    return height >= lines * line + pixels
