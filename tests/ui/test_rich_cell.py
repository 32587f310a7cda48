"""Cells of wrapped words: where a line may end."""

import pytest
from PySide6.QtGui import QFont

from nmsdesk.ui.widgets import rich_cell


def lines(text, width):
    layout = rich_cell._layout(text, QFont(), width, ())
    parts = [layout.lineAt(at) for at in range(layout.lineCount())]
    shown = layout.text()
    return [shown[one.textStart() : one.textStart() + one.textLength()].strip() for one in parts]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", range(100, 260, 10))
def test_that_no_line_ends_within_a_date_or_before_a_unit(width):
    shown = lines("up to 4 mg a day, raised by +100 % on 22-Nov-2026", width)
    assert not [one for one in shown if one.endswith(("4", "+100", "22", "22-", "Nov", "Nov-"))]
    assert len(shown) > 1


def test_that_what_is_held_together_is_as_long_as_it_was():
    text = "10 mg from 22-Nov-2026, 3 drops"
    held = rich_cell.held_together(text)
    assert len(held) == len(text)
    assert held.endswith("3 drops")
