"""Looks whether everything that the knowledge names can be said in words."""

from collections.abc import Iterator

from nmsdesk.documents.problem import Problem
from nmsdesk.documents.texts import Texts
from nmsdesk.domain.change import ChangeKind, Syndrome
from nmsdesk.domain.comparison import Leaning
from nmsdesk.domain.criteria import Result
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.finding import FindingKind, FindingSpec
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.order import Given, Route, Status
from nmsdesk.domain.patient import Sex
from nmsdesk.domain.reason import Label
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.urgency import Level

CLOSED_LISTS = {
    "change": ChangeKind,
    "syndrome": Syndrome,
    "leaning": Leaning,
    "result": Result,
    "class": DrugClass,
    "given": Given,
    "route": Route,
    "status": Status,
    "sex": Sex,
    "standing": Standing,
    "level": Level,
}


def text_problems(knowledge: Knowledge, texts: Texts) -> tuple[Problem, ...]:
    """One problem for each label and each sentence that is wanted and not there."""
    labels = [
        Problem("has no label", f"{one.kind}.{one.id}", "texts/en/labels")
        for one in _labels(knowledge)
        if not texts.has(one)
    ]
    notes = [
        Problem("has no note that says how to look for it", f"finding.{name}", "texts/en/labels")
        for name in knowledge.findings
        if texts.note("finding", name) is None
    ]
    sentences = [
        Problem("has no sentence", key, "texts/en/reasons")
        for key in _keys(knowledge)
        if key not in texts.sentences
    ]
    return (*labels, *notes, *sentences)


def _labels(knowledge: Knowledge) -> Iterator[Label]:
    for spec in knowledge.findings.values():
        yield from _of_finding(spec)
    for factor in knowledge.risk_factors:
        yield Label("risk_factor", factor)
    for criteria in knowledge.criteria:
        yield Label("criteria", criteria.id)
        for item in criteria.items:
            yield Label("item", f"{criteria.id}.{item.id}")
    for row in knowledge.features.rows:
        yield Label("feature", row.id)
    for kind, words in CLOSED_LISTS.items():
        for word in words:
            yield Label(kind, word.value)


def _of_finding(spec: FindingSpec) -> Iterator[Label]:
    yield Label("finding", spec.id)
    for word in (*spec.words, *spec.items):
        yield Label("word", f"{spec.id}.{word}")
    if spec.kind is FindingKind.FIGURE and spec.unit is not None:
        yield Label("unit", spec.id)


def _keys(knowledge: Knowledge) -> Iterator[str]:
    """The sentences that data names; those that code names are held by a test."""
    for criteria in knowledge.criteria:
        for note in criteria.notes:
            yield note.key
    for rule in knowledge.urgency.rules:
        yield f"urgency_{rule.id}"
    for action in knowledge.urgency.actions:
        yield f"action_{action.id}"
