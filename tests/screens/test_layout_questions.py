"""The questions to the layout find what they are asked for, and nothing else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from tests.screens.item_questions import cut_cells, cut_headings, few_rows, sideways
from tests.screens.label_questions import broken_dates, cut_texts, narrow_pages, overlaps
from tests.screens.layout_questions import faults
from tests.screens.reach_questions import deeds_out_of_sight, grown, out_of_reach
from tests.screens.sheets import scrolling, shown, table

pytestmark = pytest.mark.screen

LONG = "one two three four five six seven eight nine ten eleven twelve"


# Labels and buttons


@pytest.mark.parametrize(("wide", "high", "cut"), [(300, 30, 0), (40, 30, 1)])
def test_that_a_label_or_button_too_narrow_for_its_text_is_found(sheet, wide, high, cut):
    shown(sheet, QLabel("Watch window, day 3"), 0, 0, wide, high)
    shown(sheet, QPushButton("Check now (C)"), 0, 100, wide, high)
    assert len(cut_texts(sheet)) == 2 * cut


@pytest.mark.parametrize(("high", "cut"), [(120, 0), (20, 1)])
def test_that_a_wrapped_label_without_room_for_its_lines_is_found(sheet, high, cut):
    long = QLabel(LONG)
    long.setWordWrap(True)
    shown(sheet, long, 0, 0, 150, high)
    assert len(cut_texts(sheet)) == cut


@pytest.mark.parametrize(("wide", "found"), [(380, 0), (60, 1)])
def test_that_a_date_over_two_lines_is_found(sheet, wide, found):
    dated = QLabel("on 19-Jun-2026")
    dated.setWordWrap(True)
    shown(sheet, dated, 0, 0, wide, 90)
    assert len(broken_dates(sheet)) == found


@pytest.mark.parametrize(("wide", "found"), [(390, 0), (120, 1)])
def test_that_a_text_squeezed_into_a_narrow_column_is_found(sheet, wide, found):
    shown(sheet, QTextBrowser(), 0, 0, wide, 180)
    assert len(narrow_pages(sheet)) == found


@pytest.mark.parametrize(("least", "found"), [(30, 0), (150, 1)])
def test_that_neighbours_squeezed_onto_each_other_are_found(sheet, least, found):
    column = QVBoxLayout()
    for _ in range(2):
        part = QLabel("one")
        part.setMinimumHeight(least)
        column.addWidget(part)
    inner = QWidget()
    inner.setLayout(column)
    column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    shown(sheet, inner, 0, 0, 100, 180)
    assert len(overlaps(sheet)) == found


def test_that_what_floats_above_a_layout_is_no_overlap(sheet):
    row = QHBoxLayout(sheet)
    row.addWidget(QLabel("beneath"))
    shown(sheet, QLabel("above"), 0, 0, 400, 200)
    assert overlaps(sheet) == []


# Lists and tables


@pytest.mark.parametrize(("wide", "found"), [(250, 0), (60, 1)])
def test_that_an_elided_cell_and_heading_are_found(sheet, wide, found):
    table(sheet, wide)
    assert len(cut_cells(sheet)) == found
    assert len(cut_headings(sheet)) == found


@pytest.mark.parametrize(("high", "found"), [(90, 0), (16, 1)])
def test_that_a_wrapped_cell_without_room_for_its_lines_is_found(sheet, high, found):
    table(sheet, 220, [(LONG, "")]).setRowHeight(0, high)
    assert len(cut_cells(sheet)) == found


@pytest.mark.parametrize(("wide", "found"), [(250, 0), (65, 1)])
def test_that_a_date_over_two_lines_of_a_cell_is_found(sheet, wide, found):
    table(sheet, wide, [("on 19-Jun-2026", "")]).setRowHeight(0, 90)
    assert len(cut_cells(sheet)) == found


def test_that_a_list_item_wider_than_the_list_is_found(sheet):
    names = QListWidget()
    names.addItems([LONG, "one"])
    names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown(sheet, names, 0, 0, 200, 100)
    assert len(cut_cells(sheet)) == 1


@pytest.mark.parametrize(("rows", "high", "found"), [(9, 190, 0), (9, 100, 1), (1, 100, 0)])
def test_that_a_table_with_few_whole_rows_in_sight_is_found(sheet, rows, high, found):
    table(sheet, 250, [("one", "")] * rows, high)
    assert len(few_rows(sheet)) == found


def test_that_a_table_that_nobody_can_see_is_found(sheet):
    table(sheet, 250, high=0)
    assert len(few_rows(sheet)) == 1


@pytest.mark.parametrize(("high", "found"), [(150, 0), (60, 1)])
def test_that_a_low_area_with_much_to_scroll_is_found(sheet, high, found):
    inner = QWidget()
    inner.resize(100, 900)
    scrolling(sheet, inner, 0, 0, 300, high)
    assert len(few_rows(sheet)) == found


@pytest.mark.parametrize("bar", list(Qt.ScrollBarPolicy), ids=lambda bar: bar.name)
@pytest.mark.parametrize(("wide", "found"), [(100, 0), (900, 1)])
def test_that_what_is_wider_than_its_area_is_found(sheet, wide, found, bar):
    inner = QWidget()
    inner.resize(wide, 20)
    scrolling(sheet, inner, 0, 0, 300, 150).setHorizontalScrollBarPolicy(bar)
    assert len(sideways(sheet)) == found


# In reach


@pytest.mark.parametrize(("x", "found"), [(100, 0), (350, 1)])
def test_that_what_ends_beyond_the_window_is_found(sheet, x, found):
    shown(sheet, QLabel("far out"), x, 0, 100, 30)
    assert len(out_of_reach(sheet)) == found


@pytest.mark.parametrize(("high", "found"), [(40, 0), (20, 1), (0, 1)])
def test_that_a_button_cut_by_what_it_stands_in_is_found(sheet, high, found):
    card = shown(sheet, QWidget(), 0, 0, 200, high)
    shown(card, QPushButton("Save"), 0, 0, 100, 30)
    assert len(out_of_reach(sheet)) == found


def test_that_a_button_squeezed_to_nothing_is_found(sheet):
    shown(sheet, QPushButton("Save"), 0, 0, 100, 1)
    assert len(out_of_reach(sheet)) == 1


def test_that_a_button_behind_something_else_is_found(sheet):
    shown(sheet, QPushButton("Save"), 0, 0, 100, 30)
    over = shown(sheet, QWidget(), 0, 0, 300, 100)
    assert out_of_reach(sheet) == []
    over.setAutoFillBackground(True)
    assert len(out_of_reach(sheet)) == 1


@pytest.mark.parametrize("way", ["horizontal", "vertical"])
@pytest.mark.parametrize(("bar", "found"), [("AsNeeded", 0), ("AlwaysOff", 1)])
def test_that_what_can_be_scrolled_to_is_in_reach(sheet, bar, found, way):
    inner = QWidget()
    inner.resize(900, 900)
    shown(inner, QPushButton("Save"), 700 if way == "horizontal" else 0, 0, 100, 30)
    if way == "vertical":
        inner.findChild(QPushButton).move(0, 700)
    area = scrolling(sheet, inner, 0, 0, 300, 150)
    policy = Qt.ScrollBarPolicy[f"ScrollBar{bar}"]
    if way == "horizontal":
        area.setHorizontalScrollBarPolicy(policy)
    else:
        area.setVerticalScrollBarPolicy(policy)
    assert len(out_of_reach(sheet)) == found


@pytest.mark.parametrize(("role", "found"), [("primary", 1), ("link", 0)])
def test_that_a_main_button_that_is_scrolled_away_is_found(sheet, role, found):
    inner = QWidget()
    inner.resize(200, 900)
    shown(inner, QPushButton("Save"), 0, 700, 100, 30).setProperty("role", role)
    scrolling(sheet, inner, 0, 0, 300, 150)
    assert len(deeds_out_of_sight(sheet)) == found


def test_that_a_window_that_took_more_room_than_it_was_given_is_found(sheet):
    assert grown(sheet, 400, 200) == []
    assert len(grown(sheet, 400, 199)) == 1
    assert len(grown(sheet, 399, 200)) == 1


# All of them


def test_that_all_questions_are_asked_at_once(sheet):
    shown(sheet, QLabel("Watch window, day 3"), 0, 0, 40, 30)
    table(sheet, 60, [("one", "")] * 9, high=60)
    assert {each.split(":")[0] for each in faults(sheet, 400, 150)} == {
        "grown",
        "cut",
        "cut headings",
        "few rows",
    }
