"""What our own widgets paint is watched: shortened, broken, beyond its room, on each other."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QWidget
from typing_extensions import override

from tests.screens.paint_questions import cut_paint, paint_on_paint, watch
from tests.screens.sheets import shown, table

pytestmark = pytest.mark.screen


class Sign(QWidget):
    """Paints as it is told."""

    def __init__(self, *steps):
        super().__init__()
        self.steps = steps

    @override
    def paintEvent(self, _event):
        painter = QPainter(self)
        for step in self.steps:
            step(painter)
        painter.end()


def written(text, *rectangle, flags=0):
    return lambda painter: painter.drawText(QRect(*rectangle), flags, text)


def asked(sheet):
    return cut_paint(sheet, watch(sheet))


@pytest.mark.parametrize(("wide", "found"), [(350, 0), (50, 1)])
def test_that_painted_words_beyond_their_room_are_found(sheet, wide, found):
    shown(sheet, Sign(written("Dyskinetic movements", 0, 0, wide, 30)), 0, 0, 380, 60)
    assert len(asked(sheet)) == found


@pytest.mark.parametrize(("high", "found"), [(60, 0), (20, 1)])
def test_that_painted_lines_below_their_room_are_found(sheet, high, found):
    flags = int(Qt.TextFlag.TextWordWrap)
    sign = Sign(written("Dyskinetic movements", 0, 0, 90, high, flags=flags))
    shown(sheet, sign, 0, 0, 380, 60)
    assert len(asked(sheet)) == found


@pytest.mark.parametrize(("x", "found"), [(10, 0), (300, 1)])
def test_that_words_painted_beyond_their_widget_are_found(sheet, x, found):
    shown(sheet, Sign(lambda p: p.drawText(x, 20, "Dyskinetic movements")), 0, 0, 380, 60)
    assert len(asked(sheet)) == found


@pytest.mark.parametrize(("wide", "found"), [(350, 0), (50, 1)])
def test_that_words_elided_by_their_painter_are_found(sheet, wide, found):
    def paint(painter):
        elide = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText("Dyskinetic movements", elide, wide)
        painter.drawText(QRect(0, 0, wide, 30), 0, text)

    shown(sheet, Sign(paint), 0, 0, 380, 60)
    assert len(asked(sheet)) == found


@pytest.mark.parametrize(("wide", "found"), [(350, 0), (40, 1)])
def test_that_a_painted_word_over_two_lines_is_found(sheet, wide, found):
    def paint(painter):
        layout = QTextLayout("antipsychotic", QFont())
        option = layout.textOption()
        option.setWrapMode(option.WrapMode.WrapAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(wide)
        layout.endLayout()
        layout.draw(painter, QRect().topLeft())

    shown(sheet, Sign(paint), 0, 0, 380, 60)
    assert bool(asked(sheet)) == bool(found)


@pytest.mark.parametrize(("y", "found"), [(60, 0), (4, 1)])
def test_that_painted_words_on_painted_words_are_found(sheet, y, found):
    sign = Sign(written("one", 0, 0, 90, 30), written("other", 0, y, 90, 30))
    shown(sheet, sign, 0, 0, 380, 100)
    assert len(paint_on_paint(watch(sheet))) == found


@pytest.mark.parametrize(("high", "found"), [(40, 0), (12, 1)])
def test_that_words_painted_beyond_their_cell_are_found(sheet, high, found):
    class Delegate(QStyledItemDelegate):
        def paint(self, painter, option, index):
            layout = QTextLayout(index.data(), QFont())
            layout.beginLayout()
            layout.createLine().setLineWidth(option.rect.width())
            layout.endLayout()
            layout.draw(painter, option.rect.topLeft())

    made = table(sheet, 250, [("one", "")])
    made.setItemDelegate(Delegate(made))
    made.setRowHeight(0, high)
    assert bool(asked(sheet)) == bool(found)


def test_that_a_widget_may_tell_what_it_left_out(sheet):
    class Telling(QWidget):
        def texts_cut(self):
            return ["yes, 19-Jun-2026"]

    shown(sheet, Telling(), 0, 0, 100, 20)
    assert len(asked(sheet)) == 1


def test_that_watching_ends_with_the_watch(sheet):
    before = QPainter.drawText
    watch(sheet)
    assert QPainter.drawText is before
