"""The ledger: one person's changes, windows, exposures and checks, kept until the orders change."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from itertools import chain
from operator import is_
from types import MappingProxyType
from typing import NamedTuple

from nmsdesk.domain.assessment import Checks
from nmsdesk.domain.case import Case
from nmsdesk.domain.catalogue import Catalogue
from nmsdesk.domain.change import Change, OpenWindow, Syndrome
from nmsdesk.domain.checking import planned
from nmsdesk.domain.course import BEFORE, STILL
from nmsdesk.domain.detect import OF_SEVERAL, Detect, rows_of_one, rows_of_several
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.exposing import Stretch
from nmsdesk.domain.exposure import Exposure
from nmsdesk.domain.exposures import exposed
from nmsdesk.domain.history import DrugHistory, History, history_of
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.levels import level_at
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import DAY
from nmsdesk.domain.portion import DrugLoad
from nmsdesk.domain.portions import NO_LOADS, loads_under
from nmsdesk.domain.watch import Watched, covering, joined, looks_at, watched
from nmsdesk.domain.watch_rules import WatchRules
from nmsdesk.domain.withdrawing import withdrawals

_NOTHING = timedelta(0)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a drug's daily dose, half-open; a depot's is the span that it counts as taken.

    `start` None: since before the record; `end` None: goes on. `daily_mg` None: cannot be told.
    """

    start: datetime | None
    end: datetime | None
    daily_mg: Decimal | None
    depot: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """`changes` ordered by time, kind and drug, up to the `now` of the case it was kept from.

    It serves later moments too, until the next turn of an order (`turns.next_moment`).
    """

    changes: tuple[Change, ...]
    history: History
    windows: Mapping[Syndrome, Watched]
    rows: Mapping[DrugId, tuple[Change, ...]]
    """Of the changes those that each drug makes by itself."""
    together: Mapping[Detect, tuple[Change, ...]]
    """And those for which drugs are looked at together, detector by detector."""


def keep(
    case: Case, formulary: Catalogue, rules: WatchRules, before: Ledger | None = None
) -> Ledger:
    """All changes of a case up to its `now`. Pure; what begins later does not count.

    The same orders in any order give the same ledger. `before`, an earlier ledger of the same
    person, changes nothing about it: what is the same of a drug is taken from there, so that an
    order that is saved costs little more than the orders of its own drug.
    """
    history = history_of(case, formulary, rules, None if before is None else before.history)
    held = NOTHING_HELD if before is None else still_held(before, history)
    gone, loads = withdrawals(history), loads_under(history, rules.method, held.loads)
    if gone or loads:
        history = replace(history, withdrawals=gone, loads=loads)
    rows = {
        name: held.rows[name] if name in held.rows else rows_of_one(history, one)
        for name, one in history.drugs.items()
    }
    together = {
        each.detect: held.together[each.detect]
        if each.detect in held.together
        else rows_of_several(history, each)
        for each in OF_SEVERAL
    }
    found = chain.from_iterable((*together.values(), *rows.values()))
    changes = tuple(sorted(found, key=_order))
    return Ledger(changes, history, watched(changes), rows, together)


class Held(NamedTuple):
    """What an earlier ledger worked out and still holds."""

    loads: Mapping[DrugId, DrugLoad] = NO_LOADS
    rows: Mapping[DrugId, tuple[Change, ...]] = MappingProxyType({})
    together: Mapping[Detect, tuple[Change, ...]] = MappingProxyType({})


NOTHING_HELD = Held()


def still_held(before: Ledger, history: History) -> Held:
    """What an earlier ledger says of the drugs of which nothing has changed in a new history.

    An injection may have fallen due as time went on; and an earlier NMS of the person, or another
    drug that a row looks at, may have been entered or taken back.
    """
    was = before.history
    waited = was.now != history.now
    same = {
        name: one
        for name, one in history.drugs.items()
        if was.drugs.get(name) is one and not (waited and one.injected)
    }
    loads = {each.drug: each for each in was.loads if each.drug in same}
    if was.had_nms != history.had_nms:
        return Held(loads)
    rows = {
        name: before.rows[name]
        for name, one in same.items()
        if _the_same(looks_at(was, one.drug), looks_at(history, one.drug))
    }
    together = {
        each.detect: before.together[each.detect]
        for each in OF_SEVERAL
        if not (waited and each.waits) and _of_the_same(was, history, each.classes, same)
    }
    return Held(loads, rows, together)


