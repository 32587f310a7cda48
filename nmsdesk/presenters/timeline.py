"""The timeline of one chart: a lane a drug on one axis of time, steps of dose, marks, windows."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.case import Case
from nmsdesk.domain.change import Change, OpenWindow, Syndrome
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.ledger import Ledger, levels
from nmsdesk.domain.order import Order, Status
from nmsdesk.domain.recognition import Standing
from nmsdesk.presenters.change_chip import syndrome_word
from nmsdesk.presenters.formats import day
from nmsdesk.presenters.medicine_words import tone_of
from nmsdesk.presenters.order_status import is_depot
from nmsdesk.presenters.timeline_axis import Axis, axis, ticks
from nmsdesk.presenters.timeline_lanes import Course, DoseLevel, check_lane, depot_lane, dose_lane
from nmsdesk.presenters.timeline_view import Lane, Shade, TimelineView
from nmsdesk.presenters.wording import translate

_FIRST = (
    DrugClass.ANTIPSYCHOTIC,
    DrugClass.DOPAMINE_BLOCKER,
    DrugClass.DOPAMINERGIC,
    DrugClass.LITHIUM,
    DrugClass.SEROTONERGIC,
)
"""The order of the lanes; what is in none of these comes last."""


def timeline(case: Case, assessment: Assessment, ledger: Ledger, days: int | None) -> TimelineView:
    """`days` back from `case.now`, None for the whole record; a little of what lies ahead."""
    shown = axis(case.now, days, _first(case) if days is None else None)
    courses = sorted(_courses(case, assessment, ledger), key=_rank)
    lanes = [lane for course in courses for lane in _drug_lanes(course, case, shown)]
    checks = check_lane(case.observations, shown, case.now)
    if checks is not None:
        lanes.append(checks)
    return TimelineView(
        start=shown.start,
        end=shown.end,
        now=shown.place(case.now),
        lanes=tuple(lanes),
        shades=tuple(_shade(window, shown) for window in assessment.windows),
        ticks=ticks(shown),
        stops=_stops(case, assessment.changes, shown),
        caption=_caption(case, assessment),
        empty="" if lanes else translate("Timeline", "Nothing to draw in this span."),
        summary=_summary(lanes, shown),
    )


def _first(case: Case) -> datetime | None:
    begun = [order.begins for order in case.orders or () if order.begins is not None]
    seen = [observation.at.midday for observation in case.observations]
    return min((at for at in (*begun, *seen) if at <= case.now), default=None)


def _courses(case: Case, assessment: Assessment, ledger: Ledger) -> Iterator[Course]:
    """One for each drug with a role here, in the order in which the list names them."""
    orders: dict[DrugId, list[Order]] = {}
    classes: dict[DrugId, tuple[DrugClass, ...]] = {}
    depots: set[tuple[DrugId, str]] = set()
    for order in case.orders or ():
        recognition = assessment.recognised.get(order.drug)
        if recognition is None or recognition.standing is not Standing.OURS or _void(order):
            continue
        for ingredient in recognition.ingredients:
            orders.setdefault(ingredient.drug, []).append(order)
            classes[ingredient.drug] = ingredient.classes
            if is_depot(order, recognition):
                depots.add((ingredient.drug, order.id))
    changes: dict[DrugId, list[Change]] = {}
    for change in assessment.changes:
        changes.setdefault(change.drug, []).append(change)
    for drug, own in orders.items():
        yield Course(
            drug,
            tone_of(classes[drug]),
            tuple(order for order in own if (drug, order.id) not in depots),
            tuple(order for order in own if (drug, order.id) in depots),
            _dose_levels(ledger, drug),
            tuple(changes.get(drug, ())),
            min((_FIRST.index(c) for c in classes[drug] if c in _FIRST), default=len(_FIRST)),
        )


def _dose_levels(ledger: Ledger, drug: DrugId) -> tuple[DoseLevel, ...]:
    return tuple(
        DoseLevel(level.start or datetime.min, level.end or datetime.max, level.daily_mg)
        for level in levels(ledger, drug)
        if not level.depot and level.daily_mg != 0
    )


def _void(order: Order) -> bool:
    return order.status is Status.ENTERED_IN_ERROR or order.ended_before_it_began


def _rank(course: Course) -> tuple[int, str]:
    return course.rank, course.drug


def _drug_lanes(course: Course, case: Case, shown: Axis) -> Iterator[Lane]:
    for lane in (
        dose_lane(course, shown, case.now),
        depot_lane(course, case.administrations, shown, case.now),
    ):
        if lane is not None:
            yield lane


def _shade(window: OpenWindow, shown: Axis) -> Shade:
    span = window.span
    end = shown.end if span.end is None else span.end
    tone = "serotonin" if window.syndrome is Syndrome.SEROTONIN_SYNDROME else "watch"
    text = translate("Timeline", "watch window for {syndrome} to {day}")
    label = text.format(syndrome=syndrome_word(window.syndrome), day=day(end))
    few = translate("Timeline", "{syndrome} watch to {day}")
    short = few.format(syndrome=syndrome_word(window.syndrome), day=day(end))
    return Shade(shown.place(span.start), shown.place(end), label, tone, short)


def _stops(case: Case, changes: Iterable[Change], shown: Axis) -> tuple[datetime, ...]:
    moments = {change.at for change in changes}
    moments |= {observation.at.midday for observation in case.observations}
    moments |= {order.begins for order in case.orders or () if order.begins is not None}
    moments.add(case.now)
    return tuple(sorted(at for at in moments if shown.holds(at)))


def _caption(case: Case, assessment: Assessment) -> str:
    """That coincidence is no cause (D-33), and how many medicines have no lane.

    Why they have none is told once, by the row of each.
    """
    told = [translate("Timeline", "Timing only, not cause.")]
    # By name: a medicine whose dose was changed has several orders and is still one medicine.
    names = {order.drug for order in case.orders or ()} & assessment.recognised.keys()
    without = sum(assessment.recognised[name].standing is not Standing.OURS for name in names)
    if without:
        text = translate("Timeline", "%n medicine(s) not drawn here: see the list.", n=without)
        told.append(text)
    return " ".join(told)


def _summary(lanes: Iterable[Lane], shown: Axis) -> str:
    text = translate("Timeline", "Timeline from {start} to {end}: {lanes}")
    told = "; ".join(f"{lane.name}, {lane.beneath}" for lane in lanes)
    return text.format(start=day(shown.start), end=day(shown.end), lanes=told)
