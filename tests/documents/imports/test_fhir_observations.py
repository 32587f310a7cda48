"""Vital signs and laboratory values of FHIR arrive as findings in their own unit, never guessed."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from nmsdesk.domain.moment import Moment
from tests.documents.imports.fhir_documents import (
    LOINC,
    SNOMED,
    a_patient,
    a_quantity,
    an_observation,
    bundle,
    checks_in,
    coded,
    findings_in,
    only,
    read,
    reasons_in,
)


@pytest.mark.parametrize(
    ("code", "value", "unit", "finding", "kept"),
    [
        ("8310-5", 38.5, "Cel", "temperature", "38.5"),
        ("8310-5", 102.2, "[degF]", "temperature", "39"),
        ("8310-5", 100.4, "degrees F", "temperature", "38"),
        ("8310-5", 101, "F", "temperature", "38.33"),
        ("8867-4", 118, "/min", "heart_rate", "118"),
        ("8867-4", 118, "beats/minute", "heart_rate", "118"),
        ("8867-4", 118, "{Beats}/min", "heart_rate", "118"),
        ("9279-1", 28, "breaths/minute", "respiratory_rate", "28"),
        ("2708-6", 93, "%", "oxygen_saturation", "93"),
        ("59408-5", 93, "%", "oxygen_saturation", "93"),
        ("2157-6", 2400, "U/L", "creatine_kinase", "2400"),
        ("2157-6", 40, "µkat/L", "creatine_kinase", "2400"),
        ("6690-2", 14.2, "10*3/uL", "white_cell_count", "14.2"),
        ("26464-8", 14.2, "K/uL", "white_cell_count", "14.2"),
        ("6690-2", 14200, "/uL", "white_cell_count", "14.2"),
        ("6690-2", 14.2, "10*9/L", "white_cell_count", "14.2"),
        ("2160-0", 1, "mg/dL", "creatinine", "88.4"),
        ("2160-0", 120, "umol/L", "creatinine", "120"),
        ("2498-4", 50, "ug/dL", "serum_iron", "8.95"),
        ("14798-3", 9, "umol/L", "serum_iron", "9"),
        ("2823-3", 5.1, "mEq/L", "potassium", "5.1"),
        ("2951-2", 131, "mmol/L", "sodium", "131"),
        ("1963-8", 18, "meq/L", "bicarbonate", "18"),
        ("1742-6", 60, "IU/L", "alt", "60"),
        ("1920-8", 90, "[iU]/L", "ast", "90"),
        ("2532-0", 700, "U/L", "ldh", "700"),
        ("2744-1", 7.21, "[pH]", "ph", "7.21"),
        ("2744-1", 7.21, None, "ph", "7.21"),
    ],
)
def test_that_a_value_is_kept_in_the_unit_of_its_finding(code, value, unit, finding, kept):
    assert findings_in(an_observation(code, value, unit)) == {finding: Decimal(kept)}


@pytest.mark.parametrize(
    ("code", "value", "unit", "why"),
    [
        ("8310-5", 38.5, "warm", "unit warm not known for Body temperature"),
        ("8310-5", 38.5, None, "unit missing: Body temperature 38.5"),
        ("2160-0", 1, "g/L", "unit g/L not known for Creatinine in serum or plasma"),
        ("8310-5", 385, "Cel", "Body temperature of 385 °C cannot be"),
        ("8310-5", 38.5, "[degF]", "Body temperature of 3.61 °C cannot be"),
        ("8867-4", -1, "/min", "Heart rate of -1 per minute cannot be"),
        ("8302-2", 180, "cm", "not a finding that NMS Desk keeps: name of 8302-2"),
        (
            "2028-9", 24, "mmol/L",
            "total carbon dioxide, which is more than the bicarbonate that NMS Desk keeps",
        ),
    ],
)  # fmt: skip
def test_that_what_is_not_sure_is_listed_with_its_reason(code, value, unit, why):
    assert reasons_in(an_observation(code, value, unit)) == [why]


def test_that_unit_and_code_of_a_value_have_to_agree():
    told = {"value": 38.5, "unit": "degF", "code": "Cel"}
    (why,) = reasons_in(an_observation(value=None, valueQuantity=told))
    assert why == "its unit stands there twice, once Cel and once degF"


def test_that_an_unknown_spelling_beside_a_known_code_does_no_harm():
    told = {"value": 38.5, "unit": "degrees of warmth", "code": "Cel"}
    assert findings_in(an_observation(value=None, valueQuantity=told)) == {
        "temperature": Decimal("38.5")
    }


@pytest.mark.parametrize(
    ("part", "why"),
    [
        ({"valueString": "hot"}, "its value stands as text: hot"),
        ({"valueCodeableConcept": coded("raised")}, "its value stands as text: raised"),
        ({"valueQuantity": {"unit": "Cel"}}, "holds no value"),
        ({"valueQuantity": {"value": "38.5", "unit": "Cel"}}, "holds no value"),
        (
            {"valueQuantity": a_quantity(41, "Cel") | {"comparator": ">"}},
            "its value > 41 Cel is a limit and no figure",
        ),
        ({"valueRange": {"low": {"value": 38}}}, "its value is no single figure"),
        ({"dataAbsentReason": coded("not performed")}, "holds no value: not performed"),
        ({}, "holds no value"),
        ({"status": "entered-in-error"}, "status entered-in-error"),
        ({"status": "cancelled"}, "status cancelled"),
    ],
)
def test_that_a_value_that_is_no_figure_is_listed(part, why):
    assert reasons_in(an_observation(value=None, **part)) == [why]


def test_that_a_preliminary_value_is_taken_and_says_so():
    (check,) = checks_in(an_observation(status="preliminary"))
    assert check.note == "status preliminary"


@pytest.mark.parametrize(
    ("code", "site"),
    [
        ("8310-5", None),
        ("8331-1", "oral"),
        ("8332-9", "rectal"),
        ("8333-7", "tympanic"),
        ("8328-7", "axillary"),
        ("8334-5", "bladder"),
        ("8329-5", "core"),
        ("75539-7", "temporal"),
    ],
)
def test_that_a_code_may_say_where_the_temperature_was_taken(code, site):
    assert findings_in(an_observation(code)).get("temperature_site") == site


def test_that_a_body_site_says_where_the_temperature_was_taken():
    site = coded(None, (SNOMED, "34402009", "Rectum"))
    assert findings_in(an_observation(bodySite=site))["temperature_site"] == "rectal"


def test_that_a_broad_code_beside_a_narrow_one_is_no_contradiction():
    both = coded(None, (LOINC, "8310-5", None), (LOINC, "8332-9", None))
    assert (
        findings_in(an_observation(code="8310-5") | {"code": both})["temperature_site"] == "rectal"
    )


def test_that_codes_of_two_findings_leave_the_value_out():
    both = coded(None, (LOINC, "8310-5", None), (LOINC, "8867-4", None))
    (why,) = reasons_in(an_observation() | {"code": both})
    assert why == "its codes name different findings: Body temperature and Heart rate"


def test_that_a_plain_name_counts_only_where_no_code_stands():
    named = an_observation("x", 120, "/min") | {"code": {"text": "Heart rate"}}
    assert findings_in(named) == {"heart_rate": Decimal(120)}
    local = an_observation("x", 120, "/min") | {"code": {"text": "Heart rate at dusk"}}
    assert reasons_in(local) == ["not a finding that NMS Desk keeps: Heart rate at dusk"]


def test_that_the_laboratorys_upper_limit_comes_with_the_creatine_kinase():
    limit = [{"high": {"value": 171, "unit": "U/L"}}]
    kinase = an_observation("2157-6", 2400, "U/L", referenceRange=limit)
    assert findings_in(kinase)["creatine_kinase_uln"] == Decimal(171)


def a_pressure(panel: str = "85354-9", *more: dict) -> dict:
    parts = [
        {
            "code": coded(None, (LOINC, code, None)),
            "valueQuantity": a_quantity(value, "mmHg", "mm[Hg]"),
        }
        for code, value in (("8480-6", 182), ("8462-4", 104))
    ]
    return an_observation(panel, None, component=[*parts, *more])


@pytest.mark.parametrize("panel", ["85354-9", "55284-4"])
def test_that_a_panel_counts_once_and_brings_its_components(panel):
    preview = read(bundle(a_patient(), a_pressure(panel)))
    assert (preview.report.entries, preview.report.read) == (1, 1)
    (check,) = only(preview).observations
    assert check.findings == {"systolic_bp": Decimal(182), "diastolic_bp": Decimal(104)}


def test_that_components_that_are_not_kept_are_named_beside_the_check():
    mean = {"code": coded("Mean blood pressure"), "valueQuantity": a_quantity(130, "mmHg")}
    (check,) = checks_in(a_pressure("85354-9", mean))
    assert check.note == "not kept: Mean blood pressure"


def test_that_a_panel_without_one_of_its_values_keeps_the_other():
    panel = a_pressure()
    del panel["component"][1]["valueQuantity"]
    panel["component"][1]["dataAbsentReason"] = coded("not heard")
    assert findings_in(panel) == {"systolic_bp": Decimal(182)}


def test_that_a_panel_of_nothing_of_ours_is_one_entry_not_taken():
    panel = an_observation("1", None, component=[{"code": coded("A"), "valueString": "x"}])
    preview = read(bundle(a_patient(), panel))
    assert (preview.report.entries, len(preview.report.not_taken)) == (1, 1)


def test_that_a_group_of_other_observations_says_so():
    group = an_observation("85353-1", None, hasMember=[{"reference": "Observation/1"}])
    assert reasons_in(group) == ["groups other observations, which are entries of their own"]


@pytest.mark.parametrize(
    ("time", "at"),
    [
        ({"effectiveDateTime": "2026-06-04T09:00:00Z"}, Moment(datetime(2026, 6, 4, 9))),
        ({"effectiveDateTime": "2026-06-04T09:00:00.123+02:00"}, Moment(datetime(2026, 6, 4, 7))),
        ({"effectiveDateTime": "2026-06-04T09:00:00-05:00"}, Moment(datetime(2026, 6, 4, 14))),
        ({"effectiveDateTime": "2026-06-04T09:00:00"}, Moment(datetime(2026, 6, 4, 9))),
        ({"effectiveDateTime": "2026-06-04"}, Moment(datetime(2026, 6, 4), day_only=True)),
        ({"effectiveInstant": "2026-06-04T09:00:00Z"}, Moment(datetime(2026, 6, 4, 9))),
        (
            {"effectivePeriod": {"start": "2026-06-04T09:00:00Z", "end": "2026-06-04T10:00:00Z"}},
            Moment(datetime(2026, 6, 4, 9)),
        ),
        ({"effectivePeriod": {"end": "2026-06-04T10:00:00Z"}}, Moment(datetime(2026, 6, 4, 10))),
    ],
)
def test_that_a_time_is_told_in_many_ways(time, at):
    observation = an_observation()
    del observation["effectiveDateTime"]
    (check,) = checks_in(observation | time)
    assert check.at == at


@pytest.mark.parametrize(
    ("time", "why"),
    [
        ({"effectiveDateTime": "2026-06"}, "the time 2026-06 names no day"),
        ({"effectiveDateTime": "2019"}, "the time 2019 names no day"),
        ({"effectiveDateTime": "soon"}, "the time soon names no day"),
        ({"issued": "2026-06-04T09:00:00Z"}, "names no time of observation"),
    ],
)
def test_that_an_observation_without_a_day_is_listed(time, why):
    observation = an_observation()
    del observation["effectiveDateTime"]
    assert reasons_in(observation | time) == [why]


def test_that_times_with_an_offset_go_to_the_zone_in_force():
    document = bundle(a_patient(), an_observation())
    (check,) = only(read(document, ZoneInfo("Europe/Berlin"))).observations
    assert check.at == Moment(datetime(2026, 6, 4, 11))


def test_that_what_was_seen_at_one_time_is_one_check():
    (check,) = checks_in(an_observation(), an_observation("8867-4", 120, "/min"))
    assert check.findings == {"temperature": Decimal("38.5"), "heart_rate": Decimal(120)}


def test_that_two_values_at_one_time_stay_two_checks():
    checks = checks_in(an_observation(value=38.5), an_observation(value=39.1))
    assert [check.findings["temperature"] for check in checks] == [Decimal("38.5"), Decimal("39.1")]


def test_that_the_latest_weight_is_the_patients_and_counts_as_read():
    weights = [
        an_observation("29463-7", value, unit, effectiveDateTime=day)
        for value, unit, day in (
            (80, "kg", "2026-06-02"), (176.37, "[lb_av]", "2026-06-05"), (79, "kg", "2026-06-01"),
        )
    ]  # fmt: skip
    preview = read(bundle(a_patient(), *weights))
    assert only(preview).patient.weight_kg == Decimal("80.00")
    assert only(preview).observations == ()
    assert (preview.report.entries, preview.report.read) == (3, 3)
