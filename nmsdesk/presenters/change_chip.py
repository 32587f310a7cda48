"""A change of medication as a chip: a word, an arrow, a tone, and what a screen reader says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from nmsdesk.domain.change import Change, ChangeKind, Syndrome
from nmsdesk.domain.drug import DrugClass
from nmsdesk.presenters.formats import day, percent
from nmsdesk.presenters.wording import translate

UP = "▲"
DOWN = "▼"
NEWCOMER = "●"
SQUARE = "■"
TWO = "◆"

STARTS = (ChangeKind.START, ChangeKind.SEROTONERGIC_START)
_RISES = (ChangeKind.INCREASE, ChangeKind.SEROTONERGIC_INCREASE)
_PAIRS = (
    ChangeKind.ADDED_ANTIPSYCHOTIC,
    ChangeKind.SWITCH,
    ChangeKind.SEROTONERGIC_COMBINATION,
    ChangeKind.MAOI_OVERLAP,
)

_RANK = {
    kind: rank
    for rank, kind in enumerate(
        (
            *_RISES,
            ChangeKind.RESTART,
            *STARTS,
            ChangeKind.DEPOT_GIVEN,
            ChangeKind.DECREASE,
            ChangeKind.STOP,
            ChangeKind.ROUTE_CHANGE,
            ChangeKind.RAPID_TITRATION,
            ChangeKind.DOPAMINERGIC_WITHDRAWAL,
            *_PAIRS,
        )
    )
}
"""Which of the changes of one moment is told first."""


@dataclass(frozen=True, slots=True)
class Chip:
    """`mark` is the shape, `words` what stands beside it, `tone` a tone of the style sheet."""

    mark: str
    words: str
    tone: str
    spoken: str
    whole: str = ""
    """The words with the other drug named, where the chip leaves it out."""
    when: str = ""
    """The day of the change, where the words leave it out."""

    @property
    def text(self) -> str:
        return f"{self.mark} {self.words}"

    @property
    def dated(self) -> str:
        """As in the list: with the day of the change."""
        return self._with_day(self.words)

    @property
    def in_full(self) -> str:
        return self._with_day(self.whole or self.words)

    def _with_day(self, words: str) -> str:
        if self.when:
            words = translate("Change", "{words} {day}").format(words=words, day=self.when)
        return f"{self.mark} {words}"


def syndrome_word(syndrome: Syndrome) -> str:
    """The short name, as it stands where room is scarce."""
    if syndrome is Syndrome.NMS:
        return translate("Change", "NMS")
    return translate("Change", "serotonin syndrome")


def is_open(change: Change, now: datetime) -> bool:
    """Is the window that the change opened still open."""
    return change.watch is not None and now in change.watch.span


def day_of(change: Change, now: datetime) -> str:
    """Say "day 3 of 30" of the window of one change; day 1 is the calendar day of the change."""
    if change.watch is None:
        return ""
    count = (now.date() - change.at.date()).days + 1
    span = change.watch.span
    if span.end is None:
        return translate("Change", "day {day}").format(day=count)
    length = max(1, round((span.end - span.start).total_seconds() / 86400))
    return translate("Change", "day {day} of {days}").format(day=count, days=length)


def chip(change: Change, now: datetime) -> Chip:
    """The chip of one change, loud while its window is open."""
    mark, words = _words(change, now)
    tone = "quiet"
    if is_open(change, now) and change.watch is not None:
        tone = "serotonin" if change.watch.syndrome is Syndrome.SEROTONIN_SYNDROME else "watch"
    whole = _pair(change) if change.kind in _PAIRS else ""
    new = change.kind in STARTS and is_open(change, now)
    return Chip(mark, words, tone, spoken(change), whole, day(change.at) if new else "")


def chips(changes: Iterable[Change], now: datetime) -> tuple[Chip, ...]:
    """The last change of a row, all that stand at its day, and pairs whose window is open.

    Two rows of one event (a start by each of two classes) are one chip.
    """
    past = sorted(
        (change for change in changes if change.at <= now),
        key=lambda change: (change.at, -_RANK[change.kind]),
        reverse=True,
    )
    if not past:
        return ()
    last = past[0].at.date()
    told = [c for c in past if c.at.date() == last or (c.kind in _PAIRS and is_open(c, now))]
    new = any(change.kind in STARTS and is_open(change, now) for change in told)
    shown: dict[str, Chip] = {}
    for change in told:
        if new and change.kind in STARTS and not is_open(change, now):
            continue
        made = chip(change, now)
        if made.text not in shown or shown[made.text].tone == "quiet":
            shown[made.text] = made
    return tuple(shown.values())


def mark_of(change: Change, now: datetime) -> Chip | None:
    """The change as a short mark on a lane; None for kinds about two drugs (the list has them)."""
    if change.kind in _PAIRS:
        return None
    mark, tone = _words(change, now)[0], chip(change, now).tone
    if change.percent is not None and change.kind is not ChangeKind.STOP:
        return Chip(mark, percent(change.percent), tone, spoken(change))
    text = {
        ChangeKind.START: translate("Change", "NEW"),
        ChangeKind.SEROTONERGIC_START: translate("Change", "NEW"),
        ChangeKind.RESTART: translate("Change", "RESTART"),
        ChangeKind.INCREASE: translate("Change", "raised"),
        ChangeKind.SEROTONERGIC_INCREASE: translate("Change", "raised"),
        ChangeKind.DECREASE: translate("Change", "lowered"),
        ChangeKind.STOP: translate("Change", "stopped"),
        ChangeKind.RAPID_TITRATION: translate("Change", "raised fast"),
        ChangeKind.ROUTE_CHANGE: translate("Change", "other route"),
        ChangeKind.DEPOT_GIVEN: "",
        ChangeKind.DOPAMINERGIC_WITHDRAWAL: translate("Change", "withdrawn"),
    }[change.kind]
    return Chip(mark, text, tone, spoken(change)) if text else None


def _words(change: Change, now: datetime) -> tuple[str, str]:
    kind = change.kind
    if kind in STARTS:
        return NEWCOMER, _new(change, now)
    if kind in _PAIRS:
        return TWO, _short_pair(change)
    if kind in _RISES or kind in (ChangeKind.DECREASE, ChangeKind.STOP):
        return _step(change)
    text = {
        ChangeKind.RESTART: translate("Change", "RESTART on {day}"),
        ChangeKind.RAPID_TITRATION: translate("Change", "raised fast, {day}"),
        ChangeKind.ROUTE_CHANGE: translate("Change", "other route from {day}"),
        ChangeKind.DEPOT_GIVEN: translate("Change", "injected on {day}"),
        ChangeKind.DOPAMINERGIC_WITHDRAWAL: translate("Change", "dopaminergic withdrawn, {day}"),
    }[kind]
    mark = {
        ChangeKind.RESTART: NEWCOMER,
        ChangeKind.RAPID_TITRATION: UP + UP,
        ChangeKind.DOPAMINERGIC_WITHDRAWAL: DOWN,
    }.get(kind, SQUARE)
    return mark, text.format(day=day(change.at))


def _new(change: Change, now: datetime) -> str:
    """Without a count of days: "day 6 of 30" stands beside it, and is the only one."""
    if is_open(change, now):
        return translate("Change", "NEW")
    return translate("Change", "started on {day}").format(day=day(change.at))


def _step(change: Change) -> tuple[str, str]:
    on = day(change.at)
    if change.kind is ChangeKind.STOP:
        return SQUARE, translate("Change", "stopped on {day}").format(day=on)
    mark = DOWN if change.kind is ChangeKind.DECREASE else UP
    if change.percent is None:
        text = (
            translate("Change", "lowered on {day}")
            if change.kind is ChangeKind.DECREASE
            else translate("Change", "raised on {day}")
        )
        return mark, text.format(day=on)
    text = translate("Change", "{percent} on {day}")
    return mark, text.format(percent=percent(change.percent), day=on)


def _short_pair(change: Change) -> str:
    match change.kind:
        case ChangeKind.ADDED_ANTIPSYCHOTIC if change.drug_class is DrugClass.ANTIPSYCHOTIC:
            return translate("Change", "second antipsychotic")
        case ChangeKind.ADDED_ANTIPSYCHOTIC:
            return translate("Change", "second dopamine blocker")
    return _pair(change)


def _pair(change: Change) -> str:
    match change.kind:
        case ChangeKind.ADDED_ANTIPSYCHOTIC if change.drug_class is DrugClass.ANTIPSYCHOTIC:
            text = translate("Change", "second antipsychotic beside {other}")
        case ChangeKind.ADDED_ANTIPSYCHOTIC:
            text = translate("Change", "dopamine blocker beside {other}")
        case ChangeKind.SWITCH:
            text = translate("Change", "switched from {other}")
        case ChangeKind.MAOI_OVERLAP:
            text = translate("Change", "overlap of a MAO inhibitor with {other}")
        case _:
            text = translate("Change", "serotonergic beside {other}")
    return text.format(other=change.other or "")


def spoken(change: Change) -> str:
    """The change without signs, for whoever listens: "increased by 100 per cent on …"."""
    on = day(change.at)
    if change.kind in STARTS:
        return translate("Change", "new, started on {day}").format(day=on)
    if change.percent is not None and change.kind in _RISES:
        text = translate("Change", "increased by {percent} per cent on {day}")
        return text.format(percent=percent(change.percent).strip("+ %"), day=on)
    if change.percent is not None and change.kind is ChangeKind.DECREASE:
        text = translate("Change", "decreased by {percent} per cent on {day}")
        return text.format(percent=percent(-change.percent).strip("+ %"), day=on)
    return _pair(change) if change.kind in _PAIRS else _words(change, change.at)[1]
