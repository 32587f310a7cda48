"""What is offered while a medicine is typed, and what the typed text is read as."""

from dataclasses import dataclass

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.formulary import Formulary, Suggestion
from nmsdesk.presenters.medicine_words import kind_of
from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class DrugChoice:
    """`text` goes into the field; `shown` is the row, `spoken` the row without odd capitals."""

    text: str
    shown: str
    spoken: str


def choices(typed: str, formulary: Formulary, texts: Texts) -> tuple[DrugChoice, ...]:
    """Names that fit, nearest first, each with its class so that look-alikes are told apart."""
    return tuple(_choice(one, texts) for one in formulary.suggest(typed))


def _choice(one: Suggestion, texts: Texts) -> DrugChoice:
    words = ", ".join(texts.label("class", each.value) for each in one.classes)
    words = words or translate("DrugEdit", "no role here")
    told = translate("DrugEdit", "{name} — {kind}").format(name=one.shown, kind=words)
    return DrugChoice(one.name, told, told.lower())


def read_as(typed: str, formulary: Formulary, texts: Texts) -> str:
    """What the text is recognised as, what it is easily mistaken for, or that it is unknown."""
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
    names = ", ".join(str(one.drug) for one in recognition.ingredients) or typed.strip()
    said = translate("DrugEdit", "{name}: {kind}").format(name=names, kind=kind.words)
    alike = [
        other for one in recognition.ingredients for other in formulary.drug(one.drug).look_alikes
    ]
    if not alike:
        return said
    text = translate("DrugEdit", "{said}. Not to be confused with {others}.")
    return text.format(said=said, others=", ".join(alike))
