"""The function in the middle: a case and the knowledge in, everything that is said of it out."""

from datetime import datetime

from nmsdesk.domain.assessment import EXPOSURES, Assessment, Unrecognised
from nmsdesk.domain.case import Case
from nmsdesk.domain.change import OpenWindow
from nmsdesk.domain.comparing import compare
from nmsdesk.domain.criteria import Judgement
from nmsdesk.domain.evidence import Evidence, OneCheck
from nmsdesk.domain.ids import CriteriaId
from nmsdesk.domain.judging import judge
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.ledger import Ledger, checks, keep, open_windows
from nmsdesk.domain.load import load
from nmsdesk.domain.moment import within
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.onset import nothing_known, onset_of
from nmsdesk.domain.order import Status
from nmsdesk.domain.questions import Questions
from nmsdesk.domain.readings import Spans, in_order, take
from nmsdesk.domain.recognition import Recognition, Standing
from nmsdesk.domain.remarks import remarks
from nmsdesk.domain.thresholds import Thresholds
from nmsdesk.domain.urgent import judge_urgency


def assess(case: Case, knowledge: Knowledge, ledger: Ledger | None = None) -> Assessment:
    """Judge one case at its own `now`. Pure: no clock, no files; same input, same output.

    A `ledger` kept from the same orders may be handed in, so that it is not kept anew for every
    key on the check page. What begins or was seen after now does not count.
    """
    if ledger is None:
        ledger = keep(case, knowledge.formulary, knowledge.watch)
    observations = in_order(case.observations, case.now)
    windows = open_windows(ledger, case.now)
    onset = onset_of(case, observations, knowledge.thresholds)
    evidence, questions = _evidence(case, knowledge, ledger, observations, windows, onset)
    judged = tuple(judge(criteria, evidence) for criteria in knowledge.criteria)
    questions.judged = {judgement.criteria: judgement for judgement in judged}
    comparison = compare(evidence, knowledge.features)
    urgency = judge_urgency(evidence, knowledge.urgency)
    recognised = _recognised(case, knowledge)
    return Assessment(
        now=case.now,
        onset=onset,
        changes=ledger.changes,
        windows=windows,
        exposures={what: questions.exposure(what, case.now) for what in EXPOSURES},
        load=load(ledger.history, knowledge.methods, knowledge.watch.load_method, case.now),
        unrecognised=_unrecognised(recognised),
        criteria=judged,
        comparison=comparison,
        urgency=urgency,
        checks=checks(ledger, observations, case.now, knowledge.watch),
        assumptions=(
            *evidence.assumed(),
            *remarks(case, ledger.history, evidence.readings, knowledge.findings),
        ),
        recognised=recognised,
    )


def _evidence(
    case: Case,
    knowledge: Knowledge,
    ledger: Ledger,
    observations: tuple[Observation, ...],
    windows: tuple[OpenWindow, ...],
    onset: datetime,
) -> tuple[Evidence, Questions]:
    spans = Spans(knowledge.thresholds.examined, onset)
    readings = take(observations, knowledge.findings, case.now, spans, case.zone)
    judged: dict[CriteriaId, Judgement] = {}
    questions = Questions(case, ledger, readings, knowledge.thresholds, onset, windows, judged)
    before = _before(case, observations, windows, knowledge.thresholds)
    return Evidence(readings, questions, before), questions


def _before(
    case: Case,
    observations: tuple[Observation, ...],
    windows: tuple[OpenWindow, ...],
    thresholds: Thresholds,
) -> tuple[OneCheck, ...]:
    """The checks that make a sign a known one (judgement.md section 1).

    The last check before the open span began, the earliest where several are open; with no
    window open every check of more than 7 days ago.
    """
    if windows:
        began = min(window.span.start for window in windows)
        earlier = [each for each in observations if each.at.midday < began]
        return tuple(OneCheck(each, nothing_known) for each in earlier[-1:])
    return tuple(
        OneCheck(each, nothing_known)
        for each in observations
        if not within(each.at.midday, case.now, thresholds.known_after, case.zone)
    )


def _recognised(case: Case, knowledge: Knowledge) -> dict[str, Recognition]:
    return {
        order.drug: knowledge.formulary.recognise(order.drug)
        for order in case.orders or ()
        if order.status is not Status.ENTERED_IN_ERROR
    }


def _unrecognised(recognised: dict[str, Recognition]) -> tuple[Unrecognised, ...]:
    unknown = sorted(text for text, r in recognised.items() if r.standing is Standing.UNKNOWN)
    return tuple(Unrecognised(text, recognised[text].offered) for text in unknown)
