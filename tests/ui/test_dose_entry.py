"""Recording what became of a dose, and one that somebody else gave, in the real window."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser

from nmsdesk.documents.case_v1 import read_case
from nmsdesk.documents.case_writing import write_case
from nmsdesk.domain.assess import assess
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Administration, AsNeeded, EveryDays, Given, Once, Route
from nmsdesk.domain.patient import Patient
from nmsdesk.domain.record import Verb
from tests.builders import an_order, on_day
from tests.screens.label_questions import broken_dates, cut_texts, overlaps
from tests.screens.reach_questions import out_of_reach

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard", extend=True
)
NOW = datetime(2026, 6, 20, 10)
ALT = Qt.KeyboardModifier.AltModifier


class Bench:
    """A window on one patient; keys go to whatever has the focus."""

    def __init__(self, desk, window, qtbot, *orders):
        self.desk, self.window, self.qtbot = desk, window, qtbot
        self.key = desk.charts.add_patient(Patient("T-1", family_name="Marsh"))
        for order in orders:
            desk.charts.add_order(self.key, order)
        window.open_patient(self.key)
        window.show_page("medications")
        self.page = window.pages.page("medications")
        qtbot.waitUntil(lambda: self.page.lists.table.rows.rowCount() == len(orders))

    @property
    def focused(self):
        return self.window.frame.window_.focusWidget()

    def press(self, *keys, with_=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            QTest.keyClick(self.focused, key, with_)

    def type(self, text):
        QTest.keyClicks(self.focused, text)

    def choose_row(self, name):
        rows = self.page.lists.table.rows.rows
        at = next(at for at, row in enumerate(rows) if row.name == name)
        self.page.lists.table.selectRow(at)
        self.page.lists.table.setFocus()

    def open(self, name="haloperidol"):
        self.choose_row(name)
        self.press(Qt.Key.Key_G)
        assert self.page.side.front is self.panel

    @property
    def panel(self):
        return self.page.doses.panel

    @property
    def elsewhere(self):
        return self.page.elsewhere.panel

    def happened(self, words):
        """Choose in the list with the arrow keys."""
        self.panel.what.setFocus()
        self.press(Qt.Key.Key_Home)
        for _ in range(self.panel.what.count()):
            if self.panel.what.currentText().startswith(words):
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(words)

    def fill(self, name, text):
        line = self.panel.fields[name].control
        line.setFocus()
        line.selectAll()
        line.insert(text)  # keyClicks knows no letters beyond Latin-1.

    @property
    def given(self):
        return self.desk.charts.case(self.key, self.desk.now()).administrations

    @property
    def orders(self):
        return self.desk.charts.case(self.key, self.desk.now()).orders or ()

    def remarks(self, name):
        return next(r.remarks for r in self.page.lists.table.rows.rows if r.name == name)

    @property
    def board(self):
        return {row.watching.patient.key: row for row in self.desk.board.rows()}

    @property
    def offers(self):
        panel = self.elsewhere
        return [panel.list.item(at).text() for at in range(panel.list.count())]


@pytest.fixture
def bench(desk, window, qtbot):
    return lambda *orders: Bench(desk, window, qtbot, *orders)


HALOPERIDOL = an_order("haloperidol", 5, times=2, from_day=14)
AS_NEEDED = an_order("haloperidol", 5, frequency=AsNeeded(Decimal(3)), from_day=-45)
LONG_AGO = timedelta(days=60)
"""A dose so long ago opens no window any more; the next one is a start."""


def test_that_a_refused_dose_is_recorded_by_keys_alone_with_its_reason_as_typed(bench):
    one = bench(HALOPERIDOL)
    one.open()
    one.type("refused")
    one.fill("note", "says: „it makes me stiff“ ")
    one.press(Qt.Key.Key_Return)
    (dose,) = one.given
    assert (dose.status, dose.at) == (Given.REFUSED, Moment(NOW))
    assert (dose.dose, dose.note) == (None, "says: „it makes me stiff“ ")
    assert one.page.side.front is None
    said = "refused 20-Jun-2026 10:00: “says: „it makes me stiff“ ”"
    one.qtbot.waitUntil(lambda: said in one.remarks("haloperidol"))


def test_that_nothing_that_happened_is_chosen_beforehand(bench):
    one = bench(HALOPERIDOL)
    one.open()
    assert one.panel.draft().what == ""
    one.press(Qt.Key.Key_Return)
    assert one.given == ()
    assert one.panel.fields["what"].said == "▲ What became of the dose?"
    assert one.focused is one.panel.what


def test_that_as_ordered_is_recorded_only_where_a_person_says_so(bench):
    one = bench(HALOPERIDOL)
    one.open()
    one.type("given as")
    one.press(Qt.Key.Key_Return)
    (dose,) = one.given
    assert (dose.status, dose.dose, dose.unit) == (Given.GIVEN, 5, "mg")


def test_that_another_amount_has_to_be_typed_and_may_be_unknown(bench):
    one = bench(HALOPERIDOL)
    one.open()
    one.type("given, another")
    assert one.panel.fields["amount"].isVisible()
    one.press(Qt.Key.Key_Return)
    assert one.panel.fields["amount"].said == "▲ How much? “Unknown” is an answer."
    one.fill("amount", "unknown")
    one.press(Qt.Key.Key_Return)
    (dose,) = one.given
    assert (dose.status, dose.dose, dose.unit) == (Given.GIVEN, None, None)


def test_that_a_dose_that_lies_ahead_is_refused_in_the_panel(bench):
    one = bench(HALOPERIDOL)
    one.open()
    one.type("missed")
    one.fill("at", "tomorrow 08:00")
    one.press(Qt.Key.Key_Return)
    assert one.given == ()
    assert "lies ahead" in one.panel.fields["at"].said


def long_ago(one):
    """The as-needed medicine was given once, so long ago that nothing is watched any more."""
    order = one.orders[0].id
    one.desk.charts.record_dose(one.key, Administration(order, Moment(NOW - LONG_AGO), Given.GIVEN))
    assert one.key not in one.board
    return order


def test_that_a_dose_as_needed_after_long_is_previewed_and_puts_its_patient_on_the_board(bench):
    one = bench(AS_NEEDED)
    long_ago(one)
    one.open()
    one.type("given as")
    one.qtbot.waitUntil(lambda: "opens a watch window for NMS" in one.panel.preview.words)
    one.press(Qt.Key.Key_Return)
    assert one.key in one.board
    one.qtbot.waitUntil(lambda: "last given 20-Jun-2026 10:00, 5 mg" in one.remarks("haloperidol"))


def test_that_undoing_a_dose_takes_its_window_off_the_board_again(bench):
    one = bench(AS_NEEDED)
    order = long_ago(one)
    at = Moment(NOW - timedelta(hours=1))
    one.desk.charts.record_dose(one.key, Administration(order, at, Given.GIVEN))
    assert one.key in one.board
    one.press(Qt.Key.Key_Z, with_=Qt.KeyboardModifier.ControlModifier)
    assert one.key not in one.board
    assert [dose.at for dose in one.given] == [Moment(NOW - LONG_AGO)]


def test_that_a_recorded_dose_is_corrected_with_a_reason_and_the_first_entry_kept(bench):
    one = bench(HALOPERIDOL)
    one.open()
    one.type("given as")
    one.press(Qt.Key.Key_Return)
    one.open()
    one.panel.list.setFocus()
    one.panel.list.setCurrentRow(0)
    one.press(Qt.Key.Key_Return)
    assert one.panel.draft().what == "as_ordered"
    one.happened("held back")
    one.press(Qt.Key.Key_Return)
    assert [dose.status for dose in one.given] == [Given.GIVEN], "not without a reason"
    one.fill("why", "the chart of the bed beside")
    one.press(Qt.Key.Key_Return)
    assert [dose.status for dose in one.given] == [Given.HELD]
    (kept,) = one.desk.charts.doses(one.key, one.orders[0].id)
    first, second = one.desk.charts.dose_versions(one.key, kept.id)
    assert first.given.status is Given.GIVEN
    assert second.reason == "the chart of the bed beside"


def test_that_a_depot_row_says_what_was_injected_and_when_the_next_is_due(bench):
    depot = an_order(
        "haloperidol decanoate",
        100,
        route=Route.DEPOT,
        frequency=EveryDays(Decimal(28)),
        from_day=-36,
    )
    one = bench(depot)
    one.open("haloperidol decanoate")
    one.type("given, another")
    one.fill("amount", "75")
    one.press(Qt.Key.Key_Return)
    told = "last injection 20-Jun-2026, 75 mg, next due 18-Jul-2026"
    one.qtbot.waitUntil(lambda: told in one.remarks("haloperidol decanoate"))


def test_that_a_missed_injection_is_told_until_one_follows(bench):
    depot = an_order(
        "haloperidol decanoate",
        100,
        route=Route.DEPOT,
        frequency=EveryDays(Decimal(28)),
        from_day=-9,
    )
    one = bench(depot)
    one.open("haloperidol decanoate")
    one.type("missed")
    one.fill("note", "not at home")
    one.press(Qt.Key.Key_Return)
    told = "missed 20-Jun-2026 10:00: “not at home”"
    one.qtbot.waitUntil(lambda: told in one.remarks("haloperidol decanoate"))
    assert "last injection 23-May-2026, was due 20-Jun-2026" not in told
    assert any("23-May-2026" in each for each in one.remarks("haloperidol decanoate"))


# Given elsewhere


def test_that_an_emergency_departments_metoclopramide_takes_three_keys(bench):
    one = bench(HALOPERIDOL)
    one.page.lists.table.setFocus()
    one.press(Qt.Key.Key_L)
    one.press(Qt.Key.Key_M, Qt.Key.Key_E)
    assert one.offers[0].startswith("Alt+1  metoclopramide, dose not recorded — 20-Jun-2026 10:00")
    assert one.offers[2].startswith("Alt+3  metoclopramide, 10 mg — 20-Jun-2026 10:00")
    one.press(Qt.Key.Key_3, with_=ALT)
    order = one.orders[-1]
    assert (order.drug, order.dose.high, order.unit) == ("metoclopramide", 10, "mg")
    assert (order.frequency, order.start) == (Once(), Moment(NOW))
    assert order.given_elsewhere
    assert order.route is Route.UNKNOWN, "nobody said how"
    assert one.page.side.front is None
    kinds = {c.kind.value for c in one.desk.watcher.chart(one.key).ledger.changes}
    assert "added_antipsychotic" in kinds


def test_that_it_is_undone_by_one_key(bench):
    one = bench()
    one.page.act("elsewhere")
    one.type("me")
    one.press(Qt.Key.Key_1, with_=ALT)
    assert one.key in one.board
    one.page.setFocus()
    one.press(Qt.Key.Key_Z, with_=Qt.KeyboardModifier.ControlModifier)
    assert one.orders == ()
    assert one.key not in one.board
    assert one.desk.charts.journal(one.key)[0].verb is Verb.UNDO


def test_that_no_medicine_is_taken_for_granted_among_several(bench):
    one = bench()
    one.page.act("elsewhere")
    one.type("me")
    assert not one.elsewhere.save.isEnabled()
    one.press(Qt.Key.Key_Return)
    assert one.orders == (), "Enter goes into the rows"
    assert one.focused is one.elsewhere.list
    one.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert [(o.drug, o.dose.high) for o in one.orders] == [("metoclopramide", 5)]


def test_that_what_is_known_may_be_typed_behind_the_letters(bench):
    one = bench()
    one.page.act("elsewhere")
    one.type("ha 5 mg im yesterday 22:00")
    one.press(Qt.Key.Key_Return)
    (order,) = one.orders
    assert (order.drug, order.dose.high, order.unit, order.route) == (
        "haloperidol",
        5,
        "mg",
        Route.IM,
    )
    assert order.start == Moment(datetime(2026, 6, 19, 22))


def test_that_it_can_be_done_with_the_mouse(bench):
    one = bench(HALOPERIDOL)
    button = one.page.lists.deeds.buttons["elsewhere"]
    assert button.text() == "Given elsewhere (L)"
    one.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    one.type("me")
    rows = one.elsewhere.list
    where = rows.visualItemRect(rows.item(2)).center()
    one.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))
    one.qtbot.waitUntil(lambda: "opens a watch window" in one.elsewhere.preview.words)
    one.qtbot.mouseClick(one.elsewhere.save, Qt.MouseButton.LeftButton)
    assert [o.drug for o in one.orders] == ["haloperidol", "metoclopramide"]


def test_that_an_amount_that_no_label_has_is_not_recorded_in_passing(bench):
    one = bench()
    one.page.act("elsewhere")
    one.type("me 400 mg")
    one.press(Qt.Key.Key_1, with_=ALT)
    assert one.orders == ()
    assert "enter it with Add (A)" in one.elsewhere.problem.text()


def test_that_a_name_that_nothing_fits_is_kept_as_typed(bench):
    one = bench()
    one.page.act("elsewhere")
    one.type("xyzzamine 09:00")
    assert "not recognised, kept as typed" in one.offers[0]
    one.press(Qt.Key.Key_Return)
    assert [o.drug for o in one.orders] == ["xyzzamine"]


def test_that_escape_leaves_and_writes_nothing(bench):
    one = bench(HALOPERIDOL)
    entries = one.desk.charts.journal(one.key)
    for deed in ("elsewhere", "dose"):
        one.choose_row("haloperidol")
        one.page.act(deed)
        assert one.page.side.front is not None
        one.press(Qt.Key.Key_Escape)
        assert one.page.side.front is None
    assert one.desk.charts.journal(one.key) == entries


def test_that_a_half_typed_dose_is_not_lost_by_leaving_the_page(bench):
    one = bench(HALOPERIDOL)
    one.page.act("elsewhere")
    assert one.page.unsaved() is None
    one.type("me")
    assert one.page.unsaved()
    one.press(Qt.Key.Key_Escape)
    one.open()
    assert one.page.unsaved() is None
    one.type("refused")
    assert one.page.unsaved()


# Where it is found


@pytest.mark.parametrize(
    ("words", "panel"), [("dose given elsewhere", "elsewhere"), ("record a dose", "panel")]
)
def test_that_the_palette_finds_it(bench, words, panel):
    one = bench(HALOPERIDOL)
    one.choose_row("haloperidol")
    one.window.menus.do("find")
    one.type(words)
    one.press(Qt.Key.Key_Return)
    assert one.page.side.front is getattr(one, panel)


def test_that_the_keys_stand_on_the_sheet_and_in_the_help(bench):
    one = bench(HALOPERIDOL)
    keys = dict(one.page.keys())
    assert "refused" in keys["G"]
    assert "elsewhere" in keys["L"]
    one.window.menus.do("help")
    (browser,) = one.window.frame.drawer.findChildren(QTextBrowser)
    told = browser.toPlainText()
    assert "G opens the doses of the chosen medicine" in told
    assert "hold Alt and press the figure" in told


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("deed", ["dose", "elsewhere"])
def test_that_the_panels_are_whole_at_every_text_size(bench, scale, deed):
    one = bench(HALOPERIDOL)
    one.window.wardrobe.scale(scale - 100)
    one.choose_row("haloperidol")
    one.page.act(deed)
    one.type("me" if deed == "elsewhere" else "given, another")
    top = one.window.frame.window_

    def cut():
        return [*cut_texts(top), *broken_dates(top), *out_of_reach(one.window.pages.in_front)]

    one.qtbot.waitUntil(lambda: cut() == [], timeout=3_000)
    assert overlaps(top) == []


# The round trip


def test_that_recorded_doses_go_to_a_case_file_and_back_to_the_same_assessment(bench, knowledge):
    one = bench(AS_NEEDED, an_order("levodopa", 100, times=3, from_day=1))
    first, second = (order.id for order in one.orders)
    note = "vomits \"everything\" – 'nil by mouth'"
    for dose in (
        Administration(first, Moment(on_day(18, 9)), Given.GIVEN, Decimal("2.5"), "mg"),
        Administration(second, Moment(on_day(17, 8)), Given.HELD, note=note),
        Administration(second, Moment(on_day(18), day_only=True), Given.REFUSED),
    ):
        one.desk.charts.record_dose(one.key, dose)
    case = one.desk.charts.case(one.key, one.desk.now())
    back = read_case(write_case(case), knowledge.findings, knowledge.risk_factors)
    assert [(a.at, a.status, a.dose, a.unit, a.note) for a in back.administrations] == [
        (a.at, a.status, a.dose, a.unit, a.note) for a in case.administrations
    ]
    here, there = assess(case, knowledge), assess(back, knowledge)
    told = [(c.kind, c.drug, c.at, c.watch) for c in here.changes]
    assert told == [(c.kind, c.drug, c.at, c.watch) for c in there.changes]
    assert here.load == there.load
