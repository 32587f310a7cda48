"""What persons said about watching a patient: a row put aside, watching ended."""

from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import select

from nmsdesk.domain.aside import AsideMark
from nmsdesk.domain.ids import PatientId
from nmsdesk.store import exact
from nmsdesk.store.journal import undone_entries
from nmsdesk.store.pen import Pen
from nmsdesk.store.reading import Reader
from nmsdesk.store.schema import WATCH_MARK


class _Mark(Enum):
    ASIDE = "aside"
    ENDED = "ended"


def aside_of(reader: Reader, key: PatientId) -> AsideMark | None:
    """The last word about putting the row aside; None where there is none that stands."""
    for row in reversed(_standing(reader, key, _Mark.ASIDE)):
        return AsideMark(row.who, row.recorded_at, row.until_at, tuple(exact.read(row.contents)))
    return None


def closed_of(reader: Reader, key: PatientId) -> frozenset[str]:
    """The changes whose windows were closed by ending the watching."""
    rows = _standing(reader, key, _Mark.ENDED)
    return frozenset(each for row in rows for each in exact.read(row.contents))


def put_aside(pen: Pen, until: datetime, seen: tuple[str, ...]) -> None:
    _write(pen, _Mark.ASIDE, seen, until)


def end_watching(pen: Pen, causes: tuple[str, ...]) -> None:
    _write(pen, _Mark.ENDED, causes, None)


def _write(pen: Pen, kind: _Mark, contents: tuple[str, ...], until: datetime | None) -> None:
    row = {
        "patient_id": pen.entry.patient,
        "kind": kind.value,
        "until_at": until,
        "contents": exact.written(contents),
        "entry_id": pen.entry.id,
        "who": pen.entry.who,
        "recorded_at": pen.entry.at,
    }
    pen.connection.execute(WATCH_MARK.insert(), row)


def _standing(reader: Reader, key: PatientId, kind: _Mark) -> list[Any]:
    m = WATCH_MARK.c
    wanted = select(WATCH_MARK).where(m.patient_id == key, m.kind == kind.value).order_by(m.id)
    rows = list(reader.connection.execute(wanted))
    if not rows:
        return rows
    taken_back = undone_entries(reader.connection, key)
    return [row for row in rows if row.entry_id not in taken_back]
