"""A hospital's table of prescriptions as CSV, one order a row (the layout of PRESCRIPTIONS.csv)."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from nmsdesk.documents.problem import DocumentError, Problem
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.imported import ImportedPatient, NotTaken
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Dose, Ending, Order, Route, Source
from nmsdesk.domain.patient import Patient

_NEEDED = ("ROW_ID", "SUBJECT_ID", "STARTDATE", "ENDDATE", "DRUG")
_DOSE = re.compile(r"\s*(\d[\d,]*(?:\.\d+)?|\.\d+)\s*(?:-\s*(\d[\d,]*(?:\.\d+)?|\.\d+)\s*)?")
"""A figure, or a range of two; a comma groups thousands."""


@dataclass(frozen=True, slots=True)
class Prescriptions:
    """Everybody in the order in which the table names them first; `not_taken` says what is left."""

    patients: tuple[ImportedPatient, ...]
    not_taken: tuple[NotTaken, ...]


def read_prescriptions(data: bytes, routes: Mapping[str, Route]) -> Prescriptions:
    """Read the whole table; DocumentError, in one line, where it is no such table.

    `routes`: words in small letters. How often a dose is taken does not stand in this layout and
    is not known. A date without a time is a whole day, the end the last day taken.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DocumentError([Problem("is not UTF-8 text; save it as CSV in UTF-8")]) from None
    table = csv.DictReader(io.StringIO(text, newline=""))
    lacking = [name for name in _NEEDED if name not in (table.fieldnames or ())]
    if lacking:
        words = f"has no column {', '.join(lacking)}; a table of prescriptions names them"
        raise DocumentError([Problem(words)])
    orders: dict[str, list[Order]] = {}
    left: list[NotTaken] = []
    for line, row in enumerate(table, start=2):
        where = f"line {line}"
        if None in row or None in row.values():
            left.append(NotTaken(where, "has another number of columns than the first line"))
            continue
        try:
            order = _order(row, where, routes)
        except ValueError as why:
            left.append(NotTaken(where, str(why)))
            continue
        orders.setdefault(row["SUBJECT_ID"].strip(), []).append(order)
    people = tuple(ImportedPatient(Patient(key), tuple(all_)) for key, all_ in orders.items())
    return Prescriptions(people, tuple(left))


def _order(row: Mapping[str, str], where: str, routes: Mapping[str, Route]) -> Order:
    drug = row["DRUG"].strip()
    if not drug or not row["SUBJECT_ID"].strip():
        raise ValueError("names no medicine, or nobody who takes it")
    end = _day(row["ENDDATE"])
    order = Order(
        id=OrderId(row["ROW_ID"].strip() or where),
        drug=drug,
        dose=_dose(row.get("DOSE_VAL_RX", "")),
        unit=row.get("DOSE_UNIT_RX", "").strip() or None,
        strength=row.get("PROD_STRENGTH", "").strip() or None,
        route=_route(row.get("ROUTE", ""), routes),
        start=_day(row["STARTDATE"]),
        end=Ending.UNKNOWN if end is None else end,
        source=Source(where, row["ROW_ID"].strip() or where),
    )
    if order.ended_before_it_began:
        raise ValueError("ends before it begins")
    return order


def _day(text: str) -> Moment | None:
    """None where no date stands; ValueError for what is none."""
    if not text.strip():
        return None
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError("a date is not written as 2026-11-24") from None
    return Moment(at, day_only=at.hour == at.minute == at.second == 0)


def _dose(text: str) -> Dose | None:
    """None for what is no figure: the order is kept, how much was given is not known."""
    found = _DOSE.fullmatch(text)
    if found is None:
        return None
    low, high = (Decimal((each or found[1]).replace(",", "")) for each in found.groups())
    return Dose(low, high) if Decimal(0) < low <= high else None


def _route(text: str, routes: Mapping[str, Route]) -> Route:
    """The word itself, or its first one: "IV DRIP" is iv, "PO/NG" by mouth."""
    word = text.strip().casefold()
    first = re.split(r"[/ ]", word, maxsplit=1)[0]
    return routes.get(word) or routes.get(first) or Route.UNKNOWN
