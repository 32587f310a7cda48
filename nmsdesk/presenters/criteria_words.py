"""What a judgement of a criteria set says in a line: the result, the range, what is missing."""

from dataclasses import dataclass

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.criteria import ItemJudgement, Judgement, Result
from nmsdesk.domain.ids import CriteriaId, FindingId
from nmsdesk.domain.reason import Label
from nmsdesk.domain.truth import Truth
from nmsdesk.presenters.wording import translate

IEC = CriteriaId("iec_2011")


@dataclass(frozen=True, slots=True)
class CriteriaLine:
    """`result` in a few words, `short` without its verdict where there are points.

    `detail` is what a reader has to know with it.
    """

    id: str
    name: str
    result: str
    short: str
    detail: str
    items: tuple[str, ...]
    """Each item with its answer and what decided it: the drawer behind the line."""


def criteria_line(judgement: Judgement, texts: Texts, *, with_items: bool = True) -> CriteriaLine:
    """`with_items` False leaves the drawer empty: while somebody types nobody opens it."""
    return CriteriaLine(
        judgement.criteria,
        texts.label("criteria", judgement.criteria),
        _result(judgement),
        _points(judgement) or _result(judgement),
        _detail(judgement, texts),
        tuple(_item(item, judgement.criteria, texts) for item in judgement.items if with_items),
    )


def _result(judgement: Judgement) -> str:
    verdict = {
        Result.MET: translate("Criteria", "met"),
        Result.NOT_MET: translate("Criteria", "not met"),
        Result.UNDETERMINED: translate("Criteria", "cannot be decided"),
        Result.NOT_SCORED: translate("Criteria", "not scored"),
    }[judgement.result]
    points = _points(judgement)
    if not points:
        return verdict
    text = translate("Criteria", "{points}: {verdict}")
    return text.format(points=points, verdict=verdict)


def _points(judgement: Judgement) -> str:
    """The sure and the possible points, as a range where they differ."""
    score = judgement.score
    if score is None:
        return ""
    if score.sure == score.possible:
        return translate("Criteria", "{sure} of 100").format(sure=score.sure)
    text = translate("Criteria", "{sure} – {possible} of 100")
    return text.format(sure=score.sure, possible=score.possible)


def _detail(judgement: Judgement, texts: Texts) -> str:
    if judgement.criteria == IEC:
        return translate(
            "Criteria", "No cut-off in the 2011 paper; 74 reported from the 2017 validation."
        )
    if judgement.result is Result.UNDETERMINED and judgement.missing:
        sentence = translate("Criteria", "Not looked for: {findings}.")
        return sentence.format(findings=listed(judgement.missing, texts))
    return ""


def listed(findings: tuple[FindingId, ...], texts: Texts, most: int = 4) -> str:
    """The first few by name, the rest as a number."""
    names = [name_of(name, texts) for name in findings]
    named = [names[0], *(name[:1].lower() + name[1:] for name in names[1:most])] if names else []
    if len(names) <= most:
        return ", ".join(named)
    more = translate("Criteria", "{named} and {count} more")
    return more.format(named=", ".join(named), count=len(names) - most)


def name_of(missing: FindingId, texts: Texts) -> str:
    """A finding, or something else that a criterion waits for: a second temperature, say."""
    kind = "missing" if texts.has(Label("missing", missing)) else "finding"
    return texts.label(kind, missing)


def _item(item: ItemJudgement, criteria: CriteriaId, texts: Texts) -> str:
    answer = {
        Truth.MET: translate("Criteria", "met"),
        Truth.NOT_MET: translate("Criteria", "not met"),
        Truth.UNKNOWN: translate("Criteria", "unknown"),
    }[item.answer]
    label = texts.label("item", f"{criteria}.{item.id}")
    if item.points is not None:
        sentence = translate("Criteria", "{item} ({points} points): {answer}. {why}")
    else:
        sentence = translate("Criteria", "{item}: {answer}. {why}")
    why = " ".join(texts.say(reason) for reason in item.decided)
    if not why and item.missing:
        why = translate("Criteria", "Not looked for: {findings}.").format(
            findings=listed(item.missing, texts)
        )
    return sentence.format(item=label, points=item.points, answer=answer, why=why).strip()
