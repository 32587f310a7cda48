"""A dose that makes no sense is said beside its field, and saved only with a reason."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from nmsdesk.domain.order import EveryDays, Route
from tests.builders import an_order
from tests.ui.order_bench import OrderBench

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard", extend=True
)
ENTER = Qt.Key.Key_Return
TENFOLD = "50 mg a day; usual for adults is 2 to 20 mg. Is a decimal point missing?"


@pytest.fixture
def bench(desk, make_window, qtbot):
    return OrderBench(desk, make_window(desk), qtbot)


def haloperidol(bench, dose, **more):
    bench.add()
    bench.pick("halop")
    bench.fill(dose=dose, **{"unit": "mg", "route": "by mouth", "often": "once a day", **more})


def test_that_an_ordinary_dose_is_saved_without_a_word(bench):
    haloperidol(bench, "5")
    assert bench.doubts == []
    bench.press(ENTER)
    (order,) = bench.orders
    assert order.dose.high == 5
    assert bench.latest.reason is None


def test_that_a_tenfold_dose_asks_for_a_reason_and_is_saved_with_it(bench):
    haloperidol(bench, "50")
    assert bench.doubts == [TENFOLD]
    assert not bench.editor.right.isVisible(), "nothing is asked before saving"
    bench.press(ENTER)
    assert bench.orders == ()
    assert bench.focused is bench.editor.right.line
    bench.press(ENTER)
    assert bench.orders == (), "pressing Enter again is no reason"
    assert "Say why" in bench.editor.right.said
    bench.type("confirmed with the ward doctor")
    bench.press(ENTER)
    (order,) = bench.orders
    assert order.dose.high == 50
    assert bench.latest.reason == "confirmed with the ward doctor"
    bench.act_on("haloperidol", "history")
    assert "Reason: confirmed with the ward doctor" in bench.page.side.history.words


def test_that_mending_the_dose_takes_the_question_back(bench):
    haloperidol(bench, "50")
    bench.press(ENTER)
    bench.type("sure")
    bench.fill(dose="5")
    assert bench.doubts == []
    assert not bench.editor.right.isVisible()
    bench.press(ENTER)
    assert bench.latest.reason is None, "the reason was one for 50 mg"


def test_that_a_reason_for_one_dose_is_none_for_another(bench):
    haloperidol(bench, "50")
    bench.press(ENTER)
    bench.type("sure")
    bench.fill(dose="500")
    bench.press(ENTER)
    assert bench.orders == ()
    assert bench.editor.right.answer == ""


def test_that_five_grams_of_haloperidol_are_asked_about_their_unit(bench):
    haloperidol(bench, "5", unit="g")
    (said,) = bench.doubts
    assert said.startswith("In grams this is 5,000 mg a day")
    assert bench.editor.fields["unit"].control.accessibleDescription() == said
    assert bench.editor.fields["unit"].control.property("tone") == "watch"


def test_that_five_grams_are_doubted_while_the_route_is_not_chosen_yet(bench):
    bench.add()
    bench.pick("halop")
    bench.fill(dose="5", unit="g")
    assert len(bench.doubts) == 1


def test_that_a_depot_entered_as_a_daily_dose_is_doubted(bench):
    bench.add()
    bench.pick("haldol decan")
    bench.fill(dose="100", unit="mg", route="long-acting injection", often="once a day")
    (said,) = bench.doubts
    assert "long-acting injection" in said
    assert "daily dose" in said
    bench.fill(often="every n days", count="28")
    assert bench.doubts == []


def test_that_a_patch_without_its_rate_is_doubted_until_the_rate_is_there(bench):
    bench.add()
    bench.pick("rotigo")
    bench.fill(dose="1", unit="patches", route="through the skin", often="once a day")
    assert bench.doubts == ["A patch is told by its rate: mg/h or mg/24 h."]
    bench.fill(strength="4 mg/24 h")
    assert bench.doubts == []


@pytest.mark.parametrize("typed", ["-5", "0", "five"])
def test_that_what_cannot_be_is_refused_and_no_reason_helps(bench, typed):
    haloperidol(bench, typed)
    bench.press(ENTER)
    assert bench.orders == ()
    assert bench.editor.fields["dose"].said.startswith("▲")
    assert not bench.editor.right.isVisible()


def test_that_why_shows_what_the_labels_say_with_their_sources(bench):
    haloperidol(bench, "50")
    with bench.qtbot.waitSignal(bench.page.why_wanted) as heard:
        bench.qtbot.mouseClick(bench.editor.inputs.doubts[0].why, Qt.MouseButton.LeftButton)
    view = heard.args[0]
    assert view.basis[0] == TENFOLD
    assert any("US, by mouth: usual 2 to 20 mg, at most 100 mg a day" in one for one in view.basis)
    assert view.sources
    assert bench.top.findChildren(type(bench.editor)), "the form stays open beside it"
    assert bench.page.side.front is bench.editor


def test_that_a_change_to_a_doubtful_dose_asks_and_keeps_the_reason(bench):
    bench.desk.charts.add_order(bench.key, an_order("haloperidol", 5, from_day=1))
    bench.act_on("haloperidol", "change")
    bench.type("50")
    assert bench.doubts == [TENFOLD]
    bench.press(ENTER)
    assert len(bench.orders) == 1
    bench.type("the registrar said so")
    bench.press(ENTER)
    assert {order.dose.high for order in bench.orders} == {5, 50}
    assert bench.latest.reason == "the registrar said so"


def test_that_a_correction_keeps_both_reasons_and_does_not_ask_about_what_stood_before(bench):
    bench.desk.charts.add_order(bench.key, an_order("haloperidol", 50, from_day=1))
    bench.act_on("haloperidol", "correct")
    assert bench.doubts == [TENFOLD]
    bench.fill(reason="delirium", why="purpose was missing")
    bench.press(ENTER)
    assert bench.latest.reason == "purpose was missing"
    bench.act_on("haloperidol", "correct")
    bench.fill(dose="60", why="misread")
    bench.press(ENTER)
    bench.type("seen on the chart")
    bench.press(ENTER)
    assert bench.latest.reason == "misread; dose: seen on the chart"


def test_that_a_monthly_depot_and_a_weekly_capsule_are_left_in_peace(bench):
    for drug, mg, days, route in (
        ("haloperidol decanoate", 100, 28, Route.DEPOT),
        ("fluoxetine", 90, 7, Route.ORAL),
    ):
        order = an_order(drug, mg, frequency=EveryDays(Decimal(days)), route=route, from_day=1)
        bench.desk.charts.add_order(bench.key, order)
        stored = next(one for one in bench.orders if one.drug == drug)
        bench.page.orders.correct(stored)
        assert bench.doubts == []
        bench.page.orders.leave()
