"""Cells of wrapped words: where a line may end."""

import pytest
from PySide6.QtGui import QFont

from nmsdesk.ui.widgets import rich_cell
from nmsdesk.ui.widgets.held_label import HeldLabel, held_together


def lines(text, width):
    layout = rich_cell._layout(text, rich_cell.Type(QFont()), width, ())
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
    held = held_together(text)
    assert len(held) == len(text)
    assert held.endswith("3 drops")


@pytest.mark.usefixtures("qapp")
def test_that_a_label_draws_dates_whole_and_is_read_and_copied_with_plain_hyphens(qtbot):
    said = HeldLabel("Rigidity: lead pipe, 20-Jun-2026 06:30, 38.9 °C")
    qtbot.addWidget(said)
    drawn = str(said.property("text"))
    assert "20-Jun" not in drawn
    assert "20\N{NON-BREAKING HYPHEN}Jun\N{NON-BREAKING HYPHEN}2026" in drawn
    assert said.text() == "Rigidity: lead pipe, 20-Jun-2026 06:30, 38.9 °C"
    assert said.accessibleName() == said.text()
    said.setText("nothing dated")
    assert said.accessibleName() == ""
    said.setAccessibleName("told otherwise")
    said.setText("from 20-Jun-2026")
    assert said.accessibleName() == "told otherwise"
