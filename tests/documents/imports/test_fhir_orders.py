"""A medication request or statement of FHIR becomes an order with all that it says."""

from datetime import datetime
from decimal import Decimal

import pytest

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    AsNeeded,
    Code,
    Dose,
    Ending,
    EveryDays,
    EveryHours,
    FrequencyUnknown,
    Once,
    Route,
    Status,
    TimesPerDay,
)
from tests.documents.imports.fhir_documents import (
    RXNORM,
    SNOMED,
    UCUM,
    a_dosage,
    a_patient,
    a_request,
    a_statement,
    bundle,
    coded,
    order_in,
    orders_in,
    read,
    reasons_in,
)


def times(number: object) -> TimesPerDay:
    return TimesPerDay(Decimal(str(number)))


def a_timed(repeat: dict | None = None, **more: object) -> dict:
    timing = {} if repeat is None else {"timing": {"repeat": repeat}}
    return a_request(dosageInstruction=[a_dosage(5, "mg", **timing, **more)])


def test_that_a_request_keeps_drug_dose_route_frequency_start_text_codes_and_place():
    request = a_request(
        id="r-7",
        medicationCodeableConcept=coded(
            "Haldol 5 MG Oral Tablet", (RXNORM, "310672", "haloperidol 5 MG Oral Tablet [Haldol]")
        ),
        dosageInstruction=[
            a_dosage(
                5,
                "mg",
                timing={"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}},
                route=coded(None, (SNOMED, "26643006", "Oral route")),
            )
        ],
    )
    order = order_in(request)
    assert order.drug == "haloperidol"
    assert order.text == "Haldol 5 MG Oral Tablet"
    assert order.strength == "5 mg"
    assert (order.dose, order.unit) == (Dose(Decimal(5), Decimal(5)), "mg")
    assert order.route is Route.ORAL
    assert order.frequency == times(2)
    assert order.start == Moment(datetime(2026, 6, 1, 8))
    assert (order.status, order.end) == (Status.ACTIVE, Ending.OPEN)
    assert order.codes == (Code(RXNORM, "310672"),)
    assert order.source is not None
    assert (order.source.where, order.source.id) == ("entry[1].resource", "r-7")


@pytest.mark.parametrize(
    ("status", "kept", "end"),
    [
        ("active", Status.ACTIVE, Ending.OPEN),
        ("on-hold", Status.HELD, Ending.OPEN),
        ("draft", Status.PLANNED, Ending.OPEN),
        ("stopped", Status.STOPPED, Ending.UNKNOWN),
        ("cancelled", Status.STOPPED, Ending.UNKNOWN),
        ("completed", Status.COMPLETED, Ending.UNKNOWN),
        ("unknown", None, Ending.UNKNOWN),
        ("no word of FHIR", None, Ending.UNKNOWN),
    ],
)
def test_that_only_what_is_said_to_be_taken_is_still_taken(status, kept, end):
    order = order_in(a_request(status=status))
    assert (order.status, order.end) == (kept, end)


@pytest.mark.parametrize("intent", ["proposal", "plan", "option"])
def test_that_what_is_only_proposed_is_planned(intent):
    assert order_in(a_request(intent=intent)).status is Status.PLANNED


def test_that_an_entry_made_in_error_never_becomes_an_order():
    preview = read(bundle(a_patient(), a_request(status="entered-in-error")))
    assert preview.patients[0].orders is None
    assert [one.why for one in preview.report.not_taken] == ["status entered-in-error"]
    assert preview.report.not_taken[0].where == "entry[1].resource"


def test_that_an_order_not_to_give_is_no_order():
    assert reasons_in(a_request(doNotPerform=True)) == ["says that it is not to be given"]


def test_that_a_statement_of_not_taking_is_no_order():
    (why,) = reasons_in(a_statement(status="not-taken"))
    assert why == "the person does not take it (status not-taken)"


def test_that_a_stopped_request_ends_where_its_bounds_end():
    bounds = {"boundsPeriod": {"start": "2026-05-01", "end": "2026-05-20"}}
    order = order_in(
        a_request(status="stopped", dosageInstruction=[{"timing": {"repeat": bounds}}])
    )
    assert order.start == Moment(datetime(2026, 5, 1), day_only=True)
    assert order.end == Moment(datetime(2026, 5, 20), day_only=True)


def test_that_an_end_before_the_start_is_kept_as_it_came():
    bounds = {"boundsPeriod": {"start": "2026-05-20", "end": "2026-05-01"}}
    order = order_in(a_request(dosageInstruction=[{"timing": {"repeat": bounds}}]))
    assert order.ended_before_it_began


@pytest.mark.parametrize("stated", ["2026", "2026-05", "2026-13-40", "yesterday", "0000-00-00"])
def test_that_a_start_without_its_day_is_unknown_and_noted(stated):
    order = order_in(a_request(authoredOn=stated))
    assert order.start is None
    assert order.reason == f"start in the document: {stated}"


def test_that_an_end_without_its_day_is_unknown_and_no_open_end():
    order = order_in(a_statement(effectivePeriod={"start": "2026-01-02", "end": "2026-05"}))
    assert order.end is Ending.UNKNOWN
    assert order.reason == "end in the document: 2026-05"


def test_that_a_statement_runs_over_its_period():
    period = {"start": "2026-01-02", "end": "2026-02-03"}
    order = order_in(a_statement(status="completed", effectivePeriod=period))
    assert order.start == Moment(datetime(2026, 1, 2), day_only=True)
    assert order.end == Moment(datetime(2026, 2, 3), day_only=True)


def test_that_a_course_of_ten_days_ends_on_the_tenth():
    repeat = {
        "frequency": 1, "period": 1, "periodUnit": "d",
        "boundsDuration": {"value": 10, "unit": "day", "code": "d", "system": UCUM},
    }  # fmt: skip
    request = a_timed(repeat)
    assert order_in({**request, "authoredOn": "2026-06-01"}).end == Moment(
        datetime(2026, 6, 10), day_only=True
    )
    assert order_in(request).end == Moment(datetime(2026, 6, 11, 8))


def test_that_the_day_from_which_it_may_be_dispensed_is_the_last_resort_for_a_start():
    request = a_request(dispenseRequest={"validityPeriod": {"start": "2026-04-01"}})
    del request["authoredOn"]
    assert order_in(request).start == Moment(datetime(2026, 4, 1), day_only=True)


@pytest.mark.parametrize(
    ("repeat", "frequency"),
    [
        ({"frequency": 1, "period": 1, "periodUnit": "d"}, times(1)),
        ({"frequency": 3, "period": 1, "periodUnit": "d"}, times(3)),
        ({"period": 1, "periodUnit": "d"}, times(1)),
        ({"frequency": 1, "period": 8, "periodUnit": "h"}, EveryHours(Decimal(8))),
        ({"frequency": 1, "period": 4, "periodMax": 6, "periodUnit": "h"}, EveryHours(Decimal(4))),
        ({"frequency": 1, "period": 90, "periodUnit": "min"}, EveryHours(Decimal("1.5"))),
        ({"frequency": 2, "period": 12, "periodUnit": "h"}, times(4)),
        ({"frequency": 1, "period": 2, "periodUnit": "d"}, EveryDays(Decimal(2))),
        ({"frequency": 1, "period": 1, "periodUnit": "wk"}, EveryDays(Decimal(7))),
        ({"frequency": 2, "period": 1, "periodUnit": "wk"}, EveryDays(Decimal("3.5"))),
        ({"frequency": 1, "period": 4, "periodUnit": "wk"}, EveryDays(Decimal(28))),
        ({"frequency": 1, "period": 1, "periodUnit": "mo"}, EveryDays(Decimal(30))),
        ({"frequency": 1, "frequencyMax": 2, "period": 1, "periodUnit": "d"}, times(2)),
        ({"timeOfDay": ["08:00:00", "20:00:00"]}, times(2)),
        ({"when": ["MORN", "NIGHT"]}, times(2)),
        ({"when": ["AC"]}, FrequencyUnknown()),
        ({"dayOfWeek": ["mon", "thu"]}, EveryDays(Decimal("3.5"))),
        (
            {"dayOfWeek": ["mon", "tue"], "frequency": 1, "period": 1, "periodUnit": "d"},
            EveryDays(Decimal("3.5")),
        ),
        ({"count": 1}, Once()),
        ({}, FrequencyUnknown()),
        ({"frequency": 0, "period": 0, "periodUnit": "d"}, FrequencyUnknown()),
        ({"frequency": 2, "period": 1, "periodUnit": "fortnight"}, FrequencyUnknown()),
    ],
)
def test_that_a_timing_says_how_often(repeat, frequency):
    assert order_in(a_timed(repeat)).frequency == frequency


def on(*days, **repeat):
    return {"dayOfWeek": list(days), **repeat}


@pytest.mark.parametrize(
    ("repeat", "frequency"),
    [
        (on("mon", frequency=1, period=1, periodUnit="wk"), EveryDays(Decimal(7))),
        (on("mon", "thu", frequency=2, period=1, periodUnit="wk"), EveryDays(Decimal("3.5"))),
        (on("mon", "thu", period=1, periodUnit="wk"), EveryDays(Decimal("3.5"))),
        (on("mon", frequency=1, period=2, periodUnit="wk"), EveryDays(Decimal(14))),
        (on("mon", "thu", frequency=1, period=1, periodUnit="wk"), FrequencyUnknown()),
        (on("mon", frequency=3, period=1, periodUnit="wk"), FrequencyUnknown()),
        (on("mon", "thu", frequency=1, period=2, periodUnit="d"), FrequencyUnknown()),
        (on("mon", frequency=1, period=8, periodUnit="h"), FrequencyUnknown()),
        (on("mon", frequency=1, period=1, periodUnit="mo"), FrequencyUnknown()),
    ],
)
def test_that_named_weekdays_are_counted_and_a_contradiction_is_not_guessed(repeat, frequency):
    assert order_in(a_timed(repeat)).frequency == frequency


@pytest.mark.parametrize(
    ("code", "frequency"),
    [
        ("BID", times(2)),
        ("TID", times(3)),
        ("QD", times(1)),
        ("QOD", EveryDays(Decimal(2))),
        ("Q6H", EveryHours(Decimal(6))),
        ("q12h", EveryHours(Decimal(12))),
        ("NEVERHEARD", FrequencyUnknown()),
    ],
)
def test_that_a_timing_may_be_a_code(code, frequency):
    system = "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation"
    timing = {"code": coded(None, (system, code, None))}
    order = order_in(a_request(dosageInstruction=[a_dosage(5, "mg", timing=timing)]))
    assert order.frequency == frequency


def test_that_a_single_event_is_one_dose_at_its_time():
    timing = {"event": ["2026-06-03T21:00:00+02:00"]}
    order = order_in(a_request(dosageInstruction=[a_dosage(5, "mg", timing=timing)]))
    assert order.frequency == Once()
    assert order.start == Moment(datetime(2026, 6, 3, 19))


def test_that_as_needed_is_kept_with_its_reason_and_its_most():
    order = order_in(
        a_timed(
            {"frequency": 1, "period": 6, "periodUnit": "h"},
            asNeededCodeableConcept=coded("agitation"),
        )
    )
    assert order.frequency == AsNeeded(Decimal(4))
    assert order.reason == "as needed for agitation"


def test_that_the_greatest_amount_of_a_day_bounds_what_is_taken_as_needed():
    most = {"numerator": {"value": 20, "unit": "mg"}, "denominator": {"value": 1, "unit": "d"}}
    order = order_in(a_timed(asNeededBoolean=True, maxDosePerPeriod=most))
    assert order.frequency == AsNeeded(Decimal(4))


def test_that_not_as_needed_is_a_schedule():
    repeat = {"frequency": 1, "period": 1, "periodUnit": "d"}
    assert order_in(a_timed(repeat, asNeededBoolean=False)).frequency == times(1)


@pytest.mark.parametrize(
    ("amount", "dose", "unit"),
    [
        ({"doseQuantity": {"value": 0.5, "unit": "mg"}}, ("0.5", "0.5"), "mg"),
        ({"doseQuantity": {"value": 1}}, ("1", "1"), None),
        ({"doseQuantity": {"value": 1, "unit": "{tablet}"}}, ("1", "1"), "tablet"),
        ({"doseQuantity": {"value": 5, "code": "mg", "system": UCUM}}, ("5", "5"), "mg"),
        (
            {"doseQuantity": {"value": 5, "unit": "Milligram", "code": "mg"}},
            ("5", "5"),
            "Milligram",
        ),
        (
            {
                "doseRange": {
                    "low": {"value": 0.5, "unit": "mg"},
                    "high": {"value": 1, "unit": "mg"},
                }
            },
            ("0.5", "1"),
            "mg",
        ),
        ({"rateQuantity": {"value": 2, "unit": "mg/h"}}, ("2", "2"), "mg/h"),
        (
            {
                "rateRatio": {
                    "numerator": {"value": 10, "unit": "mg"},
                    "denominator": {"value": 4, "unit": "h"},
                }
            },
            ("2.5", "2.5"),
            "mg/h",
        ),
    ],
)
def test_that_a_dose_and_its_unit_are_kept_as_typed(amount, dose, unit):
    order = order_in(a_request(dosageInstruction=[{"doseAndRate": [amount]}]))
    assert order.dose == Dose(*map(Decimal, dose))
    assert order.unit == unit


@pytest.mark.parametrize(
    "quantity",
    [
        {"value": 0, "unit": "mg"},
        {"value": -5, "unit": "mg"},
        {"value": "5", "unit": "mg"},
        {"value": 5, "unit": "mg", "comparator": "<"},
        {"unit": "mg"},
        "5 mg",
    ],
)
def test_that_what_is_no_dose_is_an_unknown_dose(quantity):
    order = order_in(a_request(dosageInstruction=[{"doseAndRate": [{"doseQuantity": quantity}]}]))
    assert (order.dose, order.unit) == (None, None)


def test_that_the_ordered_amount_counts_where_a_calculated_one_stands_beside_it():
    kind = "http://terminology.hl7.org/CodeSystem/dose-rate-type"
    rates = [
        {"type": coded(None, (kind, name, name)), "doseQuantity": {"value": value, "unit": "mg"}}
        for name, value in (("calculated", 4), ("ordered", 5))
    ]
    assert order_in(a_request(dosageInstruction=[{"doseAndRate": rates}])).dose == Dose(
        Decimal(5), Decimal(5)
    )


def test_that_an_instruction_in_words_alone_is_read_as_it_stands():
    order = order_in(a_request(dosageInstruction=[{"text": "take 1 tablet by mouth twice daily"}]))
    assert order.frequency == times(2)
    assert (order.dose, order.unit) == (Dose(Decimal(1), Decimal(1)), "tablet")
    assert order.reason == "take 1 tablet by mouth twice daily"


def test_that_words_of_an_unknown_medicine_still_say_how_often():
    order = order_in(a_request("nobody knows", dosageInstruction=[{"text": "twice daily"}]))
    assert (order.dose, order.frequency) == (None, times(2))


def test_that_a_coded_dose_and_timing_outrank_the_words_beside_them():
    order = order_in(
        a_timed({"frequency": 1, "period": 1, "periodUnit": "d"}, text="2 tablets twice daily")
    )
    assert (order.dose, order.frequency) == (Dose(Decimal(5), Decimal(5)), times(1))
    assert order.reason == "2 tablets twice daily"


def test_that_the_name_may_say_how_it_is_taken():
    order = order_in(a_request("HALDOL 5 mg tab PO BID"))
    assert (order.drug, order.strength, order.route) == ("haloperidol", "5 mg", Route.ORAL)
    assert order.frequency == times(2)


def test_that_morning_and_evening_of_one_dose_are_twice_a_day():
    order = order_in(
        a_request(
            dosageInstruction=[
                a_dosage(5, "mg", timing={"repeat": {"when": [hour]}}) for hour in ("MORN", "EVE")
            ]
        )
    )
    assert order.frequency == times(2)
    assert order.dose == Dose(Decimal(5), Decimal(5))


def test_that_two_doses_side_by_side_are_two_orders_of_one_entry():
    request = a_request(
        dosageInstruction=[
            a_dosage(mg, "mg", timing={"repeat": {"when": [hour]}})
            for mg, hour in ((5, "MORN"), (10, "NIGHT"))
        ]
    )
    preview = read(bundle(a_patient(), request))
    assert (preview.report.entries, preview.report.read) == (1, 1)
    orders = preview.patients[0].orders
    assert [order.dose.high for order in orders] == [5, 10]
    assert [order.source.where for order in orders] == [
        "entry[1].resource.dosageInstruction[0]",
        "entry[1].resource.dosageInstruction[1]",
    ]


def test_that_steps_follow_each_other_where_their_lengths_are_told():
    steps = [
        a_dosage(
            mg,
            "mg",
            sequence=place,
            timing={
                "repeat": {
                    "frequency": 1, "period": 1, "periodUnit": "d",
                    **({"boundsDuration": {"value": 7, "code": "d"}} if place < 3 else {}),
                }
            },
        )
        for place, mg in enumerate((15, 10, 5), start=1)
    ]  # fmt: skip
    orders = orders_in(a_request(authoredOn="2026-06-01", dosageInstruction=steps))
    assert [(order.start.isoformat(), order.dose.high) for order in orders] == [
        ("2026-06-01", 15), ("2026-06-08", 10), ("2026-06-15", 5),
    ]  # fmt: skip
    assert orders[0].end == Moment(datetime(2026, 6, 7), day_only=True)


def test_that_steps_of_unknown_length_are_one_order_of_unknown_dose():
    steps = [
        a_dosage(mg, "mg", sequence=place, text=f"then {mg} mg daily")
        for place, mg in enumerate((15, 10, 5))
    ]
    order = order_in(a_request(dosageInstruction=steps))
    assert (order.dose, order.frequency) == (None, FrequencyUnknown())
    assert order.drug == "haloperidol"
    assert order.reason == "then 15 mg daily; then 10 mg daily; then 5 mg daily"


def test_that_the_doses_of_steps_of_unknown_length_are_kept_in_words():
    steps = [a_dosage(mg, "mg", sequence=place) for place, mg in enumerate((15, 10, 5))]
    order = order_in(a_request(dosageInstruction=steps))
    assert order.dose is None
    assert order.reason == "dose in the document: 15 mg, 10 mg, 5 mg"


@pytest.mark.parametrize(
    ("quantity", "stated"),
    [
        ({"value": -5, "unit": "mg"}, "-5 mg"),
        ({"value": "five", "unit": "mg"}, "five mg"),
        ({"value": 5, "unit": "mg", "comparator": "<"}, "< 5 mg"),
    ],
)
def test_that_an_amount_that_is_no_dose_is_kept_in_words(quantity, stated):
    dosage = {"doseAndRate": [{"doseQuantity": quantity}]}
    order = order_in(a_request(dosageInstruction=[dosage]))
    assert order.dose is None
    assert order.reason == f"dose in the document: {stated}"


def test_that_a_range_upside_down_and_two_amounts_are_kept_in_words():
    upside_down = {"low": {"value": 10, "unit": "mg"}, "high": {"value": 5, "unit": "mg"}}
    rates = [{"doseRange": upside_down}, {"doseQuantity": {"value": 7, "unit": "mg"}}]
    only_range = order_in(a_request(dosageInstruction=[{"doseAndRate": rates[:1]}]))
    assert only_range.reason == "dose in the document: 10 mg–5 mg"
    two = [{"doseQuantity": {"value": mg, "unit": "mg"}} for mg in (5, 10)]
    both = order_in(a_request(dosageInstruction=[{"doseAndRate": two}]))
    assert (both.dose, both.reason) == (None, "dose in the document: 5 mg, 10 mg")


@pytest.mark.parametrize(
    ("route", "kept"),
    [
        (coded(None, (SNOMED, "78421000", None)), Route.IM),
        (coded("Intravenous"), Route.IV),
        (coded("SUBCUT"), Route.SC),
        (coded(None, ("http://standardterms.edqm.eu", "20053000", "Oral use")), Route.ORAL),
        (
            coded(
                None, ("http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration", "SL", None)
            ),
            Route.SUBLINGUAL,
        ),
        (coded(None, (SNOMED, "6064005", "Topical route")), Route.OTHER),
        (coded("through the wall"), Route.ORAL),
    ],
)
def test_that_a_route_is_known_by_code_or_word_or_by_the_product(route, kept):
    order = order_in(a_request(dosageInstruction=[a_dosage(5, "mg", route=route)]))
    assert order.route is kept


def test_that_a_depot_is_told_by_its_salt():
    order = order_in(
        a_request(
            "Haloperidol decanoate 100 MG/ML Injection",
            dosageInstruction=[
                a_dosage(
                    100,
                    "mg",
                    route=coded(None, (SNOMED, "78421000", None)),
                    timing={"repeat": {"frequency": 1, "period": 4, "periodUnit": "wk"}},
                )
            ],
        )
    )
    assert order.drug == "haloperidol decanoate"
    assert order.route is Route.DEPOT
    assert order.frequency == EveryDays(Decimal(28))
