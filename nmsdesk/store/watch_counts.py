"""How many patients of the watch board's index are open, overdue, on a depot, put aside."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select, true

from nmsdesk.domain.board import Counts, Filters
from nmsdesk.store.schema import WATCH_PATIENT, WATCH_WINDOW


def counts(connection: Connection, now: datetime, filters: Filters) -> Counts:
    """Of the patients with an open window, of the filter's ward where it names one.

    One statement over the index; `filters.most` is left alone.
    """
    p, w = WATCH_PATIENT.c, WATCH_WINDOW.c
    # Said in both ways: "not" of a comparison with nothing is nothing in SQL.
    stands = or_(p.aside_until.is_(None), p.aside_until <= now, p.aside_ended.is_not(None))
    aside = and_(p.aside_until.is_not(None), p.aside_until > now, p.aside_ended.is_(None))
    overdue = and_(p.late_at.is_not(None), p.late_at < now)
    wanted = and_(
        true() if filters.aside else stands,
        overdue if filters.overdue else true(),
        p.depot.is_(True) if filters.depot else true(),
    )
    told = (stands, and_(stands, overdue), and_(stands, p.depot.is_(True)), aside, wanted)
    open_now = select(w.patient_id).where(w.opens_at <= now, w.closes_at > now)
    query = select(*map(_number, told)).where(p.patient_id.in_(open_now))
    if filters.ward is not None:
        query = query.where(p.ward == filters.ward)
    return Counts(*(int(each or 0) for each in connection.execute(query).one()))


def _number(holds: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((holds, 1), else_=0))
