"""Checks planned inside a watch window, and when one is overdue."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from nmsdesk.domain.assessment import Checks
from nmsdesk.domain.change import Change
from nmsdesk.domain.moment import days_of
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.watch_rules import WatchRules


def planned(
    causes: Sequence[Change],
    observations: Iterable[Observation],
    now: datetime,
    rules: WatchRules,
) -> Checks:
    """The last check, and the next that the causes still watched ask for; None where none does.

    Daily for the first days after a cause, then at longer intervals. Counted from the last check,
    or from the cause where that is later, so that a raised dose brings the next check nearer and
    never puts it off. Nothing is due after the window closes. Overdue after 1.5 intervals.
    """
    last = max([at for each in observations if (at := each.at.midday) <= now], default=None)
    plans = list(_plans(causes, last, rules))
    if not plans:
        return Checks(last, None, overdue=False)
    due = min(due for due, _ in plans)
    return Checks(last, due, overdue=any(now > late for _, late in plans))


def _plans(
    causes: Sequence[Change], last: datetime | None, rules: WatchRules
) -> Iterator[tuple[datetime, datetime]]:
    """For each cause still watched: when the next check is due, and when it would be overdue."""
    for each in causes:
        since = each.at if last is None else max(last, each.at)
        day = (since.date() - each.at.date()).days + 1
        daily = day < rules.checks_daily_for_days
        interval = days_of(1 if daily else rules.check_every_days_then)
        due = since + interval
        end = None if each.watch is None else each.watch.span.end
        if end is None or due < end:
            yield due, since + interval * float(rules.overdue_after_intervals)


def late_from(
    causes: Sequence[Change], last: datetime | None, rules: WatchRules
) -> datetime | None:
    """After which moment a check is overdue, without another one; None where none is planned."""
    return min([late for _, late in _plans(causes, last, rules)], default=None)
