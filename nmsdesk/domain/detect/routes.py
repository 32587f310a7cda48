"""Route change: the first injection of a dopamine blocker that was taken another way."""

from collections.abc import Iterator
from datetime import datetime

from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.course import Mode
from nmsdesk.domain.detect.row import around
from nmsdesk.domain.drug import BLOCKING, DrugClass
from nmsdesk.domain.exposing import Stretch
from nmsdesk.domain.history import DrugHistory, History
from nmsdesk.domain.order import INJECTED, Route
from nmsdesk.domain.reason import Label, because
from nmsdesk.domain.watch import opens

_KIND = ChangeKind.ROUTE_CHANGE


def routes(history: History, one: DrugHistory) -> Iterator[Change]:
    """The first im, iv, sc or depot dose within the exposure by another route, replacing or added.

    Not the way back, and not where the other route is not known.
    """
    for drug_class in one.drug.among(BLOCKING):
        for stretch, other in _first_injected(one):
            yield _row(history, one, drug_class, stretch, other)


def _first_injected(one: DrugHistory) -> Iterator[tuple[Stretch, Route]]:
    """Each stretch that brings a new injected route to an exposure, and the route before it.

    The exposure is one for as long as the drug is felt by any route.
    """
    seen: dict[Route, tuple[datetime, datetime]] = {}
    for each in one.spans.stretches:
        if seen and max(until for _, until in seen.values()) < each.start:
            seen = {}
        own = each.course.route
        others = [
            (until, route)
            for route, (start, until) in seen.items()
            if route not in (own, Route.UNKNOWN) and start < each.start <= until
        ]
        if own in INJECTED and own not in seen and others:
            yield each, max(others, key=lambda other: (other[0], other[1].value))[1]
        start, until = seen.get(own, (each.start, each.exposed_until))
        seen[own] = (start, max(until, each.exposed_until))


def _row(
    history: History, one: DrugHistory, drug_class: DrugClass, stretch: Stretch, other: Route
) -> Change:
    course, at = stretch.course, stretch.start
    before, after = around(one, at)
    depot = course.mode is Mode.DEPOT
    opened = opens(history, one, _KIND, (drug_class, at, course))
    return Change(
        kind=_KIND,
        drug=one.drug.id,
        drug_class=drug_class,
        at=at,
        why=because(
            "route_change",
            drug=one.drug.id,
            at=at,
            before=Label("route", other.value),
            after=Label("route", course.route.value),
        ),
        before_mg=None if depot else before,
        after_mg=None if depot else after,
        route=course.route,
        watch=None if opened is None else opened[0],
        sources=() if opened is None else opened[1],
        order=course.order.id,
    )
