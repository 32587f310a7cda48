"""The parts of a criterion that look at a case themselves: a sign, a word, a figure, a question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Protocol

from nmsdesk.domain.finding import Value
from nmsdesk.domain.truth import MET, NOT_MET, UNKNOWN, Truth


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


Argument = str | Decimal


class Known(Protocol):
    """What is known of one case: values by name, and answers to the closed list of questions."""

    @property
    def values(self) -> Mapping[str, Value]:
        """What was found, by name; what is not in it was not assessed."""
        ...

    def seen_at(self, name: str) -> datetime | None: ...

    def ask(self, question: "Ask") -> Truth: ...

    def earlier(self) -> "tuple[Known, ...]": ...

    @property
    def memo(self) -> "dict[int, Truth]":
        """Answers by the identity of their expression, which lives as long as the knowledge.

        Every expression puts its own in and the ones around it look there first: most of an
        assessment is spent here, and a look is a third of a call.
        """
        ...


@dataclass(frozen=True, slots=True)
class Present:
    """A sign that is there; of a word finding any word that is not one for absence."""

    name: str
    absent: frozenset[str] = frozenset()

    def answer(self, known: Known) -> Truth:
        value = known.values.get(self.name)
        found = UNKNOWN
        if value is True:
            found = MET
        elif value is False:
            found = NOT_MET
        elif isinstance(value, str):
            found = NOT_MET if value in self.absent else MET
        known.memo[id(self)] = found
        return found


@dataclass(frozen=True, slots=True)
class Is:
    """A word finding that is one of the words; plainly `true` leaves the word unknown."""

    name: str
    words: frozenset[str]

    def answer(self, known: Known) -> Truth:
        value = known.values.get(self.name)
        found = UNKNOWN
        if value is False:
            found = NOT_MET
        elif isinstance(value, str):
            found = MET if value in self.words else NOT_MET
        known.memo[id(self)] = found
        return found


@dataclass(frozen=True, slots=True)
class Compare:
    """A figure against a bound, in the unit of the finding."""

    name: str
    comparator: Comparator
    bound: Decimal

    def answer(self, known: Known) -> Truth:
        value = known.values.get(self.name)
        found = UNKNOWN
        if isinstance(value, Decimal):
            found = MET if self.comparator.holds(value, self.bound) else NOT_MET
        known.memo[id(self)] = found
        return found


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about more than one value: `occasions(temperature, 38.0, 2)`."""

    question: str
    arguments: tuple[Argument, ...] = ()

    def answer(self, known: Known) -> Truth:
        found = known.memo.get(id(self))
        if found is None:
            found = known.memo[id(self)] = known.ask(self)
        return found


Leaf = Present | Is | Compare | Ask
LEAVES = (Present, Is, Compare, Ask)
