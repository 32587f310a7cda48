"""Which classes of drug are at work at a moment: yes, no or unknown, and what made it so."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from nmsdesk.domain.course import BEFORE, STILL, Mode
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.exposing import Stretch
from nmsdesk.domain.exposure import Exposure
from nmsdesk.domain.history import DrugHistory, History
from nmsdesk.domain.moment import elapsed, within
from nmsdesk.domain.reason import Reason, because
from nmsdesk.domain.truth import Truth
from nmsdesk.domain.withdrawal import Withdrawal

WITHDRAWAL = "dopaminergic_withdrawal"
CLASSES: dict[str, tuple[DrugClass, ...]] = {
    "antipsychotic": (DrugClass.ANTIPSYCHOTIC,),
    "dopamine_blocker": (DrugClass.DOPAMINE_BLOCKER,),
    "blocker": (DrugClass.ANTIPSYCHOTIC, DrugClass.DOPAMINE_BLOCKER),
    "serotonergic": (DrugClass.SEROTONERGIC,),
    "lithium": (DrugClass.LITHIUM,),
    WITHDRAWAL: (DrugClass.DOPAMINERGIC,),
}
_NONE = Exposure(Truth.NOT_MET, (because("exposure_none"),))
_NO_LIST = Exposure(Truth.UNKNOWN, (because("exposure_list_unknown"),))
_NONE_AT_ALL = timedelta(0)


def exposed(
    history: History, what: str, at: datetime, before: timedelta = _NONE_AT_ALL
) -> Exposure:
    """Exposure to a class, at a moment or by a last dose no longer ago than `before`.

    Yes: in effect, within its washout, or a depot that still releases. Unknown: the list is not
    known, a medicine in use is not recognised, an order of the class ended nobody knows when or
    is held. Else no. A withdrawal is in effect for 7 days or until the drug is back.
    KeyError for a class that is none.
    """
    classes = CLASSES[what]
    if not history.listed:
        return _NO_LIST
    drugs = {one.drug.id: one for one, each in history.classed if each in classes}.values()
    if what == WITHDRAWAL:
        gone = [
            _withdrawn(each)
            for each in history.withdrawals
            if _in_effect(each, at, before, history)
        ]
        if gone:
            return Exposure(Truth.MET, tuple(gone))
    elif drugs:
        yes = [why for one in drugs if (why := _felt(one, at, before, history)) is not None]
        if yes:
            return Exposure(Truth.MET, tuple(yes))
    unknown = [why for one in drugs if one.doubts for why in _doubted(one, at)]
    if history.unread:
        unknown.extend(_unread(history, at))
    return Exposure(Truth.UNKNOWN, tuple(dict.fromkeys(unknown))) if unknown else _NONE


def _in_effect(each: Withdrawal, at: datetime, before: timedelta, history: History) -> bool:
    """In effect at the moment; or, where a set asks for a span, begun no longer ago than that."""
    if each.in_effect(at):
        return True
    recent = each.at <= at and bool(before) and within(each.at, at, before, history.zone)
    return recent and each.instead is None


def _withdrawn(each: Withdrawal) -> Reason:
    return because(f"exposure_withdrawal_{each.how.value}", drug=each.drug, since=each.at)


def _felt(one: DrugHistory, at: datetime, before: timedelta, history: History) -> Reason | None:
    stretch = one.spans.felt_at(at)
    if stretch is None:
        stretch = one.spans.last_before(at) if before else None
        if stretch is None or elapsed(stretch.end, at, history.zone) > before:
            return None
    return _because(one, stretch, at)


def _because(one: DrugHistory, stretch: Stretch, at: datetime) -> Reason:
    name = one.drug.id
    if stretch.course.mode is Mode.DEPOT:
        if stretch.exposed_until == STILL:
            return because("exposure_depot_goes_on", drug=name)
        return because("exposure_depot", drug=name, until=stretch.exposed_until)
    if stretch.end > at:
        since = one.spans.run_of(stretch, one.bridging)
        if since == BEFORE:
            return because("exposure_from_before", drug=name)
        return because("exposure_taken", drug=name, since=since)
    if stretch.exposed_until <= at:
        return because("exposure_within", drug=name, last=stretch.end)
    return because("exposure_washout", drug=name, last=stretch.end, until=stretch.exposed_until)


def _doubted(one: DrugHistory, at: datetime) -> Iterator[Reason]:
    for doubt in one.doubts:
        if doubt.start <= at < doubt.end:
            key = f"exposure_{doubt.why}"
            if doubt.start == BEFORE:
                yield because(f"{key}_at_all", drug=one.drug.id)
            else:
                yield because(key, drug=one.drug.id, last=doubt.start)


def _unread(history: History, at: datetime) -> Iterator[Reason]:
    told = set()
    for each in history.unread:
        if each.begin > at:
            return
        if at < each.end and each.text not in told:
            told.add(each.text)
            if each.offered:
                yield because("exposure_offered", text=each.text, offered=each.offered[0])
            else:
                yield because("exposure_unrecognised", text=each.text)
