"""The lane of a long-acting injection: each injection, and what it releases until when."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from nmsdesk.domain.history import DrugHistory
from nmsdesk.domain.injections import Injection
from nmsdesk.domain.injections import injections as injected
from nmsdesk.domain.order import Administration
from nmsdesk.presenters.depot_times import due_words, injections
from nmsdesk.presenters.formats import amount as amount_in
from nmsdesk.presenters.formats import day, dose, frequency
from nmsdesk.presenters.given_words import word
from nmsdesk.presenters.timeline_axis import days
from nmsdesk.presenters.timeline_lanes import LEAST, Course, marks
from nmsdesk.presenters.timeline_view import Dose, Lane, Reading, Release, Stroke
from nmsdesk.presenters.wording import translate


def depot_lane(
    course: Course, one: DrugHistory | None, given: Sequence[Administration], now: datetime
) -> Lane | None:
    """Injections as strokes, what each releases beneath it (as the load counts it), the next due.

    An injection that nobody recorded counts as ordered and says so.
    """
    found = () if one is None else injected(one, now)
    strokes = [_stroke(each, course) for each in found]
    strokes += _not_given(course, now)
    due = _due(course, given, now)
    if due is not None and due > now:
        strokes.append(Stroke(days(due), due_words(due, now), Dose.DUE))
    if not strokes:
        return None
    last = course.depots[-1]
    beneath = translate("Timeline", "{dose} {frequency}").format(
        dose=dose(last.dose, last.unit), frequency=frequency(last.frequency)
    )
    return Lane(
        translate("Timeline", "{drug} depot").format(drug=course.drug),
        f"{beneath}\n{due_words(due, now)}" if due is not None else beneath,
        course.tone,
        releases=tuple(_releases(found)),
        marks=marks(course.changes, now, {order.id for order in course.depots}),
        strokes=tuple(sorted(strokes, key=lambda stroke: stroke.at)),
        readings=tuple(sorted(_readings(found, course, now), key=lambda each: each.start)),
        band=course.band,
        caption=course.band,
    )


def _stroke(each: Injection, course: Course) -> Stroke:
    how_much, at = _how_much(each, course), days(each.at)
    if each.course.order.given_elsewhere:
        text = translate("Timeline", "{dose}, elsewhere")
        return Stroke(at, text.format(dose=how_much), Dose.ELSEWHERE)
    if each.recorded:
        return Stroke(at, how_much)
    if each.course.given:
        # Others of the series are on record: this one may have been missed.
        how_much = translate("Timeline", "{dose}, not recorded").format(dose=how_much)
    return Stroke(at, how_much, Dose.ORDERED)


def _how_much(each: Injection, course: Course) -> str:
    """As it was recorded, else as it was ordered."""
    order = each.course.order
    for one in (course.given or {}).get(order.id, ()):
        unit = one.unit or order.unit
        if one.status.taken and one.at.midday == each.at and one.dose is not None and unit:
            return amount_in(one.dose, unit)
    return dose(order.dose, order.unit)


def _not_given(course: Course, now: datetime) -> Iterator[Stroke]:
    for _order, one in course.recorded(course.depots):
        if not one.status.taken and one.at.midday <= now:
            yield Stroke(days(one.at.midday), word(one.status), Dose.NOT_TAKEN)


def _due(course: Course, given: Sequence[Administration], now: datetime) -> datetime | None:
    """When the next injection is due, or has been; as the list says it."""
    found = [injections(order, given, now).due for order in course.depots]
    return max((each for each in found if each is not None), default=None)


def _ends(each: Injection) -> tuple[datetime, datetime]:
    """When its release begins to fall, and when the last of it is gone."""
    product = each.course.product
    due = each.due + (each.releases - each.at)
    tail = 0.0 if product is None else float(product.tail_days)
    return due, max(due, each.due + timedelta(days=tail))


def _releases(found: Sequence[Injection]) -> Iterator[Release]:
    """The next injection takes over from the one before."""
    rates = [each.course.amount.each_mg for each in found]
    highest = max((rate for rate in rates if rate), default=Decimal(1))
    for place, (each, rate) in enumerate(zip(found, rates, strict=True)):
        due, ends = _ends(each)
        until = found[place + 1].releases if place + 1 < len(found) else ends
        right = min(ends, until)
        if each.releases < right:
            share = 0.5 if rate is None else LEAST + (1 - LEAST) * float(rate / highest)
            yield Release(days(each.releases), days(due), days(ends), days(right), share)


def _readings(found: Sequence[Injection], course: Course, now: datetime) -> Iterator[Reading]:
    for place, each in enumerate(found):
        due, ends = _ends(each)
        until = found[place + 1].at if place + 1 < len(found) else max(ends, due)
        values = {"amount": _how_much(each, course), "day": day(each.at)}
        text = translate("Timeline", "injection of {amount} on {day}")
        if not each.recorded:
            text = translate("Timeline", "injection of {amount} ordered for {day}, not recorded")
        if min(due, until) > each.at:
            yield Reading(each.at, min(due, until), text.format(**values))
        fading = translate("Timeline", "injection of {amount} on {day}, wearing off to {end}")
        if until > due:
            yield Reading(due, until, fading.format(**values, end=day(ends)))
    for _order, one in course.recorded(course.depots):
        at = one.at.midday
        if not one.status.taken and at <= now:
            text = translate("Timeline", "injection {what} on {day}")
            words = text.format(what=word(one.status), day=day(at))
            yield Reading(at, at + timedelta(days=1), words)
