"""What the catalogue knows of a medicine, in words, each statement with the sources it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.drug import Drug, DrugClass, Mechanism
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.recognition import Standing
from nmsdesk.presenters.cited import Marks, SourceView
from nmsdesk.presenters.drug_doses import equivalents, limits
from nmsdesk.presenters.drug_lines import CardLine, CardSection, sentence
from nmsdesk.presenters.drug_names import brands, look_alikes, names
from nmsdesk.presenters.drug_times import depots, stay
from nmsdesk.presenters.medicine_words import tone_of
from nmsdesk.presenters.wording import translate


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
    name: str, drug: DrugId | None, knowledge: Knowledge, texts: Texts
) -> MedicineView:
    """`name` as it was picked; `drug` where the pick list said whose name it is.

    Without a `drug` the name is recognised: a combination gives a card for each of ours, anything
    else a sentence that says how far the program knows it.
    """
    formulary = knowledge.formulary
    recognition = formulary.recognise(name)
    drugs = [each.drug for each in recognition.ingredients] if drug is None else [drug]
    marks = Marks()
    cards = tuple(drug_card(formulary.drug(each), knowledge, texts, marks) for each in drugs)
    if len(cards) == 1:
        same = name.casefold() == str(drugs[0]).casefold()
        together = translate("DrugCard", "{name} ({generic})")
        title = str(drugs[0]) if same else together.format(name=name, generic=drugs[0])
    else:
        title = name
    sentence = "" if cards else _standing(recognition.standing)
    return MedicineView(title, sentence, cards, marks.listed(knowledge.sources))


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


def drug_card(drug: Drug, knowledge: Knowledge, texts: Texts, marks: Marks) -> DrugCard:
    """The card of one drug; its sources are numbered on in `marks`."""
    sections = (
        look_alikes(drug, knowledge.formulary),
        CardSection(translate("DrugCard", "What it does"), _effects(drug.mechanisms, texts, marks)),
        stay(drug, knowledge.watch.away_days, marks),
        *depots(drug, marks),
        limits(drug, texts, marks),
        equivalents(drug, knowledge.methods, marks),
        _note(drug, marks),
        names(drug),
        brands(drug),
    )
    return DrugCard(
        drug.id,
        class_words(drug.classes, texts),
        tone_of(drug.classes),
        tuple(section for section in sections if section.lines),
    )


def _note(drug: Drug, marks: Marks) -> CardSection:
    lines = (CardLine(drug.note, marks.of(drug.note_sources)),) if drug.note else ()
    return CardSection(translate("DrugCard", "To know besides"), lines)


def class_words(classes: Iterable[DrugClass], texts: Texts) -> str:
    """The classes that count here; empty for a drug that is in the catalogue for something else."""
    counted = (each for each in classes if each is not DrugClass.OTHER)
    return ", ".join(texts.label("class", each.value) for each in counted)


def _effects(mechanisms: Iterable[Mechanism], texts: Texts, marks: Marks) -> tuple[CardLine, ...]:
    lines = tuple(
        CardLine(_weighed(texts.label("mechanism", each.kind), each.weight), marks.of(each.sources))
        for each in mechanisms
    )
    return lines or (CardLine(translate("DrugCard", "Not known")),)


def _weighed(effect: str, weight: str) -> str:
    text = {
        "strong": translate("DrugCard", "{effect}: strong"),
        "moderate": translate("DrugCard", "{effect}: moderate"),
        "weak": translate("DrugCard", "{effect}: weak"),
        "warning_only": translate("DrugCard", "{effect}: a regulator's warning alone"),
    }.get(weight, "{effect}")
    return sentence(text.format(effect=effect))
