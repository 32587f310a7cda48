"""The closed little language of a criterion as a tree: it answers, and tells what decided.

What a clinician reads in the knowledge files is what runs. Three-valued throughout: a part that
nobody assessed is unknown and stays so until the rest has decided.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from nmsdesk.domain.leaf import LEAVES, Ask, Compare, Is, Known, Leaf, Present
from nmsdesk.domain.truth import MET, NOT_MET, UNKNOWN, Truth, any_of, at_least


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `needed` of the parts; all of them is `and`, one of them is `or`."""

    needed: int
    parts: "tuple[Expression, ...]"
    leaves: "tuple[Leaf, ...]" = field(init=False, repr=False, compare=False)
    """What of it looks at the case itself, in reading order; worked out once."""
    rests_on: tuple[str, ...] | None = field(init=False, repr=False, compare=False)
    """The findings without which it is unknown; None where it also rests on something else."""
    _at_first: Truth = field(init=False, repr=False, compare=False)
    """What it is before a part has answered: settled where none or more than all are needed."""

    def __post_init__(self) -> None:
        at_first = at_least(self.needed, [UNKNOWN] * len(self.parts))
        rests_on = _rest_on(self.parts) if at_first is UNKNOWN else None
        object.__setattr__(self, "leaves", tuple(leaves(self.parts)))
        object.__setattr__(self, "rests_on", rests_on)
        object.__setattr__(self, "_at_first", at_first)

    def untouched(self, known: Known) -> bool:
        """Was none of its findings assessed: every part of it is unknown then."""
        return self.rests_on is not None and known.values.keys().isdisjoint(self.rests_on)

    def answer(self, known: Known) -> Truth:
        """As `at_least` of the parts' answers; no part is asked once the result stands."""
        memo = known.memo
        found = memo.get(id(self))
        if found is not None:
            return found
        found, rests_on = self._at_first, self.rests_on
        # As `untouched` says, without the call: this is asked for every part of every criterion.
        touched = rests_on is None or not known.values.keys().isdisjoint(rests_on)
        if found is UNKNOWN and touched:
            wanted, spare = self.needed, len(self.parts) - self.needed
            for part in self.parts:
                answer = memo.get(id(part)) or part.answer(known)
                if answer is MET:
                    wanted -= 1
                elif answer is NOT_MET:
                    spare -= 1
                else:
                    continue
                if not wanted or spare < 0:
                    found = answer
                    break
        memo[id(self)] = found
        return found


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
        memo = known.memo
        for part, mentioned in zip(self.parts, self._names, strict=True):
            if (memo.get(id(part)) or part.answer(known)) is UNKNOWN:
                continue
            at = max([seen for name in mentioned if (seen := known.seen_at(name))], default=None)
            if at is not None and (best is None or at > best[0]):
                best = (at, part)
        return None if best is None else best[1]


@dataclass(frozen=True, slots=True)
class New:
    """A sign that is there and was not there before: see `Known.earlier`."""

    part: "Expression"
    _any: "tuple[Expression, ...]" = field(init=False, repr=False, compare=False)
    """The signs of which any one is enough, worked out once."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_any", tuple(_leaves(self.part)))

    @property
    def parts(self) -> "tuple[Expression, ...]":
        return (self.part,)

    def answer(self, known: Known) -> Truth:
        found = known.memo.get(id(self))
        if found is None:
            earlier = known.earlier()
            found = any_of([_new(sign, known, earlier) for sign in self._any])
            known.memo[id(self)] = found
        return found


def _new(leaf: "Expression", known: Known, earlier: tuple[Known, ...]) -> Truth:
    answer = known.memo.get(id(leaf)) or leaf.answer(known)
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


def names(expression: Expression) -> Iterator[str]:
    """Every finding that the expression mentions, in reading order, repeated as it repeats."""
    for leaf in leaves((expression,)):
        match leaf:
            case Ask(_, arguments):
                yield from (argument for argument in arguments if isinstance(argument, str))
            case _:
                yield leaf.name


def leaves(parts: tuple[Expression, ...]) -> Iterator[Leaf]:
    """What of expressions looks at the case itself, in reading order."""
    for part in parts:
        if isinstance(part, LEAVES):
            yield part
        else:
            yield from leaves(part.parts)


def _rest_on(parts: tuple[Expression, ...]) -> tuple[str, ...] | None:
    """The findings that expressions look at; None where one asks, or is settled from the first."""
    found: dict[str, None] = {}
    for part in parts:
        if isinstance(part, Ask):
            return None
        if isinstance(part, LEAVES):
            found[part.name] = None
            continue
        inner = part.rests_on if isinstance(part, AtLeast) else _rest_on(part.parts)
        if inner is None:
            return None
        found.update(dict.fromkeys(inner))
    return tuple(found)
