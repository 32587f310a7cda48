"""The compare page: rows, arrows with their words, and what lies behind each."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel

from nmsdesk.documents.comparison_text import load_comparison_text
from nmsdesk.domain.comparison import Side
from nmsdesk.paths import resource_root
from nmsdesk.presenters.comparison import Mark
from nmsdesk.ui.pages.compare import ComparePage

# Qt's offscreen plugin says so of every window that has a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(demo_desk):
    made = ComparePage(demo_desk)
    made.resize(1262, 610)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def load_text(desk):
    knowledge = desk.knowledge
    return load_comparison_text(resource_root(), "en", knowledge.findings, knowledge.sources).rows


def charts(desk):
    return [desk.watcher.chart(row.key) for row in desk.charts.patients()]


def leaning(desk, word):
    return next(c for c in charts(desk) if c.assessment.comparison.leaning.value == word)


MARKS = {
    Side.NMS: {Mark.NMS},
    Side.SEROTONIN_SYNDROME: {Mark.SEROTONIN},
    Side.NEUTRAL: {Mark.NEUTRAL, Mark.NORMAL},
    Side.NOT_ASSESSED: {Mark.OPEN, Mark.OLD},
}


def test_that_each_row_is_drawn_toward_the_side_that_was_judged(page, demo_desk):
    for chart in charts(demo_desk):
        page.present(chart)
        for row in chart.assessment.comparison.rows:
            assert page.table.rows[row.id].patient.mark in MARKS[row.side], row.id


@pytest.mark.parametrize(
    ("word", "words"), [("nms", "lean toward NMS"), ("serotonin_syndrome", "toward serotonin")]
)
def test_that_the_head_says_which_way_and_which_sets_are_met(page, demo_desk, word, words):
    page.present(leaning(demo_desk, word))
    assert words in page.head.words
    assert "Consensus 2011" in page.head.words
    assert "Hunter 2003" in page.head.words
    assert "were not looked for" in page.head.words


def test_that_one_row_is_next_and_some_finding_of_it_was_not_looked_for(page, demo_desk):
    chart = leaning(demo_desk, "nms")
    page.present(chart)
    chips = {name: row.patient.chip for name, row in page.table.rows.items()}
    assert list(chips.values()).count("check next") == 1
    open_ones = set(chart.assessment.comparison.check_next)
    for text in load_text(demo_desk):
        assert not chips[text.id] or set(text.findings) & open_ones


def test_that_enter_on_a_row_tells_both_pictures_and_the_papers(page, demo_desk, qtbot):
    page.present(leaning(demo_desk, "nms"))
    with qtbot.waitSignal(page.why_wanted) as asked:
        qtbot.keyClick(page.table.rows["tone"], Qt.Key.Key_Return)
    why = asked.args[0]
    assert why.title == "Muscle tone"
    assert any(sentence.startswith("NMS: ") for sentence in why.basis)
    assert any("toward NMS" in sentence for sentence in why.basis)
    assert len(why.sources) >= 2


def test_that_a_click_on_a_row_tells_the_same(page, demo_desk, qtbot):
    page.present(leaning(demo_desk, "nms"))
    with qtbot.waitSignal(page.why_wanted) as asked:
        qtbot.mouseClick(page.table.rows["clonus"], Qt.MouseButton.LeftButton)
    assert asked.args[0].title == "Clonus"


def test_that_the_points_stand_behind_why_and_not_on_the_page(page, demo_desk, qtbot):
    chart = leaning(demo_desk, "nms")
    page.present(chart)
    assert "points" not in page.head.words
    with qtbot.waitSignal(page.why_wanted) as asked:
        page.head.leaning_wanted.emit()
    points = str(chart.assessment.comparison.nms_points)
    assert any(points in sentence for sentence in asked.args[0].basis)


@pytest.mark.parametrize("name", ["iec_2011", "hunter_2003"])
def test_that_a_set_tells_its_items(page, demo_desk, qtbot, name):
    page.present(leaning(demo_desk, "serotonin_syndrome"))
    with qtbot.waitSignal(page.why_wanted) as asked:
        page.head.criteria_wanted.emit(name)
    assert len(asked.args[0].basis) >= 5
    assert asked.args[0].sources


def test_that_the_harm_row_is_always_on_screen(page, demo_desk, qtbot):
    page.present(leaning(demo_desk, "nms"))
    qtbot.waitUntil(lambda: page.harm.height() > 40)
    assert page.harm.isVisible()
    assert page.harm.geometry().bottom() <= page.height()
    assert "may worsen serotonin syndrome" in page.harm.accessibleName()
    with qtbot.waitSignal(page.why_wanted) as asked:
        qtbot.keyClick(page.harm, Qt.Key.Key_Return)
    assert len(asked.args[0].sources) >= 4


def test_that_it_teaches_without_a_patient(page):
    page.present(None)
    assert "No patient open" in [part.text() for part in page.table.findChildren(QLabel)]
    assert all(row.patient.mark is Mark.NONE for row in page.table.rows.values())
    assert "Open a patient" in page.head.words


def test_that_no_page_of_any_patient_rules_anything_out(page, demo_desk):
    for chart in (None, *charts(demo_desk)):
        page.present(chart)
        said = " ".join(part.text() for part in page.findChildren(QLabel)).lower()
        assert "ruled out" not in said
        assert "excluded" not in said


def test_that_arrows_go_from_row_to_row(page, qtbot):
    page.present(None)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.table.rows["cause"].setFocus()
    qtbot.keyClick(page.table.rows["cause"], Qt.Key.Key_Down)
    assert page.table.rows["onset"].hasFocus()


def test_that_no_words_of_a_row_are_cut(page, demo_desk, qtbot):
    page.present(leaning(demo_desk, "serotonin_syndrome"))
    qtbot.waitUntil(lambda: page.table.rows["tone"].width() > 900 and not cut(page))


def cut(page):
    """The words of the rows that have less height than they need at their width."""
    parts = [part for row in page.table.rows.values() for part in row.findChildren(QLabel)]
    return [
        part.text()
        for part in parts
        if part.isVisible()
        and part.wordWrap()
        and part.text()
        and part.heightForWidth(part.width()) > part.height() + 1
    ]


def test_that_the_sets_of_criteria_are_whole_beside_the_open_drawer(page, demo_desk):
    page.resize(860, 610)
    page.present(leaning(demo_desk, "nms"))
    QApplication.processEvents()
    for made in (*page.head._criteria, page.head._shares):
        assert made.width() >= made.sizeHint().width()
        assert made.geometry().right() <= page.head.width()
