"""Each lane of the timeline: depots as released, single doses, the load, creatine kinase."""

from decimal import Decimal

import pytest

from nmsdesk.domain.assess import assess
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.ledger import keep
from nmsdesk.domain.load import load
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Administration, AsNeeded, EveryDays, Given, Once, Route
from nmsdesk.presenters.timeline import Subject, drawing, timeline
from nmsdesk.presenters.timeline_axis import Axis, Reach, axis, beside, days, ticks
from nmsdesk.presenters.timeline_load import next_method
from nmsdesk.presenters.timeline_view import Dose, read_out, summary
from tests.builders import a_case, a_check, an_order, on_day


@pytest.fixture
def subject(knowledge, texts):
    def make(case, method=""):
        ledger = keep(case, knowledge.formulary, knowledge.watch)
        found = assess(case, knowledge, ledger)
        return Subject(case, found, ledger, texts, knowledge.methods, method)

    return make


@pytest.fixture
def drawn(subject):
    return lambda case, method="": timeline(subject(case, method))


def lane(view, name):
    return next(one for one in view.lanes if one.name == name)


def the_load(view):
    return next(one for one in view.lanes if one.is_load)


def given(order, day, status=Given.GIVEN, dose=None, hour=8):
    amount = None if dose is None else Decimal(dose)
    unit = None if dose is None else "mg"
    return Administration(OrderId(order), Moment(on_day(day, hour)), status, amount, unit)


def a_depot(**more):
    monthly = EveryDays(Decimal(28))
    return an_order("haloperidol decanoate", 100, route=Route.DEPOT, frequency=monthly, **more)


# Depots


def test_that_a_depot_releases_evenly_until_due_and_then_fades(drawn):
    (release,) = lane(drawn(a_case(a_depot(), day=10)), "haloperidol depot").releases
    assert release.left == days(on_day(0))
    assert release.due == days(on_day(28))
    assert release.right == release.ends > release.due
    assert release.high(days(on_day(5))) == release.high(days(on_day(27))) == 1
    assert 0 < release.high(days(on_day(30))) < 1
    assert release.high(release.ends) == 0


def test_that_the_next_injection_takes_over_and_is_not_added(drawn):
    first, second = lane(drawn(a_case(a_depot(), day=40)), "haloperidol depot").releases
    assert first.right == second.left == days(on_day(28))


def test_that_a_depot_has_no_daily_dose_on_the_timeline(drawn):
    own = lane(drawn(a_case(a_depot(), day=10)), "haloperidol depot")
    assert own.steps == ()
    assert not any("a day" in reading.words for reading in own.readings)


def test_that_a_recorded_injection_and_one_only_ordered_look_different(drawn):
    case = a_case(a_depot(number="d"), administrations=(given("d", 0),), day=40)
    strokes = lane(drawn(case), "haloperidol depot").strokes
    assert [(one.dose, one.label) for one in strokes] == [
        (Dose.GIVEN, "100 mg"),
        (Dose.ORDERED, "100 mg, not recorded"),
    ]


def test_that_a_refused_injection_is_marked_where_it_was_refused(drawn):
    doses = (given("d", 0), given("d", 28, Given.REFUSED))
    own = lane(
        drawn(a_case(a_depot(number="d"), administrations=doses, day=30)), "haloperidol depot"
    )
    assert [(one.dose, one.label) for one in own.strokes if one.dose is Dose.NOT_TAKEN] == [
        (Dose.NOT_TAKEN, "refused")
    ]
    assert "injection refused on 29-Jun-2026" in (own.reading(on_day(28, 9)) or "")
    assert len(own.releases) == 1, "what was refused releases nothing"


def test_that_the_focus_line_says_when_an_injection_is_wearing_off(drawn):
    ended = a_depot(to_day=20)
    words = lane(drawn(a_case(ended, day=40)), "haloperidol depot").reading(on_day(35))
    assert words is not None
    assert "wearing off" in words


# Doses by themselves


def test_that_a_dose_as_needed_is_a_mark_with_what_was_given(drawn):
    needed = an_order("haloperidol", 5, frequency=AsNeeded(Decimal(3)), route=Route.IM, number="n")
    doses = (given("n", 2, dose=5), given("n", 3, Given.REFUSED), given("n", 4, dose=10))
    own = lane(drawn(a_case(needed, administrations=doses, day=6)), "haloperidol")
    assert [(one.dose, one.label) for one in own.strokes] == [
        (Dose.GIVEN, "5 mg"),
        (Dose.NOT_TAKEN, "refused"),
        (Dose.GIVEN, "10 mg"),
    ]
    assert "10 mg given at 05-Jun-2026 08:00" in (own.reading(on_day(4, 9)) or "")


