"""The check page, driven by keys: what is answered, what is kept, what is never written."""

from datetime import datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nmsdesk.domain.patient import Patient
from nmsdesk.ui.pages.check import CheckPage
from tests.ui.check_bench import NOW, add_patient, at, checks, in_focus, kept, opened, press

# Qt's offscreen plugin says so of every window that has a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def patient(desk):
    return add_patient(desk)


@pytest.fixture
def page(qtbot, desk, patient):
    with opened(qtbot, desk, patient) as made:
        yield made


def test_that_the_whole_list_stands_on_a_small_screen_without_scrolling(page, qtbot):
    area = page.body.list_area
    qtbot.waitUntil(lambda: page.body.sheet.width() > 800)
    assert area.verticalScrollBar().maximum() == 0
    rows = page.body.sheet.rows
    assert len(rows) >= 40
    for made in rows.values():
        corner = made.mapTo(area, QPoint(0, made.height()))
        assert corner.y() <= area.height()


def test_that_every_row_has_a_name_and_can_be_hit(page, qtbot):
    qtbot.waitUntil(lambda: page.body.sheet.width() > 800)
    page.body.foot.other_wanted.emit()
    for sheet in page.body.sheets.values():
        for made in sheet.rows.values():
            assert made.accessibleName()
            assert made.minimumSizeHint().height() >= 24


def test_that_one_key_answers_one_row_and_moves_on(page):
    at(page, "tremor")
    press("y")
    assert page.checklist.draft.answers == {"tremor": True}
    assert in_focus(page) == "myoclonus"


def test_that_a_complete_bedside_check_is_done_by_keys_alone(page, desk, patient):
    keys = 0
    typed = {"temperature": "38.4\n", "heart_rate": "112\n", "blood_pressure": "158/96\n",
             "respiratory_rate": "24\n", "oxygen_saturation": "94\n", "rigidity": "5",
             "reflexes": "2", "pupils": "n", "bowel_sounds": "n", "consciousness_acvpu": "a",
             "temperature_site": "1", "tremor": "y"}  # fmt: skip
    while (row := in_focus(page)) is not None:
        pressed = typed.get(row, "n")
        keys += len(pressed)
        press(pressed)
    assert page.body.side.finish.hasFocus()
    QTest.keyClick(page.body.side.finish, Qt.Key.Key_Return)
    assert keys + 1 <= 75
    observation = kept(desk, patient)
    assert observation.findings["rigidity"] == "lead_pipe"
    assert observation.findings["systolic_bp"] == Decimal(158)
    assert observation.findings["temperature"] == Decimal("38.4")
    assert observation.findings["tremor"] is True
    assert observation.findings["coma"] is False
    assert observation.by == desk.who
    assert observation.at.at == NOW


def test_that_what_nobody_answered_is_not_written(page, desk, patient):
    at(page, "tremor")
    press("yn\n")
    assert kept(desk, patient).findings == {"tremor": True, "myoclonus": False}


def test_that_enter_in_a_figure_reads_it_and_does_not_finish(page, desk, patient):
    before = checks(desk, patient)
    at(page, "temperature")
    press("38.4\n")
    assert checks(desk, patient) == before
    assert page.checklist.draft.answers == {"temperature": Decimal("38.4")}
    assert in_focus(page) == "temperature_site"


def test_that_control_and_enter_finish_from_a_figure(page, desk, patient):
    at(page, "temperature")
    press("38.4\n")
    at(page, "heart_rate")
    QTest.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert kept(desk, patient).findings == {"temperature": Decimal("38.4")}


def test_that_fahrenheit_is_converted_and_shown(page):
    at(page, "temperature")
    press("101.3 F\n")
    assert page.body.sheet.rows["temperature"].field.text() == "38.5 °C"
    assert page.checklist.draft.answers == {"temperature": Decimal("38.5")}


def test_that_an_impossible_figure_stays_where_it_is_and_says_why(page):
    at(page, "temperature")
    press("101.3\n")
    assert in_focus(page) == "temperature"
    assert "With F after it" in page.body.sheet.unfolded.shown_words
    assert page.checklist.draft.answers == {}


