"""What is offered while a medicine is typed, and what the typed text is read as."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.drug import Drug
from nmsdesk.domain.formulary import Formulary, Suggestion
from nmsdesk.domain.recognition import Recognition, Standing
from nmsdesk.domain.spelling import key
from nmsdesk.presenters.medicine_words import kind_of
from nmsdesk.presenters.tall_man import alikes, not_confused, plainly, tall_names
from nmsdesk.presenters.wording import translate

_FIGURE_LAST = re.compile(r"(.*[^\W\d_])\s*(\d+(?:[.,]\d+)?)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class DrugChoice:
    """`text` goes into the field; `shown` is the row, `spoken` the row without odd capitals.

    `completes`: it is the only name that begins with what was typed, and that is no name yet.
    """

    text: str
    shown: str
    spoken: str
    completes: bool = False


def choices(typed: str, formulary: Formulary, texts: Texts) -> tuple[DrugChoice, ...]:
    """Names that fit, nearest first, each with its class so that look-alikes are told apart."""
    found = tuple(_choice(one, formulary, texts) for one in formulary.suggest(typed))
    return found if key(typed) in formulary.names else _with_completion(found, typed)


def _with_completion(found: Sequence[DrugChoice], typed: str) -> tuple[DrugChoice, ...]:
    """The one name that goes on where the typed text ends says that Enter takes it.

    Letter for letter: "haldoll" is not the beginning of "Haldol LA".
    """
    start = typed.strip().casefold()
    begin = [one for one in found if one.text.casefold().startswith(start)]
    if len(begin) != 1:
        return tuple(found)
    says = translate("DrugEdit", "{row} (Enter)")
    return tuple(
        replace(
            one,
            shown=says.format(row=one.shown),
            spoken=says.format(row=one.spoken),
            completes=True,
        )
        if one is begin[0]
        else one
        for one in found
    )


def meant(typed: str, formulary: Formulary) -> tuple[str, ...]:
    """Names that a text nobody recognises may stand for, nearest first; a person chooses."""
    found = formulary.recognise(typed)
    return found.offered[:3] if found.standing is Standing.UNKNOWN else ()


def figure_apart(typed: str, formulary: Formulary) -> tuple[str, str] | None:
    """A medicine and the bare figure behind it: "haloperidol7.5" -> ("haloperidol", "7.5").

    None where there is none, where it has a unit, and where it may belong to the name.
    """
    found = _FIGURE_LAST.fullmatch(typed)
    if found is None or key(typed) in formulary.names:
        return None
    name, figure = found.group(1).strip(), found.group(2)
    alone = formulary.recognise(name)
    one = alone.standing is Standing.OURS and alone.parts == len(alone.ingredients) == 1
    return (name, figure) if one else None


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
    return _told(recognition, kind.words, formulary, written)


def _told(
    recognition: Recognition, kind: str, formulary: Formulary, written: Callable[[Drug], str]
) -> str:
    drugs = [formulary.drug(one.drug) for one in recognition.ingredients]
    typed = recognition.text
    names = ", ".join(map(written, drugs)) or typed.strip()
    said = translate("DrugEdit", "{name}: {kind}").format(name=names, kind=kind)
    if recognition.local:
        said = translate("DrugEdit", "{said}, by a name given on this computer").format(said=said)
    alike = [other for drug in drugs for other in alikes(drug, formulary, written)]
    if alike:
        text = translate("DrugEdit", "{said}. Not to be confused with {others}.")
        said = text.format(said=said, others=", ".join(alike))
    apart = figure_apart(typed, formulary)
    if apart is None:
        return said
    text = translate("DrugEdit", "{said} — {figure} has no unit here: write it as the dose.")
    return text.format(said=said.rstrip("."), figure=apart[1])
