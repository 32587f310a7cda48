"""A place inside a document: it reads what stands there, knows its path, refuses what is not known.

The figures of a document reach a cursor as `Decimal` (or `int`, from TOML), never as `float`.
"""

import difflib
import json
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import NoReturn, TypeVar

from nmsdesk.documents.problem import DocumentError, Problem, Problems

T = TypeVar("T")
Choice = TypeVar("Choice", bound=Enum)

_PLAIN_KEY = re.compile(r"[^\W\d]\w*")
_SHOWN = 40
_SPARE = 12
"""More words than this are not listed in a complaint; the nearest is."""


class Pairs(dict[str, object]):
    """A JSON object that remembers which keys stood in it more than once."""

    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoNumber:
    """What JSON does not have and some programs write: NaN, Infinity, an endless exponent."""

    text: str


@dataclass(frozen=True, slots=True)
class Cursor:
    """`value` is what stands at `path`; every reader returns it typed or raises DocumentError."""

    value: object
    path: str = ""
    file: str = ""

    def fail(self, words: str) -> NoReturn:
        raise DocumentError([Problem(words, self.path, self.file)])

    def at(self, key: str) -> "Cursor":
        """The value under a key of this object; None where it is left out."""
        return Cursor(self.entries().get(key), self._under(key), self.file)

    def has(self, key: str) -> bool:
        """Is there a value under the key; null counts as left out."""
        return self.entries().get(key) is not None

    def entries(self) -> dict[str, object]:
        if not isinstance(self.value, dict):
            self.fail(f"an object {{…}} expected, not {shown(self.value)}")
        return self.value

    def keys(self, *allowed: str) -> "Cursor":
        """Refuse a key that is not among the allowed, or that stands here twice."""
        for key in self.entries():
            if key not in allowed:
                self.unknown_key(key, allowed)
        self.once_each()
        return self

    def once_each(self) -> None:
        """Refuse an object in which a key stands twice: nobody could tell which one counts."""
        if isinstance(self.value, Pairs) and self.value.repeated:
            Cursor(None, self._under(self.value.repeated[0]), self.file).fail(
                "stands here twice; keep one"
            )

    def unknown_key(self, key: str, allowed: Collection[str], what: str = "key") -> NoReturn:
        Cursor(None, self._under(key), self.file).fail(f"unknown {what}; {nearest(key, allowed)}")

    def children(self) -> Iterator[tuple[str, "Cursor"]]:
        """Key and place of every entry of this object, in the order in which they stand."""
        for key, value in self.entries().items():
            yield key, Cursor(value, self._under(key), self.file)

    def items(self) -> Iterator["Cursor"]:
        """The places of a list."""
        if not isinstance(self.value, list):
            self.fail(f"a list […] expected, not {shown(self.value)}")
        for index, value in enumerate(self.value):
            yield Cursor(value, f"{self.path}[{index}]", self.file)

    def each(self, key: str, read: "Callable[[Cursor], T]") -> tuple[T, ...]:
        """Read a list that may be left out: one problem an item, all of them together."""
        if not self.has(key):
            return ()
        problems, found = Problems(), []
        for item in self.at(key).items():
            with problems.gathered():
                found.append(read(item))
        problems.refuse()
        return tuple(found)

    def optional(self, key: str, read: "Callable[[Cursor], T]") -> T | None:
        """What stands under the key; None where it is left out or null."""
        return read(self.at(key)) if self.has(key) else None

    def required(self, key: str, read: "Callable[[Cursor], T]") -> T:
        if not self.has(key):
            self.at(key).fail("is needed and left out")
        return read(self.at(key))

    def text(self) -> str:
        if not isinstance(self.value, str):
            self.fail(f'text in "quotes" expected, not {shown(self.value)}')
        if any("\ud800" <= sign <= "\udfff" for sign in self.value) or "\0" in self.value:
            self.fail("holds a sign that is none (half a surrogate pair, or NUL)")
        return self.value

    def words(self) -> str:
        """Text that says something."""
        text = self.text()
        if not text.strip():
            self.fail("may not be empty")
        return text

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            self.fail(f"true or false expected, not {shown(self.value)}")
        return self.value

    def number(self, least: Decimal | int | str, most: Decimal | int | str) -> Decimal:
        """A figure from `least` to `most`, both included."""
        value = self.value
        if isinstance(value, NoNumber):
            self.fail(f"{clip(value.text)} is no number")
        if isinstance(value, bool) or not isinstance(value, Decimal | int):
            self.fail(f"a number expected, not {shown(value)}")
        figure = Decimal(value)
        if not Decimal(least) <= figure <= Decimal(most):
            self.fail(f"{shown(value)} cannot be; from {least} to {most} expected")
        return figure

    def whole(self, least: int, most: int) -> int:
        figure = self.number(least, most)
        if figure != figure.to_integral_value():
            self.fail(f"a whole number expected, not {shown(self.value)}")
        return int(figure)

    def above(self, most: Decimal | int) -> Decimal:
        """A figure greater than 0, at most `most`."""
        if isinstance(self.value, Decimal | int) and self.value <= 0:
            self.fail(f"more than 0 expected, not {shown(self.value)}")
        return self.number(0, most)

    def word(self, words: Collection[str]) -> str:
        text = self.text()
        if text not in words:
            self.fail(f"unknown word {shown(text)}; {nearest(text, words)}")
        return text

    def choice(self, kind: type[Choice]) -> Choice:
        """One of the words of an enumeration."""
        return kind(self.word([member.value for member in kind]))

    def _under(self, key: str) -> str:
        if not _PLAIN_KEY.fullmatch(key):
            return f"{self.path}[{json.dumps(clip(key))}]"
        return f"{self.path}.{clip(key)}" if self.path else clip(key)


def nearest(typed: str, words: Collection[str]) -> str:
    """How to mend a word that is none of these: the nearest one, or the whole short list."""
    close = difflib.get_close_matches(typed[:_SHOWN], words, n=1, cutoff=0.7)
    if close:
        return f"perhaps {close[0]}"
    if len(words) > _SPARE:
        return "it is not in the list that the format's description gives"
    return f"expected: {', '.join(words)}"


def clip(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def shown(value: object) -> str:
    """A value as a complaint shows it: on one line, never long."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(clip(value), ensure_ascii=False)
        case dict():
            return "an object"
        case list():
            return "a list"
        case NoNumber(text):
            return clip(text)
        case _:
            return clip(str(value))
