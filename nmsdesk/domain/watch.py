"""Watch windows: what a change opens, and the windows of one syndrome joined into spans."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from nmsdesk.domain.change import Change, ChangeKind, OpenWindow, Syndrome, Watch
from nmsdesk.domain.course import Course, Mode
from nmsdesk.domain.drug import BLOCKING, Drug, DrugClass
from nmsdesk.domain.history import DrugHistory, History
from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.moment import Span, days_of, hours_of
from nmsdesk.domain.order import Route
from nmsdesk.domain.reason import Reason, because
from nmsdesk.domain.watch_rules import WatchRules

Opened = tuple[Watch, tuple[SourceId, ...]]
"""A window, and the sources of its length."""

_NONE = timedelta(0)
_SYNDROMES = tuple(Syndrome)
_BEGUN = (ChangeKind.START, ChangeKind.RESTART)
_RISEN = (
    *_BEGUN,
    ChangeKind.INCREASE,
    ChangeKind.RAPID_TITRATION,
    ChangeKind.ROUTE_CHANGE,
    ChangeKind.DEPOT_GIVEN,
    ChangeKind.ADDED_ANTIPSYCHOTIC,
    ChangeKind.SWITCH,
)
_SEROTONERGIC = (ChangeKind.SEROTONERGIC_START, ChangeKind.SEROTONERGIC_INCREASE)
_PAIRED = (ChangeKind.SEROTONERGIC_COMBINATION, ChangeKind.MAOI_OVERLAP)


def opens(
    history: History, one: DrugHistory, kind: ChangeKind, row: tuple[DrugClass, datetime, Course]
) -> Opened | None:
    """The window that a change opens, in days by the wall clock; None where it opens none.

    Lengths and their sources are `watch.toml`. Decreases, stops and a dopaminergic start open
    none (the end of an oral cover does: `cover_ended`). Lithium opens one where it is started, or
    begun again, while a dopamine blocker is taken. A serotonergic drug that only a regulator's
    warning names opens none. Whether an injection, a withdrawal or a pair opens one at all is for
    its detector to say.
    """
    drug_class, at, course = row
    if drug_class in BLOCKING and kind in _RISEN:
        return _nms(history, at, course)
    if drug_class is DrugClass.LITHIUM and kind in _BEGUN:
        return _nms(history, at, course) if _beside_blocker(history, at) else None
    if kind in _SEROTONERGIC and not one.drug.warning_only:
        return _serotonin(history, one, at)
    if kind in _PAIRED:
        return _serotonin(history, one, at)
    if kind is ChangeKind.DOPAMINERGIC_WITHDRAWAL:
        rules = history.rules
        span = Span(at, at + days_of(rules.withdrawal_days))
        return Watch(Syndrome.NMS, span), rules.sources.get("withdrawal_days", ())
    return None


def looks_at(history: History, drug: Drug) -> list[DrugHistory]:
    """The other drugs on which the windows of a drug's own rows may depend: see `opens`."""
    found: list[DrugHistory] = []
    if drug.has(DrugClass.LITHIUM):
        found.extend(one for one, _ in history.of_class(*BLOCKING))
    if drug.has(DrugClass.SEROTONERGIC):
        found.extend(history.long_washout)
    return found


def cover_ended(history: History, at: datetime, depot: Course) -> Opened:
    """The window of the end of an oral cover: from here on the depot is alone."""
    return _nms(history, at, depot)


def _nms(history: History, at: datetime, course: Course) -> Opened:
    rules = history.rules
    length, figure = days_of(rules.nms_days), "nms_days"
    sources = rules.sources.get(figure, ())
    if course.mode is Mode.DEPOT:
        length = max(course.interval + _tail(course), days_of(rules.depot_least_days))
        length = min(length, days_of(rules.depot_most_days))
        product = () if course.product is None else course.product.sources
        sources = (*rules.sources.get("depot_most_days", ()), *product)
    return Watch(Syndrome.NMS, Span(at, at + length)), sources


def _tail(course: Course) -> timedelta:
    return _NONE if course.product is None else days_of(course.product.tail_days)


def _beside_blocker(history: History, at: datetime) -> bool:
    blockers = history.of_class(*BLOCKING)
    return any(other.spans.active_at(at) for other, _ in blockers)