def test_that_an_unusual_figure_is_asked_once_more(page):
    at(page, "heart_rate")
    press("212\n")
    assert "unusual" in page.body.sheet.unfolded.shown_words
    press("\n")
    assert page.checklist.draft.answers == {"heart_rate": Decimal(212)}


def test_that_a_figure_left_without_enter_is_read_all_the_same(page):
    at(page, "heart_rate")
    press("88")
    at(page, "tremor")
    assert page.checklist.draft.answers == {"heart_rate": Decimal(88)}


def test_that_a_figure_that_cannot_be_read_stops_the_finish(page, desk, patient):
    before = checks(desk, patient)
    at(page, "heart_rate")
    press("9999")
    at(page, "tremor")
    press("y")
    page.finish()
    assert checks(desk, patient) == before
    assert in_focus(page) == "heart_rate"
    assert "not read yet" in page.body.side.said


def test_that_the_minus_clears_a_figure(page):
    at(page, "heart_rate")
    press("88\n")
    at(page, "heart_rate")
    page.body.sheet.rows["heart_rate"].field.clear()
    press("-")
    assert page.checklist.draft.answers == {}


def test_that_the_rest_of_one_group_is_answered_and_of_no_other(page, desk, patient):
    at(page, "dysphagia")
    press("yr")
    findings = page.checklist.draft.answers
    group = {row.id for row in page.checklist.group_of("dysphagia").rows}
    assert set(findings) == group
    assert findings["dysphagia"] is True
    page.finish()
    note = kept(desk, patient).note
    assert desk.who in note
    assert "Ask, see chart" in note


def test_that_words_unfold_with_their_keys_and_fold_again(page):
    at(page, "rigidity")
    unfolded = page.body.sheet.unfolded
    assert unfolded.isVisible()
    at(page, "tremor")
    assert not unfolded.isVisible()


def test_that_the_laboratory_is_one_key_away_and_back(page, desk, patient):
    at(page, "tremor")
    press("l")
    assert in_focus(page) == "creatine_kinase"
    press("2400\nl")
    assert in_focus(page) is not None
    assert page.body.plan.id == "bedside"
    page.finish()
    assert kept(desk, patient).findings == {"creatine_kinase": Decimal(2400)}


def test_that_control_z_takes_the_last_answer_back(page):
    at(page, "tremor")
    press("yy")
    focused = QApplication.focusWidget()
    QTest.keyClick(focused, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.checklist.draft.answers == {"tremor": True}


def test_that_arrows_move_down_up_and_across(page):
    at(page, "akinesia")
    focused = QApplication.focusWidget()
    QTest.keyClick(focused, Qt.Key.Key_Down)
    assert in_focus(page) == "catatonic_signs"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert in_focus(page) == "rigidity"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert in_focus(page) == "akinesia"


def test_that_a_cell_can_be_clicked(page, qtbot):
    qtbot.waitUntil(lambda: page.body.sheet.width() > 800)
    row = page.body.sheet.rows["seizure"]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.cells()[0].center())
    assert page.checklist.draft.answers == {"seizure": True}


def test_that_the_check_before_stands_beside_each_row(page):
    rows = page.body.sheet.rows
    assert rows["rigidity"].view.before == "none"
    assert rows["temperature"].view.before == "37.1"
    assert "Last: none, 19-Jun-2026 20:00." in rows["rigidity"].accessibleName()
    assert rows["coma"].view.before == ""


def test_that_the_result_follows_each_key_in_words(page):
    assert "Emergency" not in page.body.side.result.words
    at(page, "rigidity")
    press("5")
    assert page.body.side.result.view.level == "urgent"
    at(page, "temperature")
    press("38.9\n")
    assert page.body.side.result.view.level == "emergency"
    assert "Emergency" in page.body.side.result.words
    assert "of 100" in page.body.side.result.words
    assert "74 reported from the 2017 validation" in page.body.side.result.words


def test_that_typing_reads_no_record(page, desk, monkeypatch):
    at(page, "rigidity")
    press("2")
    monkeypatch.setattr(desk.charts, "case", lambda *_: pytest.fail("the record was read"))
    at(page, "tremor")
    press("yny")


def test_that_how_to_look_follows_the_focus(page):
    at(page, "inducible_clonus")
    assert "push the foot upward" in page.body.side.help.accessibleName()


