"""The two pictures side by side with this patient's own findings between them, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from nmsdesk.documents.comparison_text import ComparisonText, RowText, UsedText
from nmsdesk.documents.texts import Texts
from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.case import Case
from nmsdesk.domain.comparison import ComparedRow, Comparison, Side
from nmsdesk.domain.finding import FindingKind, FindingSpec
from nmsdesk.domain.ids import FindingId, SourceId
from nmsdesk.presenters.comparison_exposure import begun, exposure_sentence, taken
from nmsdesk.presenters.comparison_found import all_normal, found_words, older_words
from nmsdesk.presenters.criteria_words import CriteriaLine, criteria_line
from nmsdesk.presenters.running_result import leaning_sentence, shown_sets
from nmsdesk.presenters.wording import translate

_CHIPS = 4
"""So many rows say that they are worth looking for; more would say nothing."""


class Mark(Enum):
    """How this patient's finding stands on its row."""

    NMS = "nms"
    SEROTONIN = "serotonin"
    NEUTRAL = "neutral"
    """Found, and pulls to neither side."""
    NORMAL = "normal"
    """Looked for and absent, or normal."""
    OPEN = "open"
    """Nobody looked for it."""
    OLD = "old"
    """Found too long ago to decide anything."""
    NONE = "none"
    """The row is read, not weighed; or there is no patient."""


@dataclass(frozen=True, slots=True)
class RowView:
    """One row. `strength` is the points of its pull; `chip` says that it is worth looking for."""

    id: str
    label: str
    nms: str
    nms_share: str
    serotonin: str
    serotonin_share: str
    mark: Mark
    strength: int
    found: str
    chip: str
    accessible: str


@dataclass(frozen=True, slots=True)
class SideView:
    title: str
    danger: str
    helps: str
    harms: str


@dataclass(frozen=True, slots=True)
class HarmView:
    """What helps one and harms the other, in the red border."""

    title: str
    nms: SideView
    serotonin: SideView
    evidence: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    headline: str
    missing: str
    exposure: str
    criteria: tuple[CriteriaLine, ...]
    patient: str
    shares: str
    shares_short: str
    rows: tuple[RowView, ...]
    harm: HarmView


@dataclass(frozen=True, slots=True)
class Comparing:
    """What never changes while the page stands: words, both pictures, the vocabulary."""

    texts: Texts
    text: ComparisonText
    specs: Mapping[FindingId, FindingSpec]

    def row_text(self, row: str) -> RowText:
        return next(each for each in self.text.rows if each.id == row)


def comparison_view(
    words: Comparing, case: Case | None = None, assessment: Assessment | None = None
) -> ComparisonView:
    """The page for one patient; without one, the two pictures alone, for teaching."""
    rows = tuple(_row(words, text, case, assessment) for text in words.text.rows)
    shares = translate("Comparison", "Percentages: from case reports, not a likelihood")
    briefly = translate("Comparison", "%: case reports, no likelihood")
    if case is None or assessment is None:
        return ComparisonView(
            translate("Comparison", "The two pictures side by side"),
            translate("Comparison", "Open a patient to see their own findings between the two."),
            "",
            (),
            translate("Comparison", "No patient open"),
            shares,
            briefly,
            rows,
            _harm(words.text),
        )
    return ComparisonView(
        leaning_sentence(assessment),
        _missing(assessment.comparison),
        exposure_sentence(assessment),
        tuple(criteria_line(each, words.texts) for each in shown_sets(assessment)),
        translate("Comparison", "This patient"),
        shares,
        briefly,
        rows,
        _harm(words.text),
    )


def _missing(comparison: Comparison) -> str:
    counted = [row for row in comparison.rows if row.side is Side.NOT_ASSESSED]
    if not counted:
        return translate("Comparison", "Every row has been looked for.")
    sentence = translate("Comparison", "{open} of {all} rows were not looked for.")
    return sentence.format(open=len(counted), all=len(comparison.rows))


