"""The closed list of questions that criteria may ask about more than one value of a case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nmsdesk.domain.asked import Asked
from nmsdesk.domain.cause_questions import (
    exposed_at_all,
    exposed_within,
    maybe_exposed,
    set_met,
    sure_points,
    window,
    window_of,
    window_within,
)
from nmsdesk.domain.evidence import Answer
from nmsdesk.domain.figure_questions import (
    adult_above,
    occasions,
    of_limit,
    over_baseline,
    swing,
)
from nmsdesk.domain.leaf import Ask
from nmsdesk.domain.readings import Readings
from nmsdesk.domain.word_questions import Names, denied, not_present, not_word, work_up


class Questions(Asked):
    """Answers every question of the list for one case."""

    def __call__(self, ask: Ask) -> Answer:
        return QUESTIONS[ask.question].answer(self, ask)


@dataclass(frozen=True, slots=True)
class Question:
    """How many arguments it takes, and what answers it."""

    arguments: int
    answer: Callable[[Asked, Ask], Answer]


def _by_words(answer: Callable[[Readings, Names], Answer]) -> Callable[[Asked, Ask], Answer]:
    """A question of which every argument is a name or a word, and that the readings answer."""

    def asked_of(asked: Asked, ask: Ask) -> Answer:
        return answer(asked.readings, tuple(map(str, ask.arguments)))

    return asked_of


QUESTIONS: Mapping[str, Question] = {
    "exposed": Question(1, exposed_at_all),
    "exposed_within": Question(2, exposed_within),
    "maybe_exposed": Question(1, maybe_exposed),
    "occasions": Question(3, occasions),
    "over_baseline": Question(2, over_baseline),
    "of_limit": Question(2, of_limit),
    "swing": Question(3, swing),
    "adult_above": Question(2, adult_above),
    "work_up": Question(2, _by_words(work_up)),
    "not_present": Question(1, _by_words(not_present)),
    "not_word": Question(2, _by_words(not_word)),
    "denied": Question(2, _by_words(denied)),
    "window": Question(1, window),
    "window_of": Question(1, window_of),
    "window_within": Question(2, window_within),
    "set_met": Question(1, set_met),
    "sure_points": Question(2, sure_points),
}
