"""What is wrong in a case file is told by its path, with the mend, and nothing is taken."""

import json

import pytest

from nmsdesk.documents.case_v1 import read_case
from nmsdesk.documents.findings import load_findings, load_risk_factors
from nmsdesk.documents.problem import DocumentError
from nmsdesk.paths import resource_root

ROOT = resource_root()
FINDINGS = load_findings(ROOT)
FACTORS = load_risk_factors(ROOT)

ORDER = {
    "drug": "haloperidol",
    "dose": 5,
    "unit": "mg",
    "route": "oral",
    "frequency": {"times_per_day": 2},
    "start": "2026-06-10",
}

ONE_CHECK = """{"nmsdesk_case": 1, "now": "2026-06-20T10:00", "patient": {"id": "a"},
  "observations": [{"at": "2026-06-20", "findings": %s}]}"""


def a_file(**changes):
    base = {
        "nmsdesk_case": 1,
        "now": "2026-06-20T10:00:00",
        "patient": {"id": "F-1"},
        "medications": [ORDER],
        "observations": [{"at": "2026-06-20T09:00", "findings": {"temperature": 38.6}}],
    }
    return {**base, **changes}


def read(document):
    text = document if isinstance(document, str | bytes) else json.dumps(document)
    return read_case(text, FINDINGS, FACTORS)


def problems(document):
    with pytest.raises(DocumentError) as refused:
        read(document)
    assert "\n" not in str(refused.value)
    return [str(one) for one in refused.value.problems]


def first(document):
    return problems(document)[0]


def with_order(**changes):
    return a_file(medications=[{**ORDER, **changes}])


def with_findings(**findings):
    return a_file(observations=[{"at": "2026-06-20", "findings": findings}])


def with_patient(**changes):
    return a_file(patient={"id": "F-1", **changes})


