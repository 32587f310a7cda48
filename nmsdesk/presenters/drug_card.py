"""What the catalogue knows of a medicine, in words, each statement with the sources it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.drug import Drug, DrugClass, Mechanism, NameKind, Washout
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.ids import DrugId, SourceId
from nmsdesk.domain.pharmacology import DepotProduct
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.source import SourceText
from nmsdesk.presenters.cited import Marks, SourceView
from nmsdesk.presenters.formats import figure
from nmsdesk.presenters.medicine_words import tone_of
from nmsdesk.presenters.wording import translate

BRANDS_SHOWN = 10
"""So many brands, those sold in most countries first, before the rest is counted."""
DAYS_FROM = Decimal(72)
"""Hours; a longer time is told in days too."""
_BRANDS = (NameKind.BRAND, NameKind.BRAND_COMBINATION)
_OTHER_NAMES = (NameKind.INN, NameKind.USAN, NameKind.BAN, NameKind.NATIONAL)


@dataclass(frozen=True, slots=True)
class CardLine:
    """One statement; `marks` are the numbers of its sources, none for a mere name."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CardSection:
    heading: str
    lines: tuple[CardLine, ...]


@dataclass(frozen=True, slots=True)
class DrugCard:
    """One drug of the catalogue: its plain generic name, its classes, and what is known."""

    drug: DrugId
    kind: str
    tone: str
    """nms, serotonin or quiet: the colour beside the words of `kind`."""
    sections: tuple[CardSection, ...]


@dataclass(frozen=True, slots=True)
class MedicineView:
    """A medicine as it was picked: one card for each drug of ours in it, or why there is none."""

    title: str
    sentence: str
    cards: tuple[DrugCard, ...]
    sources: tuple[SourceView, ...]


def medicine_view(
    name: str,
    drug: DrugId | None,
    formulary: Formulary,
    texts: Texts,
    sources: Mapping[SourceId, SourceText],
) -> MedicineView:
    """`name` as it was picked; `drug` where the pick list said whose name it is.

    Without a `drug` the name is recognised: a combination gives a card for each of ours, anything
    else a sentence that says how far the program knows it.
    """
    recognition = formulary.recognise(name)
    drugs = [each.drug for each in recognition.ingredients] if drug is None else [drug]
    marks = Marks()
    cards = tuple(drug_card(formulary.drug(each), texts, marks) for each in drugs)
    if len(cards) == 1:
        same = name.casefold() == str(drugs[0]).casefold()
        together = translate("DrugCard", "{name} ({generic})")
        title = str(drugs[0]) if same else together.format(name=name, generic=drugs[0])
    else:
        title = name
    sentence = "" if cards else _standing(recognition.standing)
    return MedicineView(title, sentence, cards, marks.listed(sources))


def _standing(standing: Standing) -> str:
    if standing is Standing.NO_ROLE:
        return translate(
            "DrugCard", "A medicine without a known part in NMS or serotonin syndrome."
        )
    if standing is Standing.NOT_MODELLED:
        return translate(
            "DrugCard",
            "Recognised; its part in NMS or serotonin syndrome is arguable, and this program does"
            " not judge it.",
        )
    return translate("DrugCard", "The catalogue does not know this name.")


def drug_card(drug: Drug, texts: Texts, marks: Marks) -> DrugCard:
    """The card of one drug; its sources are numbered on in `marks`."""
    sections = (
        CardSection(translate("DrugCard", "Names"), tuple(_names(drug))),
        CardSection(translate("DrugCard", "What it does"), _effects(drug.mechanisms, texts, marks)),
        CardSection(
            translate("DrugCard", "How long it counts after the last dose"),
            (_washout(drug.washout, marks), *(_depot(one, marks) for one in drug.depots)),
        ),
    )
    return DrugCard(
        drug.id,
        class_words(drug.classes, texts),
        tone_of(drug.classes),
        tuple(section for section in sections if section.lines),
    )


def class_words(classes: Iterable[DrugClass], texts: Texts) -> str:
    """The classes that count here; empty for a drug that is in the catalogue for something else."""
    counted = (each for each in classes if each is not DrugClass.OTHER)
    return ", ".join(texts.label("class", each.value) for each in counted)


def _names(drug: Drug) -> Iterable[CardLine]:
    """Brands, other generic names, and what it is confused with: names need no source."""
    brands = sorted(
        (name for name in drug.names if name.kind in _BRANDS),
        key=lambda name: (-len(name.where), name.text.casefold()),
    )
    shown = ", ".join(dict.fromkeys(name.text for name in brands[:BRANDS_SHOWN]))
    if len(brands) > BRANDS_SHOWN:
        text = translate("DrugCard", "Brands: {names}, and {more} more")
        yield CardLine(text.format(names=shown, more=len(brands) - BRANDS_SHOWN))
    elif brands:
        yield CardLine(translate("DrugCard", "Brands: {names}").format(names=shown))
    others = dict.fromkeys(
        name.text
        for name in drug.names
        if name.kind in _OTHER_NAMES and name.text.casefold() != str(drug.id).casefold()
    )
    if others:
        text = translate("DrugCard", "Also called: {names}")
        yield CardLine(text.format(names=", ".join(others)))
    if drug.look_alikes:
        text = translate("DrugCard", "Not to be confused with: {names}")
        yield CardLine(text.format(names=", ".join(drug.look_alikes)))


def _effects(mechanisms: Iterable[Mechanism], texts: Texts, marks: Marks) -> tuple[CardLine, ...]:
    lines = tuple(
        CardLine(_weighed(texts.label("mechanism", each.kind), each.weight), marks.of(each.sources))
        for each in mechanisms
    )
    return lines or (CardLine(translate("DrugCard", "Not known")),)


def _weighed(effect: str, weight: str) -> str:
    sentence = {
        "strong": translate("DrugCard", "{effect}: strong"),
        "moderate": translate("DrugCard", "{effect}: moderate"),
        "weak": translate("DrugCard", "{effect}: weak"),
        "warning_only": translate("DrugCard", "{effect}: a regulator's warning alone"),
    }.get(weight, "{effect}")
    told = sentence.format(effect=effect)
    return told[:1].upper() + told[1:]


def _washout(washout: Washout | None, marks: Marks) -> CardLine:
    if washout is None:
        return CardLine(translate("DrugCard", "Not known"))
    hours = figure(washout.hours)
    if washout.hours < DAYS_FROM:
        text = translate("DrugCard", "{hours} hours").format(hours=hours)
    else:
        days = figure(Decimal(round(washout.hours / 24)))
        text = translate("DrugCard", "About {days} days ({hours} hours)")
        text = text.format(days=days, hours=hours)
    return CardLine(text, marks.of(washout.sources))


def _depot(product: DepotProduct, marks: Marks) -> CardLine:
    text = translate(
        "DrugCard", "{product}, given every {interval} days: {tail} days after the last injection"
    ).format(
        product=product.name,
        interval=figure(product.interval_days),
        tail=figure(product.tail_days),
    )
    return CardLine(text, marks.of(product.sources))
