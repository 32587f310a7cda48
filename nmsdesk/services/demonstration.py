"""Fills a demonstration record with made-up people, their days moved so that they end today."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from nmsdesk.documents.case_v1 import read_case
from nmsdesk.documents.files import read_file
from nmsdesk.domain.case import Case
from nmsdesk.domain.imported import ImportedPatient
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Ending
from nmsdesk.domain.patient import Patient
from nmsdesk.services.charts import Charts

DOCUMENT = "demonstration"


def fill(charts: Charts, folder: Path, knowledge: Knowledge, now: datetime) -> None:
    """Store every case file of `folder` as if it had been imported."""
    people = []
    for path in sorted(folder.glob("*.nmscase.json")):
        case = read_case(read_file(path), knowledge.findings, knowledge.risk_factors)
        people.append(moved(case, now))
    charts.take_over(people, DOCUMENT)


def moved(case: Case, now: datetime) -> ImportedPatient:
    """The case by whole days later, so that its own `now` is the last such hour before `now`."""
    days = (now.date() - case.now.date()).days - (now.time() < case.now.time())
    by = timedelta(days=days)
    return ImportedPatient(
        patient=_named(case.patient, by),
        orders=None
        if case.orders is None
        else tuple(
            replace(
                order,
                start=None if order.start is None else _later(order.start, by),
                end=order.end if isinstance(order.end, Ending) else _later(order.end, by),
            )
            for order in case.orders
        ),
        administrations=tuple(replace(a, at=_later(a.at, by)) for a in case.administrations),
        observations=tuple(replace(o, at=_later(o.at, by)) for o in case.observations),
    )


def _named(patient: Patient, by: timedelta) -> Patient:
    """Our own files write FAMILY, Given; in anybody else's a name is never taken to pieces."""
    family, comma, given = (patient.name or "").partition(", ")
    at = patient.baseline.at
    moved = replace(patient, baseline=replace(patient.baseline, at=at and _later(at, by)))
    return replace(moved, name=None, family_name=family, given_name=given) if comma else moved


def _later(moment: Moment, by: timedelta) -> Moment:
    return Moment(moment.at + by, moment.day_only)
