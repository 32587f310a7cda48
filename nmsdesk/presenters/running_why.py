"""Why the running result of a check says what it says: level, leaning, each criteria set."""

from collections.abc import Mapping

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.criteria import CriteriaSet
from nmsdesk.domain.ids import CriteriaId, SourceId
from nmsdesk.domain.source import SourceText
from nmsdesk.presenters.comparison_why import why_criteria, why_leaning
from nmsdesk.presenters.criteria_words import criteria_line
from nmsdesk.presenters.running_result import leaning_sentence, shown_sets
from nmsdesk.presenters.urgency_why import urgency_why
from nmsdesk.presenters.why import WhyPart, WhyView
from nmsdesk.presenters.wording import translate

LEANING = "leaning"
Sources = Mapping[SourceId, SourceText]
Sets = Mapping[CriteriaId, CriteriaSet]


def why_running(assessment: Assessment, texts: Texts, sets: Sets, sources: Sources) -> WhyView:
    """What stands in the record together with the answers so far, item by item.

    A routine level has no rule of its own: that none holds is said in its place.
    """
    urgency = urgency_why(assessment, texts.say, sources)
    judged = [
        why_criteria(criteria_line(each, texts), sets[each.criteria].sources, sources)
        for each in shown_sets(assessment)
    ]
    views = (urgency, why_leaning(assessment, texts, sources), *judged)
    return WhyView(
        translate("Check", "The result so far"),
        sources=tuple(dict.fromkeys(source for view in views for source in view.sources)),
        parts=(
            *(urgency.parts or (_no_rule(),)),
            _leaning(assessment, texts),
            *(WhyPart(view.title, view.basis) for view in judged),
        ),
    )


def _leaning(assessment: Assessment, texts: Texts) -> WhyPart:
    """Its own word is the heading already."""
    reasons = (one for one in assessment.comparison.why if one.key != LEANING)
    return WhyPart(leaning_sentence(assessment), tuple(texts.say(one) for one in reasons))


def _no_rule() -> WhyPart:
    return WhyPart(
        translate("Check", "No rule of urgency holds"),
        (
            translate(
                "Check", "That is said of what was looked for; what was not assessed stays open."
            ),
        ),
    )
