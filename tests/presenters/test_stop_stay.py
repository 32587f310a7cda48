"""What the preview of a stop says of how long the medicine still counts."""

from dataclasses import replace

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Ending, EveryDays, Route
from nmsdesk.presenters.stop_preview import of_stop
from tests.builders import a_case, an_order


def notes(knowledge, *orders, day=20, end=None):
    case = a_case(*orders, day=day)
    view = of_stop(case, orders[0], Moment(case.now) if end is None else end, knowledge)
    assert all(note in view.spoken for note in view.notes)
    return view.notes


def test_that_a_stop_says_until_when_the_medicine_still_counts(knowledge):
    stopped = an_order("haloperidol", 5, times=2, from_day=0, number=1)
    (said,) = notes(knowledge, stopped)
    assert said.startswith("haloperidol still counts to ")


def test_that_where_nobody_knows_how_long_it_stays_the_stop_says_what_that_means(knowledge):
    assert knowledge.formulary.drug("sultopride").washout is None
    stopped = an_order("sultopride", 300, times=2, from_day=0, number=1)
    assert notes(knowledge, stopped) == (
        "how long sultopride stays is not known: that exposure has ended cannot be told",
    )


def test_that_a_medicine_of_two_routes_goes_on_by_the_other(knowledge):
    stopped = an_order("haloperidol", 5, times=2, from_day=0, number=1)
    other = an_order("haloperidol", 5, times=1, from_day=2, number=2, route=Route.IM)
    assert notes(knowledge, stopped, other) == ("haloperidol goes on by another order or a depot",)


def test_that_a_depot_counts_for_longer_than_its_last_injection(knowledge):
    every = EveryDays(28)
    depot = an_order(
        "haloperidol decanoate", 100, from_day=0, number=1, frequency=every, route=Route.DEPOT
    )
    (said,) = notes(knowledge, depot, day=40)
    assert said.startswith("haloperidol still counts to ") or "goes on" in said


def test_that_an_end_that_nobody_knows_is_told_once(knowledge):
    stopped = an_order("haloperidol", 5, times=2, from_day=0, number=1)
    assert notes(knowledge, stopped, end=Ending.UNKNOWN) == ()


def test_that_a_medicine_that_exposes_to_nothing_adds_no_line(knowledge):
    lorazepam = replace(an_order("lorazepam", 1, times=2, from_day=0, number=1))
    assert notes(knowledge, lorazepam) == ()
