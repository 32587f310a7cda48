"""The result of a check in words, as it stands while it is being typed."""

from dataclasses import dataclass

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.criteria import Judgement
from nmsdesk.domain.ids import CriteriaId
from nmsdesk.presenters.criteria_words import CriteriaLine, criteria_line
from nmsdesk.presenters.wording import translate

SHOWN = ("iec_2011", "hunter_2003")
_NEXT = 4
_REASONS = 2


@dataclass(frozen=True, slots=True)
class ResultView:
    """`level` is the id of the urgency (its tone), `headline` its word, `reasons` why.

    `next` is what is still worth looking for, best first.
    """

    level: str
    headline: str
    reasons: tuple[str, ...]
    more_reasons: int
    criteria: tuple[CriteriaLine, ...]
    leaning: str
    next: tuple[str, ...]
    next_ids: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """For a screen reader: the level and which way the findings lean."""
        return f"{self.headline} {' '.join(self.reasons)} {self.leaning}".strip()


def running_result(assessment: Assessment, texts: Texts) -> ResultView:
    urgency = assessment.urgency
    reasons = tuple(dict.fromkeys(urgency.reasons))
    following = assessment.comparison.check_next[:_NEXT]
    return ResultView(
        urgency.level.value,
        texts.label("level", urgency.level.value),
        tuple(texts.say(reason) for reason in reasons[:_REASONS]),
        max(0, len(reasons) - _REASONS),
        tuple(criteria_line(each, texts, with_items=False) for each in shown_sets(assessment)),
        leaning_sentence(assessment),
        tuple(texts.label("finding", name) for name in following),
        tuple(following),
    )


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
