"""The timeline: what is drawn where, and what the focus line reads out."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from nmsdesk.domain.assess import assess
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.ledger import keep
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Administration, AsNeeded, EveryDays, Given, Once, Route, Status
from nmsdesk.presenters.depot_times import injections
from nmsdesk.presenters.timeline import Subject, timeline
from nmsdesk.presenters.timeline_axis import SPANS, axis, days, ticks
from nmsdesk.presenters.timeline_view import Dose, read_out
from tests.builders import a_case, a_check, an_order, on_day


@pytest.fixture
def drawn(knowledge, texts):
    def draw(case, read=texts, method=""):
        ledger = keep(case, knowledge.formulary, knowledge.watch)
        assessment = assess(case, knowledge, ledger)
        return timeline(Subject(case, assessment, ledger, read, knowledge.methods, method))

    return draw


def lane(view, name):
    return next(one for one in view.lanes if one.name == name)


RAISED = (
    an_order("haloperidol", 5, times=2, from_day=0, to_day=6, number=1),
    an_order("haloperidol", 10, times=2, from_day=6, number=2),
)


def test_that_a_lane_is_as_thick_as_the_daily_dose(drawn):
    steps = lane(drawn(a_case(*RAISED, day=10)), "haloperidol").steps
    assert [step.label for step in steps] == ["10", "20"]
    assert steps[0].right == steps[1].left
    assert steps[0].height < steps[1].height == 1


def test_that_a_dose_is_known_up_to_now_and_no_further(drawn):
    view = drawn(a_case(*RAISED, day=10))
    assert lane(view, "haloperidol").steps[-1].right == days(view.now) < days(view.last)


def test_that_an_unknown_dose_has_no_height(drawn):
    (step,) = lane(drawn(a_case(an_order("haloperidol"), day=10)), "haloperidol").steps
    assert step.height is None
    assert step.label == "dose not known"


def test_that_starts_and_increases_are_marked_with_shape_and_word(drawn):
    marks = lane(drawn(a_case(*RAISED, day=10)), "haloperidol").marks
    assert [(mark.mark, mark.words) for mark in marks][:2] == [("●", "NEW"), ("▲", "+100 %")]


def test_that_the_open_window_is_shaded_and_named(drawn):
    view = drawn(a_case(*RAISED, day=10))
    (shade,) = view.shades
    assert shade.label == "watch window for NMS to 07-Jul-2026"
    assert shade.left < days(view.now) < shade.right


def test_that_serotonergic_lanes_have_their_own_colour_and_come_after(drawn):
    case = a_case(an_order("sertraline", 50), an_order("haloperidol", 5), day=5)
    view = drawn(case)
    assert [(one.name, one.tone, one.band) for one in view.lanes if not one.is_load] == [
        ("haloperidol", "nms", ""),
        ("sertraline", "serotonin", "serotonergic"),
    ]


def test_that_a_depot_is_drawn_as_injections_with_the_next_one_due(drawn):
    depot = an_order(
        "haloperidol decanoate",
        100,
        route=Route.DEPOT,
        frequency=EveryDays(Decimal(28)),
        from_day=0,
    )
    view = drawn(a_case(depot, day=21))
    found = lane(view, "haloperidol depot").strokes
    assert [(one.dose, one.label) for one in found] == [
        (Dose.ORDERED, "100 mg"),
        (Dose.DUE, "next due 29-Jun-2026"),
    ]


def test_that_a_missed_injection_is_said_to_have_been_due():
    depot = an_order("x", 100, route=Route.DEPOT, frequency=EveryDays(Decimal(28)), from_day=0)
    given = (Administration(OrderId("0"), Moment(on_day(0)), Given.GIVEN),)
    found = injections(depot, given, on_day(40))
    assert found.given == (on_day(0),)
    assert found.due == on_day(28)


def test_that_an_injection_recorded_as_refused_is_none():
    depot = an_order("x", 100, route=Route.DEPOT, frequency=EveryDays(Decimal(28)), from_day=0)
    refused = (Administration(OrderId("0"), Moment(on_day(28)), Given.REFUSED),)
    assert injections(depot, refused, on_day(60)).given == (on_day(0), on_day(56))


def test_that_a_depot_that_has_ended_has_no_next_one():
    depot = an_order(
        "x", 100, route=Route.DEPOT, frequency=EveryDays(Decimal(28)), from_day=0, to_day=30
    )
    found = injections(depot, (), on_day(60))
    assert found.given == (on_day(0), on_day(28))
    assert found.due is None


def test_that_a_single_dose_is_a_stroke(drawn):
    once = an_order("haloperidol", 5, route=Route.IM, frequency=Once(), from_day=8)
    found = lane(drawn(a_case(once, day=10)), "haloperidol")
    assert [(one.label, one.dose) for one in found.strokes] == [("5 mg", Dose.ORDERED)]
    assert found.steps == ()


def test_that_as_needed_is_drawn_low_and_named(drawn):
    needed = an_order("haloperidol", 5, frequency=AsNeeded(Decimal(4)), from_day=2)
    (step,) = lane(drawn(a_case(needed, day=10)), "haloperidol").steps
    assert step.label == "as needed"
    assert step.height < 0.3


def test_that_checks_stand_on_a_fixed_scale_and_far_ones_are_not_joined(drawn):
    case = a_case(
        an_order("haloperidol", 5),
        checks=(
            a_check(1, temperature=37),
            a_check(2, temperature=38.5),
            a_check(3, tremor=True),
            a_check(8, temperature=37),
        ),
        day=10,
    )
    points = lane(drawn(case), "checks").points
    assert [point.joined for point in points] == [False, True, False, False]
    assert points[1].height == pytest.approx(0.5)
    assert points[2].height is None
    assert lane(drawn(case), "checks").beneath == "37 °C, before 38.5 °C"


def test_that_medicines_without_a_role_have_no_lane_and_are_counted(drawn):
    view = drawn(a_case(an_order("haloperidol", 5), an_order("metformin", 500), day=5))
    assert [one.name for one in view.lanes if not one.is_load] == ["haloperidol"]
    assert "1 medicine not drawn here: see the list." in view.caption


def test_that_the_caption_says_that_time_is_no_cause(drawn):
    assert drawn(a_case(*RAISED, day=10)).caption.startswith("Timing only, not cause.")


def test_that_an_error_is_not_drawn(drawn):
    wrong = an_order("haloperidol", 5, status=Status.ENTERED_IN_ERROR)
    view = drawn(a_case(wrong, day=5))
    assert view.lanes == ()


def test_that_the_focus_line_reads_every_lane(drawn):
    case = a_case(*RAISED, an_order("sertraline", 50), checks=(a_check(7, temperature=38),), day=10)
    said = read_out(drawn(case), on_day(7, 12))
    assert said.startswith("08-Jun-2026 12:00 — ")
    for part in ("haloperidol: 20 mg a day", "sertraline: 50 mg a day", "38 °C", "watch window"):
        assert part in said
    assert "10 mg a day" in read_out(drawn(case), on_day(3))


def test_that_the_focus_line_says_where_nothing_is_recorded(drawn):
    case = a_case(an_order("haloperidol", 5, from_day=0, to_day=2), day=10)
    assert "haloperidol" not in read_out(drawn(case), on_day(4))


def test_that_the_arrows_go_from_event_to_event(drawn):
    view = drawn(a_case(*RAISED, day=10))
    assert view.stop_after(on_day(1)) == on_day(6)
    assert view.stop_before(on_day(6)) == on_day(0)
    assert view.stop_before(view.first) == view.first
    assert view.stop_after(view.last) == view.last


def test_that_a_place_and_its_moment_are_the_same():
    shown = axis(on_day(10), 30, None)
    assert shown.moment(shown.place(on_day(4))) == on_day(4)


def test_that_depots_and_tablets_of_one_drug_have_two_lanes(drawn):
    depot = an_order(
        "haloperidol decanoate", 100, route=Route.DEPOT, frequency=EveryDays(Decimal(28)), number=1
    )
    case = a_case(depot, an_order("haloperidol", 5, number=2), day=5)
    names = [one.name for one in drawn(case).lanes if not one.is_load]
    assert names == ["haloperidol", "haloperidol depot"]


@pytest.mark.parametrize("back", SPANS)
@pytest.mark.parametrize("years", [0, 1, 9, 60])
def test_that_there_are_few_ticks_in_order_within_the_axis(back, years):
    now = datetime(2026, 6, 20, 10)
    shown = axis(now, back, now - timedelta(days=365 * years))
    found = [tick.at for tick in ticks(shown)]
    assert 1 <= len(found) <= 11
    assert found == sorted(found)
    assert all(days(shown.start) <= at <= days(shown.end) for at in found)
    assert shown.start < now < shown.end


def test_that_the_caption_counts_medicines_and_not_their_orders(drawn):
    twice = (
        an_order("Wundertee 3000", 1, from_day=0, to_day=6, number=1),
        an_order("Wundertee 3000", 2, from_day=6, number=2),
    )
    caption = drawn(a_case(*twice, day=10)).caption
    assert "1 medicine not drawn here: see the list." in caption
    assert "recognised" not in caption, "the row and the coverage line say so already"


def test_that_a_raise_on_the_day_of_the_start_has_both_steps_and_its_mark(drawn):
    start = an_order("haloperidol", 5, times=2, from_day=5.3, to_day=5.4, number=1)
    raised = an_order("haloperidol", 10, times=2, from_day=5.4, number=2)
    own = lane(drawn(a_case(start, raised, day=5, hour=12)), "haloperidol")
    assert [step.label for step in own.steps] == ["10", "20"]
    assert [(mark.mark, mark.words) for mark in own.marks] == [("●", "NEW"), ("▲", "+100 %")]


def test_that_a_window_has_a_short_name_for_little_room(drawn):
    (shade,) = drawn(a_case(*RAISED, day=10)).shades
    assert shade.short == "NMS watch to 07-Jul-2026"
