"""The words of the watch board: days that are near, a row in one breath, what is more."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from nmsdesk.domain.board import Aside, BoardWindow, Counts, Watching, Weight
from nmsdesk.domain.board_order import rows
from nmsdesk.domain.change import ChangeKind, Syndrome
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.patient import Sex
from nmsdesk.domain.reason import because
from nmsdesk.domain.record import PatientRow
from nmsdesk.domain.urgency import Level
from nmsdesk.presenters.watch_board import (
    board_lines,
    board_why,
    head_line,
    more_line,
    near,
)

NOW = datetime(2026, 6, 20, 10)


def a_window(day=17, syndrome=Syndrome.NMS, drug="haloperidol", weight=Weight.OTHER):
    at = datetime(2026, 6, day)
    closes = at + timedelta(days=30)
    return BoardWindow(syndrome, at, closes, ChangeKind.START, drug, at, 30, weight)


def watching(*windows, number=1, **more):
    person = PatientRow(
        PatientId(number), f"ID-{number}", "Adams", "Jo", None, "3 B", None, Sex.UNKNOWN
    )
    level = more.pop("level", Level.WATCH)
    return Watching(person, level, windows or (a_window(),), **more)


@pytest.fixture
def told(knowledge, texts):
    def tell(*watched):
        found = rows(watched, NOW, knowledge.watch)
        return board_lines(found, texts, NOW)

    return tell


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 6, 20, 12), "today 12:00"),
        (datetime(2026, 6, 19, 8, 5), "yesterday 08:05"),
        (datetime(2026, 6, 21), "tomorrow"),
        (datetime(2026, 6, 18), "18-Jun-2026"),
        (datetime(2026, 6, 22, 9), "22-Jun-2026 09:00"),
    ],
)
def test_that_a_day_that_is_near_is_named_by_its_word(at, words):
    assert near(at, NOW) == words


def test_that_a_row_is_heard_in_one_breath(told):
    (line,) = told(watching(due=NOW - timedelta(days=1), late=NOW - timedelta(hours=12)))
    assert line.spoken == (
        "ADAMS, Jo; 3 B — ID-1; Watch; haloperidol: start, 17-Jun-2026; NMS, day 4 of 30;"
        " 33 % of onsets before today; Overdue; Was due yesterday 10:00; No check on record;"
        " No risk factor on record"
    )


def test_that_the_other_open_window_is_named_beside_the_one_that_counts(told):
    (line,) = told(watching(a_window(), a_window(18, Syndrome.SEROTONIN_SYNDROME, "sertraline")))
    assert line.window.name == "NMS"
    assert line.also == ("Also serotonin syndrome, day 3 of 30: sertraline",)


def test_that_what_the_columns_say_is_not_said_again_as_the_reason(told):
    heavy = watching(a_window(weight=Weight.INJECTION), number=1, risk_factors=2)
    plain = watching(number=2)
    first, second = told(plain, heavy)
    assert first.why == ("A change by injection.",)
    assert first.risk == "2 risk factors on record"
    assert second.why == ("Below the row above: there the kind of change weighs more.",)


def test_that_a_row_says_why_it_is_back(told):
    back = Aside(
        "nurse", NOW, NOW + timedelta(days=1), because("reopened_dose", drug="haloperidol")
    )
    over = Aside("nurse", NOW - timedelta(days=1), NOW)
    still = Aside("nurse", NOW, NOW + timedelta(days=1))
    notes = [told(watching(aside=each))[0] for each in (back, over, still)]
    assert [line.note for line in notes] == [
        "Re-opened: the dose of haloperidol changed.",
        "Back: put aside by nurse until today 10:00",
        "Put aside by nurse until tomorrow 10:00",
    ]
    assert [line.aside for line in notes] == [False, False, True]


def test_that_why_tells_every_sentence_and_where_the_curve_is_from(knowledge, texts):
    (row,) = rows([watching(level=Level.URGENT)], NOW, knowledge.watch)
    view = board_why(row, texts, knowledge.sources)
    assert view.basis[0] == "Findings of the level urgent are open."
    assert "8.3 % of onsets fall on this day" in view.basis[1]
    assert view.basis[-1].startswith("The order of the board")
    assert view.sources


def test_that_the_share_before_the_first_day_is_nought(told):
    (line,) = told(watching(a_window(20)))
    assert line.window.share == "0 % of onsets before today"
    assert 0 < line.window.part < Decimal("0.1")


def test_that_rows_below_are_counted():
    counts = Counts(standing=1_250, overdue=1, depot=0, aside=0, wanted=1_250)
    assert head_line(counts) == "1,250 patients with an open watch window, 1 check overdue"
    assert more_line(100, counts) == "1,150 more below"
    assert more_line(1_250, counts) == ""
