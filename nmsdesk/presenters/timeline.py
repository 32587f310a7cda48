"""The timeline of one chart: a lane a drug on one axis of time, the load, windows, checks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.case import Case
from nmsdesk.domain.change import Change
from nmsdesk.domain.drug import BLOCKING, DrugClass
from nmsdesk.domain.equivalents import Methods
from nmsdesk.domain.ids import DrugId, OrderId
from nmsdesk.domain.ledger import Ledger
from nmsdesk.domain.order import Administration, Order, Status
from nmsdesk.domain.recognition import Standing
from nmsdesk.presenters.medicine_words import tone_of
from nmsdesk.presenters.order_status import is_depot
from nmsdesk.presenters.timeline_axis import axis
from nmsdesk.presenters.timeline_checks import check_lane, checked, kinase_lane
from nmsdesk.presenters.timeline_depots import depot_lane
from nmsdesk.presenters.timeline_lanes import Course, DoseLevel, dose_lane
from nmsdesk.presenters.timeline_load import Told, load_pieces
from nmsdesk.presenters.timeline_shades import closed_shades, open_shade
from nmsdesk.presenters.timeline_view import Lane, TimelineView
from nmsdesk.presenters.wording import translate

_FIRST = (
    DrugClass.ANTIPSYCHOTIC,
    DrugClass.DOPAMINE_BLOCKER,
    DrugClass.DOPAMINERGIC,
    DrugClass.LITHIUM,
    DrugClass.SEROTONERGIC,
)
"""The order of the lanes; what is in none of these comes last."""
_IN_SIGHT = timedelta(days=400)
"""A window that ends later than that ahead is not followed to its end."""
_MANY = 64
"""So many orders are read at a stretch before whoever waits is asked."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose timeline, and how it is told: `texts` has the person's scale of temperature."""

    case: Case
    assessment: Assessment
    ledger: Ledger
    texts: Texts
    methods: Methods
    method: str = ""
    """The id of the method of the load; empty or unknown: the one of the rules."""

    @property
    def chosen(self) -> str:
        return self.method if self.method in self.methods else self.ledger.history.rules.load_method


def timeline(subject: Subject) -> TimelineView:
    """The whole of it at once."""
    *_, view = drawing(subject)
    assert view is not None
    return view


def drawing(subject: Subject) -> Iterator[TimelineView | None]:
    """The timeline in pieces: None after each, the view at last.

    A record of thousands of orders is drawn between two turns of an event loop.
    """
    case, texts = subject.case, subject.texts
    lanes: list[tuple[tuple[int, str], Lane]] = []
    courses: list[Course] = []
    for course in _courses(subject):
        if course is not None:
            courses.append(course)
        yield None
    for course in courses:
        lanes += [((course.rank, course.drug), lane) for lane in _drug_lanes(course, subject)]
        yield None
    rank = (1, "")
    told = Told(subject.methods, subject.chosen, texts)
    for lane in load_pieces(subject.ledger.history, told, case.now):
        lanes += [] if lane is None else [(rank, lane)]
        yield None
    past = checked(case.observations, case.now)
    found = [lane for _rank, lane in sorted(lanes, key=lambda each: each[0])]
    found += [lane for lane in (check_lane(past, texts), kinase_lane(past, texts)) if lane]
    yield None
    yield _view(subject, tuple(found))


def _view(subject: Subject, lanes: tuple[Lane, ...]) -> TimelineView:
    case, assessment = subject.case, subject.assessment
    whole = axis(case.now, None, _first(case))
    windows = tuple(open_shade(window) for window in assessment.windows)
    ends = [each.span.end for each in assessment.windows if each.span.end is not None]
    near = [end for end in ends if end - case.now < _IN_SIGHT]
    return TimelineView(
        first=whole.start,
        last=max([whole.end, *near]),
        now=case.now,
        lanes=lanes,
        shades=windows,
        closed=closed_shades(subject.ledger.windows, case.now),
        stops=_stops(case, assessment.changes),
        caption=_caption(case, assessment),
        legend=_legend(),
        method=subject.chosen if any(lane.is_load for lane in lanes) else "",
    )


