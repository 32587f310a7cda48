"""Reads how changes are counted and watched; wrong figures are told with file and path."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.toml_files import open_toml
from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.watch_rules import DepotRules, TitrationRules, WatchRules, WithdrawalRules

T = TypeVar("T")

_LONGEST = 3650
"""Days; a longer span is a slip of the pen."""

_LARGEST_DOSE = 100_000

FIGURES = (
    "nms_days",
    "depot_least_days",
    "depot_most_days",
    "withdrawal_days",
    "serotonin_days",
    "serotonin_highest_hours",
    "long_washout_drugs",
    "checks_daily_for_days",
    "check_every_days_then",
    "overdue_after_intervals",
    "bridging_days",
    "away_days",
    "least_increase_percent",
    "dose_counts_hours",
    "onset_curve",
    "load_method",
    "rapid_rise_mg",
    "rapid_least_mg",
    "rapid_times",
    "rapid_days",
    "injections_hours",
    "switch_days",
    "depot_late_intervals",
    "depot_early_share",
    "cover_slack_days",
    "withdrawal_percent",
    "withdrawal_within_days",
    "withdrawal_untaken_hours",
    "exchange_hours",
)


def load_watch_rules(root: Path) -> WatchRules:
    """`knowledge/watch.toml`: each figure with its sources; DocumentError with what is wrong."""
    document = open_toml(root / "knowledge" / "watch.toml", root)
    document.keys(*FIGURES)
    problems = Problems()
    for key in FIGURES:
        with problems.gathered():
            entry = document.required(key, _entry)
            if not entry.at("sources").value:
                entry.at("sources").fail("is needed: an id of the sources, OURS for our own choice")
    problems.refuse()
    rules = _rules(document)
    if rules.depot_least_days > rules.depot_most_days:
        document.at("depot_least_days").fail("is more than depot_most_days")
    return rules


def _rules(document: Cursor) -> WatchRules:
    def value(key: str, read: Callable[[Cursor], T]) -> T:
        return document.at(key).required("value", read)

    def whole(key: str) -> int:
        return value(key, lambda at: at.whole(1, _LONGEST))

    return WatchRules(
        nms_days=whole("nms_days"),
        depot_least_days=whole("depot_least_days"),
        depot_most_days=whole("depot_most_days"),
        withdrawal_days=whole("withdrawal_days"),
        serotonin_days=whole("serotonin_days"),
        serotonin_highest_hours=whole("serotonin_highest_hours"),
        long_washout_drugs=value(
            "long_washout_drugs", lambda at: tuple(each.words() for each in at.items())
        ),
        checks_daily_for_days=whole("checks_daily_for_days"),
        check_every_days_then=whole("check_every_days_then"),
        overdue_after_intervals=value("overdue_after_intervals", lambda at: at.number(1, 100)),
        bridging_days=value("bridging_days", lambda at: at.above(_LONGEST)),
        away_days=whole("away_days"),
        least_increase_percent=value("least_increase_percent", lambda at: at.number(0, 100)),
        sources=_sources(document),
        dose_counts_hours=whole("dose_counts_hours"),
        titration=TitrationRules(
            rise_mg=value("rapid_rise_mg", lambda at: at.above(_LARGEST_DOSE)),
            least_mg=value("rapid_least_mg", lambda at: at.above(_LARGEST_DOSE)),
            times=value("rapid_times", lambda at: at.number(1, 100)),
            days=whole("rapid_days"),
            injections_hours=whole("injections_hours"),
        ),
        withdrawal=WithdrawalRules(
            percent=value("withdrawal_percent", lambda at: at.number(1, 100)),
            within_days=whole("withdrawal_within_days"),
            untaken_hours=whole("withdrawal_untaken_hours"),
            exchange_hours=whole("exchange_hours"),
        ),
        depot=DepotRules(
            late_intervals=value("depot_late_intervals", lambda at: at.number(1, 100)),
            early_share=value("depot_early_share", lambda at: at.number(0, 1)),
            cover_slack_days=whole("cover_slack_days"),
        ),
        switch_days=whole("switch_days"),
        onset_curve=value("onset_curve", _curve),
        load_method=value("load_method", Cursor.words),
    )


def _curve(at: Cursor) -> tuple[tuple[int, Decimal], ...]:
    """Pairs of a day and the per cent of cases by its end; both grow."""
    found = []
    for one in at.items():
        pair = tuple(one.items())
        if len(pair) != 2:
            one.fail("a pair expected: the day, and the per cent of cases by its end")
        found.append((pair[0].whole(1, _LONGEST), pair[1].number(0, 100)))
    if not found:
        at.fail("may not be empty")
    for (day, share), (later, more) in pairwise(found):
        if later <= day or more < share:
            at.fail(f"day {later} with {more} % cannot come after day {day} with {share} %")
    return tuple(found)


def _entry(at: Cursor) -> Cursor:
    at.keys("value", "sources", "note")
    at.optional("note", Cursor.words)
    return at


def _sources(document: Cursor) -> Mapping[str, tuple[SourceId, ...]]:
    return {
        key: tuple(SourceId(one) for one in document.at(key).each("sources", Cursor.words))
        for key in FIGURES
    }