def _row(
    words: Comparing, text: RowText, case: Case | None, assessment: Assessment | None
) -> RowView:
    mark, strength, found, chip = Mark.NONE, 0, "", ""
    if case is not None and assessment is not None:
        compared = {row.id: row for row in assessment.comparison.rows}.get(text.id)
        if compared is None:
            found = _read_only(text.id, assessment, words.texts)
        else:
            mark, found = _found(words, text, compared, case)
            strength = compared.points
            chip = _chip(text.id, _rows_in_order(words.text, assessment.comparison))
    label = words.texts.label("feature", text.id)
    return RowView(
        text.id,
        label,
        text.nms.says,
        text.nms.share,
        text.serotonin_syndrome.says,
        text.serotonin_syndrome.share,
        mark,
        strength,
        found,
        chip,
        _spoken(label, text, mark, found, chip),
    )


def _read_only(row: str, assessment: Assessment, texts: Texts) -> str:
    if row == "cause":
        return taken(assessment)
    return begun(assessment, texts) if row == "onset" else ""


def _found(words: Comparing, text: RowText, row: ComparedRow, case: Case) -> tuple[Mark, str]:
    if row.side is Side.NOT_ASSESSED:
        older = older_words(case, text.findings, words.specs, words.texts)
        if older:
            return Mark.OLD, older
        return Mark.OPEN, translate("Comparison", "not looked for")
    figures = words.specs[text.findings[0]].kind is FindingKind.FIGURE if text.findings else False
    one = len(text.findings) == 1 or (figures and len(text.findings) == 2)
    found = found_words(row.found, words.texts, alone=one and len(row.found) == 1)
    if row.side is Side.NMS:
        return Mark.NMS, found
    if row.side is Side.SEROTONIN_SYNDROME:
        return Mark.SEROTONIN, found
    return (Mark.NORMAL if all_normal(row.found, words.specs) else Mark.NEUTRAL), found


def _chip(row: str, order: tuple[str, ...]) -> str:
    """A row of several findings can be half assessed and still be worth looking at."""
    if row not in order[:_CHIPS]:
        return ""
    if order[0] == row:
        return translate("Comparison", "check next")
    return translate("Comparison", "then this")


def _rows_in_order(text: ComparisonText, comparison: Comparison) -> tuple[str, ...]:
    """The rows of `check_next`, each once, best first."""
    row_of = {name: row.id for row in text.rows for name in row.findings}
    return tuple(dict.fromkeys(row_of[n] for n in comparison.check_next if n in row_of))


def pulls_words(mark: Mark, strength: int) -> str:
    """The pull in words, for whoever does not see the arrow."""
    match mark:
        case Mark.NMS:
            return translate("Comparison", "toward NMS (weight {n} of 4)").format(n=strength)
        case Mark.SEROTONIN:
            sentence = translate("Comparison", "toward serotonin syndrome (weight {n} of 4)")
            return sentence.format(n=strength)
        case Mark.NEUTRAL:
            return translate("Comparison", "pulls to neither side")
        case Mark.NORMAL:
            return translate("Comparison", "looked for and normal")
        case Mark.OLD:
            return translate("Comparison", "too old to decide anything")
        case Mark.OPEN | Mark.NONE:
            return ""


def _spoken(label: str, text: RowText, mark: Mark, found: str, chip: str) -> str:
    sentence = translate("Comparison", "{row}. NMS: {nms}. Serotonin syndrome: {serotonin}.")
    parts = [sentence.format(row=label, nms=text.nms.says, serotonin=text.serotonin_syndrome.says)]
    own = ", ".join(part for part in (found, pulls_words(mark, 0), chip) if part)
    if own:
        parts.append(translate("Comparison", "This patient: {finding}.").format(finding=own))
    return " ".join(parts)


def _harm(text: ComparisonText) -> HarmView:
    return HarmView(
        translate("Comparison", "What helps one may harm the other"),
        _used(translate("Comparison", "NMS"), text.nms),
        _used(translate("Comparison", "Serotonin syndrome"), text.serotonin_syndrome),
        text.evidence.says,
    )


def _used(title: str, text: UsedText) -> SideView:
    return SideView(title, text.danger.says, text.helps.says, text.harms.says)


def sources_of(text: RowText) -> tuple[SourceId, ...]:
    """Everything the row rests on, each once, in reading order."""
    return tuple(dict.fromkeys(s for each in text.statements for s in each.sources))
