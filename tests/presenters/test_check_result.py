"""The running result beneath the bar: the bar's words are not said again."""

from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

import pytest

from nmsdesk.domain.asked import window_reason
from nmsdesk.domain.assessment import Assessment, Checks
from nmsdesk.domain.change import Change, ChangeKind, OpenWindow, Syndrome
from nmsdesk.domain.comparison import Comparison, Leaning
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.ids import DrugId, OrderId
from nmsdesk.domain.moment import Span
from nmsdesk.domain.reason import because
from nmsdesk.domain.urgency import Level, Urgency
from nmsdesk.presenters.running_result import running_result
from nmsdesk.presenters.urgency_bar import headline_reason, urgency_bar

NOW = datetime(2026, 6, 20, 10)
RIGID, COMA = because("urgency_rigidity_with_fever"), because("urgency_coma")
OPEN, EARLY = because("urgency_open_window"), because("urgency_early_sign")


def a_window():
    change = Change(
        ChangeKind.START, DrugId("haloperidol"), DrugClass.ANTIPSYCHOTIC, NOW, OPEN,
        order=OrderId("1"),
    )  # fmt: skip
    return OpenWindow(Syndrome.NMS, Span(NOW, datetime(2026, 7, 20)), 1, 30, (change,))


def at(level, *reasons, windows=()):
    return Assessment(
        now=NOW, onset=None, changes=(), windows=windows, exposures=MappingProxyType({}),
        unrecognised=(), criteria=(),
        comparison=Comparison(Leaning.NMS, 0, 0, (), ("tremor", "seizure", "coma", "mutism")),
        urgency=Urgency(level, reasons, ()), checks=Checks(None, None, overdue=False),
        assumptions=(), recognised=MappingProxyType({}),
    )  # fmt: skip


def test_that_what_the_bar_says_is_left_out_beside_it(texts):
    recorded = at(Level.EMERGENCY, RIGID, COMA)
    view = running_result(recorded, texts, recorded)
    assert view.said_above
    assert view.reasons == (texts.say(COMA),)
    assert texts.say(RIGID) in urgency_bar(recorded, {}, texts.say).headline
    assert "Emergency" not in view.in_one_breath


def test_that_a_level_that_the_answers_make_is_said_in_full(texts):
    view = running_result(at(Level.EMERGENCY, RIGID), texts, at(Level.WATCH, EARLY))
    assert not view.said_above
    assert view.headline == "Emergency, with these answers"
    assert view.reasons == (texts.say(RIGID),)
    assert view.in_one_breath.startswith("Emergency, with these answers · Rigidity with fever")


def test_that_a_level_that_the_answers_lower_is_said_too(texts):
    view = running_result(at(Level.WATCH, OPEN), texts, at(Level.EMERGENCY, RIGID))
    assert view.headline == "Watch, with these answers"


def test_that_an_early_sign_inside_a_watch_window_is_said_beside_the_bar(texts):
    recorded = at(Level.WATCH, EARLY, OPEN, windows=(a_window(),))
    assert running_result(recorded, texts, recorded).reasons == (texts.say(EARLY),)


def test_that_the_window_of_the_headline_is_not_told_again_and_another_one_is(texts):
    mine = a_window()
    other = replace(mine, syndrome=Syndrome.SEROTONIN_SYNDROME)
    recorded = at(
        Level.WATCH, OPEN, EARLY, window_reason(mine), window_reason(other),
        windows=(mine, other),
    )  # fmt: skip
    assert running_result(recorded, texts, recorded).reasons == (
        texts.say(EARLY), texts.say(window_reason(other)),
    )  # fmt: skip


def test_that_without_a_bar_everything_is_said(texts):
    view = running_result(at(Level.EMERGENCY, RIGID), texts)
    assert (view.said_above, view.headline) == (False, "Emergency")
    quiet = at(Level.ROUTINE)
    assert not running_result(quiet, texts, quiet).said_above


@pytest.mark.parametrize("level", [Level.EMERGENCY, Level.URGENT])
def test_that_the_headline_names_the_reason_that_is_left_out(texts, level):
    found = at(level, because("urgency_coma"), RIGID)
    assert texts.say(headline_reason(found)) in urgency_bar(found, {}, texts.say).headline


def test_that_one_breath_names_what_to_look_for_next(texts):
    assert running_result(at(Level.ROUTINE), texts).in_one_breath.endswith("Next: Tremor, Seizure")
    nothing = replace(at(Level.ROUTINE), comparison=Comparison(Leaning.NMS, 0, 0, (), ()))
    assert "Next" not in running_result(nothing, texts).in_one_breath
