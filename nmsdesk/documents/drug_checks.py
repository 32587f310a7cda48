"""What must hold for a catalogue that may be trusted, drug by drug and name by name."""

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from nmsdesk.documents.drug_tables import DrugTable, WashoutTable, listed
from nmsdesk.documents.pharmacology_checks import complaints_about_pharmacology
from nmsdesk.documents.required_fields import complaints_about_gaps
from nmsdesk.domain.drug import SEROTONERGIC_MECHANISMS, Drug, DrugClass, NameKind
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.names import NameRules, OtherMedicines
from nmsdesk.domain.spelling import key

Complaint = tuple[str, str]
"""Path inside the entry, and what is wrong there."""

WEIGHTS = ("strong", "moderate", "weak", "warning_only")
BLOCKING = frozenset({"d2_antagonist", "d2_partial_agonist", "vmat2_inhibitor"})
OTHER_MECHANISMS = frozenset(
    {
        "no_dopamine_effect", "dopaminergic", "lithium", "anticholinergic", "gaba_b_agonist",
        "benzodiazepine", "stimulant", "muscle_relaxant", "serotonin_antagonist",
        "decarboxylase_inhibitor", "malignant_hyperthermia_trigger",
        "noradrenaline_reuptake_inhibitor", "opioid_agonist", "nmda_antagonist",
        "gaba_a_modulator", "nk1_antagonist", "agonist_5ht4", "cholinesterase_inhibitor",
        "cannabinoid_agonist", "crf_release_inhibitor",
    }
)  # fmt: skip
MECHANISMS = BLOCKING | SEROTONERGIC_MECHANISMS | OTHER_MECHANISMS
LONGEST_WASHOUT_HOURS = Decimal(24 * 180)
_ATC = re.compile(r"[A-Z]\d\d[A-Z]{2}\d\d")


def complaints_about(
    drug: str, table: DrugTable, sources: Collection[str] | None
) -> Iterator[Complaint]:
    """Everything wrong with one drug's table; `sources` None where they could not be read."""
    if drug != drug.lower() or not key(drug):
        yield "", "the name of a drug is its INN in small letters"
    if not table.classes:
        yield "classes", "at least one expected"
    for code in table.codes():
        if not _ATC.fullmatch(code):
            yield "atc", f"{code!r} is no ATC code of seven signs"
    yield from complaints_about_gaps(table)
    yield from _about_mechanisms(table)
    yield from _about_lengths(table)
    yield from complaints_about_pharmacology(table)
    for path, named in table.claims():
        if not named:
            yield path, "names no source"
        for source in named:
            if sources is not None and source not in sources:
                yield f"{path}.sources", f"{source!r} is not in knowledge/sources"
    yield from _about_own_names(table)


def _about_own_names(table: DrugTable) -> Iterator[Complaint]:
    seen: set[tuple[str, NameKind]] = set()
    for name in table.names():
        if not key(name.text):
            yield "", f"{name.text!r} is no name"
        if (name.text, name.kind) in seen:
            yield "", f"{name.text!r} stands twice"
        seen.add((name.text, name.kind))


def _about_mechanisms(table: DrugTable) -> Iterator[Complaint]:
    mechanisms = listed(table.mechanisms)
    kinds = {one.kind for one in mechanisms}
    for place, one in enumerate(mechanisms):
        if one.kind not in MECHANISMS:
            yield f"mechanisms[{place}].kind", f"{one.kind!r} is no mechanism that is known"
        if one.weight not in WEIGHTS:
            yield f"mechanisms[{place}].weight", f"{one.weight!r} is none of {', '.join(WEIGHTS)}"
    for drug_class, needed in (
        (DrugClass.SEROTONERGIC, SEROTONERGIC_MECHANISMS),
        (DrugClass.ANTIPSYCHOTIC, BLOCKING),
        (DrugClass.DOPAMINE_BLOCKER, BLOCKING),
    ):
        if (drug_class in table.classes) and not kinds & needed:
            yield "mechanisms", f"the class {drug_class.value} needs a mechanism that makes it so"


def _about_lengths(table: DrugTable) -> Iterator[Complaint]:
    washout = table.washout
    if isinstance(washout, WashoutTable) and not 0 < washout.hours <= LONGEST_WASHOUT_HOURS:
        yield "washout.hours", f"{washout.hours} is not between 0 and {LONGEST_WASHOUT_HOURS}"
    if table.bridging_days is not None and not 0 < table.bridging_days <= 3:
        yield "bridging_days", "more than 0 and at most 3 expected"


def complaints_about_names(
    drugs: Mapping[DrugId, Drug], others: OtherMedicines, rules: NameRules
) -> Iterator[str]:
    """Names that lead to two medicines without being marked so, and marks that mark nothing."""
    owners: dict[str, dict[DrugId, set[NameKind]]] = {}
    texts: dict[str, str] = {}
    for drug in drugs.values():
        for text, kind in ((drug.id, NameKind.INN), *((n.text, n.kind) for n in drug.names)):
            owners.setdefault(key(text), {}).setdefault(drug.id, set()).add(kind)
            texts[key(text)] = text
    asked = {key(name) for name in rules.asked}
    for spelled, found in owners.items():
        combined = all(
            kinds & {NameKind.BRAND_COMBINATION, NameKind.MISSPELLING} for kinds in found.values()
        )
        if len(found) > 1 and not combined and spelled not in asked:
            both = " and ".join(sorted(found))
            yield f"{texts[spelled]!r} stands for {both}; mark it in name_rules.toml under asked"
    for group, texts_of in (("no role", others.no_role), ("not modelled", others.not_modelled)):
        for name in texts_of:
            if key(name) in owners:
                whose = ", ".join(owners[key(name)])
                yield f"{name!r} is listed as {group} and is a name of {whose}"
    for name in (*rules.ordinary, *rules.asked, *rules.ratio_order):
        if key(name) not in owners:
            yield f"{name!r} in name_rules.toml is no name of the catalogue"
    yield from _about_order(drugs, rules)


def _about_order(drugs: Mapping[DrugId, Drug], rules: NameRules) -> Iterator[str]:
    for name, order in rules.ratio_order.items():
        for drug in order:
            if drug and drug not in drugs:
                yield f"ratio_order of {name!r} names {drug!r}, which is not in the catalogue"
