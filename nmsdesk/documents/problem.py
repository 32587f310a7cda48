"""What is wrong in a document, where, and how to mend it: several at once, each in one line."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from typing_extensions import override

from nmsdesk.domain.errors import UserError


@dataclass(frozen=True, slots=True)
class Problem:
    """`path` leads to the place inside the document; empty where it is the document itself."""

    words: str
    path: str = ""
    file: str = ""

    @override
    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.path, self.words) if part)


class DocumentError(UserError):
    """A document that cannot be taken; its text is the first problem, on one line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        more = len(self.problems) - 1
        super().__init__(f"{self.problems[0]}{f' (and {more} more)' if more else ''}")

    def within(self, file: str) -> "DocumentError":
        """The same problems, each naming the file where it names none yet."""
        return DocumentError(
            Problem(one.words, one.path, one.file or file) for one in self.problems
        )


class Problems:
    """Gathers what is wrong, so that a person hears of everything in one go."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, words: str, path: str = "", file: str = "") -> None:
        self._found.append(Problem(words, path, file))

    def extend(self, problems: Iterable[Problem]) -> None:
        self._found.extend(problems)

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """What the block refuses is kept for later; the block ends there."""
        try:
            yield
        except DocumentError as error:
            self._found.extend(error.problems)

    @property
    def found(self) -> tuple[Problem, ...]:
        return tuple(self._found)

    def refuse(self) -> None:
        """Raise everything that was gathered, if anything was."""
        if self._found:
            raise DocumentError(self._found)
