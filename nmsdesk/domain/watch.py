"""Watch windows: what a change opens, and the windows of one syndrome joined into spans."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from nmsdesk.domain.change import Change, ChangeKind, OpenWindow, Syndrome, Watch
from nmsdesk.domain.course import Course, Mode
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.history import DrugHistory, History
from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.moment import Span
from nmsdesk.domain.order import Route
from nmsdesk.domain.reason import Reason, because
from nmsdesk.domain.watch_rules import WatchRules

Opened = tuple[Watch, tuple[SourceId, ...]]
"""A window, and the sources of its length."""

_BEGUN = frozenset({ChangeKind.START, ChangeKind.RESTART})
_RISEN = frozenset({*_BEGUN, ChangeKind.INCREASE, ChangeKind.ADDED_ANTIPSYCHOTIC})
_SEROTONERGIC = frozenset({ChangeKind.SEROTONERGIC_START, ChangeKind.SEROTONERGIC_INCREASE})


def opens(
    history: History, one: DrugHistory, kind: ChangeKind, row: tuple[DrugClass, datetime, Course]
) -> Opened | None:
    """The window that a change opens, in days by the wall clock; None where it opens none.

    Lengths and their sources are `watch.toml`. Decreases, stops and a dopaminergic start open
    none. Lithium opens one where it is started, or begun again, while a dopamine blocker is
    taken. A serotonergic drug that only a regulator's warning names opens none.
    """
    drug_class, at, course = row
    if drug_class.blocks_dopamine and kind in _RISEN:
        return _nms(history, at, course)
    if drug_class is DrugClass.LITHIUM and kind in _BEGUN:
        return _nms(history, at, course) if _beside_blocker(history, at) else None
    if kind in _SEROTONERGIC and not one.drug.warning_only:
        return _serotonin(history, one, at)
    return None


def _nms(history: History, at: datetime, course: Course) -> Opened:
    rules = history.rules
    length, figure = timedelta(days=rules.nms_days), "nms_days"
    sources = rules.sources.get(figure, ())
    if course.mode is Mode.DEPOT:
        length = max(course.interval + _tail(course), timedelta(days=rules.depot_least_days))
        length = min(length, timedelta(days=rules.depot_most_days))
        product = () if course.product is None else course.product.sources
        sources = (*rules.sources.get("depot_most_days", ()), *product)
    return Watch(Syndrome.NMS, Span(at, at + length)), sources


def _tail(course: Course) -> timedelta:
    days = Decimal(0) if course.product is None else course.product.tail_days
    return timedelta(days=float(days))


def _beside_blocker(history: History, at: datetime) -> bool:
    blockers = history.of_class(DrugClass.ANTIPSYCHOTIC, DrugClass.DOPAMINE_BLOCKER)
    return any(other.spans.active_at(at) for other, _ in blockers)


def _serotonin(history: History, one: DrugHistory, at: datetime) -> Opened:
    """Seven days, or as long as a drug with a long washout (fluoxetine, irreversible MAOI) needs.

    Of the newcomer or a partner still taken that is its washout counted from the change; of one
    stopped before it is the end of its washout.
    """
    rules = history.rules
    until = at + timedelta(days=rules.serotonin_days)
    sources = rules.sources.get("serotonin_days", ())
    for other in history.long_washout:
        stretch = other.spans.felt_at(at)
        washout = other.drug.washout
        if stretch is None or washout is None:
            continue
        taken = other is one or other.spans.active_at(at)
        end = at + timedelta(hours=float(washout.hours)) if taken else stretch.exposed_until
        if end > until:
            until, sources = end, washout.sources
    return Watch(Syndrome.SEROTONIN_SYNDROME, Span(at, until)), sources


def why_watched(change: Change, rules: WatchRules) -> Reason | None:
    """Why a change's window is as long as it is; None where it opened none."""
    if change.watch is None or change.watch.span.end is None:
        return None
    until = change.watch.span.end
    days = (until - change.at) / timedelta(days=1)
    if change.watch.syndrome is Syndrome.SEROTONIN_SYNDROME:
        key = "watched_serotonin" if days <= rules.serotonin_days else "watched_serotonin_long"
    elif change.drug_class is DrugClass.LITHIUM:
        key = "watched_lithium"
    else:
        key = "watched_depot" if change.route is Route.DEPOT else "watched_nms"
    return because(key, sources=change.sources, until=until)


def covering(changes: Iterable[Change], syndrome: Syndrome, at: datetime) -> tuple[Change, ...]:
    """The changes whose own window of the syndrome is open at a moment."""
    return tuple(
        each
        for each in changes
        if each.watch is not None and each.watch.syndrome is syndrome and at in each.watch.span
    )


def joined(changes: Sequence[Change], at: datetime) -> tuple[OpenWindow, ...]:
    """The spans open at a moment, by their start, then syndrome; `changes` in order of time.

    Windows of one syndrome that overlap or touch are one span with several causes; what changes
    after the moment is not among them. Day n of m belongs to the latest cause whose own window
    is still open.
    """
    found = []
    for syndrome in Syndrome:
        causes: list[Change] = []
        until = datetime.min
        for each in changes:
            if each.at > at:
                break
            if each.watch is None or each.watch.syndrome is not syndrome:
                continue
            end = each.watch.span.end or datetime.max
            if each.at > until:
                causes.clear()
            causes.append(each)
            until = max(until, end)
        if causes and until > at:
            found.append(_window(syndrome, causes, until, at))
    return tuple(sorted(found, key=lambda each: (each.span.start, each.syndrome.value)))


def _window(
    syndrome: Syndrome, causes: Sequence[Change], until: datetime, at: datetime
) -> OpenWindow:
    leading = next(each for each in reversed(causes) if each.watch and at in each.watch.span)
    days = length(leading)
    day = min((at.date() - leading.at.date()).days + 1, days)
    span = Span(causes[0].at, until)
    return OpenWindow(syndrome, span, day, days, tuple(causes), leading)


def length(change: Change) -> int:
    """The whole days of a change's own window, a begun day counted; 0 where it opened none."""
    if change.watch is None or change.watch.span.end is None:
        return 0
    span = change.watch.span.end - change.watch.span.start
    return span.days + bool(span - timedelta(days=span.days))
