"""What is known of one case, as the criteria ask for it: values, answers, and what made them so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, cast

from nmsdesk.domain.explaining import deciding, undecided
from nmsdesk.domain.expression import Expression
from nmsdesk.domain.finding import Value
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.leaf import Ask, Known, Leaf
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.readings import Reading, Readings
from nmsdesk.domain.reason import Reason, because, label
from nmsdesk.domain.truth import UNKNOWN, Truth

WITHOUT_UNIT = frozenset({"ph"})


class Answer(NamedTuple):
    """An answer to a question, with what decided it and what nobody assessed.

    `assumed` are statements that were taken for granted on the way (an upper limit, a site).
    """

    truth: Truth
    decided: tuple[Reason, ...] = ()
    missing: tuple[FindingId, ...] = ()
    assumed: tuple[Reason, ...] = ()


Answers = Callable[[Ask], Answer]
"""Answers the questions of the grammar for one case."""


@dataclass(slots=True)
class Evidence:
    """`Known` for one case; answers are worked out once each."""

    readings: Readings
    answers: Answers
    before: tuple[Known, ...] = ()
    """Checks that say what was there before: see `New`."""
    values: Mapping[str, Value] = field(init=False)
    memo: dict[int, Truth] = field(default_factory=dict)
    _asked: dict[int, Answer] = field(default_factory=dict)
    _found: dict[str, Reason] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.values = {name: reading.value for name, reading in self.readings.newest.items()}

    def seen_at(self, name: str) -> datetime | None:
        reading = self.readings.newest.get(name)
        return None if reading is None else reading.at

    def answer(self, question: Ask) -> Answer:
        answer = self._asked.get(id(question))
        if answer is None:
            answer = self._asked[id(question)] = self.answers(question)
        return answer

    def ask(self, question: Ask) -> Truth:
        return self.answer(question).truth

    def earlier(self) -> tuple[Known, ...]:
        return self.before

    def why(self, expression: Expression) -> tuple[Reason, ...]:
        """What decided the answer, each once, in reading order."""
        leaves = deciding(expression, self)
        if not leaves:
            return ()
        reasons = [each for leaf in leaves for each in self._decided(leaf)]
        return tuple(dict.fromkeys(reasons) if len(reasons) > 1 else reasons)

    def missing(self, expression: Expression) -> tuple[FindingId, ...]:
        """What nobody assessed and the answer still waits for, each once, in reading order."""
        if (self.memo.get(id(expression)) or expression.answer(self)) is not UNKNOWN:
            return ()
        names = [name for leaf in undecided(expression, self) for name in self._missing(leaf)]
        return tuple(dict.fromkeys(names) if len(names) > 1 else names)

    def assumed(self) -> tuple[Reason, ...]:
        """What was taken for granted in the answers so far."""
        every = (reason for answer in self._asked.values() for reason in answer.assumed)
        return tuple(dict.fromkeys(every))

    def _decided(self, leaf: Leaf) -> tuple[Reason, ...]:
        if isinstance(leaf, Ask):
            return self.answer(leaf).decided
        reading = self.readings.newest.get(leaf.name)
        return () if reading is None else (self.found(reading),)

    def found(self, reading: Reading) -> Reason:
        """The newest reading of a finding as a statement."""
        reason = self._found.get(reading.finding)
        if reason is None:
            reason = self._found[reading.finding] = found(reading)
        return reason

    def _missing(self, leaf: Leaf) -> tuple[FindingId, ...]:
        return self.answer(leaf).missing if isinstance(leaf, Ask) else (FindingId(leaf.name),)


def found(reading: Reading) -> Reason:
    """A reading as a statement: what was found, and when."""
    finding = label("finding", reading.finding)
    match reading.value:
        case True:
            return because("found_present", finding=finding, at=reading.at)
        case False:
            return because("found_absent", finding=finding, at=reading.at)
        case str(word):
            word_label = label("word", f"{reading.finding}.{word}")
            return because("found_word", finding=finding, word=word_label, at=reading.at)
        case Mapping() as grades:
            return because("found_scale", finding=finding, items=len(grades), at=reading.at)
        case figure if reading.finding in WITHOUT_UNIT:
            return because("found_plain", finding=finding, figure=figure, at=reading.at)
        case figure:
            unit = label("unit", reading.finding)
            return because("found_figure", finding=finding, figure=figure, unit=unit, at=reading.at)


@dataclass(frozen=True, slots=True)
class OneCheck:
    """`Known` of a single observation: what that check by itself showed."""

    observation: Observation
    answers: Answers
    memo: dict[int, Truth] = field(default_factory=dict)

    @property
    def values(self) -> Mapping[str, Value]:
        return cast("Mapping[str, Value]", self.observation.findings)  # a FindingId is a str

    def seen_at(self, name: str) -> datetime | None:
        return self.observation.at.midday if name in self.observation.findings else None

    def ask(self, question: Ask) -> Truth:
        return self.answers(question).truth

    def earlier(self) -> tuple[Known, ...]:
        return ()
