"""What a sig says: how often, how much, and what it leaves open."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.domain.order import AsNeeded, Dose, EveryDays, EveryHours, Once, TimesPerDay
from nmsdesk.domain.sig import read_sig
from nmsdesk.domain.sig_words import figure, tidy


def times(count):
    return TimesPerDay(Decimal(count))


def hours(count):
    return EveryHours(Decimal(count))


def days(count):
    return EveryDays(Decimal(str(count)))


SIGS = [
    ("od", times(1)), ("qd", times(1)), ("q.d.", times(1)), ("daily", times(1)),
    ("once daily", times(1)), ("once a day", times(1)), ("every day", times(1)),
    ("mane", times(1)), ("nocte", times(1)), ("hs", times(1)), ("qhs", times(1)),
    ("at bedtime", times(1)), ("1 tab at bedtime", times(1)), ("every morning", times(1)),
    ("take 2 tablets daily", times(1)), ("10 mg/day", times(1)), ("nightly", times(1)),
    ("bd", times(2)), ("bid", times(2)), ("b.i.d.", times(2)), ("PO BID", times(2)),
    ("twice a day", times(2)), ("twice daily with meals", times(2)), ("mane and nocte", times(2)),
    ("am and pm", times(2)), ("2 times a day", times(2)), ("matin et soir", times(2)),
    ("tds", times(3)), ("tid", times(3)), ("T.I.D.", times(3)), ("three times a day", times(3)),
    ("1 tab 3x/d", times(3)), ("tid before meals", times(3)),
    ("qds", times(4)), ("qid", times(4)), ("4 times daily", times(4)),
    ("q4h", hours(4)), ("q 12 h", hours(12)), ("q72h", hours(72)), ("8 hourly", hours(8)),
    ("every 6 hours", hours(6)), ("every 72 hours", hours(72)), ("q4-6h", hours(4)),
    ("alternate days", days(2)), ("every other day", days(2)), ("qod", days(2)),
    ("weekly", days(7)), ("once a week", days(7)), ("twice weekly", days(3.5)),
    ("every 2 weeks", days(14)), ("q2w", days(14)), ("fortnightly", days(14)),
    ("q28d", days(28)), ("q4w", days(28)), ("every 4 weeks", days(28)),
    ("monthly", days(30)), ("every 3 months", days(90)),
    ("stat", Once()), ("once", Once()), ("x1", Once()), ("single dose", Once()),
    ("prn", AsNeeded()), ("p.r.n.", AsNeeded()), ("sos", AsNeeded()), ("as needed", AsNeeded()),
    ("q8h prn", AsNeeded()), ("if required", AsNeeded()),
    ("1-2 tabs every 4-6 hours as needed, max 8 a day", AsNeeded(Decimal(8))),
    ("up to 3 times a day as needed", AsNeeded(Decimal(3))),
    ("1-0-1-0", times(2)), ("1-1-1", times(3)), ("0-0-0-1", times(1)), ("1/2-0-1", times(2)),
    ("3x täglich", times(3)), ("2 x tgl.", times(2)), ("alle 8 Stunden", hours(8)),
    ("alle 2 Wochen", days(14)), ("b. Bed.", AsNeeded()), ("bei Bedarf", AsNeeded()),
    ("cada 8 horas", hours(8)), ("c/8 h", hours(8)), ("2 veces al día", times(2)),
    ("si es necesario", AsNeeded()), ("3 × par jour", times(3)), ("3 fois par jour", times(3)),
    ("toutes les 6 heures", hours(6)), ("si besoin", AsNeeded()),
    ("om", times(1)), ("o.n.", times(1)), ("z. N.", times(1)), ("zur Nacht", times(1)),
    ("b. B.", AsNeeded()), ("t.d.s. p.r.n.", AsNeeded()), ("q.4.h.", hours(4)),
    ("2x1", times(2)), ("1 x 1", times(1)), ("1+0+1", times(2)), ("1 cp/jour", times(1)),
    ("20 mg/j", times(1)), ("3x/j", times(3)), ("x 3/jour", times(3)), ("la sera", times(1)),
    ("2-weekly", days(14)), ("3 monthly", days(90)), ("every other week", days(14)),
    ("every 2/52", days(14)), ("tous les 14 jours", days(14)), ("every Friday", days(7)),
    ("on Tuesdays and Saturdays", days(3.5)), ("at 8 am and noon", times(2)),
    ("prn max tds", AsNeeded(Decimal(3))), ("bei Bedarf bis 3 x tgl.", AsNeeded(Decimal(3))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SIGS, ids=[text for text, _ in SIGS])
def test_that_a_sig_is_read_as_people_mean_it(text, expected):
    assert read_sig(text).frequency == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "haloperidol 5 mg",
        "biweekly",
        "40 mg daily in 2 divided doses",
        "to the knee",
        "last given Friday",
        "Mon-Fri",
        "increase by 10 mg weekly",
        "taper 20 mg daily",
        "10-10-20",
    ],
)
def test_that_what_is_not_said_or_may_mean_two_things_stays_unknown(text):
    assert read_sig(text).frequency is None


def test_that_doses_of_different_times_of_day_are_a_range_and_are_counted():
    sig = read_sig("1 in the morning and 2 at night")
    assert (sig.frequency, sig.dose) == (times(2), Dose(Decimal(1), Decimal(2)))


def test_that_amounts_of_different_times_of_day_keep_their_unit():
    sig = read_sig("5 mg in the morning and 10 mg at night")
    assert (sig.dose, sig.unit) == (Dose(Decimal(5), Decimal(10)), "mg")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10 mg tab 2 at bedtime", 2, 2), ("one daily", 1, 1), ("take 1 or 2 at night", 1, 2),
        ("2 x 1", 1, 1), ("1 cada 24 horas", 1, 1), ("one-half at night", "0.5", "0.5"),
    ],
)  # fmt: skip
def test_that_a_figure_without_a_unit_before_a_schedule_counts(text, low, high):
    assert read_sig(text).count == Dose(Decimal(low), Decimal(high))


def test_that_a_bare_strength_is_no_count():
    assert read_sig("olanzapine 20 nocte").count is None
    assert not read_sig("olanzapine 5 nocte").counted


def test_that_drops_of_three_times_of_day_are_no_date():
    assert read_sig("Tropfen 10-10-20").dose == Dose(Decimal(10), Decimal(20))


@pytest.mark.parametrize(
    ("text", "plain_text"),
    [
        ("haldol5mg", "haldol 5mg"), (".5 mg", "0.5 mg"), ("one-half tablet", "1/2 tablet"),
        ("5mg2x", "5mg 2x"), ("1 gél.", "1 gelule "), ("gel 1 %", "gel 1 %"),
        ("one and a half tablets", "1 1/2 tablets"), ("1 (one) tablet", "1 tablet"),
        ("7.5mg-15mg", "7.5-15mg"), ("v2.5 mg", "v2.5 mg"),
    ],
)  # fmt: skip
def test_that_one_thing_is_written_in_one_way(text, plain_text):
    assert tidy(text) == plain_text
    assert tidy(plain_text) == plain_text


@given(st.integers(min_value=1, max_value=72))
def test_that_every_number_of_hours_is_read(count):
    assert read_sig(f"every {count} hours").frequency == hours(count)
    assert read_sig(f"q{count}h").frequency == hours(count)


@given(st.decimals(min_value="0.001", max_value=9999, places=3))
def test_that_a_figure_reads_back_with_a_point_and_with_a_decimal_comma(value):
    written = format(value.normalize(), "f")
    assert figure(written) == value
    if len(written.partition(".")[2]) != 3:
        assert figure(written.replace(".", ",")) == value


def test_that_a_comma_before_three_digits_groups_thousands():
    assert figure("1,000") == 1000
    assert figure("0,125") == Decimal("0.125")


@given(st.text(max_size=80))
def test_that_no_text_breaks_it(text):
    read_sig(text)
