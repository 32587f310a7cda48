"""`nmsdesk read FILE`: what an import of the file would store, without storing it."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nmsdesk.documents.files import read_file
from nmsdesk.documents.findings import load_findings
from nmsdesk.documents.imports import WORLD, read_document
from nmsdesk.documents.imports.format import load_import_knowledge
from nmsdesk.documents.prepared import prepared_formulary
from nmsdesk.documents.read_v1 import write_preview
from nmsdesk.documents.texts import ENGLISH, load_texts
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.imported import ImportedPatient, ImportPreview
from nmsdesk.paths import Paths, resource_root
from nmsdesk.presenters.wording import translate


def run(path: Path, *, as_json: bool, zone: str | None = None) -> int:
    """Print what would be stored, and what would not with its reason.

    `zone` is the IANA name of the zone to which times with an offset are converted; without one
    UTC is in force, so that the answer is the same on every machine. UserError for a zone that
    does not exist, DocumentError for a file that cannot be read.
    """
    content = read_file(path)
    root = resource_root()
    texts = load_texts(root, ENGLISH)
    knowledge = load_import_knowledge(
        root,
        prepared_formulary(root, Paths.standard().cache),
        load_findings(root),
        texts.say,
    )
    preview = read_document(content, str(path), knowledge, _zone(zone))
    print(write_preview(preview) if as_json else "\n".join(_told(preview)), end="")
    if not as_json:
        print()
    return 0


def _zone(name: str | None) -> ZoneInfo:
    if name is None:
        return WORLD
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UserError(f"there is no time zone {name}; name one like Europe/Berlin") from None


def _told(preview: ImportPreview) -> Iterator[str]:
    """The same for a person at a terminal."""
    report = preview.report
    yield translate("Read", "{read} of {entries} entries would be stored; format {format}").format(
        read=report.read, entries=report.entries, format=preview.format
    )
    yield from (_person(one) for one in preview.patients)
    if report.unrecognised_drugs:
        yield translate(
            "Read", "%n medicine(s) not recognised, kept unchanged", n=report.unrecognised_drugs
        )
    yield from (f"  - {one.where}: {one.why}" for one in report.not_taken)


def _person(imported: ImportedPatient) -> str:
    patient = imported.patient
    if imported.orders is None:
        medicines = translate("Read", "medicines not known")
    else:
        medicines = translate("Read", "%n medicine(s)", n=len(imported.orders))
    checks = translate("Read", "%n check(s)", n=len(imported.observations))
    return f"{patient.id} {patient.display_name or ''}".rstrip() + f": {medicines}, {checks}"
