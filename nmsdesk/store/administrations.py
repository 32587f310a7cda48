"""Reads the doses that were recorded one by one: those that stand, and their earlier versions."""

from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from nmsdesk.domain.ids import OrderId, PatientId
from nmsdesk.domain.order import Administration
from nmsdesk.domain.record import DoseVersion
from nmsdesk.store.journal import Touch
from nmsdesk.store.kinds import Kind
from nmsdesk.store.reading import every_version, of_patient, one_of
from nmsdesk.store.translate import administration_of


class StandingDose(NamedTuple):
    """`version` is what a correction must have read."""

    given: Administration
    version: int


def doses_of(connection: Connection, key: PatientId, order: OrderId) -> tuple[DoseVersion, ...]:
    """What stands recorded of one order, oldest first by the time of the dose."""
    if not order.isdecimal():
        return ()
    v = Kind.ADMINISTRATION.versions.c
    query = of_patient(Kind.ADMINISTRATION, key).where(v.order_id == int(order))
    rows = connection.execute(query.order_by(None).order_by(v.given_at, v.head_id))
    return tuple(_version(row, None) for row in rows)


def standing_dose(connection: Connection, key: PatientId, id_: int) -> StandingDose | None:
    """None for one that is another patient's, or was taken back."""
    row = one_of(connection, Kind.ADMINISTRATION, key, str(id_))
    return None if row is None else StandingDose(administration_of(row), row.version)


def dose_versions(connection: Connection, key: PatientId, id_: int) -> tuple[DoseVersion, ...]:
    """Every version of one recorded dose, oldest first, each with the reason of its entry."""
    rows = connection.execute(every_version(Kind.ADMINISTRATION, key, str(id_)))
    return tuple(_version(row, row.entry_reason) for row in rows)


def doses_left_alone(connection: Connection, touched: tuple[Touch, ...]) -> int:
    """How many doses stand recorded of the orders that undoing `touched` would take away."""
    gone = [one.head for one in touched if one.kind is Kind.ORDER and one.version == 1]
    mine = [one.head for one in touched if one.kind is Kind.ADMINISTRATION]
    if not gone:
        return 0
    v, head = Kind.ADMINISTRATION.versions.c, Kind.ADMINISTRATION.head.c
    query = (
        select(v.head_id)
        .join(Kind.ADMINISTRATION.head, v.head_id == head.id)
        .where(v.version == head.version, v.taken_back.is_(False), v.order_id.in_(gone))
    )
    return len(set(connection.execute(query).scalars()) - set(mine))


def _version(row: Any, reason: str | None) -> DoseVersion:
    return DoseVersion(
        row.head_id,
        administration_of(row),
        row.who,
        row.recorded_at,
        reason,
        row.version,
        bool(row.taken_back),
    )
