"""A change of medication: computed from orders, never typed."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum

from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.ids import DrugId, OrderId, SourceId
from nmsdesk.domain.moment import Span
from nmsdesk.domain.order import Route
from nmsdesk.domain.reason import Reason


class ChangeKind(Enum):
    START = "start"
    RESTART = "restart"
    INCREASE = "increase"
    RAPID_TITRATION = "rapid_titration"
    ROUTE_CHANGE = "route_change"
    DEPOT_GIVEN = "depot_given"
    ADDED_ANTIPSYCHOTIC = "added_antipsychotic"
    SWITCH = "switch"
    DECREASE = "decrease"
    STOP = "stop"
    DOPAMINERGIC_WITHDRAWAL = "dopaminergic_withdrawal"
    SEROTONERGIC_START = "serotonergic_start"
    SEROTONERGIC_INCREASE = "serotonergic_increase"
    SEROTONERGIC_COMBINATION = "serotonergic_combination"
    MAOI_OVERLAP = "maoi_overlap"


class Syndrome(Enum):
    NMS = "nms"
    SEROTONIN_SYNDROME = "serotonin_syndrome"


@dataclass(frozen=True, slots=True)
class Watch:
    """The window that one change opens."""

    syndrome: Syndrome
    span: Span


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the ledger. Daily doses in mg; None where no mg can be told (and for a depot).

    `percent` is (to − from) / from × 100 with one decimal, half even; None where it cannot be
    told. `other` is the second drug of a kind about two. `order` is the order that brought it.
    """

    kind: ChangeKind
    drug: DrugId
    drug_class: DrugClass
    at: datetime
    why: Reason
    other: DrugId | None = None
    before_mg: Decimal | None = None
    after_mg: Decimal | None = None
    percent: Decimal | None = None
    route: Route | None = None
    watch: Watch | None = None
    sources: tuple[SourceId, ...] = ()
    order: OrderId | None = None

    @property
    def identity(self) -> str:
        """(order, kind, day): what an acknowledgement refers to."""
        return f"{self.order}:{self.kind.value}:{self.at.date().isoformat()}"


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """Windows of one syndrome that overlap or touch, as one span; its causes in order of time.

    `day` and `days` belong to the latest cause; day 1 is the calendar day of the change. Where
    the window of the last one has closed before that of an earlier one, `leading` is the latest
    that is still open.
    """

    syndrome: Syndrome
    span: Span
    day: int
    days: int
    causes: tuple[Change, ...]
    leading: Change | None = None

    @property
    def latest(self) -> Change:
        return self.leading or self.causes[-1]
