"""What one antipsychotic brings to a load, in portions: so much a day, from when until when."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from nmsdesk.domain.course import Course
from nmsdesk.domain.exposing import Stretch
from nmsdesk.domain.ids import DrugId


class Portion(NamedTuple):
    """`mg` a day, half-open; None where the dose cannot be told."""

    start: datetime
    end: datetime
    mg: Decimal | None
    course: Course


@dataclass(frozen=True, slots=True)
class DrugLoad:
    """`counted` in mg chlorpromazine a day; `bare`, in the drug's own mg, have no factor.

    `silent` are as-needed orders of which nothing is recorded: how much was taken is not known.
    """

    drug: DrugId
    counted: tuple[Portion, ...]
    bare: tuple[Portion, ...]
    silent: tuple[Stretch, ...]
