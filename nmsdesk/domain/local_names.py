"""Names that this installation gave to medicines of the catalogue, and which it may not give."""

import re

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.formulary import Formulary, words_in
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.medication_text import amounts_in
from nmsdesk.domain.recognising import JOINER, MOST_WORDS_IN_A_NAME, Match, find_names
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.sig_words import tidy
from nmsdesk.domain.spelling import WORD, key, plain
from nmsdesk.domain.synonyms import in_the_way, local_name
from nmsdesk.domain.vocabulary import (
    EXPLAINED,
    NEGATIONS_AFTER,
    NEGATIONS_BEFORE,
    NEGATIONS_NEXT,
    SALTS,
)

LEAST_LETTERS = 3
"""A shorter name stands in too many texts for something else."""
_EDGES = " \t,;.:()[]\"'“”"
_DENYING = NEGATIONS_BEFORE | NEGATIONS_AFTER | NEGATIONS_NEXT
_SPACES = re.compile(r"\s+")


def likely_name(text: str) -> str:
    """The part of a medication text that is probably the name: "Foodol" of "Foodol 5 mg tab".

    The first run of words that no dose, form or route explains; empty where there is none. A
    proposal, for a person to look at.
    """
    run: list[str] = []
    for token in text.split():
        words = WORD.findall(plain(token))
        own = any(not _explains_itself(word) for word in words)
        if own:
            run.append(token)
        elif run:
            break
    return " ".join(run).strip(_EDGES)


def written(name: str) -> str:
    """The name with single spaces and nothing around it."""
    return _SPACES.sub(" ", name).strip(_EDGES)


def refuse_name(name: str, drug: DrugId, formulary: Formulary) -> None:
    """Raise `UserError` where the name must not stand for the drug at this installation."""
    if drug not in formulary.drugs:
        raise UserError(
            "The medicine is none of the catalogue: nothing was saved. Pick one from the list."
        )
    _refuse_shape(name)
    _refuse_known(name, drug, formulary.without_local())


def _refuse_shape(name: str) -> None:
    """Raise `UserError` where the text is no single name, whatever medicine it is given to."""
    line = tidy(name)
    words = WORD.findall(line)
    if len(key(name)) < LEAST_LETTERS:
        raise UserError(
            f"“{name}” is too short for a name of its own: nothing was saved. "
            f"A name has {LEAST_LETTERS} letters or more."
        )
    if len(words) > MOST_WORDS_IN_A_NAME:
        raise UserError(
            f"A name has at most {MOST_WORDS_IN_A_NAME} words: nothing was saved. "
            "Leave out the strength, the form and how it is taken."
        )
    if all(_explains_itself(word) for word in words):
        raise UserError(
            f"“{name}” stands beside the names of many medicines and is none itself: "
            "nothing was saved. Enter the name alone."
        )
    if amounts_in(line) or words[0].isdigit() or words[-1].isdigit():
        raise UserError(
            f"“{name}” holds a figure that may be a strength: nothing was saved. "
            "Enter the name without it."
        )
    if JOINER.search(line):
        raise UserError(
            f"“{name}” seems to name two medicines: nothing was saved. "
            "Enter each of them as a medicine of its own."
        )
    if _DENYING.intersection(words):
        raise UserError(
            f"“{name}” holds a word that says the medicine is not taken: nothing was saved. "
            "Enter the name without it."
        )


def _refuse_known(name: str, drug: DrugId, known: Formulary) -> None:
    found = known.recognise(name)
    if found.standing is Standing.OURS:
        drugs = " + ".join(one.drug for one in found.ingredients)
        raise UserError(
            f"“{name}” is recognised already, as {drugs}: nothing was saved. "
            "If that is wrong here, enter the medicine by its generic name."
        )
    if found.standing is not Standing.UNKNOWN:
        raise UserError(
            f"“{name}” is a known medicine of another kind: nothing was saved. "
            "If something else is meant, enter it by its generic name."
        )
    meant = known.names.get(key(name))
    if meant is not None:
        raise UserError(
            f"“{name}” is a known name that can mean more than one thing "
            f"({', '.join(meant.drugs) or meant.text}): nothing was saved. "
            "Enter the medicine by its generic name."
        )
    _refuse_holding_another(name, drug, known)


def _refuse_holding_another(name: str, drug: DrugId, known: Formulary) -> None:
    words = words_in(tidy(name))
    whole = Match(local_name(key(name), drug), 0, len(words), 0, len(name))
    for match in find_names(words, known.names):
        salt = all(word.text in SALTS for word in words[match.first : match.after])
        if not salt and in_the_way(whole, match):
            raise UserError(
                f"“{name}” holds the name of another medicine ({match.known.text}): "
                "nothing was saved. Enter the medicine by its generic name."
            )


def _explains_itself(word: str) -> bool:
    return word in EXPLAINED or len(word) == 1 or any(one.isdigit() for one in word)
