"""Reads what the two pictures look like, row by row, from `comparison.toml` of a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.toml_files import open_toml
from nmsdesk.domain.ids import FindingId, SourceId


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence and what it rests on; there is none without a source.

    `share` is how often it stands in collections of case reports, as words.
    """

    says: str
    sources: tuple[SourceId, ...]
    share: str = ""


@dataclass(frozen=True, slots=True)
class RowText:
    """One row: both pictures, how often in case reports, and what has to be said with it."""

    id: str
    nms: Statement
    serotonin_syndrome: Statement
    findings: tuple[FindingId, ...] = ()
    often: Statement | None = None
    remark: Statement | None = None

    @property
    def statements(self) -> tuple[Statement, ...]:
        every = (self.nms, self.serotonin_syndrome, self.often, self.remark)
        return tuple(each for each in every if each is not None)


@dataclass(frozen=True, slots=True)
class UsedText:
    """What is reported to help and to harm in one of the two.

    `danger` is what is tried in the other and may harm in this one.
    """

    danger: Statement
    helps: Statement
    harms: Statement

    @property
    def statements(self) -> tuple[Statement, ...]:
        return (self.danger, self.helps, self.harms)


@dataclass(frozen=True, slots=True)
class ComparisonText:
    """`rows` in reading order; what helps and harms in each of the two, and how sure that is."""

    rows: tuple[RowText, ...]
    nms: UsedText
    serotonin_syndrome: UsedText
    evidence: Statement

    @property
    def statements(self) -> tuple[Statement, ...]:
        rows = tuple(each for row in self.rows for each in row.statements)
        used = (*self.nms.statements, *self.serotonin_syndrome.statements)
        return (*rows, *used, self.evidence)


def load_comparison_text(
    root: Path,
    language: str,
    findings: Mapping[FindingId, object],
    sources: Mapping[SourceId, object],
) -> ComparisonText:
    """Read the language's text, falling back to English where the language has none.

    Raises DocumentError with every unknown key, finding and source, each with file and path.
    """
    path = root / "texts" / language / "comparison.toml"
    if not path.exists():
        path = root / "texts" / "en" / "comparison.toml"
    document = open_toml(path, root).keys("row", "used", "evidence")
    reader = _Reader(findings, sources)
    problems, rows = Problems(), []
    for key, entry in document.at("row").children():
        with problems.gathered():
            rows.append(reader.row(key, entry))
    problems.refuse()
    used = document.at("used").keys("nms", "serotonin_syndrome")
    return ComparisonText(
        tuple(rows),
        used.required("nms", reader.used),
        used.required("serotonin_syndrome", reader.used),
        document.required("evidence", reader.statement),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    findings: Mapping[FindingId, object]
    sources: Mapping[SourceId, object]

    def row(self, key: str, entry: Cursor) -> RowText:
        entry.keys("nms", "serotonin_syndrome", "findings", "often", "remark")
        return RowText(
            key,
            entry.required("nms", self.statement),
            entry.required("serotonin_syndrome", self.statement),
            entry.each("findings", self._finding),
            entry.optional("often", self.statement),
            entry.optional("remark", self.statement),
        )

    def used(self, entry: Cursor) -> UsedText:
        entry.keys("danger", "helps", "harms")
        return UsedText(
            entry.required("danger", self.statement),
            entry.required("helps", self.statement),
            entry.required("harms", self.statement),
        )

    def statement(self, entry: Cursor) -> Statement:
        entry.keys("says", "sources", "share")
        sources = entry.each("sources", self._source)
        if not sources:
            entry.at("sources").fail("a statement needs at least one source")
        return Statement(
            entry.required("says", Cursor.words),
            sources,
            entry.optional("share", Cursor.words) or "",
        )

    def _finding(self, entry: Cursor) -> FindingId:
        return FindingId(entry.word([*self.findings]))

    def _source(self, entry: Cursor) -> SourceId:
        return SourceId(entry.word([*self.sources]))
