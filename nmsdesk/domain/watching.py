"""What the index of the watch board keeps of one patient: worked out of the case and its ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from operator import attrgetter

from nmsdesk.domain.aside import AsideMark, ended_because, meaning, seen_now
from nmsdesk.domain.assess import assess
from nmsdesk.domain.board import Aside, BoardWindow, Watching, weight_of
from nmsdesk.domain.case import Case
from nmsdesk.domain.change import Change, OpenWindow, Syndrome
from nmsdesk.domain.checking import late_from
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.ledger import Ledger, checks, keep, open_windows, windows_covering
from nmsdesk.domain.moment import LARGEST_SHIFT, later
from nmsdesk.domain.order import Order
from nmsdesk.domain.patient import Patient
from nmsdesk.domain.record import PatientRow
from nmsdesk.domain.turns import next_moment, watched_orders
from nmsdesk.domain.urgency import Level
from nmsdesk.domain.watch import length, watched

LOOKED_AT_AGAIN = timedelta(hours=1)
"""While findings count, how urgent they are is judged anew after so long: they age by the hour."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What the index keeps, with the ledger that it was made from."""

    watching: Watching
    ledger: Ledger
    patient: Patient
    now: datetime

    @property
    def causes(self) -> tuple[str, ...]:
        """The meanings of every change whose window is open."""
        return tuple(meaning(each) for each in _causes(self.ledger, self.now))

    @property
    def seen(self) -> tuple[str, ...]:
        """What a person sees who puts the row aside now."""
        return seen_now(
            open_windows(self.ledger, self.now),
            self.ledger.changes,
            self.patient,
            self.watching.last_check,
            self.watching.level,
        )


def without_closed(ledger: Ledger, closed: frozenset[str]) -> Ledger:
    """The ledger with the windows closed that somebody closed; its changes stay as they are."""
    if not closed:
        return ledger
    left = [each for each in ledger.changes if each.watch is None or meaning(each) not in closed]
    return replace(ledger, windows=watched(left))


def watch(
    case: Case,
    row: PatientRow,
    knowledge: Knowledge,
    aside: AsideMark | None = None,
    before: Ledger | None = None,
) -> Watched | None:
    """What the index keeps of a patient at the case's `now`.

    None where no window is open and none can come without somebody writing. `before`: an earlier
    ledger of the same patient, see `ledger.keep`.
    """
    orders = watched_orders(case, knowledge.formulary)
    if not orders:
        return None
    kept = keep(case, knowledge.formulary, knowledge.watch, before)
    ledger = without_closed(kept, case.closed)
    turn = next_moment(case, orders, ledger, case.now)
    coming = _coming(case, knowledge, orders, ledger)
    if open_windows(ledger, case.now):
        bare = Watching(row, Level.WATCH, coming, boundary=turn)
        found = _open(bare, case, knowledge, ledger)
        return found if aside is None else _put_aside(found, aside)
    if turn is None:
        return None
    bare = Watching(row, Level.ROUTINE, coming, boundary=turn)
    return Watched(bare, ledger, case.patient, case.now)


def _open(bare: Watching, case: Case, knowledge: Knowledge, ledger: Ledger) -> Watched:
    """Fill in what an open window brings along; `bare` knows the next turn of the orders."""
    now = case.now
    windows = open_windows(ledger, now)
    judged = any(True for _ in _counting(case, knowledge))
    level = assess(case, knowledge, ledger).urgency.level if judged else Level.WATCH
    plan = checks(ledger, case.observations, now, knowledge.watch)
    causes = _causes(ledger, now)
    moments = [bare.boundary, *(each.at.midday for each in case.observations)]
    moments.extend(each.watch.span.end for each in causes if each.watch is not None)
    drugs = [one for one, each in ledger.history.classed if each.blocks_dopamine]
    moments.extend(each.exposed_until for one in drugs for each in one.depots.stretches)
    if judged:
        moments.extend(_findings(case, knowledge))
    watching = replace(
        bare,
        level=level,
        windows=(*(_window(ledger, each, now) for each in windows), *bare.windows),
        last_check=plan.last,
        due=plan.due,
        late=late_from(causes, plan.last, knowledge.watch),
        risk_factors=len(set(case.patient.risk_factors)),
        depot=any(one.depots.felt_at(now) for one in drugs),
        boundary=min((each for each in moments if each is not None and each > now), default=None),
    )
    return Watched(watching, ledger, case.patient, now)


def _causes(ledger: Ledger, now: datetime) -> list[Change]:
    return [each for syndrome in Syndrome for each in windows_covering(ledger, syndrome, now)]


def _window(ledger: Ledger, window: OpenWindow, now: datetime) -> BoardWindow:
    latest, end = window.latest, window.span.end
    covering = windows_covering(ledger, window.syndrome, now)
    return BoardWindow(
        syndrome=window.syndrome,
        opens=window.span.start,
        closes=datetime.max if end is None else end,
        kind=latest.kind,
        drug=latest.drug,
        at=latest.at,
        days=length(latest),
        weight=min(map(weight_of, covering)),
    )


def _coming(
    case: Case, knowledge: Knowledge, orders: Sequence[Order], now: Ledger
) -> tuple[BoardWindow, ...]:
    """The windows that the next order to begin will open; what lies further comes in its turn."""
    begins = [order.begins for order in orders if order.begins is not None]
    first = min((each for each in begins if each > case.now), default=None)
    if first is None:
        return ()
    then = keep(replace(case, now=first), knowledge.formulary, knowledge.watch, now)
    ledger = without_closed(then, case.closed)
    return tuple(
        replace(_window(ledger, each, first), opens=first)
        for each in open_windows(ledger, first)
        if each.latest.at == first
    )


def _counting(case: Case, knowledge: Knowledge) -> Iterator[datetime]:
    """The checks whose findings can count now; without one the window alone decides."""
    longest = max(knowledge.thresholds.examined, knowledge.thresholds.unbroken) + LARGEST_SHIFT
    times = map(attrgetter("at.midday"), case.observations)
    return (at for at in times if case.now - longest <= at <= case.now)


def _findings(case: Case, knowledge: Knowledge) -> Iterator[datetime]:
    """When the findings that count now have to be judged anew."""
    yield case.now + LOOKED_AT_AGAIN
    for at in _counting(case, knowledge):
        for span in (knowledge.thresholds.examined, knowledge.thresholds.unbroken):
            yield later(at, span, case.zone)


def _put_aside(found: Watched, mark: AsideMark) -> Watched:
    begun = min(window.span.start for window in open_windows(found.ledger, found.now))
    aside = Aside(mark.who, mark.at, mark.until, ended_because(mark.seen, found.seen, begun))
    return replace(found, watching=replace(found.watching, aside=aside))