def _serotonin(history: History, one: DrugHistory, at: datetime) -> Opened:
    """Seven days, or as long as a drug with a long washout (fluoxetine, irreversible MAOI) needs.

    Of the newcomer or a partner still taken that is its washout counted from the change; of one
    stopped before it is the end of its washout.
    """
    rules = history.rules
    until = at + days_of(rules.serotonin_days)
    sources = rules.sources.get("serotonin_days", ())
    for other in history.long_washout:
        stretch = other.spans.felt_at(at)
        washout = other.drug.washout
        if stretch is None or washout is None:
            continue
        taken = other is one or other.spans.active_at(at)
        end = at + hours_of(washout.hours) if taken else stretch.exposed_until
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
    elif change.kind is ChangeKind.DOPAMINERGIC_WITHDRAWAL:
        key = "watched_withdrawal"
    elif change.drug_class is DrugClass.LITHIUM:
        key = "watched_lithium"
    elif change.kind is ChangeKind.DECREASE:
        key = "watched_depot"
    else:
        key = "watched_depot" if change.route is Route.DEPOT else "watched_nms"
    return because(key, sources=change.sources, until=until)


@dataclass(frozen=True, slots=True)
class Watched:
    """The changes of one syndrome that opened a window, in order of time, joined into spans.

    Windows that overlap or touch are one span: the i-th change belongs to the one that begins
    with the change at `first[i]`, and that reaches, with what had changed by then, to `until[i]`.
    """

    changes: tuple[Change, ...]
    starts: tuple[datetime, ...]
    first: tuple[int, ...]
    until: tuple[datetime, ...]

    def causes(self, at: datetime) -> tuple[tuple[Change, ...], datetime] | None:
        """The causes of the span open at a moment, and its end; None where none is open.

        What changes after the moment is not among them.
        """
        place = bisect_right(self.starts, at) - 1
        if place < 0 or self.until[place] <= at:
            return None
        return self.changes[self.first[place] : place + 1], self.until[place]


def watched(changes: Iterable[Change]) -> Mapping[Syndrome, Watched]:
    """The windows of changes in order of time, ready to be asked about a moment."""
    found: dict[Syndrome, list[tuple[Change, int, datetime]]] = {each: [] for each in _SYNDROMES}
    for each in changes:
        if each.watch is None:
            continue
        rows = found[each.watch.syndrome]
        end = each.watch.span.end or datetime.max
        if rows and each.at <= rows[-1][2]:
            rows.append((each, rows[-1][1], max(end, rows[-1][2])))
        else:
            rows.append((each, len(rows), end))
    return {
        syndrome: Watched(
            tuple([change for change, _, _ in rows]),
            tuple([change.at for change, _, _ in rows]),
            tuple([first for _, first, _ in rows]),
            tuple([until for _, _, until in rows]),
        )
        if rows
        else _NOTHING_WATCHED
        for syndrome, rows in found.items()
    }


_NOTHING_WATCHED = Watched((), (), (), ())


def covering(
    windows: Mapping[Syndrome, Watched], syndrome: Syndrome, at: datetime
) -> tuple[Change, ...]:
    """The changes whose own window of the syndrome is open at a moment."""
    found = windows[syndrome].causes(at)
    if found is None:
        return ()
    return tuple(each for each in found[0] if each.watch is not None and at in each.watch.span)


def joined(windows: Mapping[Syndrome, Watched], at: datetime) -> tuple[OpenWindow, ...]:
    """The spans open at a moment, by their start, then syndrome.

    Day n of m belongs to the latest cause whose own window is still open.
    """
    found = []
    for syndrome, each in windows.items():
        if (open_now := each.causes(at)) is not None:
            causes, until = open_now
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


def onsets_by(rules: WatchRules, day: int) -> Decimal:
    """Per cent of cases that have begun by the end of a day after a start; straight in between.

    The published curve, from case series of tablets (`onset_curve`); 0 on day 0.
    """
    before_day, before = 0, Decimal(0)
    for at, share in rules.onset_curve:
        if day <= at:
            through = Decimal(max(day, 0) - before_day) / (at - before_day)
            return before + (share - before) * through
        before_day, before = at, share
    return before


def onsets_before(rules: WatchRules, window: OpenWindow) -> Decimal | None:
    """Per cent of onsets that fall before today, for the latest cause of a window of NMS.

    None for serotonin syndrome, of which no such curve is held.
    """
    if window.syndrome is not Syndrome.NMS:
        return None
    return onsets_by(rules, window.day - 1)


def onsets_on(rules: WatchRules, day: int) -> Decimal:
    """Per cent of onsets that fall on a day, for the order of the board."""
    return onsets_by(rules, day) - onsets_by(rules, day - 1)


def length(change: Change) -> int:
    """The whole days of a change's own window, a begun day counted; 0 where it opened none."""
    if change.watch is None or change.watch.span.end is None:
        return 0
    span = change.watch.span.end - change.watch.span.start
    return span.days + bool(span - timedelta(days=span.days))
