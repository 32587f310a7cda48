"""What the patient list says of a patient: the most pressing reason, or the newest window."""

from collections.abc import Sequence

from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.reason import Reason
from nmsdesk.domain.urgency import Level
from nmsdesk.presenters.levels import level_word
from nmsdesk.presenters.patient_lines import Summary
from nmsdesk.presenters.urgency_bar import Say
from nmsdesk.presenters.wording import translate


def summary(assessment: Assessment, say: Say) -> Summary:
    """What the list says of a patient: the most pressing reason, or the newest window."""
    level = assessment.urgency.level
    reasons: Sequence[Reason] = assessment.urgency.reasons
    if level is Level.ROUTINE:
        return Summary(level, level_word(level), "")
    if level is Level.WATCH and assessment.windows:
        window = max(assessment.windows, key=lambda w: w.latest.at)
        text = translate("Patients", "day {day} of {days}: {change}").format(
            day=window.day, days=window.days, change=say(window.latest.why)
        )
        return Summary(level, level_word(level), text)
    return Summary(level, level_word(level), say(reasons[0]) if reasons else "")
