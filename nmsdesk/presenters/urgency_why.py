"""Why the bar says what it says: rule by rule, then the medicines, the guidelines, the assumptions.

A sign that makes several rules hold is told once, under the first of them.
"""

from collections.abc import Iterable, Iterator, Mapping

from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.reason import Reason
from nmsdesk.domain.source import SourceText
from nmsdesk.domain.urgency import Held, Urgency
from nmsdesk.presenters.levels import level_word
from nmsdesk.presenters.urgency_bar import OPEN_WINDOW, RULE, Say
from nmsdesk.presenters.why import WhyPart, WhySource, WhyView, cited
from nmsdesk.presenters.wording import translate

CRITERIA = "set_met"
"""A published set that is met stands with the rule that asks for it, as a sign does."""


def urgency_why(
    assessment: Assessment, say: Say, sources: Mapping[SourceId, SourceText]
) -> WhyView:
    """Every reason and action of the level, the changes behind the windows, and their sources."""
    urgency = assessment.urgency
    return WhyView(
        translate("Urgency", "Why: {level}").format(level=level_word(urgency.level)),
        sources=_sources(assessment, sources),
        parts=tuple(_parts(assessment, say)),
    )


def _parts(assessment: Assessment, say: Say) -> Iterator[WhyPart]:
    urgency, told = assessment.urgency, set[str]()
    for held in _rules(urgency):
        signs = [say(one) for one in held.found if _is_sign(one)]
        new = _new(signs, told)
        if signs and not new:
            new = (translate("Urgency", "Its signs are told above."),)
        yield WhyPart(say(held.rule), new)
    for heading, reasons in _beside_the_rules(assessment):
        new = _new([say(one) for one in reasons], told)
        if new:
            yield WhyPart(heading, new)


def _rules(urgency: Urgency) -> tuple[Held, ...]:
    """The rules that hold, each with its basis where that is known; an open window comes below."""
    alone = tuple(Held(one, ()) for one in urgency.reasons if one.key.startswith(RULE))
    return tuple(each for each in urgency.held or alone if each.rule.key != OPEN_WINDOW)


def _beside_the_rules(assessment: Assessment) -> Iterator[tuple[str, tuple[Reason, ...]]]:
    urgency = assessment.urgency
    rest = [one for one in urgency.reasons if not one.key.startswith(RULE)]
    causes = [change.why for window in assessment.windows for change in window.causes]
    yield translate("Urgency", "Also found"), tuple(filter(_is_sign, rest))
    yield (
        translate("Urgency", "Watch windows and medicines"),
        (*(one for one in rest if not _is_sign(one)), *causes),
    )
    yield translate("Urgency", "What guidelines and usual practice name"), urgency.actions
    yield (
        translate("Urgency", "What was assumed, and what changed between checks"),
        assessment.assumptions,
    )


def _is_sign(reason: Reason) -> bool:
    return reason.key == CRITERIA or any(name == "finding" for name, _ in reason.values)


def _new(sentences: Iterable[str], told: set[str]) -> tuple[str, ...]:
    """Those that were not told yet, each once; from now on they are."""
    new = tuple(dict.fromkeys(one for one in sentences if one not in told))
    told.update(new)
    return new


def _sources(
    assessment: Assessment, sources: Mapping[SourceId, SourceText]
) -> tuple[WhySource, ...]:
    urgency = assessment.urgency
    changes = [change for window in assessment.windows for change in window.causes]
    reasons = (
        *urgency.reasons,
        *(change.why for change in changes),
        *urgency.actions,
        *assessment.assumptions,
    )
    return cited(
        (
            *(source for reason in reasons for source in reason.sources),
            *(source for change in changes for source in change.sources),
        ),
        sources,
    )
