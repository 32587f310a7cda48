"""The laws of judgement.md section 6, on random cases."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.documents.assessment_v1 import write
from nmsdesk.documents.knowledge import load_knowledge
from nmsdesk.documents.texts import load_texts
from nmsdesk.domain.assess import assess
from nmsdesk.domain.comparison import Leaning
from nmsdesk.domain.finding import FindingKind
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.truth import Truth, all_of, any_of, at_least
from nmsdesk.domain.urgency import Level
from nmsdesk.paths import resource_root
from tests.builders import a_case, a_check, an_order

KNOWLEDGE = load_knowledge(resource_root())
TEXTS = load_texts(resource_root(), "en")
SPECS = [spec for spec in KNOWLEDGE.findings.values() if spec.kind is not FindingKind.SCALE]

answers = st.lists(st.sampled_from(Truth), max_size=8)


def value_of(spec):
    match spec.kind:
        case FindingKind.SIGN:
            return st.booleans()
        case FindingKind.WORD:
            return st.sampled_from(spec.words)
        case _:
            low, high = spec.usual or spec.possible
            return st.integers(int(low * 10), int(high * 10)).map(lambda n: Decimal(n) / 10)


findings = st.lists(st.sampled_from(SPECS), unique=True, max_size=14).flatmap(
    lambda specs: st.fixed_dictionaries({spec.id: value_of(spec) for spec in specs})
)
checks = st.lists(
    st.builds(
        lambda day, hour, found: replace(a_check(day, hour=hour), findings=found),
        st.integers(0, 5),
        st.integers(0, 9),
        findings,
    ),
    max_size=4,
    unique_by=lambda check: check.at,
).map(tuple)
orders = st.lists(
    st.builds(
        lambda drug, mg, start, length: an_order(
            drug, mg, from_day=start, to_day=None if length is None else start + length
        ),
        st.sampled_from(
            ["haloperidol", "olanzapine", "sertraline", "metoclopramide", "lithium", "unheard-of"]
        ),
        st.integers(1, 20),
        st.integers(-40, 5),
        st.one_of(st.none(), st.integers(1, 30)),
    ),
    max_size=4,
).map(tuple)


def items(case):
    judged = assess(case, KNOWLEDGE).criteria
    return {(each.criteria, item.id): item.answer for each in judged for item in each.items}


@given(answers, st.integers(0, 9))
def test_that_at_least_agrees_with_every_filling_in(given_answers, needed):
    lowest = sum(answer is Truth.MET for answer in given_answers)
    highest = sum(answer is not Truth.NOT_MET for answer in given_answers)
    expected = (
        Truth.MET if lowest >= needed else Truth.NOT_MET if highest < needed else Truth.UNKNOWN
    )
    assert at_least(needed, given_answers) is expected


@given(answers)
def test_that_and_is_or_turned_round(given_answers):
    assert all_of(given_answers) is ~any_of([~answer for answer in given_answers])


@given(orders, checks, st.data())
def test_that_assessing_what_was_left_out_settles_and_never_unsettles(given_orders, given, data):
    if not given:
        return
    case = a_case(*given_orders, checks=given)
    place = data.draw(st.integers(0, len(given) - 1))
    # A finding that another check holds is not left out: there the newest of the two decides.
    left_out = [spec for spec in SPECS if all(spec.id not in one.findings for one in given)]
    spec = data.draw(st.sampled_from(left_out))
    if spec.sibling_of is not None:
        return
    more = {**given[place].findings, spec.id: data.draw(value_of(spec))}
    fuller = (*given[:place], replace(given[place], findings=more), *given[place + 1 :])
    before, after = items(case), items(replace(case, observations=fuller))
    for name, answer in before.items():
        if answer is not Truth.UNKNOWN:
            assert after[name] is not Truth.UNKNOWN, (name, spec.id)


@given(orders, checks)
def test_that_what_is_sure_never_exceeds_what_is_possible(given_orders, given):
    for judged in assess(a_case(*given_orders, checks=given), KNOWLEDGE).criteria:
        if judged.score is not None:
            assert 0 <= judged.score.sure <= judged.score.possible <= 100


@given(orders)
def test_that_a_finding_left_out_is_never_counted_as_absent(given_orders):
    for (_, item), answer in items(a_case(*given_orders)).items():
        if item != "exposure":
            assert answer is Truth.UNKNOWN


@given(orders, checks, st.randoms(use_true_random=False))
def test_that_the_order_of_the_input_does_not_matter(given_orders, given, chance: random.Random):
    first = a_case(*given_orders, checks=given)
    mixed_orders, mixed_checks = list(first.orders), list(given)
    chance.shuffle(mixed_orders)
    chance.shuffle(mixed_checks)
    renumbered = tuple(replace(o, id=OrderId(str(i))) for i, o in enumerate(mixed_orders))
    second = replace(first, orders=renumbered, observations=tuple(mixed_checks))
    assert write(assess(first, KNOWLEDGE), TEXTS) == write(assess(second, KNOWLEDGE), TEXTS)


@given(orders)
def test_that_without_findings_nothing_leans_and_at_most_watch_is_said(given_orders):
    assessment = assess(a_case(*given_orders), KNOWLEDGE)
    assert assessment.comparison.leaning in (Leaning.UNDETERMINED, Leaning.NEITHER)
    assert assessment.urgency.level in (Level.WATCH, Level.ROUTINE)


@given(orders)
def test_that_every_separating_sign_normal_never_leans(given_orders):
    normal = {
        spec.id: False if spec.kind is FindingKind.SIGN else spec.absent_words[0]
        for spec in SPECS
        if spec.kind is FindingKind.SIGN or spec.absent_words
    }
    check = replace(a_check(5), findings={**normal, "temperature": Decimal("36.8")})
    leaning = assess(a_case(*given_orders, checks=(check,)), KNOWLEDGE).comparison.leaning
    assert leaning in (Leaning.NEITHER, Leaning.UNDETERMINED)


@pytest.mark.parametrize(
    ("picture", "cause", "old", "leaning"),
    [
        (
            {"rigidity": "lead_pipe", "mutism": True, "temperature": 39.4, "creatine_kinase": 3000},
            an_order("haloperidol", 10, from_day=2),
            an_order("sertraline", 50, from_day=-500),
            Leaning.NMS,
        ),
        (
            {"inducible_clonus": True, "reflexes": "brisk", "pupils": "dilated", "agitation": True},
            an_order("linezolid", 600, from_day=4),
            an_order("quetiapine", 25, from_day=-500),
            Leaning.SEROTONIN_SYNDROME,
        ),
    ],
)
def test_that_a_stable_old_drug_of_the_other_class_never_flips_a_clear_picture(
    picture, cause, old, leaning
):
    check = a_check(5, **picture)
    assert assess(a_case(cause, checks=(check,)), KNOWLEDGE).comparison.leaning is leaning
    assert assess(a_case(cause, old, checks=(check,)), KNOWLEDGE).comparison.leaning is leaning


def test_that_the_same_case_gives_the_same_answer_to_the_letter():
    case = a_case(an_order("haloperidol", 5), checks=(a_check(5, temperature=39),))
    written = {write(assess(case, KNOWLEDGE), TEXTS) for _ in range(3)}
    assert len(written) == 1


def test_that_a_check_after_now_does_not_count():
    later = Observation(a_check(9).at, {"coma": True})
    assert assess(a_case(checks=(later,)), KNOWLEDGE).urgency.level is Level.ROUTINE
