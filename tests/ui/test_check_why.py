"""Why on the check page tells of the running result, answers that are not saved yet included."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.check_bench import at, press

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def drawn(window):
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [each.text() for each in window.frame.drawer.findChildren(QLabel)]


@pytest.fixture
def checking(demo_window, qtbot):
    window = demo_window
    window.open_patient(window.desk.charts.patients()[0].key)
    window.show_page("check")
    qtbot.waitUntil(lambda: window.pages.in_front is not None and window.chart is not None)
    QApplication.processEvents()
    return window, window.pages.in_front


def test_that_every_item_of_the_criteria_stands_behind_the_running_result(checking):
    window, page = checking
    window.why()
    told = drawn(window)
    for judged in page.own_why().parts:
        assert judged.heading in told
    texts = window.desk.texts
    for item in ("iec_2011.rigidity", "hunter_2003.spontaneous_clonus"):
        assert any(texts.label("item", item) in line for line in told), item


def test_that_an_answer_not_yet_saved_is_told_at_once(checking, qtbot):
    window, page = checking
    window.why()
    clonus = window.desk.texts.label("item", "hunter_2003.spontaneous_clonus")
    assert not any(line.startswith(f"{clonus}: met") for line in drawn(window))
    at(page, "spontaneous_clonus")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press("y")
    assert any(line.startswith(f"{clonus}: met") for line in drawn(window))
    assert not window.desk.charts.case(window.chart.key, window.desk.now()).observations
