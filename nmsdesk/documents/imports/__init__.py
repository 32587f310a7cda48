"""Other programs' documents, one format a module; this is the door through which they come in."""

from datetime import UTC, tzinfo
from typing import NoReturn
from zoneinfo import ZoneInfo

from nmsdesk.documents.imports.fhir_r4 import FORMAT as FHIR_R4
from nmsdesk.documents.imports.format import Format, ImportKnowledge
from nmsdesk.documents.problem import DocumentError, Problem
from nmsdesk.domain.imported import ImportPreview

FORMATS: tuple[Format, ...] = (FHIR_R4,)
"""Asked in this order; a new format is a module and its line here."""

WORLD = ZoneInfo("UTC")
"""In force where nobody names a zone: the answer then is the same on every machine."""

_KNOWN_STARTS = (
    (b"PK\x03\x04", "is a ZIP archive; unpack it and read the documents in it"),
    (b"\x1f\x8b", "is compressed (gzip); unpack it and read what is in it"),
    (b"%PDF", "is a PDF; ask for the record as FHIR R4 in JSON"),
    (b"<", "is XML; FHIR R4 is read as JSON: ask for the record as JSON"),
    (b"MSH|", "is an HL7 v2 message, which is not read yet; ask for the record as FHIR R4 in JSON"),
)


def read_document(
    data: bytes, name: str, knowledge: ImportKnowledge, zone: tzinfo | None = None
) -> ImportPreview:
    """What an import of the document would store; nothing is stored.

    `name` is the file's name as a complaint tells it. Times with an offset are converted to
    `zone` (UTC where None); times without one are taken as local. DocumentError, in one line with
    the file's name, for a document that cannot be read or holds nothing of ours.
    """
    try:
        return _format_of(data).read(
            data, knowledge, WORLD if zone is None or zone is UTC else zone
        )
    except DocumentError as error:
        raise error.within(name) from None


def _format_of(data: bytes) -> Format:
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:8]
    if not start:
        _refuse("is empty; fetch it again")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        _refuse("is UTF-16; save it as UTF-8")
    for known, words in _KNOWN_STARTS:
        if start.startswith(known):
            _refuse(words)
    known_format = next((one for one in FORMATS if one.recognises(start)), None)
    if known_format is None:
        _refuse("is no document of a known kind; FHIR R4 in JSON is read")
    return known_format


def _refuse(words: str) -> NoReturn:
    raise DocumentError([Problem(words)])
