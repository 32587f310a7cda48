"""Names that hold at this installation: rows that give one, and rows that take one back."""

from typing import Any

from sqlalchemy import Row, Select, select

from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.record import LocalName
from nmsdesk.domain.spelling import key
from nmsdesk.store.pen import insert
from nmsdesk.store.reading import Reader
from nmsdesk.store.schema import LOCAL_NAME
from nmsdesk.store.writer import Writer


def standing_names(reader: Reader) -> tuple[LocalName, ...]:
    """The names in force, in the order in which they were given."""
    rows = reader.connection.execute(_standing().order_by(LOCAL_NAME.c.id))
    return tuple(LocalName(row.name, DrugId(row.drug), row.who, row.at) for row in rows)


def give_name(writer: Writer, name: str, drug: DrugId) -> LocalName:
    """Write that the name stands for the drug from now on; the caller saw that none stands."""
    insert(writer.connection, LOCAL_NAME, **_row(writer, name, drug))
    return LocalName(name, drug, writer.who, writer.at)


def take_name_back(writer: Writer, name: str) -> LocalName | None:
    """Write that the name holds no more, and return what it was; None where it did not hold."""
    row = _find(writer, name)
    if row is None:
        return None
    written = _row(writer, row.name, DrugId(row.drug))
    insert(writer.connection, LOCAL_NAME, takes_back=row.id, **written)
    return LocalName(row.name, DrugId(row.drug), row.who, row.at)


def _row(writer: Writer, name: str, drug: DrugId) -> dict[str, Any]:
    spelled = key(name)
    return {"name": name, "key": spelled, "drug": drug, "who": writer.who, "at": writer.at}


def _find(writer: Writer, name: str) -> Row[Any] | None:
    return writer.connection.execute(_standing().where(LOCAL_NAME.c.key == key(name))).one_or_none()


def _standing() -> Select[Any]:
    """The rows that give a name and that no other takes back."""
    n = LOCAL_NAME.c
    taken_back = select(n.takes_back).where(n.takes_back.is_not(None))
    return select(LOCAL_NAME).where(n.takes_back.is_(None), n.id.not_in(taken_back))
