"""Units of documents: each spelling known leads to the finding's own unit, all else to nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.documents.findings import load_findings
from nmsdesk.documents.imports.vocabulary import load_vocabulary
from nmsdesk.documents.problem import DocumentError
from nmsdesk.documents.units import WEIGHT, load_units
from nmsdesk.domain.finding import FindingKind
from tests.documents.imports.fhir_documents import RESOURCES

UNITS = load_units(RESOURCES)
FINDINGS = load_findings(RESOURCES)
VOCABULARY = load_vocabulary(RESOURCES)
ONE = 'findings = ["a"]\nspelled = ["x"]\n'


def test_that_each_quantity_is_kept_in_the_unit_of_its_finding():
    for finding, quantity in UNITS.items():
        if finding != WEIGHT:
            assert FINDINGS[finding].kind is FindingKind.FIGURE
            assert quantity.unit == (FINDINGS[finding].unit or "")


def test_that_every_code_leads_to_a_finding_with_units():
    for coded in (*VOCABULARY.findings.values(), *VOCABULARY.named.values()):
        assert coded.finding in UNITS
    sites = {coded.site for coded in VOCABULARY.findings.values() if coded.site} | set(
        VOCABULARY.sites.values()
    )
    assert sites <= set(FINDINGS["temperature_site"].words)


@given(st.decimals(-40, 60, places=2))
def test_that_fahrenheit_and_kelvin_agree_with_celsius(celsius):
    temperature = UNITS["temperature"]
    fahrenheit = celsius * 9 / 5 + 32
    assert abs(temperature.conversion("[degF]")(fahrenheit) - celsius) <= Decimal("0.005")
    assert temperature.conversion("K")(celsius + Decimal("273.15")) == celsius


@given(st.decimals(0, 1000, places=1), st.decimals(0, 1000, places=1))
def test_that_no_conversion_turns_more_into_less(first, second):
    low, high = sorted((first, second))
    for quantity in UNITS.values():
        for convert in set(quantity.spellings.values()):
            assert convert(low) <= convert(high)


@pytest.mark.parametrize(
    ("finding", "unit"),
    [
        ("temperature", "mg"),
        ("creatinine", "g/L"),
        ("creatine_kinase", ""),
        ("white_cell_count", "%"),
    ],
)
def test_that_an_unknown_unit_leads_nowhere(finding, unit):
    assert UNITS[finding].conversion(unit) is None


@pytest.mark.parametrize("spelled", ["mm[Hg]", "MMHG", "mm Hg", "mmHg"])
def test_that_capitals_and_spaces_do_not_matter(spelled):
    assert UNITS["systolic_bp"].conversion(spelled) is not None


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (
            ONE + 'other = [{ spelled = ["x"], times = 2, basis = "b" }]',
            "x leads to two",
        ),
        ('findings = ["a"]\nspelled = ["x"]\nother = [{ spelled = ["y"], times = 2 }]', "basis"),
        ('findings = ["a"]\nspeled = ["x"]', "speled"),
        ('findings = ["a", "a"]\nspelled = ["x"]', "stands in two tables"),
        (
            ONE + 'other = [{ spelled = ["y"], times = 0, basis = "b" }]',
            "times",
        ),
    ],
)
def test_that_wrong_units_are_refused_with_their_place(tmp_path, table, words):
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "units.toml").write_text(f"[one]\n{table}\n")
    with pytest.raises(DocumentError, match=words):
        load_units(tmp_path)
