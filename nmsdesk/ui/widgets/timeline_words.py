"""Where each word of a lane stands: in its lane, beside what it tells, never over another."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRect

from nmsdesk.presenters.timeline_view import Dose, Lane, Mark, Point, Stroke
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.timeline_plan import EDGE, Plan, Ruler
from nmsdesk.ui.widgets.timeline_shapes import Box

PAD = 3
"""Pixels between a word and what it tells."""
NEAR = 60
"""So near before the line of now a word is better off just beyond it."""
_FAR = 1_000_000
SPELT_OUT = 3
"""So many figures are told one by one where they are told together."""
_NARROW = 12
"""No figure fits into a step of so few pixels."""
_STROKES = 40
"""So many single doses at most are told in words at once."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a lane in its box; `figure` where it is the dose of a step."""

    box: QRect
    text: str
    tone: str
    bold: bool = False
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What of a lane is in sight and may have words."""

    marks: Sequence[Mark]
    boxes: Sequence[Box]
    strokes: Sequence[Stroke]
    points: Sequence[Point]


@dataclass(slots=True)
class _Line:
    """One line of words of a lane, and what of it is taken."""

    plan: Plan
    box: QRect
    now: int
    taken: list[tuple[int, int]] = field(default_factory=list)
    """In order of their left ends; those that overlap a little end in the same order."""

    def put(self, x: int, wide: int, *, before: bool = True) -> QRect | None:
        """Room beside `x`: to its right, after what stands there, beyond now, or to its left.

        The line of now is crossed only where there is no other place; it gives way there.
        """
        crossed: int | None = None
        for left in self._places(x, wide, before=before):
            if not self.is_free(left, wide):
                continue
            if not left <= self.now <= left + wide:
                return self.take(left, wide)
            crossed = left if crossed is None else crossed
        return None if crossed is None else self.take(crossed, wide)

    def _places(self, x: int, wide: int, *, before: bool) -> Iterator[int]:
        yield x + PAD
        place = bisect_right(self.taken, (x, _FAR)) - 1
        if place >= 0 and self.taken[place][1] > x:
            yield self.taken[place][1] + PAD
        if 0 <= self.now - x < NEAR:
            yield self.now + PAD + 2
        if before:
            yield x - wide - PAD

    def take(self, left: int, wide: int) -> QRect:
        insort(self.taken, (left - 4, left + wide + 6))
        return QRect(left, self.box.top(), wide, self.box.height())

    def is_free(self, left: int, wide: int) -> bool:
        """Words lie beside each other: only the neighbours can be in the way."""
        right = left + wide
        if left < self.plan.left or right > self.plan.left + self.plan.wide - 1 + EDGE:
            return False
        place = bisect_left(self.taken, (right, -_FAR))
        return place == 0 or self.taken[place - 1][1] <= left


def words_of(
    plan: Plan, number: int, lane: Lane, told: Told, now: int, ruler: Ruler
) -> tuple[Word, ...]:
    """Marks, injections and temperatures in the line above; the doses within their steps."""
    box = plan.lane(number)
    above = _Line(plan, QRect(0, box.top() + 2, 0, plan.line), now)
    within = _Line(plan, QRect(0, box.bottom() - 4 - plan.line, 0, plan.line), now)
    return (
        *_marks(told.marks, plan, above, ruler),
        *_strokes(told.strokes, lane, plan, above, ruler),
        *_figures(told.boxes, plan, (within, above), ruler),
        *_temperature(told.points, plan, above, ruler),
        *_caption(lane, plan, above, ruler),
    )


def _marks(found: Sequence[Mark], plan: Plan, above: _Line, ruler: Ruler) -> Iterator[Word]:
    """These matter most; where the word has no room, its shape has."""
    for mark in found:
        tone = "muted" if mark.tone == "quiet" else mark.tone
        for text in (f"{mark.mark} {mark.words}", mark.mark):
            box = above.put(plan.x(mark.at), ruler.wide(text, bold=True))
            if box is not None:
                yield Word(box, text, tone, bold=True)
                break


def _strokes(
    found: Sequence[Stroke], lane: Lane, plan: Plan, above: _Line, ruler: Ruler
) -> Iterator[Word]:
    """What was not given comes first, then what is due; of many the latest."""
    first = (Dose.NOT_TAKEN, Dose.DUE, Dose.ELSEWHERE)
    ordered = sorted(found, key=lambda s: (s.dose not in first, -s.at))
    tone = "muted" if lane.tone == "quiet" else lane.tone
    for stroke in ordered[:_STROKES]:
        if stroke.label:
            box = above.put(plan.x(stroke.at), ruler.wide(stroke.label))
            if box is not None:
                yield Word(box, stroke.label, tone)


def _temperature(found: Sequence[Point], plan: Plan, above: _Line, ruler: Ruler) -> Iterator[Word]:
    for point in found[-1:]:
        if point.label:
            box = above.put(plan.x(point.at), ruler.wide(point.label))
            if box is not None:
                yield Word(box, point.label, "muted")


def _caption(lane: Lane, plan: Plan, above: _Line, ruler: Ruler) -> Iterator[Word]:
    """What the lane as a whole says, at its left end; shortened where there is too little room."""
    if not lane.caption:
        return
    left = plan.chart.left() + PAD
    room = min((start for start, right in above.taken if right > left), default=0)
    room = (room or plan.chart.right()) - left - PAD
    parts = lane.caption.split("; ")
    more = translate("Timeline", "{words} …")
    for count in range(len(parts), 0, -1):
        text = "; ".join(parts[:count])
        text = text if count == len(parts) else more.format(words=text)
        if ruler.wide(text) <= room:
            yield Word(above.take(left, ruler.wide(text)), text, "muted")
            return


def _figures(
    found: Sequence[Box], plan: Plan, lines: tuple[_Line, _Line], ruler: Ruler
) -> Iterator[Word]:
    """Each dose within its step; those too narrow for it are told with the next that is not.

    What is left at the end stands behind the last step: the dose that goes on is always told.
    """
    within = lines[0]
    waiting: list[str] = []
    begun = before = plan.chart.left()
    for box in found:
        if not waiting or before != box.left:
            waiting, begun = [], box.left
        before = box.right
        waiting = _with(waiting, box.labels)
        left = max(box.left, plan.chart.left()) + PAD
        wide = min(box.right, plan.chart.right()) - left + PAD
        if wide < _NARROW:
            continue
        for text in dict.fromkeys((_together(waiting), box.labels[-1])):
            long = ruler.wide(text)
            if text and long + 2 * PAD <= wide and within.is_free(left, long):
                yield Word(within.take(left, long), text, "ink", figure=True)
                waiting = []
                break
    if waiting:
        yield from _left_over(waiting, (begun, before), lines, ruler)


def _left_over(
    waiting: Sequence[str], span: tuple[int, int], lines: tuple[_Line, _Line], ruler: Ruler
) -> Iterator[Word]:
    within, above = lines
    text = _together(waiting)
    long = ruler.wide(text)
    end = span[1] + PAD + 2
    if within.is_free(end, long):
        yield Word(within.take(end, long), text, "ink", figure=True)
        return
    box = above.put(span[0], long, before=False)
    if box is not None:
        yield Word(box, text, "ink", figure=True)


def _with(waiting: list[str], labels: Sequence[str]) -> list[str]:
    """The first labels and the last one; of many no more are told."""
    for label in labels:
        if not label or (waiting and waiting[-1] == label):
            continue
        if len(waiting) > SPELT_OUT:
            waiting[-1] = label
        else:
            waiting = [*waiting, label]
    return waiting


def _together(labels: Sequence[str]) -> str:
    if not labels:
        return ""
    own = list(dict.fromkeys(labels))
    if len(own) <= SPELT_OUT and len(labels) <= SPELT_OUT:
        return translate("Timeline", " → ").join(own)
    text = translate("Timeline", "{first} … {last}")
    return text.format(first=labels[0], last=labels[-1])
