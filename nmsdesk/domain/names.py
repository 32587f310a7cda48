"""Every known name of a medicine, by its key, and what may be concluded from it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from nmsdesk.domain.drug import Drug, Name, NameKind
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.spelling import key

SHORT = 4
"""Brands of this many letters or fewer are as good as ordinary words; "5-HTP" is none."""


@dataclass(frozen=True, slots=True)
class NameRules:
    """What the names alone do not tell; all of it data (`name_rules.toml`).

    `ordinary` brands are also words of everyday language; `asked` names belong to two medicines,
    depending on the country; `ratio_order` says for a combination brand whose figures come first
    ("" is a part that is not ours).
    """

    ordinary: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    ratio_order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OtherMedicines:
    """Names of medicines that are not in the catalogue."""

    no_role: tuple[str, ...] = ()
    not_modelled: tuple[str, ...] = ()
    whole_lines: tuple[str, ...] = ()
    """Lines of a hospital's order list that name no medicine at all (a bag, a syringe)."""


@dataclass(frozen=True, slots=True)
class Known:
    """One name: whose it is, and how sure it makes.

    `shy` names need a dose or a form beside them; `mute` ones never make certain; `parts` is the
    number of active substances that the name stands for (2 where there are more than one).
    """

    text: str
    standing: Standing
    drugs: tuple[DrugId, ...] = ()
    kind: NameKind = NameKind.INN
    shy: bool = False
    mute: bool = False
    parts: int = 1
    ordinary: bool = False
    family: bool = False
    """A letter more makes another medicine of it ("Ciatyl", "Ciatyl-Z")."""
    spread: int = 0
    """Countries in which it is used: a stand-in for how common it is."""


_BRANDS = (NameKind.BRAND, NameKind.BRAND_COMBINATION)
_ENDS_IN_LETTERS = re.compile(r"[ -][A-Za-z]{1,2}$")
_MUTE = (NameKind.STREET,)
_SHORT_SHY = (NameKind.BRAND, NameKind.BRAND_COMBINATION, NameKind.SYNONYM, NameKind.MISSPELLING)


def all_names(
    drugs: Iterable[Drug], others: OtherMedicines, rules: NameRules
) -> Mapping[str, Known]:
    """Key -> what it stands for. Of the catalogue's own names the catalogue's meaning stands."""
    found: dict[str, Known] = {}
    for standing, texts in (
        (Standing.NO_ROLE, others.no_role),
        (Standing.NOT_MODELLED, others.not_modelled),
    ):
        for text in texts:
            found[key(text)] = Known(text, standing)
    ordinary, asked = set(map(key, rules.ordinary)), set(map(key, rules.asked))
    for spelled, owners in _owners(drugs).items():
        found[spelled] = _known(spelled, owners, spelled in ordinary, spelled in asked)
    for spelled in _families(found):
        found[spelled] = replace(found[spelled], family=True)
    return found


def _families(names: Mapping[str, Known]) -> set[str]:
    """Brands of ours that differ in a last letter or two, written apart, and in what they hold."""
    found: set[str] = set()
    for spelled, known in names.items():
        if known.kind not in _BRANDS or not _ENDS_IN_LETTERS.search(known.text):
            continue
        for stem in (spelled[:-1], spelled[:-2]):
            other = names.get(stem)
            if other is not None and other.kind in _BRANDS and other.drugs != known.drugs:
                found |= {one for one in (spelled, stem) if names[one].drugs}
    return found


def _owners(drugs: Iterable[Drug]) -> Mapping[str, list[tuple[DrugId, Name]]]:
    owners: dict[str, list[tuple[DrugId, Name]]] = {}
    for drug in drugs:
        for name in (Name(drug.id, NameKind.INN), *drug.names):
            owners.setdefault(key(name.text), []).append((drug.id, name))
    return owners


def _known(
    spelled: str,
    owners: list[tuple[DrugId, Name]],
    ordinary: bool,  # noqa: FBT001 - private, and named at the one call
    asked: bool,  # noqa: FBT001 - private, and named at the one call
) -> Known:
    name = owners[0][1]
    drugs = tuple(dict.fromkeys(drug for drug, _ in owners))
    combined = any(one.kind is NameKind.BRAND_COMBINATION for _, one in owners) or (
        len(drugs) > 1 and all(one.kind is NameKind.MISSPELLING for _, one in owners)
    )
    clash = len(drugs) > 1 and not combined
    several_words = " " in name.text.strip()
    street = name.kind in _MUTE and not several_words
    short = len(spelled) <= SHORT and name.kind in _SHORT_SHY and spelled.isalpha()
    abbreviated = name.kind is NameKind.ABBREVIATION and not several_words
    return Known(
        text=name.text,
        standing=Standing.OURS,
        drugs=drugs,
        kind=name.kind,
        shy=ordinary or short or abbreviated or name.kind is NameKind.STREET,
        mute=clash or asked or street,
        parts=2 if combined else 1,
        ordinary=ordinary or abbreviated,
        spread=len(name.where),
    )
