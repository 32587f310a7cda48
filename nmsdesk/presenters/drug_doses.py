"""What is held of a drug's doses: the labels' limits, what they count, dose equivalents."""

from collections.abc import Iterator

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.drug import Drug
from nmsdesk.domain.equivalents import Basis, Equivalent, Given, Methods
from nmsdesk.domain.pharmacology import Counted
from nmsdesk.presenters.cited import Marks
from nmsdesk.presenters.dose_words import limit
from nmsdesk.presenters.drug_lines import JUDGED, CardLine, CardSection
from nmsdesk.presenters.formats import figure
from nmsdesk.presenters.wording import translate


def limits(drug: Drug, texts: Texts, marks: Marks) -> CardSection:
    """The highest doses of the labels with their countries, and what their mg are of."""
    lines = [CardLine(limit(one, texts), marks.of(one.sources)) for one in drug.maxima]
    judged = any(drug.has(one) for one in JUDGED)
    if not lines and judged:
        lines.append(CardLine(translate("DrugCard", "No label's limit is known")))
    if drug.counts is not None or judged:
        lines.append(CardLine(_counts(drug)))
    return CardSection(translate("DrugCard", "Doses on the labels"), tuple(lines))


def _counts(drug: Drug) -> str:
    text = {
        Counted.BASE: translate("DrugCard", "The labels count mg of {drug} itself"),
        Counted.SALT: translate("DrugCard", "The labels count mg of the salt of {drug}"),
        None: translate("DrugCard", "Whether the labels count {drug} or its salt is not known"),
    }[drug.counts]
    return text.format(drug=drug.id)


def equivalents(drug: Drug, methods: Methods, marks: Marks) -> CardSection:
    """What each publication holds equal; of a blocker that none converts that is said."""
    lines = tuple(_equivalents(drug, methods, marks))
    if not lines and any(drug.has(one) for one in JUDGED):
        lines = (CardLine(translate("DrugCard", "No published equivalent")),)
    return CardSection(translate("DrugCard", "Dose equivalents"), lines)


def _equivalents(drug: Drug, methods: Methods, marks: Marks) -> Iterator[CardLine]:
    for method in methods.values():
        for row in method.of(drug.id):
            yield CardLine(_equal(method.label, row), marks.of(method.sources))


def _equal(label: str, row: Equivalent) -> str:
    text = translate("DrugCard", "{method}: {dose} is held equal to {basis}")
    return text.format(method=label, dose=_dose(row), basis=_basis(row.basis))


def _dose(row: Equivalent) -> str:
    text = {
        Given.ORAL: translate("DrugCard", "{mg} mg a day by mouth"),
        Given.SHORT_ACTING: translate("DrugCard", "{mg} mg a day by short-acting injection"),
        Given.LONG_ACTING: translate("DrugCard", "{mg} mg every {days} days, long-acting"),
    }[row.given]
    days = "" if row.interval_days is None else figure(row.interval_days)
    if row.given is Given.LONG_ACTING and not days:
        text = translate("DrugCard", "{mg} mg by long-acting injection")
    return text.format(mg=figure(row.mg), days=days)


def _basis(basis: Basis) -> str:
    text = {
        Given.ORAL: translate("DrugCard", "{mg} mg {drug} a day by mouth"),
        Given.SHORT_ACTING: translate("DrugCard", "{mg} mg {drug} by short-acting injection"),
        Given.LONG_ACTING: translate("DrugCard", "{mg} mg {drug} by long-acting injection"),
    }[basis.given]
    return text.format(mg=figure(basis.mg), drug=basis.drug)
