"""The medication list: rows, order, words, notices, empty lists."""

import re
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from nmsdesk.domain.assess import assess
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    AsNeeded,
    Code,
    Ending,
    EveryDays,
    Once,
    Route,
    Status,
)
from nmsdesk.presenters.medications import changes_of, medications
from tests.builders import a_case, an_order, on_day

FORBIDDEN = re.compile(r"[@|<>/\\&°]")


@pytest.fixture
def shown(knowledge, texts):
    def show(case, *, past=False):
        return medications(case, assess(case, knowledge), knowledge, texts, past=past)

    return show


def names(view):
    return [row.name for row in view.rows]


def test_that_a_new_antipsychotic_is_marked_and_its_window_counted(shown):
    view = shown(a_case(an_order("haloperidol", 5, times=2, from_day=3), day=5))
    (row,) = view.rows
    assert row.name == "haloperidol"
    assert row.dose == "5 mg"
    assert row.line == "by mouth — twice a day"
    assert row.daily == "10 mg"
    assert row.since == "04-Jun-2026"
    assert row.chips[0].words == "NEW"
    assert row.day_of == "day 3 of 30"
    assert row.highlighted
    assert row.kind.words == "antipsychotic"


def test_that_an_increase_is_marked_and_since_goes_back_to_the_first_order(shown):
    case = a_case(
        an_order("haloperidol", 5, times=2, from_day=0, to_day=4),
        an_order("haloperidol", 10, times=2, from_day=4),
        day=5,
    )
    (row,) = shown(case).rows
    assert row.chips[0].text == "▲ +100 % on 05-Jun-2026"
    assert row.since == "01-Jun-2026"
    assert row.daily == "20 mg"
    (gone,) = shown(case, past=True).rows
    assert gone.status == "Dose changed"
    assert [chip.text for chip in gone.chips] == ["● started on 01-Jun-2026"]
    assert gone.chips[0].tone == "quiet", "the row that goes on has the window"


def test_that_a_second_antipsychotic_is_told_on_its_own_row(shown):
    case = a_case(
        an_order("haloperidol", 5, from_day=0), an_order("olanzapine", 10, from_day=4), day=5
    )
    row = next(row for row in shown(case).rows if row.name == "olanzapine")
    assert "second antipsychotic" in [chip.words for chip in row.chips]
    assert "second antipsychotic beside haloperidol" in row.spoken


def test_that_an_old_window_highlights_nothing(shown):
    (row,) = shown(a_case(an_order("haloperidol", 5), day=60)).rows
    assert not row.highlighted
    assert row.day_of == ""
    assert row.chips[0].tone == "quiet"


def test_that_a_gap_that_counts_begins_the_medicine_anew(shown):
    case = a_case(
        an_order("haloperidol", 5, from_day=0, to_day=4),
        an_order("haloperidol", 5, from_day=9),
        day=10,
    )
    (row,) = shown(case).rows
    assert row.since == "10-Jun-2026"
    assert row.chips[0].words.startswith("RESTART")


def test_that_brands_stand_in_capitals_after_the_generic(shown):
    (row,) = shown(a_case(an_order("Haldol", 5))).rows
    assert (row.name, row.written) == ("haloperidol", "HALDOL")


def test_that_the_text_of_a_document_is_shown_as_it_stood(shown):
    order = an_order("haloperidol", 5, text="Haloperidol 5 MG Oral Tablet")
    (row,) = shown(a_case(order)).rows
    assert (row.name, row.written) == ("haloperidol", "Haloperidol 5 MG Oral Tablet")


def test_that_an_unrecognised_medicine_stays_as_typed_and_says_so(shown):
    (row,) = shown(a_case(an_order("Zzyxolan forte", 5))).rows
    assert row.name == "Zzyxolan forte"
    assert row.kind.words == "not recognised"
    assert row.kind.unknown
    assert row.chips == ()


