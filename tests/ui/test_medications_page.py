"""The medications page, driven by clicks and keys on a real record."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import EveryDays, Route
from nmsdesk.domain.patient import Patient
from nmsdesk.services.events import ChartChanged
from nmsdesk.ui.pages.medications import MedicationsPage
from nmsdesk.ui.widgets import rich_cell
from tests.builders import an_order, on_day

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard", extend=True
)
"""What the offscreen platform says of every window that is shown."""


class Bench:
    """A page with one patient, presented anew whenever the record says that it changed."""

    def __init__(self, desk, qtbot):
        self.desk, self.qtbot = desk, qtbot
        self.page = MedicationsPage(desk)
        self.said = []
        self.page.said.connect(self.said.append)
        self.key = desk.charts.add_patient(Patient("T-1", family_name="Marsh"))
        desk.bus.subscribe(ChartChanged, lambda _event: self.show())
        self.page.resize(1240, 640)
        self.page.show()
        self.show()
        qtbot.waitUntil(self.page.isVisible)

    def undo(self):
        latest = next(one for one in self.desk.charts.journal(self.key) if one.can_undo)
        self.desk.charts.undo(self.key, latest.id)

    def show(self):
        self.page.present(self.desk.watcher.chart(self.key))

    def add(self, *orders):
        for order in orders:
            self.desk.charts.add_order(self.key, order)

    @property
    def rows(self):
        return self.page.lists.table.rows.rows

    def row(self, name):
        return next(row for row in self.rows if row.name == name)

    def choose(self, name):
        table = self.page.lists.table
        place = next(at for at, row in enumerate(self.rows) if row.name == name)
        where = table.visualRect(table.rows.index(place, 0)).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)

    def press(self, key, widget=None):
        self.qtbot.keyClick(widget or self.page.lists.table, key)

    @property
    def editor(self):
        return self.page.side.editor

    def line(self, name):
        control = self.editor.fields[name].control
        assert isinstance(control, QLineEdit)
        return control

    def type(self, name, text):
        line = self.line(name)
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClicks(line, text)

    def pick(self, name, shown):
        control = self.editor.fields[name].control
        assert isinstance(control, QComboBox)
        control.setFocus()
        self.qtbot.keyClicks(control, shown.split()[0])  # a space would open the list
        assert control.currentText() == shown

    def fill_haloperidol(self, dose="5", often="twice a day"):
        self.qtbot.keyClicks(self.editor.drug.field, "halop")
        self.qtbot.keyClick(self.editor.drug.field, Qt.Key.Key_Down)
        self.qtbot.keyClick(self.editor.drug.list, Qt.Key.Key_Return)
        self.type("dose", dose)
        self.pick("unit", "mg")
        self.pick("route", "by mouth")
        self.pick("often", often)


@pytest.fixture
def bench(desk, qtbot):
    made = Bench(desk, qtbot)
    yield made
    made.page.close()
    made.page.deleteLater()
    # Else each page stays, and is dressed again for every test that follows.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_that_adding_by_keys_alone_marks_the_row_as_new(bench):
    bench.press(Qt.Key.Key_A)
    assert bench.page.side.front is bench.editor
    bench.fill_haloperidol()
    bench.qtbot.keyClick(bench.line("dose"), Qt.Key.Key_Return)
    row = bench.row("haloperidol")
    assert row.chips[0].text == "● NEW"
    assert row.daily == "10 mg"
    assert row.highlighted
    assert bench.page.side.front is None
    assert bench.page.chosen.drug == "haloperidol"
    assert "haloperidol was added." in bench.said


def test_that_the_preview_says_what_saving_would_open(bench):
    bench.add(an_order("olanzapine", 10, from_day=1))
    bench.press(Qt.Key.Key_A)
    bench.fill_haloperidol()
    bench.qtbot.waitUntil(lambda: "opens a watch window" in bench.editor.preview.words)
    words = bench.editor.preview.words
    assert "second antipsychotic beside OLANZapine" in words
    assert "beside olanzapine" in bench.editor.preview.accessibleName(), "the ear needs no capitals"
    assert "opens a watch window for NMS to 20-Jul-2026" in words
    assert len(bench.rows) == 1, "a preview stores nothing"


def test_that_a_change_of_dose_shows_the_rise_and_ends_the_old_order(bench):
    bench.add(an_order("haloperidol", 5, times=2, from_day=1))
    bench.choose("haloperidol")
    bench.press(Qt.Key.Key_D)
    bench.type("dose", "10")
    bench.qtbot.keyClick(bench.line("dose"), Qt.Key.Key_Return)
    (row,) = bench.rows
    assert row.chips[0].text == "▲ +100 % on 20-Jun-2026"
    assert row.daily == "20 mg"
    assert row.day_of == "day 1 of 30"
    assert row.since == "02-Jun-2026"


def test_that_a_correction_asks_why_and_keeps_the_earlier_version(bench):
    bench.add(an_order("haloperidol", 50, times=1, from_day=1))
    bench.choose("haloperidol")
    bench.press(Qt.Key.Key_E)
    bench.type("dose", "5")
    bench.qtbot.keyClick(bench.line("dose"), Qt.Key.Key_Return)
    assert bench.page.side.front is bench.editor, "not without a reason"
    assert "Say why" in bench.editor.fields["why"].said
    bench.type("why", "ten times too much was typed")
    bench.qtbot.keyClick(bench.line("why"), Qt.Key.Key_Return)
    (row,) = bench.rows
    assert row.dose == "5 mg"
    bench.press(Qt.Key.Key_H)
    words = bench.page.side.history.words
    assert "50 mg" in words
    assert "ten times too much was typed" in words


def test_that_stopping_asks_when_and_why(bench):
    bench.add(an_order("haloperidol", 5, from_day=1))
    bench.choose("haloperidol")
    bench.press(Qt.Key.Key_S)
    stop = bench.page.side.stop
    bench.qtbot.keyClick(stop.end.control, Qt.Key.Key_Return)
    assert "Say why" in stop.reason.said
    bench.qtbot.keyClicks(stop.reason.control, "stiff")
    stop.end.control.selectAll()
    bench.qtbot.keyClicks(stop.end.control, "30-May-2026")
    bench.qtbot.keyClick(stop.end.control, Qt.Key.Key_Return)
    assert "cannot come before" in stop.end.said
    stop.end.control.selectAll()
    bench.qtbot.keyClicks(stop.end.control, "19-Jun-2026")
    bench.qtbot.keyClick(stop.end.control, Qt.Key.Key_Return)
    assert bench.rows == ()
    bench.qtbot.mouseClick(bench.page.lists.past, Qt.MouseButton.LeftButton)
    (row,) = bench.rows
    assert row.status == "Discontinued"
    assert row.until == "19-Jun-2026"


def test_that_fields_complain_in_words_only_after_they_were_touched(bench):
    bench.press(Qt.Key.Key_A)
    assert not any(field.said for field in bench.editor.fields.values())
    bench.type("dose", "0,5")
    bench.line("start").setFocus()
    assert "comma" in bench.editor.fields["dose"].said
    bench.qtbot.mouseClick(bench.editor.save, Qt.MouseButton.LeftButton)
    said = {name for name, field in bench.editor.fields.items() if field.said}
    assert {"drug", "dose", "unit", "route", "often"} <= said
    assert bench.rows == ()


def test_that_a_name_nobody_knows_stays_as_typed(bench):
    bench.press(Qt.Key.Key_A)
    bench.qtbot.keyClicks(bench.editor.drug.field, "zzyxolan")
    bench.qtbot.keyClick(bench.editor.drug.field, Qt.Key.Key_Return)
    bench.pick("route", "not known")
    bench.pick("often", "not known")
    bench.qtbot.keyClick(bench.line("dose"), Qt.Key.Key_Return)
    (row,) = bench.rows
    assert row.name == "zzyxolan"
    assert row.kind.unknown
    assert row.kind.words == "not recognised"
    words = bench.page.lists.unrecognised.words
    assert "recognised" not in words, "the row and the coverage line say so"
    assert "recognised" not in bench.page.card.read_out.text()


def test_that_one_click_on_an_offered_name_corrects_the_entry_with_a_reason(bench):
    bench.add(an_order("xhalxpexidol", 5, from_day=1))
    strip = bench.page.lists.unrecognised
    (row,) = bench.rows
    if not row.offered:
        pytest.fail("the catalogue offers nothing for this misspelling; choose another one")
    name = row.offered[0]
    bench.qtbot.mouseClick(strip.offers[0], Qt.MouseButton.LeftButton)
    (row,) = bench.rows
    assert row.name == name
    assert row.written == "xhalxpexidol"
    versions = bench.desk.charts.versions(bench.key, row.order)
    assert "xhalxpexidol" in versions[-1].reason
    assert strip.words == ""


def test_that_nothing_recorded_offers_both_answers_and_confirmed_none_only_one(bench):
    empty = bench.page.lists.empty
    assert empty.isVisible()
    assert empty.title.text() == "No medicines recorded"
    bench.qtbot.mouseClick(empty.none, Qt.MouseButton.LeftButton)
    assert empty.title.text() == "Confirmed: takes no medicines"
    assert not empty.none.isVisible()
    bench.qtbot.mouseClick(empty.add, Qt.MouseButton.LeftButton)
    assert bench.page.side.front is bench.editor


def test_that_escape_asks_before_what_was_typed_is_lost(bench):
    bench.press(Qt.Key.Key_A)
    bench.type("reason", "delirium")
    assert bench.page.unsaved()
    bench.qtbot.keyClick(bench.line("reason"), Qt.Key.Key_Escape)
    assert bench.page.side.front is bench.editor
    assert "not saved" in bench.editor.problem.text()
    bench.qtbot.keyClick(bench.line("reason"), Qt.Key.Key_Escape)
    assert bench.page.side.front is None
    assert bench.page.unsaved() is None


def test_that_escape_leaves_an_untouched_form_at_once(bench):
    bench.press(Qt.Key.Key_A)
    bench.qtbot.keyClick(bench.line("dose"), Qt.Key.Key_Escape)
    assert bench.page.side.front is None


def test_that_letters_typed_in_the_form_are_letters(bench):
    bench.add(an_order("haloperidol", 5, from_day=1))
    bench.choose("haloperidol")
    bench.press(Qt.Key.Key_A)
    bench.qtbot.keyClicks(bench.line("reason"), "dash")
    assert bench.line("reason").text() == "dash"
    assert bench.page.side.front is bench.editor


def test_that_what_the_record_refuses_is_said_in_the_form(bench):
    bench.add(an_order("haloperidol", 5, from_day=1, to_day=10))
    bench.qtbot.mouseClick(bench.page.lists.past, Qt.MouseButton.LeftButton)
    (row,) = bench.rows
    bench.page.orders.change(bench.page._chart.case.orders[0])
    bench.type("dose", "10")
    bench.qtbot.keyClick(bench.line("dose"), Qt.Key.Key_Return)
    assert "nothing was saved" in bench.editor.problem.text()
    assert row.dose == "5 mg"


def test_that_a_key_without_a_chosen_row_says_what_is_missing(bench):
    bench.add(an_order("haloperidol", 5, from_day=1))
    bench.press(Qt.Key.Key_D)
    assert bench.page.side.front is None
    assert bench.said == ["Choose a medicine of the current list first."]


def test_that_why_shows_the_change_with_its_source(bench):
    bench.add(an_order("haloperidol", 5, from_day=1))
    bench.choose("haloperidol")
    with bench.qtbot.waitSignal(bench.page.why_wanted) as heard:
        bench.press(Qt.Key.Key_W)
    view = heard.args[0]
    assert view.title == "haloperidol"
    assert any("haloperidol" in line for line in view.basis)
    assert view.sources


def test_that_no_row_is_cut_short_or_wider_than_the_list(bench):
    bench.add(
        an_order("haloperidol decanoate", 100, route=Route.DEPOT, frequency=EveryDays(Decimal(28))),
        an_order("Levodopa with something nobody ever wrote 100/25 mg MR film-coated", 1),
        an_order("haloperidol", 5, from_day=10),
    )
    table = bench.page.lists.table
    for width in (1240, 760):
        bench.page.resize(width, 640)
        shown, type_ = table.rows.columns, rich_cell.Type(table.font(), table.rows.apart)
        assert sum(table.columnWidth(at) for at in range(len(shown))) <= table.viewport().width()
        for place, cells in enumerate(table.rows.cells):
            for at, cell in enumerate(cells):
                inner = table.visualRect(table.rows.index(place, at)).width() - 14
                assert rich_cell.height(cell, type_, inner) <= table.rowHeight(place)
    assert not table.horizontalScrollBar().isVisible()


def test_that_the_chosen_row_stays_chosen_when_the_chart_changes(bench):
    bench.add(an_order("haloperidol", 5, from_day=1), an_order("sertraline", 50, from_day=2))
    bench.choose("haloperidol")
    observation = Observation(Moment(on_day(18)), {"temperature": Decimal(37)})
    bench.desk.charts.observe(bench.key, observation)
    assert bench.page.chosen.drug == "haloperidol"


def test_that_undoing_a_change_of_dose_chooses_the_order_that_took_its_place(bench):
    bench.add(an_order("haloperidol", 5, times=2, from_day=1), an_order("sertraline", 50))
    bench.choose("haloperidol")
    bench.press(Qt.Key.Key_D)
    bench.type("dose", "10")
    bench.qtbot.keyClick(bench.line("dose"), Qt.Key.Key_Return)
    assert bench.row("haloperidol").dose == "10 mg"
    bench.undo()
    assert bench.page.chosen.drug == "haloperidol"
    assert bench.row("haloperidol").dose == "5 mg"
    assert bench.row("haloperidol").order == bench.page.chosen.id


def test_that_undoing_a_stop_or_a_correction_leaves_its_medicine_chosen(bench):
    bench.add(an_order("haloperidol", 5, from_day=1), an_order("sertraline", 50))
    bench.choose("haloperidol")
    bench.press(Qt.Key.Key_S)
    bench.qtbot.keyClicks(bench.page.side.stop.reason.control, "stiff")
    bench.qtbot.keyClick(bench.page.side.stop.reason.control, Qt.Key.Key_Return)
    assert bench.page.chosen is None
    bench.undo()
    assert bench.page.chosen.drug == "haloperidol"
    bench.press(Qt.Key.Key_E)
    bench.type("dose", "3")
    bench.type("why", "typed wrongly")
    bench.qtbot.keyClick(bench.line("why"), Qt.Key.Key_Return)
    assert bench.row("haloperidol").dose == "3 mg"
    bench.undo()
    assert bench.page.chosen.drug == "haloperidol"
    assert bench.row("haloperidol").dose == "5 mg"


def test_that_the_first_arrow_key_chooses_the_first_row(bench):
    bench.add(an_order("haloperidol", 5, from_day=1), an_order("sertraline", 50))
    bench.page.lists.table.setFocus()
    assert bench.page.chosen is None, "what nobody sees chosen is not"
    bench.press(Qt.Key.Key_Down)
    assert bench.page.chosen.id == bench.rows[0].order


def test_that_another_patient_begins_with_nothing_chosen(bench):
    bench.add(an_order("haloperidol", 5, from_day=1))
    bench.choose("haloperidol")
    other = bench.desk.charts.add_patient(Patient("T-2", family_name="Reyes"))
    bench.desk.charts.add_order(other, an_order("haloperidol", 5, from_day=1))
    bench.page.present(bench.desk.watcher.chart(other))
    assert bench.page.chosen is None


@pytest.mark.parametrize("past", [False, True])
def test_that_home_and_end_choose_the_first_and_the_last_row(bench, past):
    ends = {"to_day": 9} if past else {}
    drugs = ("haloperidol", "sertraline", "lithium")
    bench.add(*(an_order(drug, 5, from_day=at, **ends) for at, drug in enumerate(drugs)))
    lists = bench.page.lists
    bench.qtbot.mouseClick(lists.past if past else lists.current, Qt.MouseButton.LeftButton)
    bench.press(Qt.Key.Key_End)
    assert bench.page.chosen.id == bench.rows[-1].order
    bench.press(Qt.Key.Key_Home)
    assert bench.page.chosen.id == bench.rows[0].order


def test_that_the_timeline_reads_out_by_mouse_and_by_arrow_keys(bench):
    bench.add(an_order("haloperidol", 5, times=2, from_day=5))
    chart = bench.page.card.timeline
    spoken = bench.page.card.read_out
    chart.setFocus()
    bench.qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert "haloperidol: 10 mg a day" in spoken.accessibleName()
    assert spoken.text().startswith("20-Jun-2026 04:00")
    assert "not cause" in spoken.text()
    bench.qtbot.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert spoken.text().startswith("06-Jun-2026 00:00")
    bench.qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.focus_moment is None
    bench.qtbot.mouseMove(chart, QPoint(chart.width() // 2, 20))
    chart.move_focus(on_day(4))
    assert "haloperidol" not in spoken.accessibleName()


def test_that_the_span_is_chosen_by_button(bench):
    bench.add(an_order("haloperidol", 5, times=2, from_day=5))
    card = bench.page.card
    before = card.timeline.shown
    bench.qtbot.mouseClick(card.spans[7], Qt.MouseButton.LeftButton)
    assert card.timeline.shown.span < before.span
    bench.qtbot.mouseClick(card.spans[None], Qt.MouseButton.LeftButton)
    assert card.timeline.shown.start < on_day(5)


def test_that_the_pdf_is_written_and_a_bad_path_is_said(bench, tmp_path):
    bench.add(an_order("haloperidol", 5, from_day=1))
    bench.press(Qt.Key.Key_P)
    panel = bench.page.side.paper
    assert bench.page.side.front is panel
    assert "haloperidol" in panel.paper.toPlainText()
    panel.save_pdf(tmp_path / "list.pdf")
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    assert "list.pdf" in bench.said[-1]
    panel.save_pdf(tmp_path / "no such folder" / "list.pdf")
    assert "could not be written" in panel.problem.text()


def test_that_everything_that_can_be_pressed_has_a_name_and_is_big_enough(bench):
    bench.add(an_order("haloperidol", 5, from_day=1))
    bench.choose("haloperidol")
    for deed in ("add", "stop", "history", "print"):
        bench.page.act(deed)
        QApplication.processEvents()
        for made in bench.page.findChildren(QAbstractButton):
            if made.isVisible() and made.window() is bench.page.window():
                assert made.accessibleName() or made.text(), made
                assert made.height() >= 24, made.text()
        for made in (*bench.page.findChildren(QLineEdit), *bench.page.findChildren(QComboBox)):
            if made.isVisible():
                assert made.accessibleName(), made
        bench.page.discard()


def test_that_without_a_patient_the_page_says_where_to_go(bench):
    bench.page.present(None)
    with bench.qtbot.waitSignal(bench.page.page_wanted) as heard:
        made = next(b for b in bench.page.findChildren(QAbstractButton) if b.isVisible())
        bench.qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert heard.args == ["patients"]


def test_that_another_patient_closes_the_form(bench):
    bench.press(Qt.Key.Key_A)
    bench.type("reason", "delirium")
    other = bench.desk.charts.add_patient(Patient("T-2"))
    bench.page.present(bench.desk.watcher.chart(other))
    assert bench.page.side.front is None


def raise_at_once(bench):
    """Haloperidol 5 mg twice a day from 09:00, raised to 10 mg at 09:30 of the same day."""
    now = bench.desk.now()
    start = replace(an_order("haloperidol", 5, times=2), start=Moment(now - timedelta(hours=1)))
    bench.add(start)
    (order,) = bench.desk.watcher.chart(bench.key).case.orders
    raised = replace(start, dose=an_order("x", 10).dose, start=Moment(now - timedelta(minutes=30)))
    bench.desk.charts.change_dose(bench.key, order.id, raised)


def test_that_why_tells_a_rise_on_the_day_of_the_start(bench):
    raise_at_once(bench)
    told = []
    bench.page.why_wanted.connect(told.append)
    bench.choose("haloperidol")
    bench.press(Qt.Key.Key_W)
    assert any("was raised on 20-Jun-2026 09:30 from 10 to 20 mg" in one for one in told[0].basis)


def test_that_a_stop_tells_what_it_would_record_while_it_is_typed(bench):
    bench.add(an_order("haloperidol", 5, from_day=1))
    bench.choose("haloperidol")
    bench.press(Qt.Key.Key_S)
    stop = bench.page.side.stop
    bench.qtbot.waitUntil(lambda: "stopped on 20-Jun-2026" in stop.preview.words)
    assert "the watch window for NMS stays open to" in stop.preview.words
    stop.end.control.selectAll()
    bench.qtbot.keyClicks(stop.end.control, "19-Jun-2026")
    bench.qtbot.waitUntil(lambda: "stopped on 20-Jun-2026" in stop.preview.words)
    stop.end.control.selectAll()
    bench.qtbot.keyClicks(stop.end.control, "30-May-2026")
    bench.qtbot.waitUntil(stop.preview.isHidden)


def test_that_say_why_goes_once_the_reason_is_typed(bench):
    bench.add(an_order("haloperidol", 5, from_day=1))
    bench.choose("haloperidol")
    bench.press(Qt.Key.Key_S)
    stop = bench.page.side.stop
    bench.qtbot.keyClick(stop.end.control, Qt.Key.Key_Return)
    assert "Say why" in stop.reason.said
    bench.qtbot.keyClicks(stop.reason.control, "s")
    assert stop.reason.said == ""
    assert stop.reason.control.property("tone") != "emergency"


def test_that_the_history_has_the_earlier_dose_and_names_an_undo(bench):
    bench.add(an_order("haloperidol", 5, times=2, from_day=1))
    (order,) = bench.desk.watcher.chart(bench.key).case.orders
    bench.desk.charts.change_dose(bench.key, order.id, an_order("haloperidol", 10, from_day=6))
    new = bench.desk.watcher.chart(bench.key).case.orders[-1]
    bench.desk.charts.stop_order(bench.key, new.id, Moment(on_day(8)), "stiff")
    bench.undo()
    bench.choose("haloperidol")
    bench.press(Qt.Key.Key_H)
    words = bench.page.side.history.words
    assert "5 mg" in words
    assert "New dose" in words
    assert "Ended by a new dose" in words
    assert "Stopped" in words
    assert "Undone, back to what stood before, stands now" in words


def test_that_the_focus_of_the_timeline_stays_with_its_patient(bench):
    bench.add(an_order("haloperidol", 5, from_day=15))
    timeline = bench.page.card.timeline
    timeline.move_focus(on_day(17))
    bench.show()
    assert timeline.focus_moment == on_day(17), "the same patient"
    bench.key = bench.desk.charts.add_patient(Patient("T-2", family_name="Beatty"))
    bench.show()
    assert timeline.focus_moment is None


def test_that_a_new_medicine_bears_its_day(bench):
    bench.add(an_order("haloperidol", 5, from_day=15))
    table = bench.page.lists.table
    shown = [rich_cell.plain(cell) for cells in table.rows.cells for cell in cells]
    assert any("● NEW 16-Jun-2026" in words for words in shown)


def test_that_the_form_previews_a_rise_on_the_day_of_the_start(bench):
    now = bench.desk.now()
    start = Moment(now - timedelta(hours=1))
    bench.add(replace(an_order("haloperidol", 5, times=2), start=start))
    bench.choose("haloperidol")
    bench.press(Qt.Key.Key_D)
    bench.type("dose", "10")
    words = bench.editor.preview
    bench.qtbot.waitUntil(lambda: "▲ +100 %, same day as its start" in words.words)
    assert "NEW" not in words.words


def test_that_the_form_promises_nothing_of_an_unrecognised_name(bench):
    bench.press(Qt.Key.Key_A)
    bench.qtbot.keyClicks(bench.editor.drug.field, "xyzumab forte")
    bench.type("dose", "5")
    bench.pick("unit", "mg")
    bench.pick("route", "by mouth")
    bench.pick("often", "twice a day")
    said = "Not recognised: what this would open cannot be told."
    bench.qtbot.waitUntil(lambda: said in bench.editor.preview.words)


def test_that_titles_and_messages_name_the_medicine_and_not_what_was_typed_for_it(bench):
    bench.desk.charts.add_order(bench.key, an_order("Haldol 5 mg", 5, times=2, from_day=1))
    bench.choose("haloperidol")
    bench.press(Qt.Key.Key_D)
    assert bench.editor.title.text() == "Change the dose of haloperidol"
    bench.type("dose", "6")
    bench.qtbot.mouseClick(bench.editor.save, Qt.MouseButton.LeftButton)
    assert bench.said[-1] == "The new dose of haloperidol was recorded."
    bench.choose("haloperidol")
    bench.press(Qt.Key.Key_H)
    assert bench.page.side.history.title.text() == "History of haloperidol"


def test_that_a_stop_of_a_medicine_nobody_knows_the_stay_of_says_what_that_means(bench):
    bench.add(an_order("sultopride", 300, times=2, from_day=1))
    bench.choose("sultopride")
    bench.press(Qt.Key.Key_S)
    said = "that exposure has ended cannot be told"
    bench.qtbot.waitUntil(lambda: said in bench.page.side.stop.preview.words)
