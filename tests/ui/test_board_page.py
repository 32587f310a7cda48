"""The watch board through the real window, on a real record: keys, order, aside, and the clock."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from nmsdesk.domain.patient import Patient
from nmsdesk.domain.record import Verb
from nmsdesk.services.board import Board
from nmsdesk.ui.pages import board as board_page
from tests.builders import a_check, an_order, on_day

RIGID_AND_HOT = {"rigidity": "lead_pipe", "temperature": 39.2}


def person(desk, family, *orders, checks=(), **more):
    key = desk.charts.add_patient(Patient(f"ID {family}", family_name=family, **more))
    for order in orders:
        desk.charts.add_order(key, order)
    for check in checks:
        desk.charts.observe(key, check)
    return key


def started(desk, family, day=17, drug="haloperidol", **more):
    return person(desk, family, an_order(drug, 5, from_day=day), **more)


def checked(desk, family, day=17, **more):
    """A start that somebody has looked at this morning: nothing is overdue."""
    return started(desk, family, day, checks=[a_check(19, hour=9, temperature=36.8)], **more)


@pytest.fixture
def at_rest(qtbot):
    def wait(window):
        page = window.pages.page("board")
        # What the bus says arrives a turn later.
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not page.working() and window.jobs.running == 0, timeout=20_000)
        return page

    return wait


@pytest.fixture
def board(make_window, desk, at_rest):
    """Opens the window, which opens on the board; gives the page once it is read."""
    made = []

    def open_it():
        window = make_window(desk)
        assert window.pages.front.name == "board"
        made.append(window)
        page = at_rest(window)
        page.the_window = window
        return page

    return open_it


def names(page):
    return [line.name for line in page.table.rows.lines]


def row(page, family):
    return next(line for line in page.table.rows.lines if line.name == family.upper())


def press(qtbot, keys):
    combination = QKeySequence(keys)[0]
    where = QApplication.focusWidget()
    assert where is not None
    qtbot.keyClick(where, combination.key(), combination.keyboardModifiers())


# What a row says, and where it stands


def test_that_the_window_opens_on_the_board_with_what_changed_when_and_how_long(board, desk):
    checked(desk, "Adams", ward="3 B")
    page = board()
    line = row(page, "Adams")
    assert line.place == "3 B — ID Adams"
    assert (line.drug, line.change, line.since) == ("haloperidol", "start", "18-Jun-2026")
    assert (line.window.name, line.window.day) == ("NMS", "day 3 of 30")
    assert line.window.share == "24 % of onsets before today"
    assert line.last == "Last today 09:00"
    assert line.due == "Next tomorrow 09:00"
    assert line.risk == "No risk factor on record"


def test_that_a_serotonin_window_says_that_no_curve_is_held(board, desk):
    started(desk, "Adams", 19, drug="sertraline")
    assert row(board(), "Adams").window.share == "no curve of onsets is held"


def test_that_findings_stand_before_an_overdue_check_and_this_before_the_day(board, desk):
    checked(desk, "Fresh", 19)
    checked(desk, "Old", 2)
    started(desk, "Overdue", 2)
    started(desk, "Red", 2, checks=[a_check(19, hour=9, **RIGID_AND_HOT)])
    page = board()
    assert names(page) == ["RED", "OVERDUE", "FRESH", "OLD"]
    assert row(page, "Red").word == "Emergency"
    assert row(page, "Overdue").overdue
    assert "there more onsets fall on this day" in row(page, "Old").why[-1]


def test_that_why_follows_the_chosen_row_and_names_a_source(qtbot, board, desk):
    checked(desk, "Fresh", 19)
    checked(desk, "Old", 2)
    page = board()
    press(qtbot, "W")
    drawer = page.the_window.frame.drawer
    assert drawer.title == "Why FRESH stands here"
    press(qtbot, "Down")
    assert drawer.title == "Why OLD stands here"
    assert page.own_why().sources


# Keys


def test_that_enter_opens_the_medicines_and_c_the_check(qtbot, board, desk):
    key, other = checked(desk, "Fresh", 19), checked(desk, "Old", 2)
    page = board()
    window = page.the_window
    press(qtbot, "Return")
    assert (window.key, window.pages.front.name) == (key, "medications")
    window.show_page("board")
    press(qtbot, "Down")
    press(qtbot, "C")
    assert (window.key, window.pages.front.name) == (other, "check")


def test_that_c_never_checks_another_than_the_chosen_one(qtbot, board, desk):
    key = checked(desk, "Fresh", 19)
    checked(desk, "Old", 2)
    page = board()
    window = page.the_window
    window.open_patient(key)
    window.edit_patient()
    window.pages.page("patients").form.fields["family"].text = "Typed"
    window.show_page("board")
    press(qtbot, "Down")
    press(qtbot, "C")
    assert window.pages.front.name == "board"
    assert window.frame.notice.isVisible()


def test_that_home_and_end_choose_the_first_and_the_last_row(qtbot, board, desk):
    for number in range(5):
        checked(desk, f"P{number}", 19 - number)
    page = board()
    press(qtbot, "End")
    assert page.table.chosen_key == page.table.rows.lines[-1].key
    press(qtbot, "Home")
    assert page.table.chosen_key == page.table.rows.lines[0].key


def test_that_filters_answer_to_their_keys_and_escape_shows_all(qtbot, board, desk, at_rest):
    checked(desk, "Adams", 19, ward="A1")
    started(desk, "Brandt", 2, ward="B2")
    page = board()
    press(qtbot, "O")
    at_rest(page.the_window)
    assert names(page) == ["BRANDT"]
    press(qtbot, "Escape")
    at_rest(page.the_window)
    assert names(page) == ["BRANDT", "ADAMS"]
    page.filters.ward.setCurrentIndex(page.filters.ward.findText("A1"))
    at_rest(page.the_window)
    assert names(page) == ["ADAMS"]
    assert page.filters.toggles["overdue"].text() == "Overdue: 0 (O)"


def test_that_rows_beyond_those_shown_are_counted_and_shown_when_asked_for(
    qtbot, board, desk, at_rest, monkeypatch
):
    monkeypatch.setattr(board_page, "AT_ONCE", 2)
    for number in range(3):
        checked(desk, f"P{number}", 19 - number)
    page = board()
    assert len(names(page)) == 2
    assert page.body.more.text().startswith("1 more below")
    press(qtbot, "M")
    at_rest(page.the_window)
    assert len(names(page)) == 3
    assert not page.body.more.isVisible()


# Aside, and the end of watching


def test_that_a_row_is_put_aside_by_two_keys_and_comes_back_by_ctrl_z(qtbot, board, desk, at_rest):
    key = checked(desk, "Adams", 19)
    checked(desk, "Brandt", 2)
    page = board()
    press(qtbot, "A")
    assert page.panel.until_line.text() == "21-Jun-2026 08:00"
    press(qtbot, "Return")
    at_rest(page.the_window)
    assert names(page) == ["BRANDT"]
    assert page.filters.toggles["aside"].text() == "With put aside: 1 (P)"
    assert desk.charts.journal(key)[0].verb is Verb.PUT_ASIDE
    assert "put aside" in page.body.done.text()
    press(qtbot, "Ctrl+Z")
    at_rest(page.the_window)
    assert names(page) == ["ADAMS", "BRANDT"]
    assert desk.charts.journal(key)[0].verb is Verb.UNDO


def test_that_ctrl_z_on_the_board_takes_nothing_back_that_was_done_elsewhere(
    qtbot, board, desk, at_rest
):
    key = checked(desk, "Adams", 19)
    page = board()
    window = page.the_window
    window.open_patient(key)
    window.show_page("board")
    at_rest(window)
    before = desk.charts.journal(key)
    press(qtbot, "Ctrl+Z")
    window.menus.do("undo")
    assert desk.charts.journal(key) == before
    assert "Nothing was done on the board" in page.body.done.text()


def test_that_a_time_that_is_over_is_refused_and_what_was_typed_stays(qtbot, board, desk):
    checked(desk, "Adams", 19)
    page = board()
    press(qtbot, "A")
    qtbot.keyClicks(page.panel.until_line, "19-Jun-2026")
    press(qtbot, "Return")
    assert "over" in page.panel.problem.text()
    assert page.panel.until_line.text() == "19-Jun-2026"
    page.panel.until_line.setText("11/12/2026")
    press(qtbot, "Return")
    assert "month as a word" in page.panel.until.said
    press(qtbot, "Escape")
    assert not page.panel.isVisible()
    assert page.table.hasFocus()


def test_that_a_row_put_aside_comes_back_when_the_dose_changes_and_says_so(board, desk, at_rest):
    key = checked(desk, "Adams", 17)
    desk.board.put_aside(key)
    page = board()
    assert names(page) == []
    order = desk.charts.case(key, desk.now()).orders[0]
    desk.charts.change_dose(key, order.id, an_order("haloperidol", 10, from_day=19))
    at_rest(page.the_window)
    assert row(page, "Adams").note == "Re-opened: the dose of haloperidol changed."


def test_that_watching_ends_with_a_reason_and_not_without(qtbot, board, desk, at_rest):
    key = checked(desk, "Adams", 19)
    page = board()
    press(qtbot, "E")
    press(qtbot, "Return")
    assert "Say why" in page.panel.reason.said
    assert desk.charts.journal(key)[0].verb is not Verb.END_WATCHING
    qtbot.keyClicks(page.panel.reason_line, "discharged")
    assert page.unsaved()
    press(qtbot, "Return")
    at_rest(page.the_window)
    assert names(page) == []
    assert desk.charts.journal(key)[0].reason == "discharged"
    page.body.take_back.click()
    at_rest(page.the_window)
    assert names(page) == ["ADAMS"]


def test_that_the_open_patient_is_put_aside_from_the_menu(qtbot, board, desk, at_rest):
    checked(desk, "Adams", 19)
    key = checked(desk, "Brandt", 2)
    page = board()
    page.the_window.open_patient(key)
    page.the_window.menus.do("aside")
    assert page.the_window.pages.front.name == "board"
    assert "BRANDT" in page.panel.title.text()
    press(qtbot, "Return")
    at_rest(page.the_window)
    assert names(page) == ["ADAMS"]


# Live


def test_that_a_check_turns_overdue_by_the_clock_and_the_chosen_patient_stays_chosen(
    board, desk, clock, at_rest
):
    checked(desk, "Adams", 19)
    moving = started(desk, "Brandt", 18, checks=[a_check(18, hour=22, temperature=36.8)])
    page = board()
    assert names(page) == ["ADAMS", "BRANDT"]
    page.table.choose(moving)
    clock.now = on_day(20, 11)
    page.clock.look()
    at_rest(page.the_window)
    assert names(page) == ["BRANDT", "ADAMS"]
    assert row(page, "Brandt").overdue
    assert page.table.chosen_key == moving


def test_that_nothing_is_read_again_while_the_clock_passes_nothing(board, desk, clock, monkeypatch):
    checked(desk, "Adams", 19)
    page = board()
    reads = []
    monkeypatch.setattr(Board, "rows", lambda *_given: reads.append(1) or ())
    clock.now += timedelta(minutes=5)
    page.clock.look()
    assert not page.working()
    assert page.clock.waiting
    assert reads == []


def test_that_a_row_put_aside_comes_back_when_its_time_has_come(board, desk, clock, at_rest):
    key = checked(desk, "Adams", 19)
    checked(desk, "Brandt", 2)
    desk.board.put_aside(key, on_day(19, 12))
    page = board()
    assert names(page) == ["BRANDT"]
    clock.now = on_day(19, 12)
    page.clock.look()
    at_rest(page.the_window)
    assert names(page) == ["ADAMS", "BRANDT"]


def test_that_the_day_goes_on_after_a_night_in_which_the_computer_slept(
    board, desk, clock, at_rest
):
    checked(desk, "Adams", 17)
    page = board()
    assert row(page, "Adams").window.day == "day 3 of 30"
    clock.now = on_day(20, 6)
    page.clock.look()
    at_rest(page.the_window)
    assert row(page, "Adams").window.day == "day 4 of 30"


def test_that_an_order_entered_elsewhere_appears_by_itself(board, desk, at_rest):
    page = board()
    started(desk, "Adams")
    at_rest(page.the_window)
    assert names(page) == ["ADAMS"]


def test_that_what_changed_behind_another_page_is_read_when_one_comes_back(board, desk, at_rest):
    page = board()
    page.the_window.show_page("learn")
    started(desk, "Adams")
    at_rest(page.the_window)
    assert names(page) == []
    page.the_window.show_page("board")
    at_rest(page.the_window)
    assert names(page) == ["ADAMS"]


def test_that_when_the_chosen_row_leaves_the_next_one_is_chosen(board, desk, at_rest):
    for number in range(3):
        checked(desk, f"P{number}", 19 - 3 * number)
    page = board()
    first, second, third = (line.key for line in page.table.rows.lines)
    page.table.choose(second)
    desk.board.end_watching(second, "discharged")
    at_rest(page.the_window)
    assert [line.key for line in page.table.rows.lines] == [first, third]
    assert page.table.chosen_key == third


# Where there are no rows


def test_that_an_empty_record_says_what_belongs_here_and_offers_the_first_step(board):
    page = board()
    assert "most pressing first" in page.body.message.words
    assert page.body.message.buttons[0].hasFocus()
    page.body.message.buttons[0].click()
    assert page.the_window.pages.page("patients").form.isVisible()


def test_that_patients_without_a_window_are_not_told_as_safe(board, desk):
    person(desk, "Adams")
    words = board().body.message.words
    assert "Nobody has an open watch window now" in words
    assert "on no list" in words


def test_that_filters_that_leave_nothing_say_so_and_can_be_left(board, desk, at_rest):
    checked(desk, "Adams", 19)
    page = board()
    page.act("depot")
    at_rest(page.the_window)
    assert "filters" in page.body.message.words
    page.body.message.buttons[0].click()
    at_rest(page.the_window)
    assert names(page) == ["ADAMS"]


def test_that_the_last_row_put_aside_is_named_where_the_rows_were(board, desk, at_rest):
    key = checked(desk, "Adams", 19)
    desk.board.put_aside(key, reason="seen")
    page = board()
    assert "1 row put aside" in page.body.message.words
    page.body.message.buttons[0].click()
    at_rest(page.the_window)
    assert row(page, "Adams").aside
    assert row(page, "Adams").note == "Put aside by nurse until 20-Jul-2026"


def test_that_a_long_making_of_the_index_says_how_far_it_is_and_can_be_stopped(
    qtbot, desk, monkeypatch, make_window, at_rest
):
    checked(desk, "Adams", 19)
    real = Board.catch_up

    def long(self, progress=None):
        if progress is None:
            return real(self)
        while True:
            progress.step(1_000, 60_000)

    monkeypatch.setattr(Board, "catch_up", long)
    window = make_window(desk)
    page = window.pages.page("board")
    qtbot.waitUntil(lambda: "1,000 of 60,000" in page.body.making.words.text(), timeout=20_000)
    assert page.body.making.isVisible()
    page.body.making.stop.click()
    at_rest(window)
    assert "not whole" in page.body.message.words
    monkeypatch.setattr(Board, "catch_up", real)
    page.body.message.buttons[0].click()
    at_rest(window)
    assert names(page) == ["ADAMS"]


def test_that_the_wall_clock_in_a_row_is_that_of_the_desk(board, desk):
    started(desk, "Adams", 19, checks=[a_check(18, hour=8, temperature=36.8)])
    assert row(board(), "Adams").last == "Last yesterday 08:00"
    assert desk.now() == datetime(2026, 6, 20, 10)


def test_that_the_open_patient_is_read_again_when_an_order_begins_at_noon(make_window, desk, clock):
    key = person(desk, "Adams", an_order("haloperidol", 5, from_day=19.5))
    window = make_window(desk)
    window.open_patient(key)
    assert not window.chart.assessment.windows
    clock.now = on_day(19, 12)
    window.passing.look()
    assert window.chart.assessment.windows
