"""Doubts in words: the line for the eye and for the ear, the labels' figures, the sources."""

from datetime import datetime

import pytest

from nmsdesk.domain.order import Route
from nmsdesk.presenters.dose_words import doubts
from nmsdesk.presenters.order_draft import OrderDraft
from nmsdesk.presenters.order_form import sketch
from tests.builders import an_order

NOW = datetime(2026, 11, 4, 14, 5)


@pytest.fixture
def told(knowledge, texts):
    return lambda order: doubts(order, knowledge.formulary, texts, knowledge.sources)


def test_that_an_ordinary_order_and_none_at_all_say_nothing(told):
    assert told(None) == ()
    assert told(an_order("haloperidol", 5)) == ()


def test_that_the_basis_lists_what_each_label_says_with_its_source(told):
    (one,) = told(an_order("olanzapine", 25))
    assert one.field == "dose"
    assert (
        one.says == "25 mg a day is above the label's highest dose, 20 mg (US)."
        or "20 mg" in one.says
    )
    assert one.why.title == "OLANZapine"
    assert one.why.basis[0] == one.says
    assert any("by mouth" in line and "at most 20 mg a day" in line for line in one.why.basis[1:])
    assert all(source.citation for source in one.why.sources)
    assert one.why.sources


def test_that_tall_man_letters_are_for_the_eye_alone(told):
    (one,) = told(an_order("quetiapine", 300, route=Route.DEPOT))
    assert "QUEtiapine" in one.says
    assert "quetiapine" in one.spoken


def test_that_a_depot_says_in_how_many_days(told):
    order = an_order("haloperidol decanoate", 3000, frequency=None, times=None, route=Route.DEPOT)
    (one,) = told(order)
    assert "in 28 days" in one.says


def test_that_what_is_not_chosen_yet_is_not_known():
    order = sketch(OrderDraft(drug="haloperidol", dose="5", unit="g"), NOW)
    assert order.route is Route.UNKNOWN
    assert sketch(OrderDraft(drug="haloperidol", dose="-5", unit="g"), NOW) is None
    assert sketch(OrderDraft(drug="haloperidol"), NOW) is None
    assert sketch(OrderDraft(dose="5"), NOW) is None
