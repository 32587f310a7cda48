"""A change as a chip: word, arrow, tone, and what is read out."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from nmsdesk.domain.change import Change, ChangeKind, Syndrome, Watch
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.moment import Span
from nmsdesk.domain.reason import because
from nmsdesk.presenters.change_chip import chip, chips, day_of, mark_of, spoken

AT = datetime(2026, 11, 12, 8)


def a_change(kind, *, at=AT, days=30, syndrome=Syndrome.NMS, percent=None, **more):
    values = {
        "kind": kind,
        "drug": DrugId("haloperidol"),
        "drug_class": DrugClass.ANTIPSYCHOTIC,
        "at": at,
        "why": because("x"),
        "watch": None if days is None else Watch(syndrome, Span(at, at + timedelta(days=days))),
        "percent": None if percent is None else Decimal(percent),
    }
    return Change(**{**values, **more})


@pytest.mark.parametrize(
    ("kind", "percent", "later", "text"),
    [
        (ChangeKind.START, None, 0, "● NEW"),
        (ChangeKind.START, None, 3, "● NEW"),
        (ChangeKind.START, None, 40, "● started on 12-Nov-2026"),
        (ChangeKind.SEROTONERGIC_START, None, 1, "● NEW"),
        (ChangeKind.INCREASE, "100.0", 1, "▲ +100 % on 12-Nov-2026"),
        (ChangeKind.INCREASE, "33.3", 1, "▲ +33.3 % on 12-Nov-2026"),
        (ChangeKind.INCREASE, None, 1, "▲ raised on 12-Nov-2026"),
        (ChangeKind.DECREASE, "-50.0", 1, "▼ −50 % on 12-Nov-2026"),
        (ChangeKind.STOP, "-100.0", 1, "■ stopped on 12-Nov-2026"),
        (ChangeKind.RESTART, "50.0", 1, "● RESTART on 12-Nov-2026"),
    ],
)
def test_that_a_change_is_told_by_shape_and_word(kind, percent, later, text):
    made = chip(a_change(kind, percent=percent), AT + timedelta(days=later))
    assert made.text == text


@pytest.mark.parametrize("later", range(30))
def test_that_the_day_of_the_window_is_the_only_count_of_days(later):
    made = chip(a_change(ChangeKind.START), AT + timedelta(days=later))
    assert not any(sign.isdigit() for sign in made.text)


def test_that_days_of_a_window_are_calendar_days():
    late = a_change(ChangeKind.START, at=datetime(2026, 11, 12, 23, 50))
    assert day_of(late, datetime(2026, 11, 13, 0, 10)) == "day 2 of 30"


def test_that_a_start_whose_shorter_window_has_ended_is_not_told_beside_the_open_one():
    changes = (
        a_change(ChangeKind.START),
        a_change(ChangeKind.SEROTONERGIC_START, syndrome=Syndrome.SEROTONIN_SYNDROME, days=7),
    )
    assert [made.text for made in chips(changes, AT + timedelta(days=10))] == ["● NEW"]


def test_that_every_kind_of_change_has_words_a_mark_and_something_to_say():
    for kind in ChangeKind:
        change = a_change(kind, other=DrugId("olanzapine"))
        made = chip(change, AT)
        assert made.words
        assert made.mark
        assert not set(spoken(change)) & set("▲▼●■◆%+−")
        mark_of(change, AT)


def test_that_a_second_antipsychotic_names_the_first():
    change = a_change(ChangeKind.ADDED_ANTIPSYCHOTIC, other=DrugId("olanzapine"))
    made = chip(change, AT)
    assert made.words == "second antipsychotic"
    assert made.in_full == "◆ second antipsychotic beside olanzapine"
    assert made.spoken == "second antipsychotic beside olanzapine"


def test_that_a_chip_is_loud_only_while_its_window_is_open():
    change = a_change(ChangeKind.INCREASE, percent="100")
    assert chip(change, AT).tone == "watch"
    assert chip(change, AT + timedelta(days=30)).tone == "quiet"
    serotonin = a_change(
        ChangeKind.SEROTONERGIC_INCREASE, percent="100", syndrome=Syndrome.SEROTONIN_SYNDROME
    )
    assert chip(serotonin, AT).tone == "serotonin"
    assert chip(a_change(ChangeKind.DECREASE, percent="-50", days=None), AT).tone == "quiet"


def test_that_day_one_is_the_calendar_day_of_the_change():
    change = a_change(ChangeKind.START)
    assert day_of(change, AT) == "day 1 of 30"
    assert day_of(change, datetime(2026, 11, 14, 0, 1)) == "day 3 of 30"


def test_that_the_row_tells_the_last_day_and_pairs_still_watched():
    earlier = AT - timedelta(days=5)
    changes = (
        a_change(ChangeKind.START, at=earlier),
        a_change(ChangeKind.ADDED_ANTIPSYCHOTIC, at=earlier, other=DrugId("olanzapine")),
        a_change(ChangeKind.INCREASE, percent="100"),
    )
    told = [made.words for made in chips(changes, AT)]
    assert told == ["+100 % on 12-Nov-2026", "second antipsychotic"]


def test_that_a_start_by_two_classes_is_one_chip():
    changes = (
        a_change(ChangeKind.START),
        a_change(ChangeKind.SEROTONERGIC_START, syndrome=Syndrome.SEROTONIN_SYNDROME, days=7),
    )
    assert [made.words for made in chips(changes, AT)] == ["NEW"]


def test_that_what_lies_ahead_is_not_told():
    assert chips((a_change(ChangeKind.START),), AT - timedelta(hours=1)) == ()
