"""A dopaminergic drug that went away: how, when, and until when that is in effect."""

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from nmsdesk.domain.course import Course
from nmsdesk.domain.ids import DrugId


class How(Enum):
    STOPPED = "stopped"
    LOWERED = "lowered"
    UNTAKEN = "untaken"
    """Scheduled doses refused, held or missed."""
    HELD = "held"


class Withdrawal(NamedTuple):
    """`until` is the last moment at which it is in effect; `instead` took its place at equal dose.

    An exchange opens nothing and is not in effect.
    """

    drug: DrugId
    how: How
    at: datetime
    until: datetime
    course: Course
    before_mg: Decimal | None
    after_mg: Decimal | None
    percent: Decimal | None
    instead: DrugId | None = None

    def in_effect(self, at: datetime) -> bool:
        """At its last minute too, which is not so when the drug is back by then."""
        return self.instead is None and self.at <= at <= self.until
