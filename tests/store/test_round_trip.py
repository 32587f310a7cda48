"""What is stored comes back as the same value, whatever it is."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nmsdesk.domain.ids import FindingId, OrderId, PatientId
from nmsdesk.domain.imported import ImportedPatient
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import (
    Administration,
    AsNeeded,
    Code,
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
from nmsdesk.domain.patient import Baseline, Contact, Patient, Sex
from nmsdesk.store import exact
from tests.record_builders import NOW, open_record

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
maybe_text = st.none() | texts
figures = st.decimals("0.0001", "99999", allow_nan=False, places=None)
whole_days = st.dates(date(1950, 1, 1), date(2100, 1, 1)).map(
    lambda day: Moment(datetime(day.year, day.month, day.day), day_only=True)
)
times = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)).map(Moment)
moments = times | whole_days
doses = st.tuples(figures, figures).map(lambda pair: Dose(min(pair), max(pair)))
frequencies = st.one_of(
    st.builds(TimesPerDay, figures),
    st.builds(EveryHours, figures),
    st.builds(EveryDays, figures),
    st.builds(AsNeeded, st.none() | figures),
    st.just(Once()),
    st.just(FrequencyUnknown()),
)
orders = st.builds(
    Order,
    id=st.just(OrderId("0")),
    drug=texts,
    dose=st.none() | doses,
    unit=maybe_text,
    strength=maybe_text,
    route=st.sampled_from(Route),
    frequency=frequencies,
    start=st.none() | moments,
    end=moments | st.sampled_from(Ending),
    status=st.none() | st.sampled_from(Status),
    reason=maybe_text,
    text=maybe_text,
    given_elsewhere=st.none() | st.booleans(),
    codes=st.lists(st.builds(Code, texts, texts), max_size=3).map(tuple),
    source=st.none() | st.builds(Source, texts, maybe_text),
    confirmed=st.none() | st.booleans(),
)
grades = st.dictionaries(texts, st.integers(0, 3), max_size=4)
findings = st.dictionaries(
    texts.map(FindingId), st.booleans() | figures | texts | grades, max_size=6
)
observations = st.builds(Observation, moments, findings, maybe_text, maybe_text)
baselines = st.builds(Baseline, *([st.none() | figures] * 5), at=st.none() | moments)
people = st.builds(
    Patient,
    id=texts,
    name=maybe_text,
    family_name=maybe_text,
    given_name=maybe_text,
    sex=st.sampled_from(Sex),
    birth_date=st.none() | st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    age_years=st.none() | figures,
    weight_kg=st.none() | figures,
    ward=maybe_text,
    notes=maybe_text,
    risk_factors=st.lists(texts, max_size=3).map(tuple),
    allergies=st.none() | st.lists(texts, max_size=3).map(tuple),
    baseline=baselines,
    contacts=st.lists(st.builds(Contact, texts, maybe_text, maybe_text), max_size=2).map(tuple),
)
given_doses = st.tuples(moments, st.sampled_from(Given), st.none() | figures, maybe_text)


@st.composite
def imported(draw):
    listed = draw(st.none() | st.lists(orders, max_size=3).map(tuple))
    numbered = (
        None
        if listed is None
        else tuple(
            Order(**{**fields(order), "id": OrderId(str(n))}) for n, order in enumerate(listed)
        )
    )
    doses_given = tuple(
        Administration(order.id, at, status, dose, "mg", note)
        for order in numbered or ()
        for at, status, dose, note in draw(st.lists(given_doses, max_size=2))
    )
    checks = tuple(draw(st.lists(observations, max_size=3)))
    return ImportedPatient(draw(people), numbered, doses_given, checks)


def fields(order):
    return {name: getattr(order, name) for name in Order.__slots__}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    record = open_record(tmp_path_factory.mktemp("round-trip"))
    yield record
    record.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(imported())
def test_that_a_stored_case_is_the_case_that_was_stored(kept, person):
    (key,) = kept.charts.take_over([person], "made up.json").patients
    case = kept.charts.case(key, NOW)
    assert case.patient == person.patient
    renamed = {o.id: i for o, i in zip(person.orders or (), case.orders or (), strict=True)}
    assert without_ids(case.orders) == without_ids(person.orders)
    assert [exactly(o) for o in case.orders or ()] == [exactly(o) for o in person.orders or ()]
    assert list(case.administrations) == [
        Administration(renamed[a.order].id, a.at, a.status, a.dose, a.unit, a.note)
        for a in person.administrations
    ]
    stable = sorted(person.observations, key=lambda each: each.at.at)
    assert list(case.observations) == stable
    assert [repr(o.findings) for o in case.observations] == [repr(o.findings) for o in stable]


def without_ids(listed):
    return listed and [{**fields(order), "id": None} for order in listed]


def exactly(order):
    """Figures with their own zeroes: 5 and 5.0 are equal and not the same text."""
    return repr(order.dose), repr(order.frequency)


@settings(max_examples=200, deadline=None)
@given(findings)
def test_that_findings_come_back_figure_for_figure(found):
    assert repr(exact.findings(exact.written(found))) == repr(found)


@pytest.mark.parametrize("number", ["38.50", "1E+2", "0E-8", "-0", "12345678901234567890.10"])
def test_that_a_figure_keeps_its_zeroes_and_its_length(number):
    kept = exact.findings(exact.written({"temperature": Decimal(number)}))
    assert str(kept[FindingId("temperature")]) == number


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), object(), 1.5])
def test_that_what_is_no_exact_value_is_not_stored(value):
    with pytest.raises((ValueError, TypeError)):
        exact.written({"temperature": value})


def test_that_an_unknown_patient_key_is_not_another_one(kept):
    assert kept.store is not None
    with kept.store.reading() as reader:
        assert reader.patient(PatientId(10**9)) is None
