"""How changes are counted and how long each kind is watched; the table of `watch.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from nmsdesk.domain.equivalents import Method
from nmsdesk.domain.ids import DrugId, SourceId
from nmsdesk.domain.pairing import NO_PAIRS, PairRules


@dataclass(frozen=True, slots=True)
class TitrationRules:
    """What makes a fast rise; doses in chlorpromazine-equivalent mg a day."""

    rise_mg: Decimal
    least_mg: Decimal
    """A load that has risen `times`-fold counts from here on."""
    times: Decimal
    days: int
    injections_hours: int


@dataclass(frozen=True, slots=True)
class WithdrawalRules:
    """What makes a dopaminergic withdrawal, and what makes it an exchange."""

    percent: Decimal
    within_days: int
    untaken_hours: int
    exchange_hours: int


@dataclass(frozen=True, slots=True)
class DepotRules:
    """What begins a series of injections again, shortens it, or ends the tablets beside it."""

    late_intervals: Decimal
    early_share: Decimal
    cover_slack_days: int


@dataclass(frozen=True, slots=True)
class WatchRules:
    """Lengths in days; the check plan inside a window in days between checks."""

    nms_days: int
    depot_least_days: int
    depot_most_days: int
    withdrawal_days: int
    serotonin_days: int
    serotonin_highest_hours: int
    long_washout_drugs: tuple[str, ...]
    """Drugs whose own washout lengthens the serotonin window (fluoxetine); besides them every
    irreversible MAO inhibitor."""
    checks_daily_for_days: int
    check_every_days_then: int
    overdue_after_intervals: Decimal
    bridging_days: Decimal
    away_days: int
    """A drug away for longer than this and its washout starts anew."""
    least_increase_percent: Decimal
    sources: Mapping[str, tuple[SourceId, ...]]
    titration: TitrationRules
    withdrawal: WithdrawalRules
    depot: DepotRules
    switch_days: int
    onset_curve: tuple[tuple[int, Decimal], ...]
    """(day, per cent of cases that have begun by its end), in order of the days."""
    load_method: str
    """The id of the method by which a load is told until another is chosen."""
    dose_counts_hours: int = 24
    """For so long a single dose counts as being taken, when another blocker begins."""
    method: Method | None = None
    """The method of `load_method`; None: nothing is converted."""
    levodopa: Mapping[DrugId, Decimal] | None = None
    """mg levodopa that a mg is held equal to; a drug that is not here has no factor."""
    pairs: PairRules = NO_PAIRS
