"""One criteria set against one case: items in three values, points as a range, a result."""

from nmsdesk.domain.criteria import CriteriaSet, ItemJudgement, Judgement, Result, Score
from nmsdesk.domain.evidence import Evidence
from nmsdesk.domain.truth import MET, NOT_MET, UNKNOWN

RESULTS = {
    MET: Result.MET,
    NOT_MET: Result.NOT_MET,
    UNKNOWN: Result.UNDETERMINED,
}


def judge(criteria: CriteriaSet, evidence: Evidence) -> Judgement:
    """Judge every item; the result is undetermined while an unknown item could still decide.

    `missing` lists what nobody assessed, in item order, each once.
    """
    items = tuple(
        [
            ItemJudgement(
                item.id,
                item.met.answer(evidence),
                item.points,
                evidence.why(item.met),
                evidence.missing(item.met),
            )
            for item in criteria.items
        ]
    )
    score = _score(items) if criteria.cutoff is not None else None
    missing = tuple(dict.fromkeys([name for item in items for name in item.missing]))
    return Judgement(
        criteria.id,
        criteria.syndrome,
        _result(criteria, evidence, score),
        items,
        score,
        missing,
    )


def _score(items: tuple[ItemJudgement, ...]) -> Score:
    sure = sum([item.points or 0 for item in items if item.answer is MET])
    possible = sum([item.points or 0 for item in items if item.answer is not NOT_MET])
    return Score(sure, possible)


def _result(criteria: CriteriaSet, evidence: Evidence, score: Score | None) -> Result:
    if score is not None and criteria.cutoff is not None:
        return RESULTS[score.reaches(criteria.cutoff)]
    if criteria.rule is None:
        return Result.NOT_SCORED
    return RESULTS[criteria.rule.answer(evidence)]
