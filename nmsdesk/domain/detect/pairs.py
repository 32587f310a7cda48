"""Two serotonergic drugs: a combination, and the overlap of a MAO inhibitor with another."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.detect.row import begun
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.history import DrugHistory, History
from nmsdesk.domain.ids import DrugId, SourceId
from nmsdesk.domain.moment import days_of, later, minute_of
from nmsdesk.domain.pairing import WARNING_ONLY, is_maoi, mechanism
from nmsdesk.domain.reason import Label, Reason, because
from nmsdesk.domain.turning import Begin

_LAST = timedelta(seconds=59, microseconds=999999)
"""From the first to the last moment of a minute."""


class Pair(NamedTuple):
    """The newcomer with its class and how it began, and the partner that may be there.

    `at` is the moment at which the partner is looked for: the begin, or where both begin in one
    minute its last moment.
    """

    one: DrugHistory
    drug_class: DrugClass
    turn: Begin
    other: DrugHistory
    at: datetime


def combinations(history: History) -> Iterator[Change]:
    """A pair a row, when the second begins while the first is taken or within its washout.

    The row names both mechanisms and what the pair weighs. A pair that only a regulator's warning
    covers is listed and opens no window.
    """
    for pair in _pairs(history):
        one, turn, other = pair.one, pair.turn, pair.other
        if other.spans.felt_at(pair.at) is None:
            continue
        weight, sources = history.rules.pairs.weight(one.drug, other.drug)
        why = because(
            "combined" if other.spans.active_at(pair.at) else "combined_in_washout",
            drug=one.drug.id,
            other=other.drug.id,
            at=turn.at,
            does=Label("mechanism", mechanism(one.drug).kind),
            other_does=Label("mechanism", mechanism(other.drug).kind),
            weight=Label("pair_weight", weight),
        )
        row = _row(history, pair, ChangeKind.SEROTONERGIC_COMBINATION, why, sources)
        yield row if weight != WARNING_ONLY else replace(row, watch=None)


def overlaps(history: History) -> Iterator[Change]:
    """A MAO inhibitor with another, taken or within the washout of the pair in that direction."""
    if not any(is_maoi(one.drug) for one, _ in history.of_class(DrugClass.SEROTONERGIC)):
        return
    for pair in _pairs(history):
        if not is_maoi(pair.one.drug) and not is_maoi(pair.other.drug):
            continue
        found = _overlap(history, pair)
        if found is not None:
            why, sources = found
            yield _row(history, pair, ChangeKind.MAOI_OVERLAP, why, sources)


def _pairs(history: History) -> Iterator[Pair]:
    """Every begin of a serotonergic drug or of lithium, with every other that is there before.

    Of two begun in the same minute the later name is the newcomer.
    """
    drugs = [
        (one, each)
        for one, each in history.of_class(DrugClass.SEROTONERGIC, DrugClass.LITHIUM)
        if each is DrugClass.LITHIUM or not one.drug.has(DrugClass.LITHIUM)
    ]
    if len(drugs) < 2:
        return
    begins = {one.drug.id: {minute_of(turn.at) for turn in one.turns.begins} for one, _ in drugs}
    for one, drug_class in drugs:
        for turn in one.turns.begins:
            minute = minute_of(turn.at)
            for other, _ in drugs:
                if other is one:
                    continue
                if minute not in begins[other.drug.id]:
                    yield Pair(one, drug_class, turn, other, turn.at)
                elif other.drug.id < one.drug.id:
                    yield Pair(one, drug_class, turn, other, minute + _LAST)


def _overlap(history: History, pair: Pair) -> tuple[Reason, tuple[SourceId, ...]] | None:
    """Why the two overlap; None where the other has been away for long enough."""
    one, other, at = pair.one, pair.other, pair.turn.at
    names = (one.drug.id, other.drug.id)
    if other.spans.active_at(pair.at):
        sources = (*mechanism(one.drug).sources, *mechanism(other.drug).sources)
        return because("overlap_taken", drug=names[0], other=names[1], at=at), sources
    last = other.spans.last_before(at)
    if last is None or not last.sure:
        return None
    washout = history.rules.pairs.washout(other.drug, one.drug)
    if washout is None:
        if last.exposed_until <= at:
            return None
        sources = () if other.drug.washout is None else other.drug.washout.sources
        return _kept_apart(names, at, last.end, last.exposed_until), sources
    until = later(last.end, days_of(washout.days), history.zone)
    if until <= at:
        return None
    return _kept_apart(names, at, last.end, until), washout.sources


def _kept_apart(
    names: tuple[DrugId, DrugId], at: datetime, last: datetime, until: datetime
) -> Reason:
    drug, other = names
    return because("overlap_in_washout", drug=drug, other=other, at=at, last=last, until=until)


def _row(
    history: History, pair: Pair, kind: ChangeKind, why: Reason, sources: tuple[SourceId, ...]
) -> Change:
    row = begun(history, pair.one, pair.drug_class, kind, pair.turn)
    return replace(
        row,
        other=pair.other.drug.id,
        percent=None,
        why=why,
        sources=tuple(dict.fromkeys((*sources, *row.sources))),
    )
