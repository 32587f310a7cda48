"""What the patient list says of a patient: the most pressing reason, or the newest window."""

from collections.abc import Sequence

from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.case import Case
from nmsdesk.domain.reason import Reason
from nmsdesk.domain.urgency import Level
from nmsdesk.presenters.coverage import not_evaluated
from nmsdesk.presenters.levels import level_word
from nmsdesk.presenters.patient_lines import Summary
from nmsdesk.presenters.urgency_bar import Say
from nmsdesk.presenters.wording import translate


def summary(case: Case, assessment: Assessment, say: Say) -> Summary:
    """The most pressing reason, or the newest window; and how much of the list was evaluated.

    "Nothing open" stands alone only where every medicine of a recorded list is evaluated.
    """
    level = assessment.urgency.level
    left_out, total = not_evaluated(case, assessment.recognised)
    if level is Level.ROUTINE:
        return Summary(level, _nothing_open(case, left_out, total), "")
    text = _pressing(assessment, say)
    if left_out:
        text = translate("Patients", "{reason} ({left_out} of {total} not evaluated)").format(
            reason=text, left_out=left_out, total=total
        )
    return Summary(level, level_word(level), text)


def _nothing_open(case: Case, left_out: int, total: int) -> str:
    nothing = level_word(Level.ROUTINE)
    if case.orders is None:
        return translate("Patients", "No medication list recorded")
    if not left_out:
        return nothing
    return translate("Patients", "{nothing_open}; {left_out} of {total} not evaluated").format(
        nothing_open=nothing, left_out=left_out, total=total
    )


def _pressing(assessment: Assessment, say: Say) -> str:
    reasons: Sequence[Reason] = assessment.urgency.reasons
    if assessment.urgency.level is Level.WATCH and assessment.windows:
        window = max(assessment.windows, key=lambda w: w.latest.at)
        return translate("Patients", "day {day} of {days}: {change}").format(
            day=window.day, days=window.days, change=say(window.latest.why)
        )
    return say(reasons[0]) if reasons else ""
