"""Where each word of a lane stands: in its lane, beside what it tells, never over another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics

from nmsdesk.presenters.timeline_view import Lane, Step
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.timeline_plan import EDGE, Plan, bold_metrics

PAD = 3
"""Pixels between a word and what it tells."""
NEAR = 60
"""So near before the line of now a word is better off just beyond it."""
SPELT_OUT = 3
"""So many figures are told one by one where they are told together."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a lane in its box; `figure` where it is the dose of a step."""

    box: QRect
    text: str
    tone: str
    bold: bool = False
    figure: bool = False


@dataclass(slots=True)
class _Line:
    """One line of words of a lane, and what of it is taken."""

    plan: Plan
    box: QRect
    now: int
    taken: list[tuple[int, int]] = field(default_factory=list)

    def put(self, x: int, wide: int, *, before: bool = True) -> QRect | None:
        """Room beside `x`: to its right, after what stands there, beyond now, or to its left.

        The line of now is crossed only where there is no other place; it gives way there.
        """
        after = max((right for left, right in self.taken if left <= x < right), default=x) + PAD
        places = [x + PAD, after]
        if 0 <= self.now - x < NEAR:
            places.append(self.now + PAD + 2)
        if before:
            places.append(x - wide - PAD)
        free = [left for left in places if self.is_free(left, wide)]
        clear = [left for left in free if not left <= self.now <= left + wide]
        return self.take((clear or free)[0], wide) if free else None

    def take(self, left: int, wide: int) -> QRect:
        self.taken.append((left - 4, left + wide + 6))
        return QRect(left, self.box.top(), wide, self.box.height())

    def is_free(self, left: int, wide: int) -> bool:
        if left < self.plan.chart.left() or left + wide > self.plan.chart.right() + EDGE:
            return False
        return not any(left < right and left + wide > start for start, right in self.taken)


def words_of(plan: Plan, number: int, lane: Lane, now: int, font: QFont) -> tuple[Word, ...]:
    """Marks, injections and temperatures in the line above; the doses within their steps."""
    box = plan.lane(number)
    above = _Line(plan, QRect(0, box.top() + 2, 0, plan.line), now)
    within = _Line(plan, QRect(0, box.bottom() - 4 - plan.line, 0, plan.line), now)
    metrics = QFontMetrics(font)
    return (
        *_marks(lane, plan, above, bold_metrics(font)),
        *_strokes(lane, plan, above, metrics),
        *_figures(lane, plan, (within, above), metrics),
        *_temperature(lane, plan, above, metrics),
    )


def _marks(lane: Lane, plan: Plan, above: _Line, metrics: QFontMetrics) -> Iterator[Word]:
    """These matter most; where the word has no room, its shape has."""
    for mark in lane.marks:
        tone = "muted" if mark.tone == "quiet" else mark.tone
        for text in (f"{mark.mark} {mark.words}", mark.mark):
            box = above.put(plan.x(mark.at), metrics.horizontalAdvance(text))
            if box is not None:
                yield Word(box, text, tone, bold=True)
                break


def _strokes(lane: Lane, plan: Plan, above: _Line, metrics: QFontMetrics) -> Iterator[Word]:
    tone = "muted" if lane.tone == "quiet" else lane.tone
    for stroke in lane.injections:
        if stroke.label:
            box = above.put(plan.x(stroke.at), metrics.horizontalAdvance(stroke.label))
            if box is not None:
                yield Word(box, stroke.label, tone)


def _temperature(lane: Lane, plan: Plan, above: _Line, metrics: QFontMetrics) -> Iterator[Word]:
    for point in lane.points[-1:]:
        if point.label:
            box = above.put(plan.x(point.at), metrics.horizontalAdvance(point.label))
            if box is not None:
                yield Word(box, point.label, "muted")


def _figures(
    lane: Lane, plan: Plan, lines: tuple[_Line, _Line], metrics: QFontMetrics
) -> Iterator[Word]:
    """Each dose within its step; those too narrow for it are told with the next that is not.

    What is left at the end stands behind the last step: the dose that goes on is always told.
    """
    within, above = lines
    waiting: list[Step] = []
    for step in lane.steps:
        if waiting and plan.x(waiting[-1].right) != plan.x(step.left):
            waiting = []
        waiting.append(step)
        left, wide = plan.x(step.left) + PAD, plan.x(step.right) - plan.x(step.left)
        for text in dict.fromkeys((_together(waiting), step.label)):
            long = metrics.horizontalAdvance(text)
            if text and long + 2 * PAD <= wide and within.is_free(left, long):
                yield Word(within.take(left, long), text, "ink", figure=True)
                waiting = []
                break
    if not waiting:
        return
    text = _together(waiting)
    long = metrics.horizontalAdvance(text)
    end = plan.x(waiting[-1].right) + PAD + 2
    if within.is_free(end, long):
        yield Word(within.take(end, long), text, "ink", figure=True)
        return
    box = above.put(plan.x(waiting[0].left), long, before=False)
    if box is not None:
        yield Word(box, text, "ink", figure=True)


def _together(steps: Sequence[Step]) -> str:
    labels = list(dict.fromkeys(step.label for step in steps if step.label))
    if len(labels) <= SPELT_OUT:
        return translate("Timeline", " → ").join(labels)
    text = translate("Timeline", "{first} … {last}")
    return text.format(first=labels[0], last=labels[-1])
