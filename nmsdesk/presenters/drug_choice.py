"""What is offered while a medicine is typed, and what the typed text is read as."""

from collections.abc import Callable
from dataclasses import dataclass

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.drug import Drug
from nmsdesk.domain.formulary import Formulary, Suggestion
from nmsdesk.presenters.medicine_words import kind_of
from nmsdesk.presenters.tall_man import alikes, not_confused, plainly, tall_names
from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class DrugChoice:
    """`text` goes into the field; `shown` is the row, `spoken` the row without odd capitals."""

    text: str
    shown: str
    spoken: str


def choices(typed: str, formulary: Formulary, texts: Texts) -> tuple[DrugChoice, ...]:
    """Names that fit, nearest first, each with its class so that look-alikes are told apart."""
    return tuple(_choice(one, formulary, texts) for one in formulary.suggest(typed))


def _choice(one: Suggestion, formulary: Formulary, texts: Texts) -> DrugChoice:
    words = ", ".join(texts.label("class", each.value) for each in one.classes)
    words = words or translate("DrugEdit", "no role here")
    drugs = one.drugs or (() if one.drug is None else (one.drug,))
    apart = [words_ for drug in drugs if (words_ := not_confused(formulary.drug(drug), formulary))]
    text = translate("DrugEdit", "{name} — {kind}")
    if apart:
        text = translate("DrugEdit", "{name} — {kind}; {apart}")
    shown = tall_names(one.shown, drugs, formulary)
    told = text.format(name=shown, kind=words, apart=", ".join(apart))
    return DrugChoice(one.name, told, told.lower())


def read_as(
    typed: str, formulary: Formulary, texts: Texts, written: Callable[[Drug], str] = plainly
) -> str:
    """What the text is recognised as, what it is easily mistaken for, or that it is unknown.

    `written` gives the letters: `tall` for the eye, `plainly` for the ear.
    """
    if len(typed.strip()) < 2:
        return ""
    recognition = formulary.recognise(typed)
    kind = kind_of(recognition, texts)
    if kind.unknown:
        if recognition.offered:
            text = translate(
                "DrugEdit", "Not recognised; did you mean {names}? It may stay as typed."
            )
            return text.format(names=", ".join(recognition.offered[:3]))
        return translate("DrugEdit", "Not recognised: kept as typed, and not evaluated.")
    drugs = [formulary.drug(one.drug) for one in recognition.ingredients]
    names = ", ".join(map(written, drugs)) or typed.strip()
    said = translate("DrugEdit", "{name}: {kind}").format(name=names, kind=kind.words)
    if recognition.local:
        said = translate("DrugEdit", "{said}, by a name given on this computer").format(said=said)
    alike = [other for drug in drugs for other in alikes(drug, formulary, written)]
    if not alike:
        return said
    text = translate("DrugEdit", "{said}. Not to be confused with {others}.")
    return text.format(said=said, others=", ".join(alike))