@pytest.mark.parametrize(
    ("document", "path", "mend"),
    [
        (a_file(surprise=1), "surprise", "unknown key"),
        (a_file(medication=[]), "medication", "perhaps medications"),
        (a_file(medications=7), "medications", "a list"),
        (a_file(patient=None), "patient", "is needed"),
        (a_file(patient={}), "patient.id", "is needed"),
        (a_file(patient={"id": " "}), "patient.id", "may not be empty"),
        (a_file(nmsdesk_case=99), "nmsdesk_case", "1 expected"),
        (a_file(nmsdesk_case="1"), "nmsdesk_case", "a number"),
        (a_file(now="2026-06-20"), "now", "2026-06-20T10:00"),
        (a_file(now="noon"), "now", "like 2026-11-04T09:30"),
        (a_file(now="2026-02-30T10:00"), "now", "exists"),
        (a_file(now="0026-06-20T10:00"), "now", "the year 26"),
        (a_file(time_zone="Europe/Nowhere"), "time_zone", "Europe/Berlin"),
        (a_file(time_zone="../../etc/passwd"), "time_zone", "IANA"),
        (a_file(source={"year": 1650}), "source.year", "from 1800"),
        (with_patient(sex="m"), "patient.sex", "male, female"),
        (with_patient(age_years=131), "patient.age_years", "from 0 to 130"),
        (with_patient(weight_kg=0.1), "patient.weight_kg", "from 0.2 to 700"),
        (with_patient(birth_date="01/02/1990"), "patient.birth_date", "like 2026-11-04"),
        (with_patient(birth_date="2026-06-21"), "patient.birth_date", "after now"),
        (with_patient(birth_date="1990-02-30"), "patient.birth_date", "no day that exists"),
        (with_patient(birth_date="1749-08-28"), "patient.birth_date", "from 1850"),
        (with_patient(risk_factors=["dehydratation"]), "patient.risk_factors[0]", "dehydration"),
        (with_patient(allergies="penicillin"), "patient.allergies", "a list"),
        (with_patient(baseline={"heart_rate": 900}), "patient.baseline.heart_rate", "300"),
        (with_patient(baseline={"hart_rate": 70}), "patient.baseline.hart_rate", "heart_rate"),
        (with_order(drug=""), "medications[0].drug", "empty"),
        (with_order(dose=-5), "medications[0].dose", "more than 0"),
        (with_order(dose=0), "medications[0].dose", "more than 0"),
        (with_order(dose="5 mg"), "medications[0].dose", "a number"),
        (with_order(dose=True), "medications[0].dose", "a number"),
        (with_order(dose=1e300), "medications[0].dose", "cannot be"),
        (with_order(dose={"low": 2, "high": 1}), "medications[0].dose.high", "lower end"),
        (with_order(dose={"low": 2}), "medications[0].dose.high", "is needed"),
        (with_order(route="po"), "medications[0].route", "unknown word"),
        (with_order(start="soon"), "medications[0].start", "2026-11-04"),
        (with_order(start=20260610), "medications[0].start", "text"),
        (with_order(end="2026-06-09"), "medications[0].end", "before the start"),
        (with_order(end="2026-06-09T23:00"), "medications[0].end", "before the start"),
        (with_order(status="paused"), "medications[0].status", "expected"),
        (with_order(strenght="5 mg"), "medications[0].strenght", "perhaps strength"),
        (with_order(codes=[{"system": "atc"}]), "medications[0].codes[0].code", "is needed"),
        (with_order(source={"id": "1"}), "medications[0].source.where", "is needed"),
        (
            with_order(frequency={"times_per_day": 2, "once": True}),
            "medications[0].frequency",
            "exactly one of",
        ),
        (with_order(frequency={}), "medications[0].frequency", "exactly one of"),
        (with_order(frequency="daily"), "medications[0].frequency", '{"times_per_day": 2}'),
        (with_order(frequency={"every_hours": 0}), "medications[0].frequency.every_hours", "0"),
        (with_order(frequency={"once": False}), "medications[0].frequency.once", "leave it out"),
        (
            with_order(frequency={"times_per_day": 2, "max_per_day": 3}),
            "medications[0].frequency.max_per_day",
            "as_needed",
        ),
        (
            a_file(administrations=[{"order": 1, "at": "2026-06-11", "status": "given"}]),
            "administrations[0].order",
            "no medications[1]",
        ),
        (
            a_file(administrations=[{"order": 0.5, "at": "2026-06-11", "status": "given"}]),
            "administrations[0].order",
            "whole number",
        ),
        (a_file(observations=[{"findings": {}}]), "observations[0].at", "is needed"),
        (with_findings(rigidity="some"), "observations[0].findings.rigidity", "lead_pipe"),
        (with_findings(rigidity=3), "observations[0].findings.rigidity", "text"),
        (with_findings(pupils=True), "observations[0].findings.pupils", "text"),
        (with_findings(aura=True), "observations[0].findings.aura", "unknown finding"),
        (with_findings(rigidty="mild"), "observations[0].findings.rigidty", "perhaps rigidity"),
        (with_findings(tremor="yes"), "observations[0].findings.tremor", "true or false"),
        (with_findings(tremor=1), "observations[0].findings.tremor", "true or false"),
        (with_findings(temperature=True), "observations[0].findings.temperature", "a number"),
        (with_findings(temperature=391), "observations[0].findings.temperature", "47 °C"),
        (with_findings(temperature=101.3), "observations[0].findings.temperature", "°F"),
        (with_findings(white_cell_count=12000), "white_cell_count", "10⁹/L"),
        (with_findings(bush_francis={"staring": 4}), "findings.bush_francis.staring", "0 to 3"),
        (with_findings(bush_francis={"mitgehen": 2}), "bush_francis.mitgehen", "0 or 3"),
        (with_findings(bush_francis={"starring": 1}), "bush_francis.starring", "perhaps staring"),
        (with_findings(bush_francis=3), "findings.bush_francis", "an object"),
    ],
)
def test_that_a_wrong_file_is_refused_by_path_and_mend(document, path, mend):
    told = first(document)
    assert told.startswith(path) or path in told.split(":")[0]
    assert mend in told


