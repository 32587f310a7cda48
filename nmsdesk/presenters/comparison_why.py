"""What lies behind a row, a criterion and the leaning: the basis in sentences, and its sources."""

from collections.abc import Iterable, Mapping

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.source import SourceText
from nmsdesk.presenters.comparison import Comparing, RowView, pulls_words, sources_of
from nmsdesk.presenters.criteria_words import CriteriaLine
from nmsdesk.presenters.why import WhyView, cited
from nmsdesk.presenters.wording import translate

Sources = Mapping[SourceId, SourceText]


def why_row(row: RowView, words: Comparing, sources: Sources) -> WhyView:
    """Both pictures, the shares with their warning, this patient's own, and the papers."""
    text = words.row_text(row.id)
    basis = [
        translate("Comparison", "NMS: {statement}.").format(statement=text.nms.says),
        translate("Comparison", "Serotonin syndrome: {statement}.").format(
            statement=text.serotonin_syndrome.says
        ),
    ]
    if text.often is not None:
        sentence = translate("Comparison", "From case reports, not a likelihood: {statement}")
        basis.append(sentence.format(statement=text.often.says))
    if text.remark is not None:
        basis.append(text.remark.says)
    if row.found:
        pull = pulls_words(row.mark, row.strength)
        own = ", ".join(part for part in (row.found, pull) if part)
        basis.append(translate("Comparison", "This patient: {finding}.").format(finding=own))
    return WhyView(row.label, tuple(basis), cited(sources_of(text), sources))


def why_leaning(assessment: Assessment, texts: Texts, sources: Sources) -> WhyView:
    """The gate, the points of both sides and what decided."""
    reasons = assessment.comparison.why
    return WhyView(
        translate("Comparison", "Which way the findings lean"),
        tuple(texts.say(reason) for reason in reasons),
        cited((source for reason in reasons for source in reason.sources), sources),
    )


def why_criteria(line: CriteriaLine, listed: Iterable[SourceId], sources: Sources) -> WhyView:
    """A published set item by item, with what decided each."""
    title = translate("Comparison", "{criteria}: {result}")
    detail = (line.detail,) if line.detail else ()
    return WhyView(
        title.format(criteria=line.name, result=line.result),
        detail + line.items,
        cited(listed, sources),
    )


def why_harm(words: Comparing, sources: Sources) -> WhyView:
    """What helps one and may harm the other, with every source."""
    text = words.text
    statements = (*text.nms.statements, *text.serotonin_syndrome.statements, text.evidence)
    return WhyView(
        translate("Comparison", "What helps one may harm the other"),
        tuple(each.says for each in statements),
        cited((source for each in statements for source in each.sources), sources),
    )
