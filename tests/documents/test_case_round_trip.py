"""Writing a case and reading it again gives the same case, whatever it holds."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from nmsdesk.documents.case_v1 import read_case
from nmsdesk.documents.case_writing import write_case
from nmsdesk.documents.findings import load_findings, load_risk_factors
from nmsdesk.domain.case import Case, Provenance
from nmsdesk.domain.finding import FindingKind
from nmsdesk.domain.ids import OrderId
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
from nmsdesk.domain.patient import Baseline, Patient, Sex
from nmsdesk.paths import resource_root

ROOT = resource_root()
FINDINGS = load_findings(ROOT)
FACTORS = load_risk_factors(ROOT)
NOW = datetime(2026, 6, 20, 10)

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
some_text = text.filter(str.strip)


def maybe(strategy):
    return st.none() | strategy


def figures(least, most):
    return st.decimals(least, most, places=3, allow_nan=False, allow_infinity=False)


amounts = figures("0.001", 100_000)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(Moment) | st.dates(
    date(1990, 1, 1), date(2100, 1, 1)
).map(lambda day: Moment(datetime.combine(day, datetime.min.time()), day_only=True))
doses = st.tuples(amounts, amounts).map(lambda pair: Dose(min(pair), max(pair)))
frequencies = st.one_of(
    figures("0.1", 24).map(TimesPerDay),
    figures("0.5", 72).map(EveryHours),
    figures("0.5", 180).map(EveryDays),
    maybe(figures("0.1", 24)).map(AsNeeded),
    st.just(Once()),
    st.just(FrequencyUnknown()),
)


@st.composite
def orders(draw, number):
    start = draw(maybe(moments))
    end = draw(st.sampled_from(Ending) | st.integers(2, 400).map(lambda days: days))
    if isinstance(end, int):
        end = Moment((start.at if start else NOW) + timedelta(days=end))
    return Order(
        id=OrderId(str(number)),
        drug=draw(some_text),
        dose=draw(maybe(doses)),
        unit=draw(maybe(text)),
        strength=draw(maybe(text)),
        route=draw(st.sampled_from(Route)),
        frequency=draw(frequencies),
        start=start,
        end=end,
        status=draw(maybe(st.sampled_from(Status))),
        reason=draw(maybe(text)),
        text=draw(maybe(text)),
        given_elsewhere=draw(maybe(st.booleans())),
        codes=tuple(draw(st.lists(st.builds(Code, text, text), max_size=2))),
        source=draw(maybe(st.builds(Source, text, maybe(text)))),
        confirmed=draw(maybe(st.booleans())),
    )


@st.composite
def values(draw, spec):
    match spec.kind:
        case FindingKind.SIGN:
            return draw(st.booleans())
        case FindingKind.FIGURE:
            return draw(figures(*spec.possible))
        case FindingKind.WORD:
            words = [*spec.words, *((True, False) if spec.accepts_true else ())]
            return draw(st.sampled_from(words))
        case FindingKind.SCALE:
            chosen = draw(st.lists(st.sampled_from(spec.items), unique=True, max_size=5))
            return {
                item: draw(st.sampled_from((0, 3) if item in spec.all_or_none_items else range(4)))
                for item in chosen
            }


@st.composite
def observations(draw):
    names = draw(st.lists(st.sampled_from(list(FINDINGS)), unique=True, max_size=6))
    found = {name: draw(values(FINDINGS[name])) for name in names}
    return Observation(draw(moments), found, draw(maybe(text)), draw(maybe(text)))


patients = st.builds(
    Patient,
    id=some_text,
    name=maybe(text),
    sex=st.sampled_from(Sex),
    birth_date=maybe(st.dates(date(1900, 1, 1), date(1989, 1, 1))),
    age_years=maybe(figures(0, 130)),
    weight_kg=maybe(figures("0.2", 700)),
    ward=maybe(text),
    notes=maybe(text),
    risk_factors=st.lists(st.sampled_from(FACTORS), max_size=4).map(tuple),
    allergies=maybe(st.lists(text, max_size=3).map(tuple)),
    baseline=st.builds(
        Baseline,
        heart_rate=maybe(figures(1, 300)),
        temperature=maybe(figures(30, 43)),
        at=maybe(moments),
    ),
)


@st.composite
def cases(draw):
    count = draw(st.integers(0, 3))
    listed = tuple(draw(orders(number)) for number in range(count))
    administrations = ()
    if count:
        administrations = tuple(
            draw(
                st.lists(
                    st.builds(
                        Administration,
                        order=st.sampled_from([one.id for one in listed]),
                        at=moments,
                        status=st.sampled_from(Given),
                        dose=maybe(amounts),
                        unit=maybe(text),
                        note=maybe(text),
                    ),
                    max_size=2,
                )
            )
        )
    zones = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata"]).map(ZoneInfo)
    return Case(
        patient=draw(patients),
        now=draw(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1))),
        orders=listed if count else draw(st.sampled_from([None, ()])),
        administrations=administrations,
        observations=tuple(draw(st.lists(observations(), max_size=2))),
        zone=draw(maybe(zones)),
        title=draw(maybe(text)),
        notes=draw(maybe(text)),
        source=draw(maybe(st.builds(Provenance, maybe(text), maybe(text), maybe(st.just(2019))))),
    )


@given(cases())
@settings(deadline=None)
def test_that_reading_what_was_written_gives_the_same_case(case):
    written = write_case(case)
    again = read_case(written, FINDINGS, FACTORS)
    assert again == case
    assert write_case(again) == written


def test_that_the_second_half_past_two_survives_the_round_trip():
    zone = ZoneInfo("Europe/Berlin")
    case = Case(Patient("a"), datetime(2026, 10, 25, 2, 30, fold=1), zone=zone)
    again = read_case(write_case(case), FINDINGS, FACTORS)
    assert again.now.fold == 1
    assert again.now == datetime(2026, 10, 25, 2, 30)


def test_that_dates_are_written_as_dates_and_figures_plainly():
    order = Order(
        id=OrderId("0"),
        drug="haloperidol",
        dose=Dose(Decimal("1E+1"), Decimal("1E+1")),
        start=Moment(datetime(2026, 6, 1), day_only=True),
        end=Moment(datetime(2026, 6, 5), day_only=True),
    )
    written = write_case(Case(Patient("a"), NOW, orders=(order,)))
    assert '"dose": 10,' in written
    assert '"start": "2026-06-01"' in written
    assert '"end": "2026-06-05"' in written


def test_that_names_known_apart_are_written_as_the_list_of_patients_shows_them():
    case = Case(Patient("a", family_name="Weber", given_name="Ada"), NOW)
    assert read_case(write_case(case), FINDINGS, FACTORS).patient.name == "WEBER, Ada"


def test_that_administrations_follow_their_order_whatever_the_store_calls_it():
    listed = tuple(Order(id=OrderId(key), drug="x") for key in ("17", "4"))
    given = Administration(OrderId("4"), Moment(NOW), Given.GIVEN)
    case = Case(Patient("a"), NOW, orders=listed, administrations=(given,))
    assert read_case(write_case(case), FINDINGS, FACTORS).administrations[0].order == "1"
