"""A drug of the catalogue: its names, its classes, what it does, how long it stays."""

from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from nmsdesk.domain.ids import DrugId, SourceId
from nmsdesk.domain.pharmacology import Counted, DepotProduct, HalfLife, Maximum, ProductForm


class DrugClass(Enum):
    ANTIPSYCHOTIC = "antipsychotic"
    DOPAMINE_BLOCKER = "dopamine_blocker"
    """Blocks or depletes dopamine and is not sold as an antipsychotic."""
    DOPAMINERGIC = "dopaminergic"
    SEROTONERGIC = "serotonergic"
    LITHIUM = "lithium"
    ANTICHOLINERGIC = "anticholinergic"
    GABA_B_AGONIST = "gaba_b_agonist"
    BENZODIAZEPINE = "benzodiazepine"
    OTHER = "other"

    @property
    def blocks_dopamine(self) -> bool:
        return self in BLOCKING


BLOCKING = (DrugClass.ANTIPSYCHOTIC, DrugClass.DOPAMINE_BLOCKER)


class NameKind(Enum):
    INN = "inn"
    USAN = "usan"
    BAN = "ban"
    NATIONAL = "national"
    BRAND = "brand"
    BRAND_COMBINATION = "brand_combination"
    SALT = "salt"
    SYNONYM = "synonym"
    MISSPELLING = "misspelling"
    ABBREVIATION = "abbreviation"
    STREET = "street"


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    kind: NameKind
    where: tuple[str, ...] = ()
    """Countries in capitals, languages in small letters; empty: not known."""


@dataclass(frozen=True, slots=True)
class Mechanism:
    """What it does: a word of `drugs.md` section 1, how strongly, and who says so."""

    kind: str
    weight: str
    """strong, moderate, weak, or warning_only (a regulator's warning is all there is)."""
    sources: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True)
class Washout:
    """How long after the last dose the drug still counts (five half-lives with metabolites)."""

    hours: Decimal
    sources: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True)
class Drug:
    id: DrugId
    classes: tuple[DrugClass, ...]
    names: tuple[Name, ...] = ()
    atc: tuple[str, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    washout: Washout | None = None
    """None: no source says how long it stays."""
    forms: tuple[ProductForm, ...] = ()
    half_life: HalfLife | None = None
    maxima: tuple[Maximum, ...] = ()
    counts: Counted | None = None
    """What the label's milligrams are of; None where that is not known."""
    depots: tuple[DepotProduct, ...] = ()
    no_equivalent: bool = False
    """Looked for, and no method that we hold converts it."""
    bridging_days: Decimal | None = None
    """A shorter gap than the usual 3 days already counts as a restart (clozapine: 2)."""
    look_alikes: tuple[str, ...] = ()
    tall_man: str | None = None
    note: str | None = None
    note_sources: tuple[SourceId, ...] = ()
    names_not_known: tuple[str, ...] = ()
    """Whose official name for it was looked for and not found: USAN, BAN, languages."""

    def has(self, drug_class: DrugClass) -> bool:
        return drug_class in self.classes

    def among(self, classes: Container[DrugClass]) -> list[DrugClass]:
        """Its own classes among these."""
        return [each for each in self.classes if each in classes]

    @property
    def warning_only(self) -> bool:
        """Serotonergic on a regulator's warning alone."""
        serotonergic = [m for m in self.mechanisms if m.kind in SEROTONERGIC_MECHANISMS]
        return bool(serotonergic) and all(m.weight == "warning_only" for m in serotonergic)


SEROTONERGIC_MECHANISMS = frozenset(
    {
        "maoi_irreversible",
        "maoi_reversible",
        "reuptake_inhibitor",
        "releaser",
        "precursor",
        "agonist_5ht1a",
        "triptan",
        "antagonist_with_regulatory_warning",
        "serotonergic_other",
    }
)
