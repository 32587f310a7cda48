"""Writes what an import would store as the public answer of `nmsdesk read`, version 1."""

from datetime import datetime

from nmsdesk.documents.case_writing import case_json
from nmsdesk.documents.json_text import Json, write_json
from nmsdesk.domain.case import Case
from nmsdesk.domain.imported import ImportedPatient, ImportPreview

VERSION_KEY = "nmsdesk_read"
VERSION = 1


def write_preview(preview: ImportPreview) -> str:
    """The answer's text; keys in a fixed order, patients and entries in the document's order."""
    report = preview.report
    return write_json(
        {
            VERSION_KEY: VERSION,
            "format": preview.format,
            "patients": [_patient(one, preview) for one in preview.patients],
            "report": {
                "entries": report.entries,
                "read": report.read,
                "unrecognised_drugs": report.unrecognised_drugs,
                "not_taken": [{"where": one.where, "why": one.why} for one in report.not_taken],
            },
        }
    )


def _patient(imported: ImportedPatient, preview: ImportPreview) -> dict[str, Json]:
    """A case file without its `now`: when it is looked at is for whoever looks."""
    case = Case(
        patient=imported.patient,
        now=datetime.max,
        orders=imported.orders,
        administrations=imported.administrations,
        observations=imported.observations,
        zone=preview.zone,
    )
    return {key: value for key, value in case_json(case).items() if key != "now"}
