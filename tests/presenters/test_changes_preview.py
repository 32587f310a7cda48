"""What saving an order would open, said before it is saved."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from nmsdesk.domain.ledger import keep
from nmsdesk.domain.order import Dose
from nmsdesk.presenters.changes_preview import of_correction, preview
from tests.builders import a_case, an_order, on_day


def changes(case, knowledge):
    return keep(case, knowledge.formulary, knowledge.watch).changes


def test_that_a_new_antipsychotic_opens_a_window_to_a_day(knowledge):
    case = a_case(an_order("haloperidol", 5, from_day=5), day=5)
    view = preview(changes(case, knowledge), case.now)
    assert [chip.words for chip in view.chips] == ["NEW"]
    assert view.windows == ("opens a watch window for NMS to 06-Jul-2026",)


def test_that_a_second_antipsychotic_is_named(knowledge):
    case = a_case(
        an_order("haloperidol", 5, from_day=0), an_order("olanzapine", 5, from_day=5), day=5
    )
    new = [change for change in changes(case, knowledge) if change.at == on_day(5)]
    said = preview(new, case.now).spoken
    assert "second antipsychotic beside haloperidol" in said


def test_that_nothing_new_is_said_in_words():
    view = preview((), datetime(2026, 6, 1))
    assert view.title == "Saving opens no watch window."
    assert view.windows == ()


def test_that_a_window_that_is_over_is_told_as_over(knowledge):
    case = a_case(an_order("haloperidol", 5, from_day=0), day=90)
    (said,) = preview(changes(case, knowledge), case.now).windows
    assert said == "its watch window for NMS ended on 01-Jul-2026"


def test_that_a_correction_tells_only_what_differs(knowledge):
    case = a_case(
        an_order("haloperidol", 5, from_day=0, to_day=4, number=1),
        an_order("haloperidol", 5, from_day=4, number=2),
        day=6,
    )
    second = case.orders[1]
    assert of_correction(case, second, knowledge) == ()
    higher = replace(second, dose=Dose(Decimal(10), Decimal(10)))
    found = of_correction(case, higher, knowledge)
    assert [change.kind.value for change in found] == ["increase", "rapid_titration"]
    assert found[0].at == on_day(0) + timedelta(days=4)