def _first(case: Case) -> datetime | None:
    begun = [order.begins for order in case.orders or () if order.begins is not None]
    seen = [observation.at.midday for observation in case.observations]
    given = [one.at.midday for one in case.administrations]
    return min((at for at in (*begun, *seen, *given) if at <= case.now), default=None)


def _courses(subject: Subject) -> Iterator[Course | None]:
    """One for each drug with a role here; None now and then while the list is read."""
    case, assessment = subject.case, subject.assessment
    orders: dict[DrugId, list[Order]] = {}
    classes: dict[DrugId, tuple[DrugClass, ...]] = {}
    depots: set[tuple[DrugId, str]] = set()
    for number, order in enumerate(case.orders or ()):
        if not number % _MANY:
            yield None
        recognition = assessment.recognised.get(order.drug)
        if recognition is None or recognition.standing is not Standing.OURS or _void(order):
            continue
        for ingredient in recognition.ingredients:
            orders.setdefault(ingredient.drug, []).append(order)
            classes[ingredient.drug] = ingredient.classes
            if is_depot(order, recognition):
                depots.add((ingredient.drug, order.id))
    given = _given(case)
    changes: dict[DrugId, list[Change]] = {}
    for change in assessment.changes:
        changes.setdefault(change.drug, []).append(change)
    yield None
    for drug, own in orders.items():
        yield Course(
            drug,
            tone_of(classes[drug]),
            tuple(order for order in own if (drug, order.id) not in depots),
            tuple(order for order in own if (drug, order.id) in depots),
            _dose_levels(subject.ledger, drug),
            tuple(changes.get(drug, ())),
            _rank(classes[drug]),
            _band(classes[drug]),
            given,
        )


def _given(case: Case) -> Mapping[OrderId, tuple[Administration, ...]]:
    found: dict[OrderId, list[Administration]] = {}
    for one in case.administrations:
        found.setdefault(one.order, []).append(one)
    return {order: tuple(own) for order, own in found.items()}


def _rank(classes: Iterable[DrugClass]) -> int:
    """0 for what blocks dopamine; the load has 1, for it is the sum of these."""
    place = min((_FIRST.index(c) for c in classes if c in _FIRST), default=len(_FIRST))
    return 0 if place < len(BLOCKING) else place


def _band(classes: Iterable[DrugClass]) -> str:
    """The word of the serotonergic drugs, which stand together; empty for the others."""
    own = tuple(classes)
    if DrugClass.SEROTONERGIC not in own or _rank(own) < _FIRST.index(DrugClass.SEROTONERGIC):
        return ""
    return translate("Timeline", "serotonergic")


def _dose_levels(ledger: Ledger, drug: DrugId) -> tuple[DoseLevel, ...]:
    one = ledger.history.drugs.get(drug)
    if one is None:
        return ()
    return tuple(
        DoseLevel(each.start, each.end, each.amount.daily, each.amount.unit)
        if each.amount.daily_mg is None and each.amount.unit is not None
        else DoseLevel(each.start, each.end, each.amount.daily_mg)
        for each in one.levels
        if each.amount.daily_mg != 0
    )


def _void(order: Order) -> bool:
    return order.status is Status.ENTERED_IN_ERROR or order.ended_before_it_began


def _drug_lanes(course: Course, subject: Subject) -> Iterator[Lane]:
    case = subject.case
    one = subject.ledger.history.drugs.get(course.drug)
    for lane in (
        dose_lane(course, case.now),
        depot_lane(course, one, case.administrations, case.now) if course.depots else None,
    ):
        if lane is not None:
            yield lane


def _stops(case: Case, changes: Iterable[Change]) -> tuple[datetime, ...]:
    moments = {change.at for change in changes}
    moments |= {observation.at.midday for observation in case.observations}
    moments |= {order.begins for order in case.orders or () if order.begins is not None}
    moments |= {one.at.midday for one in case.administrations}
    moments.add(case.now)
    return tuple(sorted(moments))


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


def _legend() -> str:
    return translate(
        "Timeline",
        "Height is the daily dose; hatched: dose not known. Filled triangle: recorded as given; "
        "open triangle: ordered, not recorded; cross: not taken. Sloping ground: what a "
        "long-acting injection still releases, as the load counts it. Shaded: watch window; "
        "paler: one that has closed. Timing only, not cause.",
    )
