"""Learn: pick a lesson, read it with its sources, find one by a word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QTextBrowser

from nmsdesk.ui.pages.learn import LearnPage


@pytest.fixture
def page(qtbot, desk):
    page = LearnPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    page.show()
    page.present(None)
    return page


def titles(page):
    shown = page.findChild(QListWidget)
    return [shown.item(place).text() for place in range(shown.count())]


def test_that_the_first_lesson_is_open_without_a_patient(page):
    assert page.findChild(QListWidget).currentRow() == 0
    assert "What NMS is" in page.findChild(QTextBrowser).toPlainText()


def test_that_the_sources_stand_numbered_at_the_foot(page):
    text = page.findChild(QTextBrowser).toPlainText()
    assert text.index("Sources") < text.index("1. ")
    assert "Last gone over on 24-Nov-2026" in text
    assert "known from this source, not read again" in text


def test_that_typing_leaves_the_lessons_that_hold_every_word(page):
    everything = titles(page)
    QTest.keyClicks(page.findChild(QLineEdit), "ankle clonus")
    found = titles(page)
    assert "Tone, reflexes, clonus" in found
    assert len(found) < len(everything)


def test_that_nothing_found_is_said_in_words(page):
    QTest.keyClicks(page.findChild(QLineEdit), "zebra")
    assert titles(page) == []
    assert page._none.isVisible()


def test_that_down_moves_to_the_next_lesson_by_keyboard(page):
    before = page.findChild(QTextBrowser).toPlainText()
    QTest.keyClick(page.findChild(QListWidget), Qt.Key.Key_Down)
    assert page.findChild(QTextBrowser).toPlainText() != before


def test_that_a_lesson_opens_by_its_name_whatever_was_typed(page):
    QTest.keyClicks(page.findChild(QLineEdit), "family")
    page.show_lesson("starting_again")
    assert "Starting again" in page.findChild(QTextBrowser).toPlainText()


def test_that_every_control_has_a_name_for_a_screen_reader(page):
    for kind in (QLineEdit, QListWidget, QTextBrowser):
        assert page.findChild(kind).accessibleName()
