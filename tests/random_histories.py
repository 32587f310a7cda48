"""Random medication histories with real names, for laws that the store must keep."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from nmsdesk.domain.ids import FindingId, OrderId
from nmsdesk.domain.imported import ImportedPatient
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import (
    Administration,
    AsNeeded,
    Dose,
    Ending,
    EveryDays,
    EveryHours,
    FrequencyUnknown,
    Given,
    Once,
    Order,
    Route,
    Source,
    Status,
    TimesPerDay,
)
from nmsdesk.domain.patient import Patient

NOW = datetime(2026, 6, 20, 10, 7)
NAMES = (
    "haloperidol",
    "Haldol",
    "haloperidol decanoate",
    "olanzapine",
    "paliperidone",
    "Invega Trinza",
    "Risperdal Consta",
    "clozapine",
    "quetiapine",
    "metoclopramide",
    "levodopa",
    "pramipexole",
    "lithium",
    "sertraline",
    "fluoxetine",
    "phenelzine",
    "linezolid",
    "biperiden",
    "metformin",
    "xyzzy",
)


def _around_now() -> st.SearchStrategy[datetime]:
    """Quarters of hours, most within the days that windows reach, some years ago."""
    near = st.integers(-130 * 96, 6 * 96)
    far = st.integers(-3 * 365 * 96, 130 * 96)
    quarter = timedelta(minutes=15)
    return (near | far).map(lambda n: NOW.replace(minute=0) + n * quarter)


hours = _around_now()
moments = st.builds(Moment, hours) | hours.map(
    lambda at: Moment(at.replace(hour=0, minute=0), day_only=True)
)
frequencies = st.one_of(
    st.sampled_from([1, 2, 3]).map(lambda n: TimesPerDay(Decimal(n))),
    st.sampled_from([6, 8]).map(lambda n: EveryHours(Decimal(n))),
    st.sampled_from([7, 14, 28, 84]).map(lambda n: EveryDays(Decimal(n))),
    st.sampled_from([AsNeeded(), Once(), FrequencyUnknown()]),
)
doses = st.none() | st.sampled_from(["0.25", "1", "5", "20", "100", "350"]).map(
    lambda mg: Dose(Decimal(mg), Decimal(mg))
)
orders = st.builds(
    Order,
    id=st.just(OrderId("0")),
    drug=st.sampled_from(NAMES),
    dose=doses,
    unit=st.sampled_from(["mg", "mg", "tablet", "micrograms"]),
    route=st.sampled_from([Route.ORAL, Route.IM, Route.DEPOT, Route.UNKNOWN]),
    frequency=frequencies,
    start=st.none() | moments,
    end=st.sampled_from(list(Ending)) | moments,
    status=st.none() | st.none() | st.sampled_from(list(Status)),
    source=st.none() | st.just(Source("entry")),
)
checks = st.builds(
    Observation,
    moments,
    st.fixed_dictionaries(
        {},
        optional={
            FindingId("temperature"): st.sampled_from([Decimal("36.8"), Decimal("38.6")]),
            FindingId("rigidity"): st.sampled_from(["none", "mild", "lead_pipe"]),
            FindingId("heart_rate"): st.sampled_from([Decimal(70), Decimal(130)]),
            FindingId("diaphoresis"): st.booleans(),
            FindingId("creatine_kinase"): st.sampled_from([Decimal(90), Decimal(2400)]),
        },
    ).filter(bool),
)
wards = st.none() | st.sampled_from(["A1", "B2"])
factors = st.sampled_from([(), ("previous_nms",), ("previous_nms", "dehydration")])


def _possible(order: Order) -> bool:
    return not order.ended_before_it_began


@st.composite
def records(draw: st.DrawFn) -> ImportedPatient:
    """One person with orders, doses and checks; `NAMES` are all recognised but the last."""
    listed = draw(st.lists(orders.filter(_possible), max_size=6))
    numbered = tuple(replace(one, id=OrderId(str(n))) for n, one in enumerate(listed))
    given: tuple[Administration, ...] = ()
    if numbered:
        one = st.builds(
            Administration,
            order=st.sampled_from([each.id for each in numbered]),
            at=moments,
            status=st.sampled_from(list(Given)),
        )
        given = tuple(draw(st.lists(one, max_size=4)))
    person = Patient("T-1", family_name="Muster", ward=draw(wards), risk_factors=draw(factors))
    known = draw(st.booleans()) or bool(numbered)
    return ImportedPatient(
        person, numbered if known else None, given, tuple(draw(st.lists(checks, max_size=3)))
    )
