"""The stated order of the watch board in six steps, and why each row stands where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import IntEnum

from nmsdesk.domain.board import BoardWindow, Watching, Weight, day_of
from nmsdesk.domain.change import Syndrome
from nmsdesk.domain.reason import Fact, Label, Reason, because
from nmsdesk.domain.urgency import Level
from nmsdesk.domain.watch import onsets_by, onsets_on
from nmsdesk.domain.watch_rules import WatchRules

_NONE = Decimal(0)


class Step(IntEnum):
    """The steps of the stated order (changes.md, "Watch board order")."""

    URGENCY = 0
    OVERDUE = 1
    SHARE = 2
    KIND = 3
    RISK = 4
    NAME = 5


Numbers = tuple[int, bool, Decimal, int, int]
"""What rows are sorted by before their names are: one value for each step."""

Place = tuple[int, bool, Decimal, int, int, tuple[str, str, str, int]]
"""What rows are sorted by: one value for each step."""

Opened = tuple[Syndrome, datetime, int, Weight]
"""An open window as the order asks for it: its syndrome, time and days of the cause, weight."""

_RANKS = {level: min(level.rank, Level.WATCH.rank) for level in Level}


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One row: what the index keeps, told for a moment, with why it stands where it stands.

    `share_today` and `share_before` are per cent of onsets that fall on today and before it, of
    the window that counts; None where no curve is held (serotonin syndrome).
    """

    watching: Watching
    window: BoardWindow
    day: int
    overdue: bool
    share_today: Decimal | None
    share_before: Decimal | None
    why: tuple[Reason, ...] = ()


class Placing:
    """Where patients with an open window stand at a moment: the smaller, the nearer to the top.

    A record of a whole clinic has thousands, so what a day comes to is worked out once.
    """

    def __init__(self, now: datetime, rules: WatchRules) -> None:
        self.now = now
        self._rules = rules
        self._pulls: dict[tuple[date, int], Decimal] = {}

    def place(self, each: Watching) -> Place:
        opened = [(w.syndrome, w.at, w.days, w.weight) for w in _open(each, self.now)]
        numbers = self.numbers(
            each.level, each.risk_factors, opened, overdue=each.overdue(self.now)
        )
        return (*numbers, each.patient.place())

    def numbers(
        self, level: Level, factors: int, windows: Iterable[Opened], *, overdue: bool
    ) -> Numbers:
        """The place but for the name."""
        best, weight = _NONE, Weight.OTHER
        for syndrome, at, days, kind in windows:
            best = max(best, self._pull(syndrome, at, days))
            weight = min(weight, kind)
        return _RANKS[level], not overdue, -best, weight, -factors

    def pull(self, window: BoardWindow) -> Decimal:
        """Per cent of onsets that fall on today, as the order counts them."""
        return self._pull(window.syndrome, window.at, window.days)

    def _pull(self, syndrome: Syndrome, at: datetime, days: int) -> Decimal:
        """Per cent of onsets that fall on today, as the order counts them.

        Of serotonin syndrome no curve is held: its first hours, in which it most often begins
        (`serotonin_highest_hours`), stand like the first day after a start, the rest like none.
        Ours.
        """
        if syndrome is not Syndrome.NMS:
            highest = timedelta(hours=self._rules.serotonin_highest_hours)
            return onsets_on(self._rules, 1) if self.now < at + highest else _NONE
        key = (at.date(), days)
        known = self._pulls.get(key)
        if known is None:
            day = day_of(at, days, self.now)
            known = self._pulls[key] = onsets_on(self._rules, day)
        return known


def share_today(window: BoardWindow, now: datetime, rules: WatchRules) -> Decimal | None:
    """None for serotonin syndrome, of which no such curve is held."""
    if window.syndrome is not Syndrome.NMS:
        return None
    return onsets_on(rules, window.day(now))


def rows(
    watched: Iterable[Watching], now: datetime, rules: WatchRules, most: int | None = None
) -> tuple[BoardRow, ...]:
    """The patients with an open window in the stated order; with `most`, so many from the top."""
    placing = Placing(now, rules)
    placed = [(placing.place(each), each) for each in watched if any(_open(each, now))]
    placed.sort(key=lambda pair: pair[0])
    found = []
    above: Place | None = None
    for mine, each in placed[:most]:
        row = _row(each, placing, rules)
        found.append(replace(row, why=tuple(_why(row, placing, rules, _decided(above, mine)))))
        above = mine
    return tuple(found)


def _open(each: Watching, now: datetime) -> Iterator[BoardWindow]:
    return (window for window in each.windows if window.open_at(now))


def _row(each: Watching, placing: Placing, rules: WatchRules) -> BoardRow:
    now = placing.now
    # Of two that are equal the one of which a curve is held, whatever order they were read in.
    window = max(
        _open(each, now),
        key=lambda one: (placing.pull(one), one.at, one.syndrome is Syndrome.NMS, one.opens),
    )
    nms = window.syndrome is Syndrome.NMS
    day = window.day(now)
    return BoardRow(
        watching=each,
        window=window,
        day=day,
        overdue=each.overdue(now),
        share_today=share_today(window, now, rules),
        share_before=onsets_by(rules, day - 1) if nms else None,
    )


def _decided(above: Place | None, mine: Place) -> Step | None:
    """The step that put a row below the one above it; None for the first."""
    if above is None:
        return None
    return next((step for step in Step if above[step] != mine[step]), Step.NAME)


def _why(
    row: BoardRow, placing: Placing, rules: WatchRules, decided: Step | None
) -> Iterator[Reason]:
    """A sentence for each step that speaks for the row, then the one that put it below another."""
    each = row.watching
    if each.level.rank < Level.WATCH.rank:
        yield because(f"board_{each.level.value}")
    if row.overdue and each.due is not None:
        yield because("board_overdue", due=each.due)
    yield _why_share(row, placing, rules)
    weight = min(window.weight for window in _open(each, placing.now))
    if weight is not Weight.OTHER:
        yield because(f"board_{weight.name.lower()}")
    if each.risk_factors:
        yield because("board_risk_factors", count=each.risk_factors)
    if decided is not None:
        yield because(f"board_after_{decided.name.lower()}")


def _why_share(row: BoardRow, placing: Placing, rules: WatchRules) -> Reason:
    window = row.window
    told: dict[str, Fact | Label] = {
        "syndrome": Label("syndrome_short", window.syndrome.value),
        "day": row.day,
        "days": window.days,
    }
    if row.share_today is not None:
        told["share"] = row.share_today.quantize(Decimal("0.1"))
        return Reason("board_share", tuple(told.items()), rules.sources.get("onset_curve", ()))
    first = placing.pull(window) > 0
    sources = rules.sources.get("serotonin_highest_hours", ())
    return Reason("board_first_hours" if first else "board_no_curve", tuple(told.items()), sources)