def _of_the_same(
    was: History, history: History, classes: Sequence[DrugClass], same: Container[DrugId]
) -> bool:
    """Are the drugs of the classes those of before, and those that lengthen a window."""
    before = [one for one, _ in was.of_class(*classes)]
    now = [one for one, _ in history.of_class(*classes)]
    unchanged = _the_same(before, now) and all(one.drug.id in same for one in now)
    return unchanged and _the_same(was.long_washout, history.long_washout)


def _the_same(before: Sequence[DrugHistory], now: Sequence[DrugHistory]) -> bool:
    return len(before) == len(now) and all(map(is_, before, now))


def _order(change: Change) -> tuple[datetime, str, str, str, str]:
    kind, drug_class = change.kind._value_, change.drug_class._value_
    return (change.at, kind, change.drug, change.other or "", drug_class)


def open_windows(ledger: Ledger, at: datetime) -> tuple[OpenWindow, ...]:
    """The watch spans open at a moment, by their start, then syndrome."""
    return joined(ledger.windows, at)


def windows_covering(ledger: Ledger, syndrome: Syndrome, at: datetime) -> tuple[Change, ...]:
    """The changes whose own window of a syndrome is open at a moment."""
    return covering(ledger.windows, syndrome, at)


def exposure(ledger: Ledger, what: str, at: datetime, within: timedelta = _NOTHING) -> Exposure:
    """Exposure to a class (`EXPOSURES`, or "blocker") at a moment, or within a time before it."""
    return exposed(ledger.history, what, at, within)


def checks(
    ledger: Ledger, observations: Iterable[Observation], now: datetime, rules: WatchRules
) -> Checks:
    """When the last check was and when the next one is due."""
    causes = [each for syndrome in Syndrome for each in covering(ledger.windows, syndrome, now)]
    return planned(causes, observations, now, rules)


def levels(ledger: Ledger, drug: DrugId) -> tuple[Level, ...]:
    """A drug's daily dose as steps in order of time; empty for one that is not on the list.

    Short gaps are seen, depots stand by themselves.
    """
    one = ledger.history.drugs.get(drug)
    if one is None:
        return ()
    found = [
        Level(_known(each.start), _known(each.end), each.amount.daily_mg) for each in one.levels
    ]
    found.extend(
        Level(_known(each.start), _known(each.active_until), None, depot=True)
        for each in one.depots.stretches
    )
    return tuple(sorted(found, key=lambda each: (each.start or BEFORE, each.depot)))


def daily_mg(ledger: Ledger, drug: DrugId, at: datetime) -> Decimal | None:
    """The daily dose of a drug at a moment in mg, depots and single doses left out.

    0 where nothing is taken; None where it cannot be told.
    """
    one = ledger.history.drugs.get(drug)
    level = None if one is None else level_at(one.levels, at)
    return Decimal(0) if level is None else level.amount.daily_mg


def next_boundary(ledger: Ledger, now: datetime) -> datetime | None:
    """The next moment at which the answer can differ though nobody entered anything.

    A window that closes, an exposure that is over, midnight while a window is open (day n of m).
    Orders that begin or end later than the ledger's own `now` are not in it: see
    `turns.next_moment`.
    """
    moments = [
        cause.watch.span.end
        for syndrome in Syndrome
        for cause in covering(ledger.windows, syndrome, now)
        if cause.watch is not None and cause.watch.span.end is not None
    ]
    if moments:
        moments.append(datetime.combine(now.date(), time()) + DAY)
    for one in ledger.history.drugs.values():
        moments.extend(_edges(one.spans.stretches))
        moments.extend(doubt.end for doubt in one.doubts)
    moments.extend(each.until + _MINUTE for each in ledger.history.withdrawals)
    return min((each for each in moments if now < each < STILL), default=None)


def _edges(stretches: Iterable[Stretch]) -> Iterable[datetime]:
    for each in stretches:
        yield each.active_until
        yield each.exposed_until


def _known(moment: datetime) -> datetime | None:
    return None if moment in (BEFORE, STILL) else moment
