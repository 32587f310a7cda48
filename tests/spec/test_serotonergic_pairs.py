"""changes.md: combinations of serotonergic drugs, and the overlap with a MAO inhibitor."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nmsdesk.domain.assess import assess
from nmsdesk.domain.change import ChangeKind, Syndrome
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.urgency import Level
from tests.builders import a_case, a_check, an_order, on_day
from tests.few_drugs import kept, none, only

COMBINED, OVERLAP = ChangeKind.SEROTONERGIC_COMBINATION, ChangeKind.MAOI_OVERLAP


def label(row, name):
    return dict(row.why.values)[name].id


# --- combination


def test_that_two_ssris_are_a_combination_though_their_mechanism_is_the_same():
    row = only(
        COMBINED, an_order("citalopram", 20, number=0), an_order("sertraline", 50, from_day=2)
    )
    assert (row.drug, row.other, row.at) == ("sertraline", "citalopram", on_day(2))
    assert (label(row, "does"), label(row, "other_does")) == ("reuptake_inhibitor",) * 2
    assert label(row, "weight") == "strong"
    assert row.watch.syndrome is Syndrome.SEROTONIN_SYNDROME
    assert row.watch.span.end == on_day(9)


@pytest.mark.parametrize(("gap", "found"), [(0, True), (7.9, True), (8.1, False)])
def test_that_one_within_its_washout_is_a_partner(gap, found):
    orders = (
        an_order("citalopram", 20, from_day=-50, to_day=2, number=0),
        an_order("sertraline", 50, from_day=2 + gap, number=1),
    )
    assert none(COMBINED, *orders, day=20) is not found


def test_that_a_pair_that_only_a_warning_covers_is_listed_and_opens_no_window():
    row = only(COMBINED, an_order("citalopram", 20), an_order("ondansetron", 8, from_day=2))
    assert row.watch is None
    assert label(row, "weight") == "warning_only"


def test_that_lithium_is_a_partner_of_its_own_class():
    row = only(COMBINED, an_order("citalopram", 20), an_order("lithium", 800, from_day=2))
    assert (row.drug, row.drug_class) == ("lithium", DrugClass.LITHIUM)
    assert row.watch.syndrome is Syndrome.SEROTONIN_SYNDROME
    other = only(COMBINED, an_order("lithium", 800), an_order("citalopram", 20, from_day=2))
    assert (other.drug, other.drug_class) == ("citalopram", DrugClass.SEROTONERGIC)


def test_that_lithium_alone_is_none():
    assert none(COMBINED, an_order("lithium", 800), an_order("haloperidol", 5))


def test_that_of_two_begun_in_the_same_minute_the_later_name_is_the_newcomer():
    row = only(COMBINED, an_order("sertraline", 50), an_order("citalopram", 20))
    assert (row.drug, row.other) == ("sertraline", "citalopram")


def test_that_seconds_apart_in_one_minute_they_are_still_a_pair():
    second = 1 / 86400
    orders = an_order("sertraline", 50), an_order("citalopram", 20, from_day=20 * second)
    row = only(COMBINED, *orders)
    assert (row.drug, row.other) == ("sertraline", "citalopram")


def test_that_three_give_a_row_a_pair():
    orders = [an_order(drug, 20) for drug in ("citalopram", "sertraline", "phenelzine")]
    pairs = {(r.drug, r.other) for r in kept(*orders).changes if r.kind is COMBINED}
    assert len(pairs) == 3


def test_that_a_raised_dose_is_no_second_combination():
    orders = (
        an_order("citalopram", 20, number=0),
        an_order("sertraline", 50, to_day=3, from_day=2, number=1),
        an_order("sertraline", 100, from_day=3, number=2),
    )
    assert only(COMBINED, *orders).at == on_day(2)


def test_that_with_fluoxetine_it_is_watched_as_long_as_its_washout():
    row = only(COMBINED, an_order("fluoxetine", 20), an_order("sertraline", 50, from_day=2))
    assert row.watch.span.end == on_day(37)


# --- overlap with a MAO inhibitor, with the catalogue as shipped


@pytest.fixture
def overlap(knowledge):
    """Days between the end of the first drug and the second, and whether they overlap."""

    def asked(first, second, gap):
        orders = (
            an_order(first, 20, from_day=-100, to_day=0, number=0),
            an_order(second, 20, from_day=gap, number=1),
        )
        changes = assess(a_case(*orders, day=90), knowledge).changes
        return [row for row in changes if row.kind is OVERLAP]

    return asked


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("phenelzine", "sertraline", 14),
        ("tranylcypromine", "moclobemide", 14),
        ("sertraline", "phenelzine", 14),
        ("sertraline", "linezolid", 14),
        ("venlafaxine", "tranylcypromine", 14),
        ("fluoxetine", "phenelzine", 35),
        ("fluoxetine", "moclobemide", 35),
        ("vortioxetine", "phenelzine", 21),
        ("desvenlafaxine", "phenelzine", 7),
        ("clomipramine", "phenelzine", 21),
        ("imipramine", "phenelzine", 21),
        ("amitriptyline", "phenelzine", 14),
        ("moclobemide", "sertraline", 1),
        ("linezolid", "sertraline", 1),
        ("methylthioninium chloride", "citalopram", 1),
        ("dextromethorphan", "phenelzine", 14),
    ],
)
def test_that_each_pair_has_its_washout_in_its_direction(overlap, first, second, days):
    (row,) = overlap(first, second, days - 0.1)
    assert (row.drug, row.other, row.percent) == (second, first, None)
    assert row.sources
    assert overlap(first, second, days) == []


def test_that_two_without_a_mao_inhibitor_never_overlap(overlap):
    assert overlap("citalopram", "sertraline", 0) == []


def test_that_a_pair_without_a_figure_takes_the_washout_of_the_one_that_was_stopped(overlap):
    assert overlap("methadone", "phenelzine", 16)
    assert not overlap("methadone", "phenelzine", 17)


def test_that_both_taken_at_once_overlap_and_are_a_combination_too(knowledge):
    orders = an_order("phenelzine", 30, number=0), an_order("tramadol", 100, from_day=2, number=1)
    rows = assess(a_case(*orders), knowledge).changes
    assert {row.kind for row in rows if row.at == on_day(2)} == {
        ChangeKind.SEROTONERGIC_START,
        COMBINED,
        OVERLAP,
    }
    overlapping = next(row for row in rows if row.kind is OVERLAP)
    assert overlapping.watch.span.end - overlapping.at == timedelta(days=14)


@pytest.mark.parametrize(
    ("one", "other", "weight"),
    [
        ("phenelzine", "sertraline", "strong"),
        ("phenelzine", "amitriptyline", "weak"),
        ("moclobemide", "clomipramine", "strong"),
        ("phenelzine", "midomafetamine", "strong"),
        ("phenelzine", "pethidine", "strong"),
        ("sertraline", "tramadol", "weak"),
        ("sertraline", "sumatriptan", "warning_only"),
        ("phenelzine", "ondansetron", "warning_only"),
        ("lithium", "sertraline", "strong"),
        ("isoniazid", "sertraline", "weak"),
    ],
)
def test_that_pairs_weigh_what_the_table_says_else_the_lesser_of_the_two(
    knowledge, one, other, weight
):
    drugs = knowledge.formulary.drugs
    assert knowledge.watch.pairs.weight(drugs[one], drugs[other])[0] == weight
    assert knowledge.watch.pairs.weight(drugs[other], drugs[one])[0] == weight


# --- urgency


def level(knowledge, orders, **findings):
    case = a_case(*orders, checks=(a_check(5, **findings),))
    return assess(case, knowledge).urgency.level


def test_that_after_an_overlap_agitation_with_an_autonomic_sign_is_urgent(knowledge):
    overlapping = (
        an_order("phenelzine", 30, from_day=-100, to_day=0, number=0),
        an_order("sertraline", 50, from_day=2, number=1),
    )
    signs = {"agitation": True, "diaphoresis": True}
    assert level(knowledge, overlapping, **signs) is Level.URGENT
    assert level(knowledge, overlapping, agitation=True) is Level.WATCH
    alone = (replace(overlapping[1]),)
    assert level(knowledge, alone, **signs) is Level.WATCH
