"""One ingredient of one order as the ledger reads it: what, how much, from when until when.

These values are made by the thousand for every record, so they are named tuples: as fixed as a
frozen dataclass, and made in a third of the time.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from nmsdesk.domain.drug import Drug
from nmsdesk.domain.order import Administration, Order, Route
from nmsdesk.domain.pharmacology import DepotProduct

BEFORE = datetime.min
"""The start of what was taken since before the record."""

STILL = datetime.max
"""The end of what is still taken."""


class Mode(Enum):
    DEPOT = 0
    SCHEDULED = 1
    DOSES = 2
    """As needed or once: exposure, never a daily dose."""


class Amount(NamedTuple):
    """How much: in mg where mg can be told, else in the one other unit in which it was written.

    `daily_mg` is None where no mg a day can be told. `daily` is then the figure in `unit`.
    `each_mg` is one administration; it compares orders whose frequency nobody knows.
    """

    daily_mg: Decimal | None = None
    unit: str | None = None
    daily: Decimal | None = None
    each_mg: Decimal | None = None


class Course(NamedTuple):
    """`end` is the first moment no longer in effect, STILL where it goes on, at most `now`.

    `doubt` says why what follows the end is unknown: `end_unknown` or `held`; None: it ended.
    """

    order: Order
    drug: Drug
    mode: Mode
    route: Route
    begin: datetime
    end: datetime
    doubt: str | None = None
    amount: Amount = Amount()
    frequency_known: bool = True
    product: DepotProduct | None = None
    interval: timedelta = timedelta(days=1)
    """Time between two administrations."""
    given: tuple[Administration, ...] = ()
