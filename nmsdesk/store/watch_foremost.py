"""Which patients are the first so many of the watch board, told from as little as decides it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, case, select

from nmsdesk.domain.board import Weight
from nmsdesk.domain.board_order import Numbers, Placing
from nmsdesk.domain.change import Syndrome
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.patient import Sex
from nmsdesk.domain.record import PatientRow
from nmsdesk.domain.urgency import Level
from nmsdesk.store.schema import WATCH_PATIENT, WATCH_WINDOW

_AT_ONCE = 500
_COLUMNS = 7
"""Columns that decide, without the key."""
_SYNDROME = {each.value: each for each in Syndrome}
_WEIGHT = {each.value: each for each in Weight}
_LEVEL = {each.value: each for each in Level}


def foremost(
    connection: Connection, wanted: Select[Any], placing: Placing, most: int
) -> list[int] | None:
    """The keys of the first `most` of whom `wanted` gives; None where that is everybody.

    `wanted` selects from the patients of the index joined with their open windows. A name decides
    only between those that are equal but for it: no other name is read.
    """
    told: dict[int, tuple[Any, ...]] = {}
    for key, *row in connection.execute(wanted.with_only_columns(*_decides(placing.now))):
        told[key] = (*told.get(key, ()), *row)
    if len(told) <= most:
        return None
    # Thousands of rows say some hundreds of things.
    alike: dict[tuple[Any, ...], list[int]] = {}
    for key, all_of_it in told.items():
        alike.setdefault(all_of_it, []).append(key)
    placed: dict[Numbers, list[int]] = {}
    for said, keys in alike.items():
        placed.setdefault(_numbers(said, placing), []).extend(keys)
    before: list[int] = []
    equal: list[int] = []
    for numbers in sorted(placed):
        before, equal = [*before, *equal], placed[numbers]
        if len(before) + len(equal) >= most:
            break
    if len(before) + len(equal) > most:
        people = sorted(_people(connection, equal), key=PatientRow.place)
        equal = [each.key for each in people]
    return [*before, *equal[: most - len(before)]]


def _decides(now: datetime) -> tuple[Any, ...]:
    """The columns of the order, the overdue check as a figure: times are slow to read."""
    p, w = WATCH_PATIENT.c, WATCH_WINDOW.c
    overdue = case((and_(p.late_at.is_not(None), p.late_at < now), 1), else_=0)
    of_window = (w.syndrome, w.cause_at, w.cause_days, w.weight)
    return p.patient_id, p.level, overdue, p.risk_factors, *of_window


def _numbers(told: tuple[Any, ...], placing: Placing) -> Numbers:
    """From the columns of `_decides` but the first, once for each open window."""
    level, overdue, factors = told[:3]
    opened = [
        (_SYNDROME[told[at]], told[at + 1], told[at + 2], _WEIGHT[told[at + 3]])
        for at in range(3, len(told), _COLUMNS)
    ]
    return placing.numbers(_LEVEL[level], factors, opened, overdue=bool(overdue))


def _people(connection: Connection, keys: Sequence[int]) -> Iterator[PatientRow]:
    """As much of each person as the order asks for."""
    p = WATCH_PATIENT.c
    query = select(p.patient_id, p.identifier, p.family_name, p.given_name, p.name)
    for begin in range(0, len(keys), _AT_ONCE):
        some = query.where(p.patient_id.in_(keys[begin : begin + _AT_ONCE]))
        for key, id_, family, given, name in connection.execute(some):
            yield PatientRow(PatientId(key), id_, family, given, name, None, None, Sex.UNKNOWN)
