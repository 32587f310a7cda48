"""What Ctrl+K finds: patients, medicines, pages and actions, the best match first."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.formulary import Suggestion
from nmsdesk.domain.ids import DrugId
from nmsdesk.presenters.drug_card import class_words
from nmsdesk.presenters.patient_lines import PatientLine, folded
from nmsdesk.presenters.wording import translate

MOST = 12
"""Lines that are listed at once."""
MEDICINES_KEPT = 4
"""So many of them are kept for medicines where both many people and many medicines fit."""


class Target(Enum):
    PATIENT = "patient"
    MEDICINE = "medicine"
    PAGE = "page"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Find:
    """One line of the palette.

    `id` is a patient's key, a page's name, an action's name, or a medicine's name as it was found;
    `drug` is the drug of ours behind that name, None where there is none or more than one.
    """

    target: Target
    id: str
    shown: str
    detail: str
    found_by: str
    drug: DrugId | None = None


def kind_word(target: Target) -> str:
    return {
        Target.PATIENT: translate("Palette", "Patient"),
        Target.MEDICINE: translate("Palette", "Medicine"),
        Target.PAGE: translate("Palette", "Page"),
        Target.ACTION: translate("Palette", "Action"),
    }[target]


def patient_find(line: PatientLine) -> Find:
    detail = "   ".join(filter(None, (line.born, line.identifier, line.ward)))
    return Find(Target.PATIENT, str(line.key), line.name, detail, line.found_by)


def plain_find(target: Target, name: str, shown: str, detail: str = "") -> Find:
    return Find(target, name, shown, detail, folded(shown))


def medicine_find(one: Suggestion, texts: Texts) -> Find:
    """A name of the catalogue; it is found by the catalogue itself, misspellings forgiven."""
    return Find(Target.MEDICINE, one.name, one.shown, class_words(one.classes, texts), "", one.drug)


def together(
    entries: Sequence[Find], medicines: Sequence[Find], limit: int = MOST
) -> tuple[Find, ...]:
    """What was found by its words, then the medicines; neither crowds the other out."""
    kept = min(len(medicines), max(MEDICINES_KEPT, limit - len(entries)))
    return (*entries[: limit - kept], *medicines[:kept])


def found(entries: Sequence[Find], typed: str, limit: int = MOST) -> tuple[Find, ...]:
    """Entries that hold every typed word; those that begin with it before those that hold it."""
    words = folded(typed).split()
    if not words:
        ordered = sorted(entries, key=lambda e: e.target is Target.PATIENT)
        return tuple(ordered[:limit])
    ranked = [
        (_rank(entry, words), number, entry)
        for number, entry in enumerate(entries)
        if all(word in entry.found_by for word in words)
    ]
    return tuple(entry for _rank_, _number, entry in sorted(ranked, key=lambda r: r[:2])[:limit])


def _rank(entry: Find, words: Sequence[str]) -> int:
    shown = folded(entry.shown)
    if shown.startswith(" ".join(words)):
        return 0
    return 1 if any(part.startswith(words[0]) for part in shown.split()) else 2