def test_that_regular_and_as_needed_doses_of_a_drug_are_both_read_out(drawn):
    case = a_case(
        an_order("haloperidol", 5, times=2, number="r"),
        an_order("haloperidol", 5, frequency=AsNeeded(Decimal(3)), number="n"),
        day=6,
    )
    own = lane(drawn(case), "haloperidol")
    assert own.reading(on_day(3)) == "10 mg a day, 5 mg as needed"
    assert own.beneath == "10 mg a day, 5 mg as needed"


def test_that_a_dose_given_elsewhere_says_so(drawn):
    once = an_order("metoclopramide", 10, frequency=Once(), from_day=3, given_elsewhere=True)
    own = lane(drawn(a_case(once, day=5)), "metoclopramide")
    assert [(one.dose, one.label) for one in own.strokes] == [(Dose.ELSEWHERE, "10 mg, elsewhere")]
    assert "given elsewhere" in (own.reading(on_day(3, 13)) or "")


def test_that_a_missed_dose_of_a_regular_order_is_a_cross_and_a_given_one_no_mark(drawn):
    case = a_case(
        an_order("haloperidol", 5, number="r"),
        administrations=(given("r", 1), given("r", 2, Given.MISSED), given("r", 3, Given.EXTRA)),
        day=6,
    )
    strokes = lane(drawn(case), "haloperidol").strokes
    assert [(one.dose, one.label) for one in strokes] == [
        (Dose.NOT_TAKEN, "missed"),
        (Dose.GIVEN, "5 mg"),
    ]


# The load


ALONE = an_order("haloperidol", 5, times=2, number="h")
WITH = an_order("olanzapine", 10, from_day=6, number="o")


def test_that_the_load_is_a_lane_of_its_own_that_names_its_method(drawn, knowledge, subject):
    case = a_case(ALONE, WITH, day=10)
    own = the_load(drawn(case))
    expected = load(subject(case).ledger.history, knowledge.methods, "gardner_2010", case.now)
    assert own.name == "load, CPZ eq a day"
    assert own.beneath == f"{expected.now_mg:,} mg · Gardner 2010"
    assert [step.left for step in own.steps] == [days(on_day(0)), days(on_day(6))]
    assert own.steps[0].height < own.steps[1].height == 1


def test_that_the_load_tells_its_rises_and_the_share_of_the_label_maximum(drawn):
    own = the_load(drawn(a_case(ALONE, WITH, day=10)))
    assert own.caption == (
        "+300 mg in 7 d, +900 mg in 15 d; haloperidol 33 % of label maximum; "
        "olanzapine 50 % of label maximum"
    )
    said = own.told(on_day(10, 9))
    assert said is not None
    for part in ("by Gardner 2010", "+300 mg in 7 days", "olanzapine at 50 % of the label's"):
        assert part in said


def test_that_the_load_by_another_method_is_another_load(drawn):
    case = a_case(ALONE, WITH, day=10)
    one, other = the_load(drawn(case)), the_load(drawn(case, "woods_2003"))
    assert other.beneath.endswith("Woods 2003")
    assert one.beneath.split(" mg")[0] != other.beneath.split(" mg")[0]


def test_that_a_drug_without_a_figure_is_named_and_not_counted_as_nothing(drawn):
    monthly = EveryDays(Decimal(28))
    depot = an_order(
        "paliperidone palmitate", 156, route=Route.DEPOT, frequency=monthly, number="p"
    )
    own = the_load(drawn(a_case(ALONE, depot, day=10)))
    assert own.caption.startswith("not counted: paliperidone; ")
    said = own.told(on_day(8)) or ""
    assert "not counted: paliperidone" in said
    assert "has no figure under Gardner 2010" in said


def test_that_there_is_no_load_without_an_antipsychotic(drawn):
    view = drawn(a_case(an_order("sertraline", 50), day=5))
    assert [one.name for one in view.lanes] == ["sertraline"]
    assert view.method == ""


