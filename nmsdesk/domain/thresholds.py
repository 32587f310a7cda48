"""The figures by which readings are taken and a leaning is decided; `thresholds.toml`."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from nmsdesk.domain.expression import Expression


@dataclass(frozen=True, slots=True)
class Thresholds:
    """`limits` are upper limits of normal that are assumed where a reading brings none."""

    examined: timedelta
    """Examination and vital signs count for so long."""
    unbroken: timedelta
    """Neighbouring readings of one run are no farther apart."""
    known_after: timedelta
    """With no window open, a sign older than this is known."""
    child_under_years: int
    limits: dict[str, Decimal]
    onset: Expression
    """A reading that meets this belongs to the run that onset is the first of."""
