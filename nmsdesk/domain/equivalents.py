"""Published dose equivalents: how much of a drug a method holds equal to its reference dose."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property

from nmsdesk.domain.ids import DrugId, SourceId


class Given(Enum):
    """How the dose of an equivalent is given."""

    ORAL = "oral"
    SHORT_ACTING = "short_acting_injection"
    LONG_ACTING = "long_acting_injection"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a figure is equal to: so many mg of a reference drug, given so."""

    drug: DrugId
    mg: Decimal
    given: Given


@dataclass(frozen=True, slots=True)
class Equivalent:
    """`mg` of the drug a day (or at each `interval_days`) are equal to the basis."""

    drug: DrugId
    printed: str
    """The drug's name as the publication prints it."""
    given: Given
    mg: Decimal
    basis: Basis
    interval_days: Decimal | None = None
    salt: str | None = None
    """The ester of a long-acting injection (a word of `DepotProduct.salts`)."""


@dataclass(frozen=True)
class Method:
    """A publication that converts doses; `label` is how people name it."""

    id: str
    label: str
    sources: tuple[SourceId, ...]
    rows: tuple[Equivalent, ...]

    @cached_property
    def _by_drug(self) -> Mapping[DrugId, tuple[Equivalent, ...]]:
        names = {row.drug for row in self.rows}
        return {name: tuple(row for row in self.rows if row.drug == name) for name in names}

    def of(self, drug: DrugId) -> tuple[Equivalent, ...]:
        return self._by_drug.get(drug, ())


Methods = Mapping[str, Method]


def methods_with(methods: Methods, drug: DrugId) -> tuple[str, ...]:
    """The methods that have a figure for the drug; empty: no published equivalent."""
    return tuple(method.id for method in methods.values() if method.of(drug))
