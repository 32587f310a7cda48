"""How figures, doses, dates and times are written."""

import locale
import re
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    AsNeeded,
    Dose,
    EveryDays,
    EveryHours,
    FrequencyUnknown,
    Once,
    Route,
    TimesPerDay,
)
from nmsdesk.presenters import formats

FIGURES = st.decimals(
    min_value="0.001", max_value="100000", places=3, allow_nan=False, allow_infinity=False
)
FORBIDDEN = re.compile(r"[@|<>/\\&°]")


@given(FIGURES)
def test_that_a_figure_reads_back_as_itself(value):
    assert Decimal(formats.figure(value).replace(",", "")) == value


@given(FIGURES)
def test_that_a_figure_has_no_trailing_zero_and_no_bare_point(value):
    shown = formats.figure(value)
    assert not re.search(r"\.\d*0$", shown)
    assert not shown.startswith(".")
    assert not shown.endswith(".")
    assert "E" not in shown.upper()


@given(FIGURES)
def test_that_thousands_are_parted_by_commas_from_1000(value):
    whole = formats.figure(value).split(".")[0]
    assert ("," in whole) == (value >= 1000)
    assert re.fullmatch(r"\d{1,3}(,\d{3})*", whole)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("5.0", "5"),
        (".5", "0.5"),
        ("0.250", "0.25"),
        ("1000", "1,000"),
        ("1E+3", "1,000"),
        ("12500.50", "12,500.5"),
        ("0", "0"),
        ("-0.0", "0"),
        ("-50.0", "−50"),
    ],
)
def test_that_figures_look_like_this(value, shown):
    assert formats.figure(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("0.5", "mg", "0.5 mg"),
        ("500", "mcg", "500 micrograms"),
        ("500", "µg", "500 micrograms"),
        ("10", "IU", "10 units"),
        ("1", "tablet", "1 tablet"),
        ("2", "tablet", "2 tablets"),
        ("2", "patch", "2 patches"),
        ("4.6", "mg/h", "4.6 mg per hour"),
        ("25", "ug/hr", "25 micrograms per hour"),
        ("3", "some<thing>", "3 some thing"),
    ],
)
def test_that_an_amount_names_its_unit_in_full(value, unit, shown):
    assert formats.amount(Decimal(value), unit) == shown


@given(FIGURES, st.text(min_size=1, max_size=12))
def test_that_no_unit_brings_a_forbidden_sign_into_the_line(value, unit):
    assert not FORBIDDEN.search(formats.amount(value, unit))


@given(st.dates())
def test_that_a_day_is_dd_mmm_yyyy(when):
    shown = formats.day(when)
    assert re.fullmatch(r"\d\d-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{4}", shown)
    assert int(shown[:2]) == when.day
    assert int(shown[-4:]) == when.year


@pytest.mark.parametrize("name", ["C", "de_DE.UTF-8", "ar_EG.UTF-8", "th_TH.UTF-8"])
def test_that_the_computers_locale_changes_no_date(name):
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        pytest.skip(f"this computer has no locale {name}")
    try:
        assert formats.day(date(2026, 3, 4)) == "04-Mar-2026"
        assert formats.figure(Decimal("1234.5")) == "1,234.5"
    finally:
        locale.setlocale(locale.LC_ALL, before)


def test_that_the_clock_has_24_hours():
    assert formats.clock(datetime(2026, 11, 4, 14, 5)) == "14:05"
    assert formats.clock(datetime(2026, 11, 4)) == "00:00"
    assert formats.day_and_clock(datetime(2026, 11, 4, 9, 0)) == "04-Nov-2026 09:00"


def test_that_an_unknown_moment_is_said_in_words():
    assert formats.moment(None) == "Not recorded"
    assert formats.moment(Moment(datetime(2026, 11, 4), day_only=True)) == "04-Nov-2026"
    assert formats.moment(Moment(datetime(2026, 11, 4, 8))) == "04-Nov-2026 08:00"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("100.0", "+100 %"), ("33.3", "+33.3 %"), ("-50.0", "−50 %"), ("0.0", "0 %")],
)
def test_that_a_change_in_per_cent_is_signed(value, shown):
    assert formats.percent(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("often", "shown"),
    [
        (TimesPerDay(Decimal(1)), "once a day"),
        (TimesPerDay(Decimal("2.0")), "twice a day"),
        (TimesPerDay(Decimal(3)), "three times a day"),
        (TimesPerDay(Decimal(6)), "6 times a day"),
        (TimesPerDay(Decimal("0.5")), "every 2 days"),
        (EveryHours(Decimal(8)), "every 8 hours"),
        (EveryDays(Decimal(1)), "every day"),
        (EveryDays(Decimal(7)), "once a week"),
        (EveryDays(Decimal(28)), "every 4 weeks"),
        (EveryDays(Decimal(30)), "every 30 days"),
        (AsNeeded(), "as needed"),
        (AsNeeded(Decimal(4)), "as needed, at most 4 in 24 hours"),
        (Once(), "once only"),
        (FrequencyUnknown(), "how often not recorded"),
    ],
)
def test_that_a_frequency_is_said_in_words(often, shown):
    assert formats.frequency(often) == shown


def test_that_every_route_has_words_without_forbidden_signs():
    words = [formats.route(way) for way in Route]
    assert len(set(words)) == len(Route)
    assert not any(FORBIDDEN.search(word) for word in words)
    assert formats.route(Route.ORAL) == "by mouth"


def test_that_a_dose_range_names_both_ends_and_a_missing_dose_is_said():
    assert formats.dose(Dose(Decimal("0.5"), Decimal(1)), "mg") == "0.5 to 1 mg"
    assert formats.dose(Dose(Decimal(5), Decimal(5)), "mg") == "5 mg"
    assert formats.dose(Dose(Decimal(5), Decimal(5)), None) == "5, unit not recorded"
    assert formats.dose(None, "mg") == "dose not recorded"


@given(FIGURES)
def test_that_rounding_leaves_at_most_two_places(value):
    shown = formats.rounded(value)
    assert len(shown.partition(".")[2]) <= 2
