"""A lane at one zoom: boxes for its steps, as few as there are pixels to tell them apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nmsdesk.presenters.timeline_view import Mark, Point, Step
from nmsdesk.ui.widgets.timeline_plan import Plan

THINNEST = 4
"""Pixels that the shortest step is wide, so that it is seen before the next one."""
_TOLD_APART = 2
"""Steps narrower than so many pixels are drawn as one, as high as the highest of them."""
_NEAR = 5
"""Of checks within so many pixels the highest is drawn."""
_MARK_ROOM = 22
"""Of changes within so many pixels one has its shape, the others a short line."""


@dataclass(slots=True)
class Box:
    """One step in pixels, or some too narrow to tell apart; `height` 0 to 1 of the lane."""

    left: int
    right: int
    height: float
    unknown: bool
    bare: bool
    labels: list[str] = field(default_factory=list)
    """The first labels, and the last."""
    many: bool = False
    """It stands for more than one step."""


_MARKS = 30
"""So many changes have their shapes beside each other, however close they are."""


def boxes(steps: Iterable[Step], plan: Plan) -> list[Box]:
    """The steps that are in sight, in order; neighbours too narrow to be seen are one box."""
    found: list[Box] = []
    first, base, a_day = plan.start, plan.left, plan.a_day
    least, most = -8, plan.wide + 8
    last: Box | None = None
    for step in steps:
        left = base + round(min(max((step.left - first) * a_day, least), most))
        right = base + round(min(max((step.right - first) * a_day, least), most))
        if (
            last is not None
            and left - last.right < _TOLD_APART
            and right - last.left <= _TOLD_APART
            and step.bare == last.bare
        ):
            _join(last, step, right)
            continue
        height = 0.5 if step.height is None else step.height
        last = Box(left, right, height, step.height is None, step.bare, [step.label])
        found.append(last)
    _widen(found)
    return found


def _join(last: Box, step: Step, right: int) -> None:
    """A dose that is not known stays seen among those that are."""
    last.right = max(last.right, right)
    last.many = True
    last.unknown = last.unknown or step.height is None
    if step.height is not None:
        last.height = max(last.height, step.height)
    if step.label and step.label != last.labels[-1]:
        if len(last.labels) > 3:
            last.labels[-1] = step.label
        else:
            last.labels.append(step.label)


def _widen(found: Sequence[Box]) -> None:
    """The shortest step is seen, and covers none before it."""
    before = None
    for box in found:
        if box.right - box.left < THINNEST:
            wished = box.right - THINNEST
            box.left = wished if before is None else min(box.left, max(before, wished))
        before = box.right


def points(found: Sequence[Point], plan: Plan) -> list[Point]:
    """Of checks too close to tell apart the one with the highest figure."""
    if len(found) < 2 or (found[-1].at - found[0].at) * plan.a_day > len(found) * 2 * _NEAR:
        return list(found)
    kept: list[Point] = []
    for point in found:
        if kept and (point.at - kept[-1].at) * plan.a_day < _NEAR:
            if (point.height or -1) > (kept[-1].height or -1):
                kept[-1] = Point(kept[-1].at, point.height, point.label, kept[-1].joined)
            continue
        kept.append(point)
    return kept


def told(found: Sequence[Mark], plan: Plan) -> tuple[list[Mark], list[Mark]]:
    """The changes with room for a shape, and those without; what is open comes first."""
    if len(found) <= _MARKS:
        return list(found), []
    room = _MARK_ROOM / plan.a_day
    shown: dict[int, Mark] = {}
    rest: list[Mark] = []
    for mark in found:
        place = int((mark.at - plan.start) / room)
        other = shown.get(place)
        if other is None:
            shown[place] = mark
        elif other.tone == "quiet" or mark.tone != "quiet":
            shown[place] = mark
            rest.append(other)
        else:
            rest.append(mark)
    return list(shown.values()), rest
