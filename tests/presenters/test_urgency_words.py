"""One bar a patient: its words, whose acknowledgement covers it, when it comes back."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType

import pytest

from nmsdesk.domain.assessment import Assessment, Checks
from nmsdesk.domain.change import Change, ChangeKind, OpenWindow, Syndrome
from nmsdesk.domain.comparison import Comparison, Leaning
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.ids import DrugId, OrderId
from nmsdesk.domain.moment import Span
from nmsdesk.domain.reason import Label, because
from nmsdesk.domain.record import Seen
from nmsdesk.domain.source import SourceText
from nmsdesk.domain.urgency import Held, Level, Urgency
from nmsdesk.presenters.urgency_bar import identity_of, urgency_bar
from nmsdesk.presenters.urgency_why import urgency_why

NOW = datetime(2026, 6, 20, 10)
RIGID = because("sign", sources=("S1",), finding=Label("finding", "rigidity"), at=NOW)
FEVER = because("sign", finding=Label("finding", "fever"), value=Decimal("38.6"), at=NOW)


def say(reason):
    values = dict(reason.values)
    told = [value.id if isinstance(value, Label) else str(value) for value in values.values()]
    return f"{reason.key}({', '.join(told)})"


def a_window(day=3, drug="haloperidol", order="1", earlier=()):
    changes = tuple(
        Change(
            ChangeKind.START,
            DrugId(drug),
            DrugClass.ANTIPSYCHOTIC,
            NOW - timedelta(days=when),
            because(f"start_{when}"),
            order=OrderId(order),
        )
        for when in (*earlier, day - 1)
    )
    span = Span(changes[0].at, NOW + timedelta(days=20))
    return OpenWindow(Syndrome.NMS, span, day, 30, changes)


def an_assessment(level, *reasons, windows=(), checks=None, actions=()):
    return Assessment(
        now=NOW,
        onset=None,
        changes=(),
        windows=windows,
        exposures=MappingProxyType({}),
        unrecognised=(),
        criteria=(),
        comparison=Comparison(Leaning.UNDETERMINED, 0, 0, (), ()),
        urgency=Urgency(level, reasons, actions),
        checks=checks or Checks(None, None, overdue=False),
        assumptions=(),
        recognised=MappingProxyType({}),
    )


def test_that_nothing_is_said_while_nothing_is_open():
    assert urgency_bar(an_assessment(Level.ROUTINE), {}, say) is None


def test_that_an_emergency_names_its_reasons_its_actions_and_whom_to_call():
    found = an_assessment(Level.EMERGENCY, RIGID, FEVER, actions=(because("stop_blockers"),))
    view = urgency_bar(found, {}, say, "2222")
    assert view.headline.startswith("Emergency: sign(")
    assert "rigidity" in view.headline
    assert "fever" in view.lines[0]
    assert view.call == "Call 2222"
    assert view.actions == ("stop_blockers()",)
    assert view.interrupts


def test_that_only_an_emergency_says_whom_to_call():
    assert urgency_bar(an_assessment(Level.URGENT, RIGID), {}, say, "2222").call is None
    unnamed = urgency_bar(an_assessment(Level.EMERGENCY, RIGID), {}, say)
    assert unnamed.call == "Call your emergency team"


def test_that_an_acknowledged_bar_names_who_saw_it_and_interrupts_no_more():
    found = an_assessment(Level.EMERGENCY, RIGID)
    view = urgency_bar(found, {identity_of(found): Seen("nurse", NOW)}, say)
    assert view.seen == "Seen by nurse on 20-Jun-2026 10:00"
    assert not view.interrupts


def test_that_the_same_sign_measured_again_stays_acknowledged():
    before = an_assessment(Level.EMERGENCY, FEVER)
    later = because(
        "sign",
        finding=Label("finding", "fever"),
        value=Decimal("39.1"),
        at=NOW + timedelta(hours=2),
    )
    seen = {identity_of(before): Seen("nurse", NOW)}
    assert urgency_bar(an_assessment(Level.EMERGENCY, later), seen, say).seen is not None


def test_that_a_sign_that_is_new_brings_the_bar_back():
    seen = {identity_of(an_assessment(Level.EMERGENCY, FEVER)): Seen("nurse", NOW)}
    assert urgency_bar(an_assessment(Level.EMERGENCY, FEVER, RIGID), seen, say).seen is None


def test_that_a_sign_that_went_away_brings_nothing_back():
    seen = {identity_of(an_assessment(Level.EMERGENCY, FEVER, RIGID)): Seen("nurse", NOW)}
    assert urgency_bar(an_assessment(Level.EMERGENCY, FEVER), seen, say).seen is not None


def test_that_what_was_seen_as_urgent_is_not_seen_as_an_emergency():
    seen = {identity_of(an_assessment(Level.URGENT, FEVER)): Seen("nurse", NOW)}
    assert urgency_bar(an_assessment(Level.EMERGENCY, FEVER), seen, say).seen is None


def test_that_a_watch_window_says_its_day_its_length_and_its_change():
    view = urgency_bar(
        an_assessment(Level.WATCH, because("open_window"), windows=(a_window(3),)), {}, say
    )
    assert view.headline == "Watch window, day 3 of 30: start_2()"
    assert view.lines == ("Not checked yet",)


def test_that_earlier_causes_of_the_window_are_counted():
    windows = (a_window(3, earlier=(9, 5)),)
    view = urgency_bar(an_assessment(Level.WATCH, windows=windows), {}, say)
    assert view.lines[0] == "Before that, with 1 more: start_5()"


@pytest.mark.parametrize(
    ("checks", "words"),
    [
        (Checks(NOW, NOW + timedelta(days=1), overdue=False), "next due 21-Jun-2026 10:00"),
        (Checks(NOW - timedelta(days=3), NOW, overdue=True), "overdue"),
        (Checks(NOW, None, overdue=False), "Last check 20-Jun-2026 10:00"),
    ],
)
def test_that_the_last_and_the_next_check_are_told(checks, words):
    found = an_assessment(Level.WATCH, windows=(a_window(),), checks=checks)
    assert words in urgency_bar(found, {}, say).lines[-1]


def test_that_a_new_change_brings_a_seen_watch_bar_back():
    one = an_assessment(Level.WATCH, windows=(a_window(3),))
    seen = {identity_of(one): Seen("nurse", NOW)}
    assert urgency_bar(one, seen, say).seen is not None
    two = an_assessment(Level.WATCH, windows=(a_window(1, order="2", earlier=(2,)),))
    assert urgency_bar(two, seen, say).seen is None


def test_that_why_lists_each_reason_once_with_its_sources():
    found = an_assessment(Level.EMERGENCY, RIGID, RIGID, windows=(a_window(),))
    view = urgency_why(found, say, {"S1": SourceText("Caroff 2003", "https://example.org")})
    told = [sentence for part in view.parts for sentence in part.sentences]
    assert told.count(say(RIGID)) == 1
    assert [source.citation for source in view.sources] == ["Caroff 2003"]


def test_that_a_source_known_and_not_read_again_is_marked():
    view = urgency_why(
        an_assessment(Level.URGENT, RIGID), say, {"S1": SourceText("Old paper", seen=False)}
    )
    assert not view.sources[0].seen


def test_that_acknowledging_something_else_changes_nothing():
    found = an_assessment(Level.URGENT, RIGID)
    assert urgency_bar(found, {"1:start:2026-06-18": Seen("nurse", NOW)}, say).seen is None


FEVERISH = because("urgency_rigidity_with_fever")
MUTE = because("urgency_mute_or_catatonic_with_fever")
SILENT = because("sign", finding=Label("finding", "mutism"), at=NOW)
TAKEN = because("exposure_taken", drug="haloperidol", since=NOW)
CALLED = because("action_call_team", sources=("S1",))


def pressed(*held, windows=(), actions=()):
    basis = dict.fromkeys(one for each in held for one in each.found)
    reasons = (*(each.rule for each in held), *basis)
    urgency = Urgency(Level.EMERGENCY, reasons, actions, held)
    return replace(an_assessment(Level.EMERGENCY, windows=windows), urgency=urgency)


def told(view):
    return {part.heading: part.sentences for part in view.parts}


def test_that_each_sign_stands_under_the_rule_that_it_makes_hold():
    view = urgency_why(
        pressed(Held(FEVERISH, (RIGID, FEVER)), Held(MUTE, (SILENT, FEVER, TAKEN))), say, {}
    )
    assert [part.heading for part in view.parts][:2] == [say(FEVERISH), say(MUTE)]
    assert told(view)[say(FEVERISH)] == (say(RIGID), say(FEVER))
    assert told(view)[say(MUTE)] == (say(SILENT),)


def test_that_a_rule_whose_signs_were_all_told_says_so_and_is_not_left_bare():
    view = urgency_why(pressed(Held(FEVERISH, (RIGID, FEVER)), Held(MUTE, (FEVER,))), say, {})
    assert told(view)[say(MUTE)] == ("Its signs are told above.",)


def test_that_signs_come_before_medicines_and_these_before_what_guidelines_name():
    found = pressed(Held(FEVERISH, (RIGID, TAKEN)), windows=(a_window(),), actions=(CALLED,))
    assumed = because("limit_assumed")
    view = urgency_why(replace(found, assumptions=(assumed,)), say, {})
    assert [part.heading for part in view.parts] == [
        say(FEVERISH),
        "Watch windows and medicines",
        "What guidelines and usual practice name",
        "What was assumed, and what changed between checks",
    ]
    assert told(view)["Watch windows and medicines"] == (say(TAKEN), "start_2()")


def test_that_a_rule_without_a_known_basis_is_told_and_its_signs_are_not_lost():
    rule = because("urgency_rigidity_with_fever")
    view = urgency_why(an_assessment(Level.EMERGENCY, rule, RIGID), say, {})
    assert told(view) == {say(rule): (), "Also found": (say(RIGID),)}


def test_that_an_open_window_is_told_as_the_window_and_not_as_a_rule():
    rule = because("urgency_open_window")
    view = urgency_why(an_assessment(Level.WATCH, rule, windows=(a_window(),)), say, {})
    assert [part.heading for part in view.parts] == ["Watch windows and medicines"]
