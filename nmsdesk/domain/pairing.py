"""Two serotonergic drugs: what the pair weighs, and how long one must be away before the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from nmsdesk.domain.drug import SEROTONERGIC_MECHANISMS, Drug, Mechanism
from nmsdesk.domain.ids import SourceId

WARNING_ONLY = "warning_only"
WEIGHTS = (WARNING_ONLY, "weak", "moderate", "strong")
"""From the least to the greatest."""

MAOI_KINDS = frozenset({"maoi_irreversible", "maoi_reversible"})
ANY_MAOI = "maoi"
ANY = "any"
_LITHIUM = "lithium"


@dataclass(frozen=True, slots=True)
class PairWeight:
    one: str
    other: str
    weight: str
    sources: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True)
class PairWashout:
    """After `first` has been stopped, `days` until `then` may begin."""

    first: str
    then: str
    days: Decimal
    sources: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True)
class PairRules:
    """The first entry that fits decides."""

    weights: tuple[PairWeight, ...] = ()
    washouts: tuple[PairWashout, ...] = ()

    def weight(self, one: Drug, other: Drug) -> tuple[str, tuple[SourceId, ...]]:
        """A word of `WEIGHTS` with its sources: the table's, else the lesser of the two drugs'.

        A drug that only a regulator's warning names makes the pair one of that kind.
        """
        mechanisms = (mechanism(one), mechanism(other))
        least = min((each.weight for each in mechanisms), key=WEIGHTS.index)
        if least != WARNING_ONLY:
            for entry in self.weights:
                if (_fits(entry.one, one) and _fits(entry.other, other)) or (
                    _fits(entry.one, other) and _fits(entry.other, one)
                ):
                    return entry.weight, entry.sources
        return least, tuple(dict.fromkeys(s for each in mechanisms for s in each.sources))

    def washout(self, first: Drug, then: Drug) -> PairWashout | None:
        """None: the table has no figure for the pair in this direction."""
        fitting = (e for e in self.washouts if _fits(e.first, first) and _fits(e.then, then))
        return next(fitting, None)


NO_PAIRS = PairRules()


def is_maoi(drug: Drug) -> bool:
    return any(each.kind in MAOI_KINDS for each in drug.mechanisms)


def mechanism(drug: Drug) -> Mechanism:
    """The serotonergic mechanism of a drug that weighs most, lithium's own among them."""
    return max(
        _serotonergic(drug),
        key=lambda each: WEIGHTS.index(each.weight),
        default=Mechanism("serotonergic_other", "weak", ()),
    )


def _serotonergic(drug: Drug) -> Iterator[Mechanism]:
    for each in drug.mechanisms:
        if each.kind in SEROTONERGIC_MECHANISMS or each.kind == _LITHIUM:
            yield each


def _fits(name: str, drug: Drug) -> bool:
    """Is the drug named: by its id, by a mechanism with or without a weight, or as any."""
    if name in (ANY, drug.id):
        return True
    if name == ANY_MAOI:
        return is_maoi(drug)
    kind, _, weight = name.partition(".")
    return any(
        each.kind == kind and (not weight or each.weight == weight) for each in drug.mechanisms
    )