def test_that_everything_wrong_is_told_at_once_in_the_order_of_the_file():
    document = a_file(
        now="noon",
        patient={"id": "F-1", "sex": "m"},
        medications=[{**ORDER, "dose": -1}, ORDER, {**ORDER, "start": "soon"}],
        observations=[{"at": "2026-06-20", "findings": {"aura": True, "tremor": "x"}}],
    )
    paths = [one.split(":")[0] for one in problems(document)]
    assert paths == [
        "now",
        "patient.sex",
        "medications[0].dose",
        "medications[2].start",
        "observations[0].findings.aura",
        "observations[0].findings.tremor",
    ]


def test_that_the_error_itself_names_the_first_and_counts_the_others():
    with pytest.raises(DocumentError) as refused:
        read(a_file(now="noon", patient={}))
    assert str(refused.value).startswith("now: ")
    assert str(refused.value).endswith("(and 1 more)")


def test_that_another_version_is_told_alone():
    assert len(problems(a_file(nmsdesk_case=2, something="new"))) == 1


def test_that_the_version_is_asked_for_before_anything_else():
    assert first({"resourceType": "Bundle"}).startswith("nmsdesk_case: is needed")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        (" \n\t", "is empty"),
        ("{", "ends in the middle at line 1, column 2"),
        ('{"nmsdesk_case": 1, "title": "abc', "ends in the middle"),
        ('{"nmsdesk_case": 1,\n  "patient": [}', "is not JSON at line 2, column 15"),
        ("temperature,38.6\n", "is not JSON at line 1, column 1"),
        ('{"nmsdesk_case": 1} {}', "is not JSON at line 1, column 21"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "an object"),
        ("7", "an object"),
        (b'{"nmsdesk_case": 1, "title": "\xe9"}', "is not UTF-8 at byte 31"),
        ('{"nmsdesk_case": 1}'.encode("utf-16"), "UTF-16"),
    ],
)
def test_that_what_is_no_json_is_told_with_its_place(text, words):
    assert words in first(text)


@pytest.mark.parametrize("figure", ["NaN", "Infinity", "-Infinity", "1e99999999999999999999"])
def test_that_what_is_no_figure_is_told_by_its_path(figure):
    text = json.dumps(a_file(medications=[{**ORDER, "dose": "X"}])).replace('"X"', figure)
    told = first(text)
    assert told.startswith("medications[0].dose: ")
    assert "is no number" in told


def test_that_a_figure_of_ten_thousand_digits_is_refused_and_not_repeated():
    text = json.dumps(a_file(medications=[{**ORDER, "dose": "X"}])).replace('"X"', "9" * 10_000)
    assert len(first(text)) < 200


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"nmsdesk_case": 1, "patient": {"id": "a", "id": "b"}}', "patient.id"),
        ('{"nmsdesk_case": 1, "nmsdesk_case": 1, "patient": {"id": "a"}}', "nmsdesk_case"),
        (
            ONE_CHECK % '{"tremor": true, "tremor": false}',
            "observations[0].findings.tremor",
        ),
        (
            ONE_CHECK % '{"bush_francis": {"staring": 1, "staring": 2}}',
            "observations[0].findings.bush_francis.staring",
        ),
    ],
)
def test_that_a_key_that_stands_twice_is_refused(text, path):
    assert first(text) == f"{path}: stands here twice; keep one"


def test_that_an_item_written_in_two_ways_is_refused():
    document = with_findings(bush_francis={"waxy flexibility": 3, "waxy_flexibility": 0})
    assert "stands here twice" in first(document)


def test_that_a_key_with_line_ends_stays_on_one_line():
    assert first(a_file(**{"a\nb": 1})).startswith('["a\\nb"]')


def test_that_half_a_surrogate_pair_is_refused():
    assert "patient.name" in first('{"nmsdesk_case":1,"patient":{"id":"a","name":"\\ud800"}}')


def test_that_a_file_without_any_time_asks_for_now():
    assert first({"nmsdesk_case": 1, "patient": {"id": "a"}}).startswith("now: is needed")
