"""The result of a check in words, as it stands while it is being typed."""

from dataclasses import dataclass

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.asked import window_reason
from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.criteria import Judgement
from nmsdesk.domain.ids import CriteriaId
from nmsdesk.domain.reason import Reason
from nmsdesk.domain.urgency import Level
from nmsdesk.presenters.criteria_words import CriteriaLine, criteria_line
from nmsdesk.presenters.urgency_bar import OPEN_WINDOW, headline_reason, newest_window
from nmsdesk.presenters.wording import translate

SHOWN = ("iec_2011", "hunter_2003")
_NEXT = 4
_REASONS, _REASONS_BENEATH_THE_BAR = 2, 1
"""The pressing levels have many, all under Why; how to look needs the room."""
_NEXT_IN_BREATH = 2


@dataclass(frozen=True, slots=True)
class ResultView:
    """`level` is the id of the urgency (its tone), `headline` its word, `reasons` why.

    `said_above`: the bar above the page says this level and its first reason already, so
    `reasons` has the others. `next` is what is still worth looking for, best first.
    """

    level: str
    headline: str
    reasons: tuple[str, ...]
    more_reasons: int
    criteria: tuple[CriteriaLine, ...]
    leaning: str
    next: tuple[str, ...]
    next_ids: tuple[str, ...]
    said_above: bool = False

    @property
    def in_one_breath(self) -> str:
        """The result where the room is short: what it says, one after the other."""
        first = () if self.said_above else (self.headline, *self.reasons[:1])
        sets = (
            translate("Check", "{name}: {result}").format(name=line.name, result=line.short)
            for line in self.criteria
        )
        following = translate("Check", "Next: {findings}").format(
            findings=", ".join(self.next[:_NEXT_IN_BREATH])
        )
        return " · ".join((*first, self.leaning, *sets, *((following,) if self.next else ())))

    @property
    def spoken(self) -> str:
        """For a screen reader: the level and which way the findings lean."""
        return f"{self.headline} {' '.join(self.reasons)} {self.leaning}".strip()


def running_result(
    assessment: Assessment, texts: Texts, recorded: Assessment | None = None
) -> ResultView:
    """`recorded` is what the bar above the page speaks of; None: there is no bar."""
    urgency = assessment.urgency
    above = recorded is not None and recorded.urgency.level is urgency.level is not Level.ROUTINE
    said = _said_by(recorded) if above and recorded is not None else ()
    reasons = tuple(
        dict.fromkeys(texts.say(reason) for reason in urgency.reasons if reason not in said)
    )
    pressing = above and urgency.level is not Level.WATCH
    most = _REASONS_BENEATH_THE_BAR if pressing else _REASONS
    following = assessment.comparison.check_next[:_NEXT]
    return ResultView(
        urgency.level.value,
        _headline(assessment, recorded, texts),
        reasons[:most],
        max(0, len(reasons) - most),
        tuple(criteria_line(each, texts, with_items=False) for each in shown_sets(assessment)),
        leaning_sentence(assessment),
        tuple(texts.label("finding", name) for name in following),
        tuple(following),
        above,
    )


def _said_by(recorded: Assessment) -> tuple[Reason, ...]:
    """What the headline of the bar says: a rule, or the newest window with its change and day."""
    said = headline_reason(recorded)
    if said is None:
        return ()
    if said.key != OPEN_WINDOW:
        return (said,)
    return (said, window_reason(newest_window(recorded.windows)))


def _headline(assessment: Assessment, recorded: Assessment | None, texts: Texts) -> str:
    """The level; where the record has another one, it is said that the answers make it."""
    level = texts.label("level", assessment.urgency.level.value)
    if recorded is None or recorded.urgency.level is assessment.urgency.level:
        return level
    return translate("Check", "{level}, with these answers").format(level=level)


def shown_sets(assessment: Assessment) -> tuple[Judgement, ...]:
    """The two sets that are shown while typing, in their order."""
    judged = {judgement.criteria: judgement for judgement in assessment.criteria}
    return tuple(judged[CriteriaId(name)] for name in SHOWN if CriteriaId(name) in judged)


def leaning_sentence(assessment: Assessment) -> str:
    """Which way the findings lean; never that something is excluded."""
    return {
        "nms": translate("Comparison", "The findings lean toward NMS."),
        "serotonin_syndrome": translate(
            "Comparison", "The findings lean toward serotonin syndrome."
        ),
        "both": translate(
            "Comparison", "The findings fit both pictures; they cannot be told apart so far."
        ),
        "neither": translate("Comparison", "The findings lean toward neither of the two."),
        "undetermined": translate(
            "Comparison", "Too little is known to say which way the findings lean."
        ),
    }[assessment.comparison.leaning.value]