def test_that_an_unfinished_check_survives_another_page_and_another_patient(page, desk, qtbot):
    at(page, "tremor")
    press("y")
    with qtbot.waitSignal(page.said) as told:
        page.hide()
    assert "not yet in the record" in told.args[0]
    other = desk.charts.add_patient(Patient("T-2", family_name="Other"))
    page.present(desk.watcher.chart(other))
    page.show()
    assert page.checklist.draft.answers == {}
    first = next(row.key for row in desk.charts.patients() if row.id == "T-1")
    with qtbot.waitSignal(page.said) as told:
        page.present(desk.watcher.chart(first))
    assert "is back" in told.args[0]
    assert page.checklist.draft.answers == {"tremor": True}


def test_that_a_draft_is_in_nobodys_record(page, desk, patient):
    before = checks(desk, patient)
    at(page, "tremor")
    press("ynyn")
    page.hide()
    assert checks(desk, patient) == before


def test_that_control_z_right_after_finishing_takes_the_check_back(page, desk, patient):
    before = checks(desk, patient)
    at(page, "tremor")
    press("y\n")
    assert checks(desk, patient) == before + 1
    focused = QApplication.focusWidget()
    QTest.keyClick(focused, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert checks(desk, patient) == before
    assert page.checklist.draft.answers == {"tremor": True}


def test_that_a_finished_check_can_be_taken_back_and_its_answers_stay(page, desk, patient):
    before = checks(desk, patient)
    at(page, "tremor")
    press("y\n")
    assert checks(desk, patient) == before + 1
    assert page.body.side.said.startswith("Saved 10:00: 1 of 40")
    assert page.body.side.undo
    assert page.checklist.draft.answers == {}
    page.undo_saved()
    assert checks(desk, patient) == before
    assert page.checklist.draft.answers == {"tremor": True}


def test_that_an_empty_check_is_not_kept(page, desk, patient):
    before = checks(desk, patient)
    at(page, "tremor")
    press("\n")
    assert checks(desk, patient) == before
    assert "Nothing is answered yet" in page.body.side.said


def test_that_who_when_and_the_note_are_kept(page, desk, patient, qtbot):
    head = page.body.head
    for field, text in ((head.by, "Nurse Li"), (head.at, "09:15"), (head.note, "eats little")):
        field.selectAll()
        qtbot.keyClicks(field, text)
    at(page, "inducible_clonus")
    press("x")
    at(page, "tremor")
    press("n")
    page.finish()
    observation = kept(desk, patient)
    assert observation.by == "Nurse Li"
    assert observation.at.at == datetime(2026, 6, 20, 9, 15)
    assert observation.note.startswith("eats little Refused or not possible: Inducible clonus.")
    assert observation.findings == {"tremor": False}


@pytest.mark.parametrize("typed", ["23:00", "04/11/2026", "20-Jun-2026"])
def test_that_a_time_that_cannot_be_stops_the_finish(page, desk, patient, qtbot, typed):
    before = checks(desk, patient)
    qtbot.keyClicks(page.body.head.at, typed)
    at(page, "tremor")
    press("y\n")
    assert checks(desk, patient) == before
    assert page.body.side.said


def test_that_the_page_says_what_to_do_without_a_patient(qtbot, desk):
    made = CheckPage(desk)
    qtbot.addWidget(made)
    made.show()
    made.present(None)
    assert not made.body.isVisible()


def test_that_the_end_of_the_program_is_asked_about_and_another_patient_is_not(page):
    assert page.lost_at_end() is None
    at(page, "tremor")
    press("y")
    assert page.unsaved() is None
    assert page.lost_at_end() == "One check is unfinished and not in the record."
    page.discard()
    assert page.lost_at_end() is None


def test_that_the_row_in_focus_is_in_sight_where_the_list_is_longer_than_its_room(page):
    page.resize(900, 360)  # A tall bar above and the drawer beside leave as little.
    QApplication.processEvents()
    area = page.body.list_area

    def in_sight(row):
        made = page.body.sheet_of(row).rows[row]
        top_left = made.mapTo(area.viewport(), made.rect().topLeft())
        return area.viewport().rect().contains(top_left)

    assert not in_sight("pallor")
    for row in ("pallor", "temperature", "akinesia"):
        at(page, row)
        assert in_sight(row)