def test_that_a_medicine_without_a_role_is_shown_quietly(shown):
    (row,) = shown(a_case(an_order("metformin", 500, times=2))).rows
    assert row.kind.words == "no role here"
    assert row.kind.tone == "quiet"
    assert row.daily == "1,000 mg"


@pytest.mark.parametrize(
    ("frequency", "daily"),
    [
        (AsNeeded(Decimal(4)), "up to 4 mg"),
        (AsNeeded(), "as needed"),
        (EveryDays(Decimal(3)), "0.33 mg"),
    ],
)
def test_that_the_daily_dose_says_what_kind_of_figure_it_is(shown, frequency, daily):
    (row,) = shown(a_case(an_order("lorazepam", 1, frequency=frequency))).rows
    assert row.daily == daily


def test_that_an_unknown_dose_is_said_and_never_a_figure(shown):
    (row,) = shown(a_case(an_order("haloperidol"))).rows
    assert row.dose == "dose not recorded"
    assert row.daily == "not known"


def test_that_what_is_watched_stands_first_and_what_has_no_role_last(shown):
    case = a_case(
        an_order("haloperidol", 5, from_day=1),
        an_order("sertraline", 50, from_day=2),
        an_order("Zzyxolan forte", 5, from_day=3),
        an_order("metformin", 500, from_day=4),
        an_order("lorazepam", 1, from_day=5),
        an_order("ramipril", 5, from_day=6),
        day=12,
    )
    assert names(shown(case)) == [
        "haloperidol",
        "lorazepam",
        "sertraline",
        "Zzyxolan forte",
        "ramipril",
        "metformin",
    ]


def test_that_current_is_sorted_by_newest_start_and_unknown_starts_come_last(shown):
    case = a_case(
        an_order("sertraline", 50, from_day=None),
        an_order("haloperidol", 5, from_day=1),
        an_order("lorazepam", 1, from_day=3),
    )
    view = shown(replace(case, now=on_day(60)))
    assert names(view) == ["lorazepam", "haloperidol", "sertraline"]
    assert view.rows[-1].since == "not recorded"


def test_that_past_is_sorted_by_newest_end_with_a_status_of_at_most_two_words(shown):
    case = a_case(
        an_order("sertraline", 50, from_day=0, to_day=2),
        an_order("haloperidol", 5, from_day=0, to_day=4, status=Status.STOPPED),
        an_order("olanzapine", 5, from_day=0, to_day=3, status=Status.COMPLETED),
        an_order("risperidone", 1, from_day=0, end=Ending.UNKNOWN),
        an_order("quetiapine", 50, from_day=0, status=Status.ENTERED_IN_ERROR),
        an_order("droperidol", 5, frequency=Once(), route=Route.IM, from_day=1),
    )
    view = shown(case, past=True)
    assert names(view)[:3] == ["haloperidol", "olanzapine", "sertraline"]
    statuses = {row.name: row.status for row in view.rows}
    assert statuses == {
        "sertraline": "Ended",
        "haloperidol": "Discontinued",
        "olanzapine": "Completed",
        "risperidone": "Ended",
        "quetiapine": "Not valid",
        "droperidol": "Given once",
    }
    assert all(len(status.split()) <= 2 for status in statuses.values())
    assert view.current_count == 0


def test_that_an_end_before_the_start_is_kept_shown_and_not_evaluated(shown):
    odd = an_order("haloperidol", 5, from_day=3, end=Moment(on_day(1)))
    (row,) = shown(a_case(odd), past=True).rows
    assert row.status == "Not valid"
    assert "ends before it begins: not evaluated" in row.remarks
    assert not row.highlighted


def test_that_what_begins_later_is_current_and_not_started(shown):
    (row,) = shown(a_case(an_order("haloperidol", 5, from_day=9), day=5)).rows
    assert row.status == "Not started"
    assert "Not started" in row.remarks
    assert not row.highlighted


def test_that_a_suspended_medicine_says_so(shown):
    (row,) = shown(a_case(an_order("haloperidol", 5, status=Status.HELD))).rows
    assert "Suspended" in row.remarks


