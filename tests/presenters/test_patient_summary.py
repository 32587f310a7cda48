"""What the list says of a patient: "Nothing open" only as far as something was evaluated."""

import pytest

from nmsdesk.domain.assess import assess
from nmsdesk.domain.urgency import Level
from nmsdesk.presenters.patients import summary
from tests.builders import a_case, an_order


def said(case, knowledge, texts):
    made = summary(case, assess(case, knowledge), texts.say)
    assert made.level is Level.ROUTINE
    return made.word


def test_that_a_list_that_is_not_recorded_is_said(knowledge, texts):
    assert said(a_case(orders_known=False), knowledge, texts) == "No medication list recorded"


def test_that_what_is_not_evaluated_is_counted(knowledge, texts):
    names = ("Xyzzylat", "Plughomed", "metformin", "amlodipine")
    orders = [an_order(name, 5, from_day=-300) for name in names]
    assert said(a_case(*orders), knowledge, texts) == "Nothing open; 2 of 4 not evaluated"
    assert said(a_case(orders[0]), knowledge, texts) == "Nothing open; 1 of 1 not evaluated"


@pytest.mark.parametrize("names", [(), ("metformin",)])
def test_that_nothing_open_stands_alone_where_all_is_evaluated(knowledge, texts, names):
    orders = [an_order(name, 5, from_day=-300) for name in names]
    assert said(a_case(*orders), knowledge, texts) == "Nothing open"


def test_that_what_is_open_is_said_first(knowledge, texts):
    case = a_case(an_order("haloperidol", 5, from_day=4), an_order("Xyzzylat", 5, from_day=4))
    made = summary(case, assess(case, knowledge), texts.say)
    assert made.level is Level.WATCH
    assert "1 of 2 not evaluated" in made.text
