"""The closed little language of a criterion as a tree: it answers, and tells what it mentions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from nmsdesk.domain.finding import Value
from nmsdesk.domain.truth import Truth, at_least


class Comparator(Enum):
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="

    def holds(self, left: Decimal, right: Decimal) -> bool:
        match self:
            case Comparator.LESS:
                return left < right
            case Comparator.AT_MOST:
                return left <= right
            case Comparator.MORE:
                return left > right
            case Comparator.AT_LEAST:
                return left >= right


Known = Mapping[str, Value | Truth]
"""What is known by name; a name that is absent was not assessed."""


@dataclass(frozen=True, slots=True)
class Present:
    """A sign that is there, or a derived finding that is met."""

    name: str

    def answer(self, known: Known) -> Truth:
        value = known.get(self.name)
        if isinstance(value, Truth):
            return value
        return Truth.of(value if isinstance(value, bool) else None)


@dataclass(frozen=True, slots=True)
class Is:
    """A word finding that is one of the words; plainly `true` leaves the word unknown."""

    name: str
    words: frozenset[str]

    def answer(self, known: Known) -> Truth:
        value = known.get(self.name)
        if value is False:
            return Truth.NOT_MET
        return Truth.of(value in self.words if isinstance(value, str) else None)


@dataclass(frozen=True, slots=True)
class Compare:
    """A figure against a bound, in the unit of the finding."""

    name: str
    comparator: Comparator
    bound: Decimal

    def answer(self, known: Known) -> Truth:
        value = known.get(self.name)
        if isinstance(value, Decimal):
            return Truth.of(self.comparator.holds(value, self.bound))
        return Truth.UNKNOWN


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `needed` of the parts; all of them is `and`, one of them is `or`."""

    needed: int
    parts: "tuple[Expression, ...]"

    def answer(self, known: Known) -> Truth:
        return at_least(self.needed, (part.answer(known) for part in self.parts))


@dataclass(frozen=True, slots=True)
class Not:
    part: "Expression"

    def answer(self, known: Known) -> Truth:
        return ~self.part.answer(known)


Expression = Present | Is | Compare | AtLeast | Not


def names(expression: Expression) -> Iterator[str]:
    """Every name that the expression mentions, in reading order, repeated as it repeats."""
    match expression:
        case Present(name) | Is(name, _) | Compare(name, _, _):
            yield name
        case AtLeast(_, parts):
            for part in parts:
                yield from names(part)
        case Not(part):
            yield from names(part)