def test_that_ended_medicines_are_announced_but_not_changes_of_dose(shown):
    case = a_case(
        an_order("haloperidol", 5, from_day=0, to_day=4),
        an_order("haloperidol", 10, from_day=4),
        an_order("lorazepam", 1, from_day=0, to_day=3),
        day=5,
    )
    assert shown(case).notice == "1 medicine ended in the last 14 days"
    later = replace(case, now=on_day(40))
    assert shown(later).notice == ""


def test_that_an_injection_given_once_is_announced_while_its_window_is_open(shown):
    given = an_order("haloperidol", 5, frequency=Once(), route=Route.IM, from_day=4)
    view = shown(a_case(given, day=5))
    assert "1 of them in an open watch window" in view.notice


def test_that_nothing_recorded_and_confirmed_none_are_two_things(shown):
    unknown = shown(a_case(orders_known=False)).empty
    none = shown(a_case()).empty
    assert unknown.may_confirm
    assert unknown.title == "No medicines recorded"
    assert not none.may_confirm
    assert none.title == "Confirmed: takes no medicines"


def test_that_a_list_of_ended_medicines_is_not_called_confirmed_none(shown):
    empty = shown(a_case(an_order("haloperidol", 5, to_day=2))).empty
    assert empty.title == "No current medicine"


def test_that_no_line_holds_a_forbidden_sign_or_a_short_unit(shown):
    case = a_case(
        an_order(
            "fentanyl", 25, unit="ug/h", route=Route.TRANSDERMAL, frequency=EveryDays(Decimal(3))
        ),
        an_order("haloperidol", 500, unit="mcg", strength="5 mg/ml"),
    )
    for row in shown(case).rows:
        assert not FORBIDDEN.search(f"{row.dose} — {row.line} {row.daily}")
        assert "ug" not in row.dose.split()
        assert "mcg" not in row.dose


def test_that_the_whole_row_can_be_heard(shown):
    (row,) = shown(a_case(an_order("Haldol", 5, times=2, from_day=3), day=5)).rows
    for word in ("haloperidol", "HALDOL", "5 mg", "twice a day", "10 mg a day", "antipsychotic"):
        assert word in row.spoken
    assert "new, started on 04-Jun-2026" in row.spoken
    assert "day 3 of 30" in row.spoken


def test_that_the_changes_of_a_row_come_newest_first(knowledge, texts):
    case = a_case(
        an_order("haloperidol", 5, from_day=0, to_day=4, number=1),
        an_order("haloperidol", 10, from_day=4, number=2),
        day=5,
    )
    found = changes_of(case, assess(case, knowledge), knowledge, texts, case.orders[1].id)
    assert [change.at for change in found] == sorted((c.at for c in found), reverse=True)
    assert found[0].kind.value == "increase"
    assert found[-1].kind.value == "start"


def test_that_codes_of_a_document_do_not_disturb_the_row(shown):
    order = an_order("haloperidol", 5, codes=(Code("rxnorm", "204843"),), given_elsewhere=True)
    (row,) = shown(a_case(order)).rows
    assert "given elsewhere" in row.remarks


def test_that_since_of_a_record_of_years_is_found(shown):
    steps = [
        an_order("sertraline", 50 + n, from_day=n * 10, to_day=n * 10 + 10, number=n)
        for n in range(60)
    ]
    last = an_order("sertraline", 200, from_day=600, number=99)
    (row,) = shown(a_case(*steps, last, day=605)).rows
    assert row.since == "01-Jun-2026"
    assert datetime(2026, 6, 1) == on_day(0)


def test_that_a_depot_row_names_the_last_injection_and_the_next(shown):
    depot = an_order(
        "haloperidol decanoate",
        100,
        route=Route.DEPOT,
        frequency=EveryDays(Decimal(28)),
        from_day=0,
    )
    (row,) = shown(a_case(depot, day=40)).rows
    assert row.name == "haloperidol decanoate"
    assert row.daily == ""
    assert "last injection 29-Jun-2026, next due 27-Jul-2026" in row.remarks