def test_that_the_load_follows_what_it_is_the_sum_of(drawn):
    case = a_case(ALONE, an_order("metoclopramide", 10, number="m"), an_order("sertraline", 50))
    names = [one.name for one in drawn(case).lanes]
    assert names == ["haloperidol", "metoclopramide", "load, CPZ eq a day", "sertraline"]


def test_that_the_methods_go_round(knowledge):
    names = tuple(knowledge.methods)
    assert next_method(names, names[0]) == names[1]
    assert next_method(names, names[-1]) == names[0]
    assert next_method(names, "none of them") == names[0]


def test_that_an_unknown_method_falls_back_to_the_one_of_the_rules(drawn):
    assert drawn(a_case(ALONE, day=5), "a method that went").method == "gardner_2010"


# Checks, windows, the whole


def test_that_creatine_kinase_stands_in_a_lane_of_multiples(drawn):
    checks = (a_check(1, creatine_kinase=100), a_check(2, creatine_kinase=1000), a_check(3))
    own = lane(drawn(a_case(ALONE, checks=checks, day=5)), "creatine kinase")
    assert [point.height for point in own.points] == [pytest.approx(0.25), pytest.approx(0.5)]
    assert own.beneath == "1,000 U/L, before 100 U/L"
    assert "1,000 U/L at 03-Jun-2026 09:00" in (own.reading(on_day(2, 12)) or "")


def test_that_a_window_that_has_closed_is_shaded_without_being_open(drawn):
    view = drawn(a_case(an_order("haloperidol", 5, to_day=3), day=90))
    assert view.shades == ()
    (closed,) = view.closed
    assert closed.left == days(on_day(0))
    assert "closed on 01-Jul-2026" in read_out(view, on_day(10))


def test_that_a_large_record_is_drawn_in_pieces(subject):
    orders = [
        an_order("haloperidol", 1 + n % 5, from_day=n, to_day=n + 1, number=n) for n in range(300)
    ]
    pieces = list(drawing(subject(a_case(*orders, day=301))))
    assert len(pieces) > 8
    assert pieces[-1] is not None
    assert not any(pieces[:-1])


def test_that_the_summary_names_each_lane_in_sight(drawn):
    view = drawn(a_case(ALONE, an_order("sertraline", 50), day=5))
    said = summary(view.lanes, axis(view.now, 7, None), view.legend)
    for part in ("haloperidol, 10 mg a day", "Gardner 2010", "sertraline, 50 mg a day"):
        assert part in said
    assert "Timing only, not cause." in said


# The axis


REACH = Reach(on_day(0), on_day(400))
MONTH = Axis(on_day(350), on_day(380))


def test_that_zooming_keeps_the_moment_one_looks_at_where_it_is():
    nearer = REACH.zoomed(MONTH, 0.5, on_day(365))
    assert nearer.span * 2 == MONTH.span
    assert nearer.place(on_day(365)) == pytest.approx(MONTH.place(on_day(365)), abs=1e-6)


def test_that_one_can_zoom_from_hours_to_years_and_no_further():
    shown = MONTH
    for _ in range(60):
        shown = REACH.zoomed(shown, 0.8, on_day(365))
    assert shown.span.total_seconds() == 3 * 3600
    for _ in range(90):
        shown = REACH.zoomed(shown, 1.25, on_day(365))
    assert 700 < shown.span.days <= 731


def test_that_some_of_the_record_stays_in_sight_however_far_one_goes():
    far = MONTH
    for _ in range(50):
        far = REACH.moved(far, MONTH.span)
    assert far.start < REACH.last
    for _ in range(90):
        far = REACH.moved(far, -MONTH.span)
    assert far.end > REACH.first


def test_that_hours_have_their_day_and_days_their_year_beside_them():
    hours = Axis(on_day(5, 8), on_day(5, 18))
    assert [tick.label for tick in ticks(hours)][:2] == ["08:00", "09:00"]
    assert beside(hours) == "06-Jun-2026"
    assert beside(Axis(on_day(0), on_day(30))) == "2026"
    assert beside(Axis(on_day(190), on_day(230))) == "2026 to 2027"
    assert beside(Axis(on_day(0), on_day(900))) == ""


def test_that_ticks_stay_on_their_days_while_one_goes_on():
    labels = {tick.label for tick in ticks(MONTH)}
    later = REACH.moved(MONTH, MONTH.span / 30)
    assert len(labels & {tick.label for tick in ticks(later)}) >= len(labels) - 1
