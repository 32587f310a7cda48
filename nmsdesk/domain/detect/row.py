"""Turns of a drug as rows of the ledger: the figures, the window, and why in one sentence."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.course import Mode
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.history import DrugHistory, History
from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.levels import NOTHING, Level, level_at, percent
from nmsdesk.domain.reason import Fact, Reason, because
from nmsdesk.domain.turning import Begin, Step, Stop
from nmsdesk.domain.watch import opens

BEGINNING = (
    DrugClass.ANTIPSYCHOTIC,
    DrugClass.DOPAMINE_BLOCKER,
    DrugClass.DOPAMINERGIC,
    DrugClass.LITHIUM,
)
"""The classes with rows start, restart and increase; serotonergic drugs have their own kinds."""

LESSENING = tuple(each for each in DrugClass if each is not DrugClass.OTHER)
"""The classes of the rows decrease and stop."""

_INSTANT = timedelta(microseconds=1)
_ALL_OF_IT = Decimal("-100.0")

_MIMICS = (SourceId("BAC1"), SourceId("BAC2"))
"""Baclofen that is stopped can look like either syndrome."""


def begun(
    history: History, one: DrugHistory, drug_class: DrugClass, kind: ChangeKind, turn: Begin
) -> Change:
    """A start (from 0) or a restart (from the last dose) as a row of the kind."""
    before = NOTHING if turn.fresh else _mg(turn.before)
    after = _mg(turn.after)
    if turn.course.mode is Mode.DEPOT:
        before = after = None
    opened = opens(history, one, kind, (drug_class, turn.at, turn.course))
    why = _why_begun(one, turn)
    if history.had_nms and drug_class.blocks_dopamine:
        why = because("rechallenge", told=why)
    return Change(
        kind=kind,
        drug=one.drug.id,
        drug_class=drug_class,
        at=turn.at,
        why=why,
        before_mg=before,
        after_mg=after,
        percent=None if turn.fresh else _percent(turn),
        route=turn.course.route,
        watch=None if opened is None else opened[0],
        sources=_sources(history, kind) if opened is None else opened[1],
        order=turn.course.order.id,
    )


def stepped(
    history: History, one: DrugHistory, drug_class: DrugClass, kind: ChangeKind, turn: Step
) -> Change:
    """An increase or a decrease as a row of the kind."""
    opened = opens(history, one, kind, (drug_class, turn.at, turn.course))
    return Change(
        kind=kind,
        drug=one.drug.id,
        drug_class=drug_class,
        at=turn.at,
        why=_why_stepped(one, turn),
        before_mg=turn.compared.before_mg,
        after_mg=turn.compared.after_mg,
        percent=turn.compared.percent,
        route=turn.course.route,
        watch=None if opened is None else opened[0],
        sources=_sources(history, kind) if opened is None else opened[1],
        order=turn.course.order.id,
    )


def around(one: DrugHistory, at: datetime) -> tuple[Decimal | None, Decimal | None]:
    """The daily dose in mg just before a moment and at it, depots and single doses left out.

    Nothing regular before is 0; nothing regular at the moment cannot be told as a daily dose.
    """
    before, after = level_at(one.levels, at - _INSTANT), level_at(one.levels, at)
    return NOTHING if before is None else before.amount.daily_mg, _mg(after)


def stopped(history: History, one: DrugHistory, drug_class: DrugClass, turn: Stop) -> Change:
    depot = turn.course.mode is Mode.DEPOT
    before = _mg(turn.before)
    if depot:
        why = because("stop_depot", drug=one.drug.id, at=turn.at)
    elif before is None:
        why = because("stop_dose_unknown", drug=one.drug.id, at=turn.at)
    else:
        why = because("stop_from", drug=one.drug.id, at=turn.at, before=before)
    if drug_class is DrugClass.GABA_B_AGONIST:
        why = because("stop_mimics", told=why, sources=_MIMICS)
    return Change(
        kind=ChangeKind.STOP,
        drug=one.drug.id,
        drug_class=drug_class,
        at=turn.at,
        why=why,
        before_mg=before,
        after_mg=None if depot else NOTHING,
        percent=_ALL_OF_IT,
        route=turn.course.route,
        sources=_sources(history, ChangeKind.STOP),
        order=turn.course.order.id,
    )


def _mg(level: Level | None) -> Decimal | None:
    return None if level is None else level.amount.daily_mg


def _percent(turn: Begin) -> Decimal | None:
    """Of a restart: in mg, or in the one other unit in which both stand."""
    if turn.before is None or turn.after is None:
        return None
    old, new = turn.before.amount, turn.after.amount
    if old.daily_mg is None and old.unit is not None and old.unit == new.unit:
        return percent(old.daily, new.daily)
    return percent(old.daily_mg, new.daily_mg)


def _why_begun(one: DrugHistory, turn: Begin) -> Reason:
    """As it began; a rise within the same calendar day, told by the same row, is said behind it."""
    highest, first = _mg(turn.after), _mg(level_at(one.levels, turn.at))
    if highest is None or first is None or first >= highest:
        return _why_begun_with(one, turn, highest)
    told = _why_begun_with(one, turn, first)
    return because("raised_the_same_day", told=told, raised=highest)


def _why_begun_with(one: DrugHistory, turn: Begin, after: Decimal | None) -> Reason:
    before = _mg(turn.before)
    how = _how(turn, after)
    facts: dict[str, Fact | None] = {
        "after": after if how == "daily" else None,
        "at": turn.at,
        "before": None,
        "drug": one.drug.id,
        "last": turn.last,
    }
    if not turn.fresh:
        when = "restart" if turn.sure else "restart_unsure"
        if before is not None and how == "daily":
            how, facts["before"] = "from", before
    elif not turn.sure:
        when, facts["last"] = "start_unsure", None
    else:
        when = "start_first" if turn.last is None else "start_again"
    return _told(f"{when}_{how}", facts)


def _how(turn: Begin, after: Decimal | None) -> str:
    if turn.course.mode is Mode.DEPOT:
        return "depot"
    if after is not None:
        return "daily"
    return "dose" if turn.course.mode is Mode.DOSES else "dose_unknown"


def _why_stepped(one: DrugHistory, turn: Step) -> Reason:
    compared = turn.compared
    which = "increase" if compared.higher else "decrease"
    in_mg = compared.before_mg is not None and compared.after_mg is not None
    facts: dict[str, Fact | None] = {
        "after": compared.after_mg if in_mg else None,
        "at": turn.at,
        "before": compared.before_mg if in_mg else None,
        "drug": one.drug.id,
        "percent": None if compared.percent is None else abs(compared.percent),
    }
    if turn.course.mode is Mode.DEPOT:
        how = "depot"
    elif compared.by_dose:
        how = "by_dose"
    elif not in_mg:
        how = "beside_depot_unknown" if turn.on_depot else "other_unit"
    elif turn.on_depot:
        how = "beside_depot"
    else:
        how = "from" if compared.before_mg else "from_nothing"
    return _told(f"{which}_{how}", facts)


def _told(key: str, facts: Mapping[str, Fact | None]) -> Reason:
    """A reason of the facts that are there; they come in the order of their names."""
    return Reason(key, tuple([(name, fact) for name, fact in facts.items() if fact is not None]))


def _sources(history: History, kind: ChangeKind) -> tuple[SourceId, ...]:
    """The sources of the definition, where no window brings sources of its own."""
    rule = "away_days" if kind in _BEGINS else "least_increase_percent"
    if kind is ChangeKind.STOP:
        rule = "bridging_days"
    return history.rules.sources.get(rule, ())


_BEGINS = (ChangeKind.START, ChangeKind.RESTART, ChangeKind.SEROTONERGIC_START)
