"""The closed little language of a criterion as a tree: it answers, and tells what decided.

What a clinician reads in the knowledge files is what runs. Three-valued throughout: a part that
nobody assessed is unknown and stays so until the rest has decided.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Protocol

from nmsdesk.domain.finding import Value
from nmsdesk.domain.truth import Truth, any_of


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
MET, NOT_MET, UNKNOWN = Truth.MET, Truth.NOT_MET, Truth.UNKNOWN


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
        """Answers by the identity of their expression, which lives as long as the knowledge."""
        ...


@dataclass(frozen=True, slots=True)
class Present:
    """A sign that is there; of a word finding any word that is not one for absence."""

    name: str
    absent: frozenset[str] = frozenset()

    def answer(self, known: Known) -> Truth:
        value = known.values.get(self.name)
        if value is True:
            return MET
        if value is False:
            return NOT_MET
        if isinstance(value, str):
            return NOT_MET if value in self.absent else MET
        return UNKNOWN


@dataclass(frozen=True, slots=True)
class Is:
    """A word finding that is one of the words; plainly `true` leaves the word unknown."""

    name: str
    words: frozenset[str]

    def answer(self, known: Known) -> Truth:
        value = known.values.get(self.name)
        if value is False:
            return NOT_MET
        return Truth.of(value in self.words if isinstance(value, str) else None)


@dataclass(frozen=True, slots=True)
class Compare:
    """A figure against a bound, in the unit of the finding."""

    name: str
    comparator: Comparator
    bound: Decimal

    def answer(self, known: Known) -> Truth:
        value = known.values.get(self.name)
        if isinstance(value, Decimal):
            return Truth.of(self.comparator.holds(value, self.bound))
        return UNKNOWN


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


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `needed` of the parts; all of them is `and`, one of them is `or`."""

    needed: int
    parts: "tuple[Expression, ...]"

    def answer(self, known: Known) -> Truth:
        memo = known.memo
        found = memo.get(id(self))
        if found is None:
            found = memo[id(self)] = self._counted(known)
        return found

    def _counted(self, known: Known) -> Truth:
        """As `at_least` of the parts' answers; no part is asked once the result stands.

        Most of an assessment is spent here, so the answers are counted as they come.
        """
        wanted, spare = self.needed, len(self.parts) - self.needed
        if wanted <= 0:
            return MET
        if spare < 0:
            return NOT_MET
        for part in self.parts:
            answer = part.answer(known)
            if answer is MET:
                wanted -= 1
                if not wanted:
                    return MET
            elif answer is NOT_MET:
                if not spare:
                    return NOT_MET
                spare -= 1
        return UNKNOWN


@dataclass(frozen=True, slots=True)
class Not:
    part: "Expression"

    @property
    def parts(self) -> "tuple[Expression, ...]":
        return (self.part,)

    def answer(self, known: Known) -> Truth:
        return ~self.part.answer(known)


@dataclass(frozen=True, slots=True)
class Overall:
    """Met by any part; settled as not met by a leading part alone.

    Altered consciousness looked for and not found settles the mental state, unless one of its
    kinds (confusion, coma, mutism) was found beside it.
    """

    leading: "tuple[Expression, ...]"
    also: "tuple[Expression, ...]"

    @property
    def parts(self) -> "tuple[Expression, ...]":
        return (*self.leading, *self.also)

    def answer(self, known: Known) -> Truth:
        found = known.memo.get(id(self))
        if found is None:
            leading = [part.answer(known) for part in self.leading]
            if MET in (*leading, *[part.answer(known) for part in self.also]):
                found = MET
            else:
                found = NOT_MET if NOT_MET in leading else UNKNOWN
            known.memo[id(self)] = found
        return found


@dataclass(frozen=True, slots=True)
class Newest:
    """Of several ways to know the same sign the most recent decides; at one time the first named.

    A figure that cannot decide (no baseline) leaves the decision to the word.
    """

    parts: "tuple[Expression, ...]"
    _names: tuple[tuple[str, ...], ...] = field(init=False, repr=False, compare=False)
    """What each part mentions, worked out once."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_names", tuple(tuple(names(part)) for part in self.parts))

    def answer(self, known: Known) -> Truth:
        found = known.memo.get(id(self))
        if found is None:
            chosen = self.chosen(known)
            found = UNKNOWN if chosen is None else chosen.answer(known)
            known.memo[id(self)] = found
        return found

    def chosen(self, known: Known) -> "Expression | None":
        best: tuple[datetime, Expression] | None = None
        for part, mentioned in zip(self.parts, self._names, strict=True):
            if part.answer(known) is UNKNOWN:
                continue
            at = max([seen for name in mentioned if (seen := known.seen_at(name))], default=None)
            if at is not None and (best is None or at > best[0]):
                best = (at, part)
        return None if best is None else best[1]


@dataclass(frozen=True, slots=True)
class New:
    """A sign that is there and was not there before: see `Known.earlier`."""

    part: "Expression"

    @property
    def parts(self) -> "tuple[Expression, ...]":
        return (self.part,)

    def answer(self, known: Known) -> Truth:
        earlier = known.earlier()
        return any_of(_new(leaf, known, earlier) for leaf in _leaves(self.part))


def _new(leaf: "Expression", known: Known, earlier: tuple[Known, ...]) -> Truth:
    answer = leaf.answer(known)
    if answer is MET and any(leaf.answer(before) is MET for before in earlier):
        return NOT_MET
    return answer


def _leaves(part: "Expression") -> "Iterator[Expression]":
    match part:
        case AtLeast(1, parts):
            for each in parts:
                yield from _leaves(each)
        case Overall():
            for each in part.parts:
                yield from _leaves(each)
        case _:
            yield part


Expression = Present | Is | Compare | Ask | AtLeast | Not | Overall | Newest | New
Leaf = Present | Is | Compare | Ask
LEAVES = (Present, Is, Compare, Ask)


def names(expression: Expression) -> Iterator[str]:
    """Every finding that the expression mentions, in reading order, repeated as it repeats."""
    for leaf in leaves(expression):
        match leaf:
            case Ask(_, arguments):
                yield from (argument for argument in arguments if isinstance(argument, str))
            case _:
                yield leaf.name


def leaves(expression: Expression) -> Iterator[Leaf]:
    """The parts that look at the case themselves, in reading order."""
    if isinstance(expression, LEAVES):
        yield expression
    else:
        for part in expression.parts:
            yield from leaves(part)
