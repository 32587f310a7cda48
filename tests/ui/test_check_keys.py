"""Keys that answer nothing where they are pressed: the row says so, and nothing is lost by them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.patient import Patient
from nmsdesk.presenters.checklist_view import Answer
from nmsdesk.presenters.preferences import Preferences, TemperatureUnit
from tests.ui.check_bench import NOW, add_patient, at, checks, in_focus, kept, opened, press

# Qt's offscreen plugin says so of every window that has a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

F = Preferences(temperature=TemperatureUnit.FAHRENHEIT)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def patient(desk):
    return add_patient(desk)


@pytest.fixture
def page(qtbot, desk, patient):
    with opened(qtbot, desk, patient) as made:
        yield made


def step_back():
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)


def beneath(page):
    return page.body.sheet.unfolded.shown_words


def row_of(page, name):
    return page.body.sheet_of(name).rows[name]


def test_that_the_rest_leaves_alone_what_was_said_to_be_not_assessed(page, desk, patient):
    at(page, "akinesia")
    press("0x")
    assert in_focus(page) == "tremor"
    press("r")
    assert page.body.side.said == (
        "“Look”: 14 more looked for and absent; 2 stay not assessed or not possible."
        " Ctrl+Z takes it back."
    )
    assert row_of(page, "akinesia").view.answer is Answer.NOT_ASSESSED
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    findings = kept(desk, patient).findings
    assert findings["tremor"] is False
    assert not {"akinesia", "catatonic_signs"} & set(findings)


def test_that_the_sentence_of_the_rest_goes_with_the_answers_that_are_taken_back(page):
    at(page, "akinesia")
    press("r")
    assert "looked for and absent" in page.body.side.said
    step_back()
    assert page.checklist.draft.answers == {}
    assert page.body.side.said == "The last step here is taken back."


@pytest.mark.parametrize("row", ["temperature_site", "supplemental_oxygen"])
def test_that_nothing_measured_is_absent_by_the_way(page, row):
    at(page, row)
    press("r")
    assert page.checklist.draft.answers == {}
    assert page.body.side.said.startswith("“Measure”: each row here is answered by itself")
    assert in_focus(page) == row


def test_that_only_a_group_of_signs_offers_the_rest(page):
    press("l")
    offers = {
        group.rows[0].row: group.heading.rest is not None
        for sheet in page.body.sheets.values()
        for group in sheet.groups
    }
    assert offers == {
        "akinesia": True, "rigidity": True, "consciousness_acvpu": True, "dysphagia": True,
        "temperature": False, "creatine_kinase": False, "labile_bp": True,
        "infection_workup": False,
    }  # fmt: skip


def test_that_a_letter_that_is_no_word_of_a_row_opens_its_words_and_names_its_keys(page):
    at(page, "reflexes")
    press("y")
    assert page.checklist.draft.answers == {}
    assert in_focus(page) == "reflexes"
    assert beneath(page).startswith("Tendon reflexes takes 1")
    assert "0 not assessed, X not possible" in beneath(page)
    press("2")
    assert "reflexes" in page.checklist.draft.answers


@pytest.mark.parametrize(("row", "typed"), [("reflexes", "yy"), ("tremor", "38.4")])
def test_that_the_reminder_stands_there_in_full(page, row, typed):
    at(page, row)
    press(typed)
    unfolded = page.body.sheet.unfolded
    QApplication.processEvents()
    parts = unfolded.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = [part for part in parts if part.isVisible()]
    assert shown
    for part in shown:
        assert part.height() >= part.minimumSizeHint().height()
        assert unfolded.rect().contains(part.geometry())


def test_that_a_figure_typed_on_a_sign_is_answered_and_never_finishes_the_check(
    page, desk, patient
):
    before = checks(desk, patient)
    at(page, "tremor")
    press("y")
    press("38.4")
    assert beneath(page) == (
        "Myoclonus takes Y, N, 0 or X. A figure belongs into a row with a field."
    )
    press("\n\n")
    assert checks(desk, patient) == before
    assert "Ctrl+Enter finishes all the same" in page.body.side.said
    press("n")
    assert page.body.side.said == ""
    press("\n")
    assert checks(desk, patient) == before + 1


def test_that_going_to_another_row_forgets_the_stray_figure(page, desk, patient):
    before = checks(desk, patient)
    at(page, "tremor")
    press("y8")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert beneath(page) == ""
    press("\n")
    assert checks(desk, patient) == before + 1


def test_that_an_older_answer_has_its_day_or_a_mark_and_is_never_elided(page, desk, patient):
    desk.charts.observe(
        patient, Observation(Moment(NOW - timedelta(hours=2)), {"akathisia": False})
    )
    row = row_of(page, "tremor")
    assert row.said().before == ("no 19-Jun", "no*")
    assert row_of(page, "akathisia").said().before == ("no", "no")
    assert "19-Jun" in row.toolTip()
    assert "with a day or * an older one" in page.body.foot.said_last


def test_that_a_check_that_is_saved_is_said_once(page):
    told = []
    page.said.connect(told.append)
    at(page, "tremor")
    press("y\n")
    assert page.body.side.said.startswith("Saved")
    assert told == []


def test_that_the_unfinished_check_is_named_after_its_patient(page, qtbot):
    at(page, "tremor")
    press("y")
    with qtbot.waitSignal(page.said) as told:
        page.hide()
    assert told.args[0] == (
        "The unfinished check of MOSS, Ada is kept here and not yet in the record."
    )


def test_that_an_emptied_figure_is_no_longer_marked_as_wrong(page):
    at(page, "temperature")
    press("98.6\n")
    field = row_of(page, "temperature").field
    assert field.property("tone") == "emergency"
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert not field.property("tone")
    at(page, "heart_rate")
    assert not field.property("tone")


def test_that_a_temperature_typed_in_fahrenheit_is_read_back_as_typed(page, desk, patient):
    page.preferences = F
    page.present(desk.watcher.chart(patient))
    at(page, "temperature")
    press("101.2\n")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert kept(desk, patient).findings["temperature"] == Decimal("38.44")
    view = row_of(page, "temperature").view
    assert (view.before, view.told) == ("101.2", "Last: 101.2 °F, 20-Jun-2026 10:00.")
    page.preferences = Preferences()
    page.present(desk.watcher.chart(patient))
    assert row_of(page, "temperature").view.before == "38.4"


def test_that_the_result_tells_a_limit_in_the_persons_scale(page, desk, patient):
    page.preferences = F
    page.present(desk.watcher.chart(patient))
    at(page, "temperature")
    press("105\n")
    assert "Temperature of 104 °F or more" in page.body.side.result.words


def test_that_another_patient_brings_no_sentence_along(page, desk):
    at(page, "tremor")
    press("y8\n")
    assert page.body.side.said
    other = desk.charts.add_patient(Patient("T-2", family_name="Other"))
    page.present(desk.watcher.chart(other))
    assert page.body.side.said == ""
    press("y")
    press("\n")
    assert checks(desk, other) == 1
