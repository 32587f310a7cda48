"""The frame around the pages: banner, bar, coverage line, keys, undo, and problems in words."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.patient import Patient
from nmsdesk.domain.record import Verb
from nmsdesk.presenters.preferences import Look, Preferences
from nmsdesk.ui import theme
from nmsdesk.ui.opening import Opening
from nmsdesk.ui.pages import PAGES
from nmsdesk.ui.preferences_file import read_preferences
from tests.builders import a_check, an_order

HARTMANN = Patient("44 120 87", family_name="Hartmann", given_name="Jonas", allergies=())


def press(qtbot, window, keys):
    """A key combination as it arrives at the window."""
    combination = QKeySequence(keys)[0]
    where = QApplication.focusWidget() or window.frame
    qtbot.keyClick(where, combination.key(), combination.keyboardModifiers())


def opened(window, patient=HARTMANN, *orders, checks=()):
    key = window.desk.charts.add_patient(patient)
    for order in orders:
        window.desk.charts.add_order(key, order)
    for check in checks:
        window.desk.charts.observe(key, check)
    window.open_patient(key)
    return key


HALOPERIDOL = an_order("haloperidol", 5, from_day=17)
RIGID_AND_HOT = a_check(19, rigidity="lead_pipe", temperature=39.2)


def test_that_each_page_is_reached_by_its_number(qtbot, window):
    for page in PAGES:
        press(qtbot, window, f"Ctrl+{page.shortcut}")
        assert window.pages.front.name == page.name
        assert window.frame.rail.button_of(page.name).isChecked()


def test_that_the_rail_goes_where_it_says(qtbot, window):
    qtbot.mouseClick(window.frame.rail.button_of("learn"), Qt.MouseButton.LeftButton)
    assert window.pages.front.name == "learn"


class Afloat(QObject):
    """Hears of every part that opens as a window of its own."""

    def __init__(self):
        super().__init__()
        self.seen = []

    @override
    def eventFilter(self, watched, event):
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, Opening)
        ):
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


def test_that_no_part_flashes_up_as_a_window_of_its_own(qapp, make_window, desk):
    """What is shown before it has a parent does, and takes the keyboard with it."""
    afloat = Afloat()
    qapp.installEventFilter(afloat)
    try:
        window = make_window(desk)
        opened(window, HARTMANN, HALOPERIDOL, checks=(RIGID_AND_HOT,))
        for page in PAGES:
            window.show_page(page.name)
        for deed in ("edit", "journal", "why", "keys", "help", "about", "find"):
            window.menus.do(deed)
    finally:
        qapp.removeEventFilter(afloat)
    assert afloat.seen == []
    assert window.frame.window_.isActiveWindow()


def test_that_the_banner_is_on_patient_pages_and_on_no_list(window):
    opened(window)
    assert window.head.banner.isVisible()
    assert window.head.banner.shown_name == "HARTMANN, Jonas"
    window.show_page("patients")
    assert not window.head.banner.isVisible()


def test_that_the_title_names_whose_record_is_open(window):
    opened(window)
    assert window.frame.window_.windowTitle() == "HARTMANN, Jonas – NMS Desk"


def test_that_the_coverage_line_is_on_every_patient_page_and_opens_its_basis(window):
    opened(window, HARTMANN, HALOPERIDOL, an_order("Xyzzylat 5"))
    for page in PAGES:
        if page.about_patient:
            window.show_page(page.name)
            assert window.head.banner.isVisible()
            assert "1 of 2 medicines is not evaluated" in window.head.banner.shown_coverage
    window.head.banner.coverage_wanted.emit()
    assert window.frame.drawer.isVisible()


def test_that_a_start_opens_the_watch_strip_at_once(qtbot, window):
    key = opened(window)
    assert window.head.bar.words == ""
    window.desk.charts.add_order(key, HALOPERIDOL)
    qtbot.waitUntil(lambda: "Watch window, day" in window.head.bar.words)


def test_that_an_emergency_stands_until_somebody_acknowledges_it_by_name(qtbot, window):
    key = opened(window, HARTMANN, HALOPERIDOL, checks=(RIGID_AND_HOT,))
    assert window.head.bar.words.startswith("Emergency: ")
    window.show_page("compare")
    assert window.head.bar.isVisible()
    press(qtbot, window, "Alt+S")
    qtbot.waitUntil(lambda: "Seen by nurse on 20-Jun-2026 10:00" in window.head.bar.words)
    assert window.head.bar.isVisible()
    assert window.desk.charts.journal(key)[0].verb is Verb.ACKNOWLEDGE


def test_that_something_new_brings_the_acknowledged_bar_back(qtbot, window):
    key = opened(window, HARTMANN, HALOPERIDOL, checks=(RIGID_AND_HOT,))
    window.head.bar.acknowledge()
    qtbot.waitUntil(lambda: "Seen by" in window.head.bar.words)
    window.desk.charts.observe(key, a_check(19, hour=9.5, coma=True))
    qtbot.waitUntil(lambda: "Seen by" not in window.head.bar.words)


def test_that_the_emergency_bar_says_whom_to_call_as_the_settings_name_it(make_window, desk):
    window = make_window(desk, Preferences(introduced=True, emergency_number="2222"))
    opened(window, HARTMANN, HALOPERIDOL, checks=(RIGID_AND_HOT,))
    assert "Call 2222" in window.head.bar.words


def test_that_c_goes_to_the_check_and_rests_there(qtbot, window):
    opened(window, HARTMANN, HALOPERIDOL)
    press(qtbot, window, "C")
    assert window.pages.front.name == "check"
    assert not window.menus.action("check").isEnabled()


def test_that_why_names_reasons_and_sources(qtbot, window):
    opened(window, HARTMANN, HALOPERIDOL, checks=(RIGID_AND_HOT,))
    press(qtbot, window, "F2")
    assert window.frame.drawer.title == "Why: Emergency"
    assert window.frame.drawer.content is not None


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_that_every_page_has_its_help_and_its_keys(qtbot, window, page):
    window.show_page(page)
    window.menus.do("help")
    assert window.frame.drawer.isVisible()
    assert len(window.frame.drawer.content.toPlainText()) > 100
    window.menus.do("keys")
    assert window.frame.drawer.title.startswith("Keys on")
    press(qtbot, window, "Escape")
    assert not window.frame.drawer.isVisible()


@pytest.mark.parametrize("what", ["help", "keys"])
def test_that_open_help_follows_to_the_next_page(window, what):
    window.show_page("learn")
    window.menus.do(what)
    before = window.frame.drawer.title
    window.show_page("settings")
    assert window.frame.drawer.content is not None
    assert window.frame.drawer.title != before
    assert "Settings" in window.frame.drawer.title


def test_that_help_that_was_closed_stays_closed(window):
    window.menus.do("help")
    window.frame.drawer.close_it()
    window.show_page("settings")
    assert window.frame.drawer.content is None


def test_that_a_why_is_not_taken_away_by_another_page(window):
    opened(window, HARTMANN, HALOPERIDOL)
    window.menus.do("help")
    window.menus.do("why")
    title = window.frame.drawer.title
    window.show_page("learn")
    assert window.frame.drawer.title == title


def test_that_undo_is_named_in_the_menu_and_takes_back_the_latest_entry(qtbot, window):
    key = opened(window, HARTMANN, HALOPERIDOL)
    assert window.menus.action("undo").text() == "Undo: haloperidol added"
    window.menus.do("undo")
    qtbot.waitUntil(lambda: not window.chart.case.orders)
    assert window.desk.charts.journal(key)[0].verb is Verb.UNDO
    assert window.head.bar.words == ""


def test_that_an_open_journal_follows_the_record(qtbot, window):
    key = opened(window)
    press(qtbot, window, "Ctrl+J")
    before = window.frame.drawer.content
    window.desk.charts.add_order(key, HALOPERIDOL)
    qtbot.waitUntil(lambda: window.frame.drawer.content is not before)


def test_that_a_problem_is_said_and_the_work_goes_on(window, monkeypatch):
    opened(window, HARTMANN, HALOPERIDOL)

    def refuse(*_args):
        raise UserError("The disk is full: nothing was written.")

    monkeypatch.setattr(type(window.desk.charts), "undo", refuse)
    window.undo()
    assert "The disk is full" in window.frame.notice.words
    window.show_page("compare")
    assert window.pages.front.name == "compare"


def test_that_one_change_reads_the_chart_once(qtbot, window, monkeypatch):
    key = opened(window)
    read = []
    real = type(window.desk.watcher).chart
    monkeypatch.setattr(
        type(window.desk.watcher), "chart", lambda self, k: (read.append(k), real(self, k))[1]
    )
    window.desk.charts.add_order(key, HALOPERIDOL)
    window.desk.charts.observe(key, RIGID_AND_HOT)
    qtbot.waitUntil(lambda: window.head.bar.words.startswith("Emergency"))
    assert read == [key]


def test_that_the_change_of_another_patient_leaves_this_one_alone(window):
    other = window.desk.charts.add_patient(Patient("2"))
    opened(window)
    QApplication.processEvents()
    before = window.chart
    window.desk.charts.add_order(other, HALOPERIDOL)
    QApplication.processEvents()
    assert window.chart is before


def test_that_a_window_closes_by_itself_when_its_time_is_over(window, clock):
    opened(window, HARTMANN, HALOPERIDOL)
    assert "Watch window" in window.head.bar.words
    clock.now += timedelta(days=40)
    window.passing.look()
    assert window.head.bar.words == ""


def test_that_while_nothing_begins_or_ends_the_passing_minute_reads_nothing(window, clock):
    opened(window, HARTMANN, HALOPERIDOL)
    before = window.chart
    clock.now += timedelta(minutes=1)
    window.passing.look()
    assert window.chart is before


@pytest.mark.parametrize("key", ["Return", "Escape", "Space"])
def test_that_the_first_start_says_once_what_the_program_is_and_is_not(
    qtbot, make_window, desk, key
):
    window = make_window(desk, Preferences())
    assert window.panels.pane is not None
    press(qtbot, window, key)
    assert window.panels.pane is None
    assert window.pages.in_front.isAncestorOf(QApplication.focusWidget())
    assert read_preferences(desk.paths.settings).introduced
    again = make_window(desk, read_preferences(desk.paths.settings))
    assert again.panels.pane is None


def test_that_about_says_the_date_of_the_clinical_content(window, knowledge):
    window.menus.do("about")
    said = " ".join(part.text() for part in window.panels.pane.findChildren(type(_a_label())))
    when = date.fromisoformat(knowledge.dated)
    assert f"{when.day:02d}-" in said
    assert "no diagnosis" in said


def _a_label():
    from nmsdesk.ui.widgets.plain import label

    return label()


def test_that_a_demonstration_says_so_on_every_page(demo_window):
    assert "demonstration" in demo_window.frame.window_.windowTitle()
    key = demo_window.desk.charts.patients()[0].key
    demo_window.open_patient(key)
    assert demo_window.frame.status._demo.isVisible()


def test_that_settings_hold_at_once_and_are_kept(qtbot, window):
    window.show_page("settings")
    page = window.pages.page("settings")
    page.look.setCurrentIndex(page.look.findData(Look.DARK))
    page.look.activated.emit(page.look.currentIndex())
    assert theme.shown().name == "dark"
    assert read_preferences(window.desk.paths.settings).look is Look.DARK
    press(qtbot, window, "Ctrl++")
    assert read_preferences(window.desk.paths.settings).text_scale == 110


def test_that_no_other_page_is_shown_for_a_moment_while_a_pane_closes(window):
    """A page that is hidden says what it keeps; one that was never in front has nothing to say."""
    for name in ("check", "patients"):
        window.show_page(name)
    window.menus.do("about")
    shown = []
    window.frame.stack.currentChanged.connect(
        lambda _at: shown.append(window.frame.stack.currentWidget())
    )
    window.panels.close_pane()
    assert set(shown) == {window.pages.page("patients")}
