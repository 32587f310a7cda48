"""An assessment as a page of plain lines, for a person at a terminal."""

from collections.abc import Iterable, Iterator

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.case import Case
from nmsdesk.domain.change import OpenWindow
from nmsdesk.domain.criteria import Judgement
from nmsdesk.domain.reason import Reason
from nmsdesk.presenters.wording import translate


def summary(case: Case, assessment: Assessment, texts: Texts) -> Iterator[str]:
    """What matters first: the level, then windows, changes, leaning, criteria, what is missing."""
    level = texts.label("level", assessment.urgency.level.value)
    yield f"{case.patient.id}, {texts.day_and_clock(assessment.now)}: {level}"
    yield from _listed("", assessment.urgency.reasons, texts)
    yield from _listed(
        translate("Summary", "What guidelines say"), assessment.urgency.actions, texts
    )
    yield translate("Summary", "%n watch window(s) open", n=len(assessment.windows))
    yield from (_window(window, texts) for window in assessment.windows)
    yield from _listed(
        translate("Summary", "Changes"), [change.why for change in assessment.changes], texts
    )
    yield translate("Summary", "Findings lean {way}").format(
        way=texts.label("leaning", assessment.comparison.leaning.value)
    )
    if assessment.comparison.check_next:
        names = [texts.label("finding", name) for name in assessment.comparison.check_next[:5]]
        yield translate("Summary", "Check next: {findings}").format(findings=", ".join(names))
    yield from (_criteria(judgement, texts) for judgement in assessment.criteria)
    if assessment.unrecognised:
        names = [one.text for one in assessment.unrecognised]
        yield translate("Summary", "Not evaluated: {medicines}").format(medicines="; ".join(names))
    yield from _listed(translate("Summary", "Assumed"), assessment.assumptions, texts)


def _listed(heading: str, reasons: Iterable[Reason], texts: Texts) -> Iterator[str]:
    said = [f"  - {texts.say(reason)}" for reason in reasons]
    if said and heading:
        yield f"{heading}:"
    yield from said


def _window(window: OpenWindow, texts: Texts) -> str:
    return "  - " + translate("Summary", "{syndrome}: day {day} of {days}").format(
        syndrome=texts.label("syndrome", window.syndrome.value), day=window.day, days=window.days
    )


def _criteria(judgement: Judgement, texts: Texts) -> str:
    name = texts.label("criteria", judgement.criteria)
    result = texts.label("result", judgement.result.value)
    if judgement.score is None:
        return f"{name}: {result}"
    return translate("Summary", "{name}: {result}, {sure} to {possible} points").format(
        name=name, result=result, sure=judgement.score.sure, possible=judgement.score.possible
    )
