"""Tall-man letters: in pick lists and alerts only, never in the medication list (D-09).

They stand for the eye alone: what is searched for and read aloud stays in small letters.
"""

from collections.abc import Callable
from dataclasses import replace

from nmsdesk.domain.change import Change
from nmsdesk.domain.drug import Drug
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.reason import Reason
from nmsdesk.presenters.wording import translate


def tall(drug: Drug) -> str:
    """The generic name with its tall-man letters, where the published lists give it any."""
    return drug.tall_man or str(drug.id)


def plainly(drug: Drug) -> str:
    """The generic name in small letters."""
    return str(drug.id)


def tall_names(text: str, drugs: tuple[DrugId, ...], formulary: Formulary) -> str:
    """`text` with the names of `drugs` in tall-man letters; brands and everything else stay."""
    for one in drugs:
        text = text.replace(str(one), tall(formulary.drug(one)))
    return text


def in_tall_letters(say: Callable[[Reason], str], formulary: Formulary) -> Callable[[Reason], str]:
    """`say` for the sentences of an alert, the generic names in them in tall-man letters."""

    def told(reason: Reason) -> str:
        values = tuple(
            (name, _tall_id(value, formulary) if isinstance(value, str) else value)
            for name, value in reason.values
        )
        return say(reason._replace(values=values))

    return told


def tall_change(change: Change, formulary: Formulary) -> Change:
    """A change whose other drug is written so, for the words of a preview."""
    if change.other is None:
        return change
    return replace(change, other=DrugId(_tall_id(change.other, formulary)))


def _tall_id(name: str, formulary: Formulary) -> str:
    drug = formulary.drugs.get(DrugId(name))
    return name if drug is None else tall(drug)


def alikes(
    drug: Drug, formulary: Formulary, written: Callable[[Drug], str] = tall
) -> tuple[str, ...]:
    """The names that `drug` is mistaken for, generic names of ours as `written`."""
    return tuple(_named(other, formulary, written) for other in drug.look_alikes)


def not_confused(drug: Drug, formulary: Formulary) -> str:
    """In words, for the row of a pick list, where no tall-man letters tell them apart."""
    if drug.tall_man or not drug.look_alikes:
        return ""
    text = translate("TallMan", "not {others}")
    return text.format(others=", ".join(alikes(drug, formulary)))


def _named(name: str, formulary: Formulary, written: Callable[[Drug], str]) -> str:
    drug = formulary.drugs.get(DrugId(name.lower()))
    return name if drug is None else written(drug)
