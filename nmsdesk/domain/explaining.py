"""Why an expression answers as it does: the leaves that decided, and those nobody assessed."""

from nmsdesk.domain.expression import AtLeast, Expression, New, Newest, Not, Overall
from nmsdesk.domain.leaf import LEAVES, Known, Leaf
from nmsdesk.domain.truth import MET, NOT_MET, UNKNOWN, Truth


def deciding(expression: Expression, known: Known) -> list[Leaf]:
    """The leaves that made the answer what it is; for an unknown one, what already counts."""
    found: list[Leaf] = []
    _collect_deciding(expression, known, found)
    return found


def _collect_deciding(expression: Expression, known: Known, into: list[Leaf]) -> None:
    if isinstance(expression, LEAVES):
        into.append(expression)
        return
    if isinstance(expression, AtLeast):
        if not expression.untouched(known):
            _settling(expression.parts, expression.answer(known), known, into)
        return
    match expression:
        case Not(part) | New(part):
            _collect_deciding(part, known, into)
        case Newest():
            if (chosen := expression.chosen(known)) is not None:
                _collect_deciding(chosen, known, into)
        case Overall():
            _settling(expression.parts, expression.answer(known), known, into)


def _settling(parts: tuple[Expression, ...], answer: Truth, known: Known, into: list[Leaf]) -> None:
    wanted = NOT_MET if answer is NOT_MET else MET
    memo = known.memo
    for part in parts:
        if (memo.get(id(part)) or part.answer(known)) is wanted:
            _collect_deciding(part, known, into)


def undecided(expression: Expression, known: Known) -> list[Leaf]:
    """The leaves that nobody assessed, in the parts that are still open."""
    found: list[Leaf] = []
    _collect_open((expression,), known, found)
    return found


def _collect_open(parts: tuple[Expression, ...], known: Known, into: list[Leaf]) -> None:
    memo = known.memo
    for part in parts:
        if (memo.get(id(part)) or part.answer(known)) is not UNKNOWN:
            continue
        if isinstance(part, LEAVES):
            into.append(part)
        elif isinstance(part, AtLeast) and part.untouched(known):
            into.extend(part.leaves)
        else:
            _collect_open(part.parts, known, into)
