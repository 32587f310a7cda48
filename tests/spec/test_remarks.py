"""What the answer has to say beside itself (changes.md, bridging; judgement.md section 2)."""

import pytest

from nmsdesk.domain.assess import assess
from nmsdesk.domain.order import Source
from tests.builders import a_case, a_check, an_order


@pytest.fixture
def said(knowledge):
    def assumptions(*orders, **findings):
        checks = (a_check(5, **findings),) if findings else ()
        found = assess(a_case(*orders, checks=checks), knowledge).assumptions
        return [reason.key for reason in found]

    return assumptions


def test_that_orders_counted_once_are_named(said):
    orders = [an_order("haloperidol", 5, times=2, source=Source(where)) for where in ("a", "b")]
    assert said(*orders) == ["counted_once"]


def test_that_the_same_orders_entered_by_hand_are_no_duplicates(said):
    order = an_order("haloperidol", 5, times=2)
    assert said(order, order) == []


@pytest.mark.parametrize(
    ("word", "flagged"),
    [("mild", True), ("cogwheel", True), ("generalised", False), ("lead_pipe", False)],
)
def test_that_slight_rigidity_counts_and_is_flagged(said, word, flagged):
    assert (said(rigidity=word) == ["slight_rigidity_counts"]) is flagged


def test_that_a_sign_found_and_then_not_is_shown_with_both_times(knowledge, texts):
    checks = a_check(4, rigidity="lead_pipe", tremor=True), a_check(5, rigidity="none", tremor=True)
    said = [texts.say(r) for r in assess(a_case(checks=checks), knowledge).assumptions]
    wanted = (
        "Rigidity: found on 05-Jun-2026 09:00, looked for and not found on 06-Jun-2026 09:00; "
        "the newest decides"
    )
    assert wanted in said
    assert not [sentence for sentence in said if sentence.startswith("Tremor")]
