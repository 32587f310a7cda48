"""A criterion's text -> expression: names, words, figures, and the closed list of questions.

Python's own grammar is borrowed (`ast.parse`), its evaluator is not.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from nmsdesk.domain.expression import AtLeast, Expression, New, Newest, Not, Overall
from nmsdesk.domain.finding import FindingKind, FindingSpec
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.leaf import Argument, Ask, Comparator, Compare, Is, Present


class GrammarError(Exception):
    """What cannot be read, with its column; the loader adds file and path."""


COMPARATORS = {
    ast.Lt: Comparator.LESS,
    ast.LtE: Comparator.AT_MOST,
    ast.Gt: Comparator.MORE,
    ast.GtE: Comparator.AT_LEAST,
}


@dataclass(frozen=True, slots=True)
class Grammar:
    """Reads expressions over `findings`, over `signs` defined before, and over `questions`.

    `items` are further names that stand for themselves (the items of a criteria set's rule).
    """

    findings: Mapping[FindingId, FindingSpec]
    questions: Mapping[str, int]
    """question -> how many arguments it takes"""
    signs: Mapping[str, Expression] = field(default_factory=dict)
    items: Mapping[str, Expression] = field(default_factory=dict)
    pool: dict[Expression, Expression] = field(default_factory=dict)
    """Equal parts are read as one and the same, so that a case answers each of them once."""

    def read(self, text: str) -> Expression:
        try:
            tree = ast.parse(f"(\n{text}\n)", mode="eval").body
        except (SyntaxError, ValueError) as problem:
            raise GrammarError(f"cannot be read: {problem}") from problem
        return self._read(tree)

    def _read(self, node: ast.expr) -> Expression:
        expression = self._form(node)
        return self.pool.setdefault(expression, expression)

    def _form(self, node: ast.expr) -> Expression:
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                return AtLeast(len(values), tuple(map(self._read, values)))
            case ast.BoolOp(op=ast.Or(), values=values):
                return AtLeast(1, tuple(map(self._read, values)))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self._read(operand))
            case ast.Name(id=name):
                return self._name(name)
            case ast.Compare():
                return self._compare(node)
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
                return self._call(name, arguments)
        raise _unreadable(node)

    def _name(self, name: str) -> Expression:
        if name in self.items:
            return self.items[name]
        if name in self.signs:
            return self.signs[name]
        spec = self.findings.get(FindingId(name))
        if spec is None:
            raise GrammarError(f"{name!r} is no finding and no sign of signs.toml")
        if spec.kind is FindingKind.FIGURE:
            raise GrammarError(f"{name!r} is a figure: compare it with one")
        return Present(name, frozenset(spec.absent_words))

    def _compare(self, node: ast.Compare) -> Expression:
        match node:
            case ast.Compare(
                left=ast.Name(id=name), ops=[ast.Eq()], comparators=[ast.Name(id=word)]
            ):
                return Is(name, self._words(name, [word]))
            case ast.Compare(
                left=ast.Name(id=name), ops=[ast.In()], comparators=[ast.Tuple(elts=words)]
            ):
                return Is(name, self._words(name, [_text(word) for word in words]))
            case ast.Compare(
                left=ast.Name(id=name), ops=[operator], comparators=[ast.Constant() as bound]
            ) if type(operator) in COMPARATORS:
                spec = self.findings.get(FindingId(name))
                if spec is None or spec.kind is not FindingKind.FIGURE:
                    raise GrammarError(f"{name!r} is no figure and cannot be compared with one")
                return Compare(name, COMPARATORS[type(operator)], _figure(bound))
        raise _unreadable(node)

    def _words(self, name: str, words: list[str]) -> frozenset[str]:
        spec = self.findings.get(FindingId(name))
        if spec is None:
            raise GrammarError(f"{name!r} is no finding")
        for word in words:
            if word not in spec.words:
                raise GrammarError(f"{name!r} has no word {word!r}; it has {', '.join(spec.words)}")
        return frozenset(words)

    def _call(self, name: str, arguments: list[ast.expr]) -> Expression:
        match name, arguments:
            case "at_least", [ast.Constant(value=int(needed)), *parts]:
                return AtLeast(needed, tuple(map(self._read, parts)))
            case "newest", parts:
                return Newest(tuple(map(self._read, parts)))
            case "new", [part]:
                return New(self._read(part))
            case "overall", [ast.Tuple(elts=leading), ast.Tuple(elts=also)]:
                return Overall(tuple(map(self._read, leading)), tuple(map(self._read, also)))
        if name not in self.questions:
            raise GrammarError(f"{name!r} is no question; there are {', '.join(self.questions)}")
        if len(arguments) != self.questions[name]:
            raise GrammarError(f"{name} takes {self.questions[name]} arguments")
        return Ask(name, tuple(map(_argument, arguments)))


def _argument(node: ast.expr) -> Argument:
    return _text(node) if isinstance(node, ast.Name) else _figure(node)


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    raise _unreadable(node)


def _figure(node: ast.expr) -> Decimal:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return Decimal(str(number))
    raise _unreadable(node)


def _unreadable(node: ast.expr) -> GrammarError:
    return GrammarError(f"{ast.unparse(node)!r} is not a form that criteria may have")
