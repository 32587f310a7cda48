"""Orders, observations and cases with defaults, so that a test states only what it is about."""

from datetime import datetime, timedelta
from decimal import Decimal

from nmsdesk.domain.case import Case
from nmsdesk.domain.ids import FindingId, OrderId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import Dose, Ending, Frequency, Order, Route, TimesPerDay
from nmsdesk.domain.patient import Patient

DAY_0 = datetime(2026, 6, 1)
"""The first day of every built record."""


def on_day(day: float, hour: float = 0) -> datetime:
    return DAY_0 + timedelta(days=day, hours=hour)


def an_order(
    drug: str,
    mg: float | str | None = None,
    *,
    times: float | None = 1,
    from_day: float | None = 0,
    to_day: float | None = None,
    number: int | str = 0,
    frequency: Frequency | None = None,
    route: Route = Route.ORAL,
    **more: object,
) -> Order:
    """`to_day` is exclusive: the order ends at that moment. `from_day` None: start unknown."""
    amount = None if mg is None else Decimal(str(mg))
    values: dict[str, object] = {
        "id": OrderId(str(number)),
        "drug": drug,
        "dose": None if amount is None else Dose(amount, amount),
        "unit": None if amount is None else "mg",
        "route": route,
        "start": None if from_day is None else Moment(on_day(from_day)),
        "end": Ending.OPEN if to_day is None else Moment(on_day(to_day)),
    }
    if frequency is not None:
        values["frequency"] = frequency
    elif times is not None:
        values["frequency"] = TimesPerDay(Decimal(str(times)))
    return Order(**{**values, **more})


def a_check(day: float, *, hour: float = 9, **findings: object) -> Observation:
    """Figures may be given as plain numbers."""
    return Observation(
        Moment(on_day(day, hour)),
        {
            FindingId(name): Decimal(str(value))
            if isinstance(value, int | float) and not isinstance(value, bool)
            else value
            for name, value in findings.items()
        },
    )


def a_case(
    *orders: Order,
    checks: tuple[Observation, ...] = (),
    day: float = 5,
    hour: float = 10,
    orders_known: bool = True,
    **more: object,
) -> Case:
    """Orders are numbered by their place unless they already differ."""
    numbered = orders
    if len({order.id for order in orders}) < len(orders):
        from dataclasses import replace

        numbered = tuple(replace(o, id=OrderId(str(i))) for i, o in enumerate(orders))
    values: dict[str, object] = {
        "patient": Patient("T-1"),
        "now": on_day(day, hour),
        "orders": numbered if orders_known else None,
        "observations": checks,
    }
    return Case(**{**values, **more})
