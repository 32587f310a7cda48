"""Dopaminergic withdrawal: a drug that goes away, as a row; an exchange is shown without window."""

from collections.abc import Iterator

from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.history import History
from nmsdesk.domain.reason import Fact, Reason
from nmsdesk.domain.watch import opens
from nmsdesk.domain.withdrawal import Withdrawal

_KIND = ChangeKind.DOPAMINERGIC_WITHDRAWAL


def dopaminergic_withdrawals(history: History) -> Iterator[Change]:
    for each in history.withdrawals:
        opened, sources = None, history.rules.sources.get("withdrawal_percent", ())
        if each.instead is None:
            row = (DrugClass.DOPAMINERGIC, each.at, each.course)
            opened = opens(history, history.drugs[each.drug], _KIND, row)
        if opened is not None:
            sources = opened[1]
        yield Change(
            kind=_KIND,
            drug=each.drug,
            drug_class=DrugClass.DOPAMINERGIC,
            at=each.at,
            why=_why(history, each),
            other=each.instead,
            before_mg=each.before_mg,
            after_mg=each.after_mg,
            percent=each.percent,
            route=each.course.route,
            watch=None if opened is None else opened[0],
            sources=sources,
            order=each.course.order.id,
        )


def _why(history: History, each: Withdrawal) -> Reason:
    facts: dict[str, Fact | None] = {"drug": each.drug, "at": each.at}
    if each.instead is not None:
        return _told("withdrawal_exchanged", {**facts, "other": each.instead})
    facts["percent"] = None if each.percent is None else abs(each.percent)
    facts["days"] = history.rules.withdrawal.within_days
    facts["hours"] = history.rules.withdrawal.untaken_hours
    return _told(f"withdrawal_{each.how.value}", facts)


def _told(key: str, facts: dict[str, Fact | None]) -> Reason:
    return Reason(key, tuple((name, fact) for name, fact in facts.items() if fact is not None))
