"""Names given at this installation in words, and what may be picked for one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.recognition import Recognition, Standing
from nmsdesk.domain.record import LocalName
from nmsdesk.domain.spelling import key
from nmsdesk.presenters.drug_choice import DrugChoice, choices
from nmsdesk.presenters.formats import day_and_clock
from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class NameProblems:
    """What keeps a name from being given, beside its field; empty: nothing."""

    name: str = ""
    medicine: str = ""


def is_unknown(typed: str, formulary: Formulary) -> bool:
    """Is there a text that nobody recognises, so that it can be asked what it stands for."""
    return len(typed.strip()) > 1 and formulary.recognise(typed).standing is Standing.UNKNOWN


def targets(typed: str, formulary: Formulary, texts: Texts) -> tuple[DrugChoice, ...]:
    """The names that fit and stand for one medicine of the catalogue."""
    offered = choices(typed, formulary.without_local(), texts)
    return tuple(one for one in offered if picked(one.text, formulary) is not None)


def picked(typed: str, formulary: Formulary) -> DrugId | None:
    """The one medicine of the catalogue that the text names; None where it names none or two."""
    found = formulary.without_local().recognise(typed)
    single = found.standing is Standing.OURS and found.parts == len(found.ingredients) == 1
    return found.ingredients[0].drug if single else None


def check_name(name: str, medicine: str, text: str, formulary: Formulary) -> NameProblems:
    """`text` is the line of the list, or what stands in the form, that holds the name."""
    missing = ""
    if not key(name):
        missing = translate("LocalNames", "Which name?")
    elif key(name) not in key(text):
        says = translate("LocalNames", "This is no part of “{text}”.")
        missing = says.format(text=text)
    none = ""
    if picked(medicine, formulary) is None:
        none = translate("LocalNames", "Pick one medicine of the catalogue.")
    return NameProblems(missing, none)


def given(name: LocalName, text: str, formulary: Formulary) -> str:
    """What to say once it is given: it holds; and where the text is doubtful all the same."""
    found = formulary.recognise(text)
    if name.drug in {one.drug for one in found.ingredients}:
        says = translate("LocalNames", "“{name}” stands for {drug} on this computer from now on.")
        return says.format(name=name.name, drug=name.drug)
    says = translate(
        "LocalNames",
        "“{name}” stands for {drug} on this computer; “{text}” is still not recognised.",
    )
    return says.format(name=name.name, drug=name.drug, text=text)


def taken_back(name: LocalName) -> str:
    says = translate("LocalNames", "“{name}” stands for no medicine on this computer any more.")
    return says.format(name=name.name)


def told(name: LocalName) -> str:
    """What a name stands for, in one line."""
    return translate("LocalNames", "“{name}” stands for {drug}").format(
        name=name.name, drug=name.drug
    )


def by_whom(name: LocalName) -> str:
    return translate("LocalNames", "said by {who} on {at}").format(
        who=name.who, at=day_and_clock(name.at)
    )


def basis(recognition: Recognition | None, names: Iterable[LocalName]) -> tuple[str, ...]:
    """Why a line is recognised at all, where that rests on names given here."""
    by_key: Mapping[str, LocalName] = {one.key: one for one in names}
    resting = recognition.local if recognition is not None else ()
    says = translate(
        "LocalNames",
        "“{name}” is read as {drug} on this computer, as {who} said on {at}. It can be taken back "
        "in the settings.",
    )
    return tuple(
        says.format(name=one.name, drug=one.drug, who=one.who, at=day_and_clock(one.at))
        for spelled in resting
        if (one := by_key.get(spelled)) is not None
    )
