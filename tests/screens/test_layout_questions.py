"""The questions to the layout find what they are asked for."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.screens.layout_questions import cut_texts, outside, overlaps

pytestmark = pytest.mark.screen


@pytest.fixture
def sheet(qtbot):
    made = QWidget()
    made.resize(400, 200)
    qtbot.addWidget(made)
    return made


def shown(sheet, part, *rectangle):
    part.setParent(sheet)
    part.setGeometry(*rectangle)
    sheet.show()
    part.show()
    assert sheet.isVisible()


@pytest.mark.parametrize(("wide", "high", "cut"), [(300, 30, 0), (40, 30, 1)])
def test_that_a_label_or_button_too_narrow_for_its_text_is_found(sheet, wide, high, cut):
    shown(sheet, QLabel("Watch window, day 3"), 0, 0, wide, high)
    shown(sheet, QPushButton("Check now (C)"), 0, 100, wide, high)
    assert len(cut_texts(sheet)) == 2 * cut


@pytest.mark.parametrize(("high", "cut"), [(120, 0), (20, 1)])
def test_that_a_wrapped_label_without_room_for_its_lines_is_found(sheet, high, cut):
    long = QLabel("one two three four five six seven eight nine ten eleven twelve")
    long.setWordWrap(True)
    shown(sheet, long, 0, 0, 150, high)
    assert len(cut_texts(sheet)) == cut


@pytest.mark.parametrize(("y", "found"), [(40, 0), (10, 1)])
def test_that_two_texts_on_each_other_are_found(sheet, y, found):
    shown(sheet, QLabel("one"), 0, 0, 100, 30)
    shown(sheet, QLabel("other"), 0, y, 100, 30)
    assert len(overlaps(sheet)) == found


def test_that_what_ends_beyond_the_window_is_found(sheet):
    shown(sheet, QLabel("far out"), 350, 0, 100, 30)
    assert len(outside(sheet)) == 1
