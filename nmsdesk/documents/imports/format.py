"""What a format of other programs is here: a name, a look at the document, a reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from nmsdesk.documents.imports.vocabulary import Vocabulary, load_vocabulary
from nmsdesk.documents.units import load_units
from nmsdesk.domain.catalogue import Catalogue
from nmsdesk.domain.finding import FindingSpec
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.imported import ImportPreview
from nmsdesk.domain.reason import Reason
from nmsdesk.domain.units import Quantity

Say = Callable[[Reason], str]
"""A reason -> the sentence that a person reads."""


@dataclass(frozen=True, slots=True)
class ImportKnowledge:
    """What importers know: the catalogue, the findings, units, foreign codes, and the words."""

    catalogue: Catalogue
    findings: Mapping[FindingId, FindingSpec]
    units: Mapping[str, Quantity]
    vocabulary: Vocabulary
    say: Say


def load_import_knowledge(
    root: Path, catalogue: Catalogue, findings: Mapping[FindingId, FindingSpec], say: Say
) -> ImportKnowledge:
    """Add what only importers need to what the desk knows already."""
    return ImportKnowledge(catalogue, findings, load_units(root), load_vocabulary(root), say)


@dataclass(frozen=True, slots=True)
class Format:
    """`recognises` looks at the first bytes; `read` raises DocumentError for a bad document."""

    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, ImportKnowledge, tzinfo], ImportPreview]
