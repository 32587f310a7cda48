"""Switch: one antipsychotic stops and another starts within two weeks, either order."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.course import Mode
from nmsdesk.domain.detect.row import begun
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.history import DrugHistory, History
from nmsdesk.domain.moment import later
from nmsdesk.domain.reason import because
from nmsdesk.domain.turning import Begin
from nmsdesk.domain.watch import opens

_KIND = ChangeKind.SWITCH


def switches(history: History) -> Iterator[Change]:
    """At the later of the two, beside their own rows; `drug` is the one that was started.

    The other was there before it. Single and as-needed doses make none.
    """
    drugs = [one for one, _ in history.of_class(DrugClass.ANTIPSYCHOTIC)]
    stops = {one.drug.id: [turn.at for turn in one.turns.stops] for one in drugs}
    leavers = [one for one in drugs if stops[one.drug.id]]
    if len(drugs) < 2 or not leavers:
        return
    span = timedelta(days=history.rules.switch_days)
    for one in drugs:
        for turn in one.turns.begins:
            if turn.fresh and turn.course.mode is not Mode.DOSES:
                early, late = (later(turn.at, by, history.zone) for by in (-span, span))
                for other in leavers:
                    stop = _nearest(stops[other.drug.id], early, late, turn.at)
                    if other is not one and stop is not None and _was_there(other, turn.at, stop):
                        yield _row(history, one, turn, other, stop)


def _nearest(
    stops: list[datetime], early: datetime, late: datetime, at: datetime
) -> datetime | None:
    near = stops[bisect_left(stops, early) : bisect_right(stops, late)]
    return min(near, key=lambda each: (abs(each - at), each), default=None)


def _was_there(other: DrugHistory, at: datetime, stop: datetime) -> bool:
    """Had the one that stopped been taken before the newcomer began."""
    before = other.spans.last_before(min(at, stop))
    return before is not None and before.start < at


def _row(
    history: History, one: DrugHistory, turn: Begin, other: DrugHistory, stop: datetime
) -> Change:
    row = begun(history, one, DrugClass.ANTIPSYCHOTIC, ChangeKind.START, turn)
    at = max(turn.at, stop)
    opened = opens(history, one, _KIND, (DrugClass.ANTIPSYCHOTIC, at, turn.course))
    return replace(
        row,
        kind=_KIND,
        at=at,
        other=other.drug.id,
        percent=None,
        watch=None if opened is None else opened[0],
        sources=row.sources if opened is None else opened[1],
        why=because("switched", drug=one.drug.id, other=other.drug.id, at=turn.at, stopped=stop),
    )
