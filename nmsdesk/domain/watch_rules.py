"""How long each kind of change is watched; the table of `watch.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from nmsdesk.domain.ids import SourceId


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
    dose_counts_hours: int = 24
    """For so long a single dose counts as being taken, when another blocker begins."""
