"""Writes an assessment as the public answer, version 1: keys in fixed order, words in sentences."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from nmsdesk.documents.json_text import Json, write_json
from nmsdesk.documents.texts import Texts
from nmsdesk.domain.assessment import EXPOSURES, Assessment, Checks
from nmsdesk.domain.change import Change, OpenWindow
from nmsdesk.domain.comparison import Comparison
from nmsdesk.domain.criteria import Judgement
from nmsdesk.domain.exposure import Exposure
from nmsdesk.domain.load import Load
from nmsdesk.domain.reason import Reason
from nmsdesk.domain.truth import Truth

VERSION = 1

EXPOSURE_WORDS = {Truth.MET: "yes", Truth.NOT_MET: "no", Truth.UNKNOWN: "unknown"}


def write(assessment: Assessment, texts: Texts) -> str:
    """The answer as JSON text; the same assessment gives the same bytes.

    `mimics` and `scores` are there and empty until the program works them out.
    """
    changes = assessment.changes
    return write_json(
        {
            "nmsdesk_assessment": VERSION,
            "now": assessment.now.isoformat(),
            "onset": _time(assessment.onset),
            "changes": [_change(one, texts) for one in changes],
            "windows": [_window(one, changes) for one in assessment.windows],
            "exposures": _exposures(assessment.exposures),
            "load": _load(assessment.load, texts),
            "unrecognised": [
                {"text": one.text, "offered": list(one.offered)} for one in assessment.unrecognised
            ],
            "criteria": {one.criteria: _judgement(one, texts) for one in assessment.criteria},
            "comparison": _comparison(assessment.comparison),
            "mimics": [],
            "scores": {},
            "urgency": {
                "level": assessment.urgency.level.value,
                "reasons": _said(assessment.urgency.reasons, texts),
                "actions": _said(assessment.urgency.actions, texts),
            },
            "checks": _checks(assessment.checks),
            "assumptions": _said(assessment.assumptions, texts),
        }
    )


def _change(change: Change, texts: Texts) -> Json:
    return {
        "kind": change.kind.value,
        "drug": change.drug,
        "with": change.other,
        "class": change.drug_class.value,
        "at": change.at.isoformat(),
        "from_daily_mg": change.before_mg,
        "to_daily_mg": change.after_mg,
        "percent": change.percent,
        "route": None if change.route is None else change.route.value,
        "watch": None
        if change.watch is None
        else {
            "syndrome": change.watch.syndrome.value,
            "from": change.watch.span.start.isoformat(),
            "until": _time(change.watch.span.end),
        },
        "why": texts.say(change.why),
        "sources": list(change.sources),
    }


def _window(window: OpenWindow, changes: tuple[Change, ...]) -> Json:
    return {
        "syndrome": window.syndrome.value,
        "from": window.span.start.isoformat(),
        "until": _time(window.span.end),
        "day": window.day,
        "days": window.days,
        "causes": [changes.index(cause) for cause in window.causes],
    }


def _exposures(exposures: Mapping[str, Exposure]) -> Json:
    return {what: EXPOSURE_WORDS[exposures[what].answer] for what in EXPOSURES}


def _load(load: Load, texts: Texts) -> Json:
    """In mg chlorpromazine a day; what is not counted is named, with who converts it."""
    return {
        "method": load.method,
        "now_mg": load.now_mg,
        "week_ago_mg": load.week_ago_mg,
        "not_counted": [
            {
                "drug": one.drug,
                "route": one.route.value,
                "why": texts.say(one.why),
                "methods": list(one.methods),
            }
            for one in load.not_counted
        ],
    }


def _judgement(judgement: Judgement, texts: Texts) -> Json:
    """A set without points has no score, neither key nor null."""
    score = judgement.score
    points: dict[str, Json] = (
        {} if score is None else {"score": score.sure, "score_if_all_unknown_met": score.possible}
    )
    return {
        "result": judgement.result.value,
        **points,
        "items": {item.id: item.answer.value for item in judgement.items},
        "missing": [texts.lacking(name) for name in judgement.missing],
    }


def _comparison(comparison: Comparison) -> Json:
    return {
        "leaning": comparison.leaning.value,
        "points": {
            "nms": comparison.nms_points,
            "serotonin_syndrome": comparison.serotonin_points,
        },
        "toward_nms": list(comparison.toward_nms),
        "toward_serotonin_syndrome": list(comparison.toward_serotonin),
        "neutral": list(comparison.neutral),
        "not_assessed": list(comparison.not_assessed),
        "check_next": list(comparison.check_next),
    }


def _checks(checks: Checks) -> Json:
    return {"last": _time(checks.last), "due": _time(checks.due), "overdue": checks.overdue}


def _said(reasons: Iterable[Reason], texts: Texts) -> Json:
    return [texts.say(reason) for reason in reasons]


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
