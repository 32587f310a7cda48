"""The index of the watch board: a cache that the ledger fills, read by portable statements."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from nmsdesk.domain.board import Aside, BoardWindow, Filters, Watching, Weight
from nmsdesk.domain.board_order import Placing
from nmsdesk.domain.change import ChangeKind, Syndrome
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.patient import Sex
from nmsdesk.domain.reason import Label, Reason
from nmsdesk.domain.record import PatientRow
from nmsdesk.domain.urgency import Level
from nmsdesk.store import exact
from nmsdesk.store.schema import META, WATCH_PATIENT, WATCH_WINDOW
from nmsdesk.store.watch_foremost import foremost

STAMP = "watch_index"
"""The name under which `meta` holds what the whole index was made from; absent: not whole."""
_AT_ONCE = 500

_SYNDROME = {each.value: each for each in Syndrome}
_KIND = {each.value: each for each in ChangeKind}
_WEIGHT = {each.value: each for each in Weight}
_LEVEL = {each.value: each for each in Level}
_SEX = {each.value: each for each in Sex}


def keep_rows(
    connection: Connection, kept: Iterable[tuple[PatientId, Watching | None]], *, new: bool = False
) -> None:
    """Put what the ledger says of some patients in the place of what the index said.

    `new`: the index is known to hold nothing of them.
    """
    pairs = list(kept)
    if not new:
        forget(connection, [key for key, _ in pairs])
    found = [each for _, each in pairs if each is not None]
    if found:
        connection.execute(WATCH_PATIENT.insert(), [_patient_columns(each) for each in found])
    windows = [_window_columns(each, window) for each in found for window in each.windows]
    if windows:
        connection.execute(WATCH_WINDOW.insert(), windows)


def forget(connection: Connection, keys: Sequence[PatientId]) -> None:
    for begin in range(0, len(keys), _AT_ONCE):
        some = keys[begin : begin + _AT_ONCE]
        for table in (WATCH_WINDOW, WATCH_PATIENT):
            connection.execute(table.delete().where(table.c.patient_id.in_(some)))


def clear(connection: Connection) -> None:
    """Throw the whole index away; it holds nothing that the ledger does not know."""
    connection.execute(WATCH_WINDOW.delete())
    connection.execute(WATCH_PATIENT.delete())


def stamp_of(connection: Connection, name: str = STAMP) -> str | None:
    """What the whole index was made from; None where it is not whole."""
    return connection.execute(select(META.c.value).where(META.c.name == name)).scalar()


def put_stamp(connection: Connection, stamp: str | None, name: str = STAMP) -> None:
    """Say what the whole index was made from; None: that it is not whole."""
    connection.execute(META.delete().where(META.c.name == name))
    if stamp is not None:
        connection.execute(META.insert(), {"name": name, "value": stamp})


def behind(connection: Connection, now: datetime, most: int) -> tuple[PatientId, ...]:
    """Patients whose row held until a moment that has come, the first of them first."""
    p = WATCH_PATIENT.c
    query = select(p.patient_id).where(p.boundary_at <= now).order_by(p.boundary_at, p.patient_id)
    return tuple(PatientId(row.patient_id) for row in connection.execute(query.limit(most)))


def next_boundary(connection: Connection, now: datetime) -> datetime | None:
    """The next moment at which a row can change: its boundary, or a check that turns overdue."""
    p, w = WATCH_PATIENT.c, WATCH_WINDOW.c
    asked = (
        select(func.min(p.boundary_at)),
        select(func.min(p.late_at)).where(p.late_at >= now),
        select(func.min(p.aside_until)).where(p.aside_until > now),
        select(func.min(w.opens_at)).where(w.opens_at > now),
    )
    moments = [connection.execute(query).scalar() for query in asked]
    return min((each for each in moments if each is not None), default=None)


def watched_patients(
    connection: Connection, placing: Placing, filters: Filters
) -> tuple[Watching, ...]:
    """What the index holds of the patients with an open window, in no order; coming ones too.

    Of many only what the order asks for is read, then all of so many from the top.
    """
    wanted = _open(placing.now, filters)
    if filters.most is not None:
        keys = foremost(connection, wanted, placing, filters.most)
        if keys is not None:
            wanted = wanted.where(WATCH_PATIENT.c.patient_id.in_(keys))
    return tuple(_grouped(connection.execute(wanted), _watching))


def _grouped(rows: Iterable[Any], made: Callable[[Sequence[Any]], Watching]) -> Iterator[Watching]:
    """One for each patient, from the rows of their windows."""
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return map(made, found.values())


def all_kept(connection: Connection) -> Mapping[PatientId, Watching]:
    """Everything that the index holds."""
    query = select(WATCH_PATIENT, *_WINDOW_COLUMNS).outerjoin(WATCH_WINDOW, _JOINED)
    rows = connection.execute(query.order_by(WATCH_PATIENT.c.patient_id, *_IN_ORDER))
    return {each.patient.key: each for each in _grouped(rows, _watching)}


def wards(connection: Connection) -> tuple[str, ...]:
    """The wards that patients of the index are on, in the order of the alphabet."""
    p = WATCH_PATIENT.c
    rows = connection.execute(select(p.ward).where(p.ward.is_not(None)).distinct())
    return tuple(sorted(row.ward for row in rows))


_JOINED = WATCH_WINDOW.c.patient_id == WATCH_PATIENT.c.patient_id
_WINDOW_COLUMNS = tuple(each for each in WATCH_WINDOW.c if each.name != "patient_id")
_IN_ORDER = (WATCH_WINDOW.c.opens_at, WATCH_WINDOW.c.syndrome)


def _open(now: datetime, filters: Filters) -> Select[Any]:
    p, w = WATCH_PATIENT.c, WATCH_WINDOW.c
    query = (
        select(WATCH_PATIENT, *_WINDOW_COLUMNS)
        .join(WATCH_WINDOW, _JOINED)
        .where(w.opens_at <= now, w.closes_at > now)
    )
    if filters.ward is not None:
        query = query.where(p.ward == filters.ward)
    if filters.depot:
        query = query.where(p.depot.is_(True))
    if filters.overdue:
        query = query.where(p.late_at < now)
    if not filters.aside:
        over = or_(p.aside_until.is_(None), p.aside_until <= now, p.aside_ended.is_not(None))
        query = query.where(and_(over))
    return query


def _watching(rows: Sequence[Any]) -> Watching:
    row = rows[0]
    person = PatientRow(
        PatientId(row.patient_id),
        row.identifier,
        row.family_name,
        row.given_name,
        row.name,
        row.ward,
        row.birth_date,
        _SEX[row.sex],
    )
    return Watching(
        person,
        _LEVEL[row.level],
        tuple(_windows(rows)),
        row.last_check_at,
        row.due_at,
        row.late_at,
        row.risk_factors,
        bool(row.depot),
        None if row.aside_at is None else _aside(row),
        row.boundary_at,
    )


def _windows(rows: Sequence[Any]) -> Iterator[BoardWindow]:
    for row in rows:
        if row.syndrome is not None:
            yield BoardWindow(
                _SYNDROME[row.syndrome],
                row.opens_at,
                row.closes_at,
                _KIND[row.cause_kind],
                row.cause_drug,
                row.cause_at,
                row.cause_days,
                _WEIGHT[row.weight],
            )


def _aside(row: Any) -> Aside:
    ended = None if row.aside_ended is None else _reason_read(row.aside_ended)
    return Aside(row.aside_who, row.aside_at, row.aside_until, ended)


def _patient_columns(each: Watching) -> dict[str, Any]:
    person, aside = each.patient, each.aside
    ended = None if aside is None or aside.ended is None else _reason_written(aside.ended)
    return {
        "patient_id": person.key,
        "boundary_at": each.boundary,
        "identifier": person.id,
        "family_name": person.family_name,
        "given_name": person.given_name,
        "name": person.name,
        "ward": person.ward,
        "birth_date": person.birth_date,
        "sex": person.sex.value,
        "level": each.level.value,
        "last_check_at": each.last_check,
        "due_at": each.due,
        "late_at": each.late,
        "risk_factors": each.risk_factors,
        "depot": each.depot,
        "aside_who": None if aside is None else aside.who,
        "aside_at": None if aside is None else aside.at,
        "aside_until": None if aside is None else aside.until,
        "aside_ended": ended,
    }


def _window_columns(each: Watching, window: BoardWindow) -> dict[str, Any]:
    return {
        "patient_id": each.patient.key,
        "syndrome": window.syndrome.value,
        "opens_at": window.opens,
        "closes_at": window.closes,
        "cause_kind": window.kind.value,
        "cause_drug": window.drug,
        "cause_at": window.at,
        "cause_days": window.days,
        "weight": window.weight.value,
    }


def _reason_written(reason: Reason) -> str:
    """Of the values only texts and words are kept; no other stand in these sentences."""
    values = {
        name: [value.kind, value.id] if isinstance(value, Label) else str(value)
        for name, value in reason.values
    }
    return exact.written({"key": reason.key, "values": values})


def _reason_read(text: str) -> Reason:
    kept = exact.read(text)
    values = ((n, Label(*v) if isinstance(v, list) else v) for n, v in kept["values"].items())
    return Reason(kept["key"], tuple(values))
