"""Which patients can have a row on the watch board at all: portable SQL that leaves none out."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.order import Ending, Route, Status
from nmsdesk.store.schema import ADMINISTRATION, ADMINISTRATION_VERSION, ORDER, ORDER_VERSION

_AT_ONCE = 400
_MAYBE_DEPOT = (Route.DEPOT, Route.IM, Route.SC, Route.UNKNOWN, Route.OTHER)
"""Routes under which a text can be read as a depot."""
_ONE_DOSE = ("once", "as_needed")


def drug_texts(connection: Connection) -> tuple[str, ...]:
    """Every way in which a medicine is written in a standing order, each once."""
    rows = connection.execute(select(ORDER_VERSION.c.drug).distinct())
    return tuple(sorted(row.drug for row in rows))


def candidates(
    connection: Connection, texts: Sequence[str], since: datetime
) -> tuple[PatientId, ...]:
    """Patients with an order of one of the texts that can open a window after `since`.

    `texts` are the drug texts whose drug can open one. Picked is whoever has such an order that
    begins or ends later, whose end nobody knows, that is held, of which a dose is recorded later,
    or that may be a depot series. It may pick more than those who have a window, never fewer.
    """
    found: set[int] = set()
    for begin in range(0, len(texts), _AT_ONCE):
        some = texts[begin : begin + _AT_ONCE]
        for query in _queries(some, since):
            found.update(row.patient_id for row in connection.execute(query))
    return tuple(PatientId(key) for key in sorted(found))


def with_texts(connection: Connection, texts: Sequence[str]) -> tuple[PatientId, ...]:
    """Patients who have a standing order that is written in one of these ways."""
    found: set[int] = set()
    for begin in range(0, len(texts), _AT_ONCE):
        some = texts[begin : begin + _AT_ONCE]
        query = _standing(ORDER_VERSION.c.drug.in_(some))
        found.update(row.patient_id for row in connection.execute(query))
    return tuple(PatientId(key) for key in sorted(found))


def _standing(*conditions: ColumnElement[bool]) -> Any:
    v, head = ORDER_VERSION.c, ORDER.c
    return (
        select(v.patient_id)
        .join(ORDER, and_(v.head_id == head.id, v.version == head.version))
        .where(v.taken_back.is_(False), *conditions)
        .distinct()
    )


def _queries(texts: Sequence[str], since: datetime) -> Iterator[Any]:
    v, a = ORDER_VERSION.c, ADMINISTRATION_VERSION.c
    drug = v.drug.in_(texts)
    yield _standing(
        drug,
        or_(v.status.is_(None), v.status != Status.ENTERED_IN_ERROR.value),
        or_(
            v.start_at >= since,
            v.end_at >= since,
            v.end_kind == Ending.UNKNOWN.value,
            v.status == Status.HELD.value,
            and_(
                v.end_at.is_(None),
                v.route.in_([each.value for each in _MAYBE_DEPOT]),
                v.frequency_kind.not_in(_ONE_DOSE),
            ),
        ),
    )
    given = (
        select(a.order_id)
        .join(
            ADMINISTRATION,
            and_(a.head_id == ADMINISTRATION.c.id, a.version == ADMINISTRATION.c.version),
        )
        .where(a.taken_back.is_(False), a.given_at >= since)
    )
    yield _standing(drug, v.head_id.in_(given))
