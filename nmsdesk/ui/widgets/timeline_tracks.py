"""What of a lane lies between two places in time, found without looking at the rest."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from nmsdesk.presenters.timeline_view import Lane, Mark, Point, Release, Step, Stroke

T = TypeVar("T")
At = TypeVar("At", Mark, Stroke)


class Track(Generic[T]):
    """Things in order of where they begin; they may overlap."""

    def __init__(
        self, items: Sequence[T], left: Callable[[T], float], right: Callable[[T], float]
    ) -> None:
        self._items = sorted(items, key=left)
        self._lefts = [left(each) for each in self._items]
        self._reach = list(accumulate((right(each) for each in self._items), max))

    def between(self, start: float, end: float) -> Sequence[T]:
        """Those that touch the stretch; one that is over before it may stand among them."""
        return self._items[bisect_left(self._reach, start) : bisect_right(self._lefts, end)]

    def __len__(self) -> int:
        return len(self._items)

    def touches(self, start: float, end: float) -> bool:
        return bisect_left(self._reach, start) < bisect_right(self._lefts, end)


class LaneTracks:
    """A lane made ready for every zoom."""

    def __init__(self, lane: Lane) -> None:
        self.lane = lane
        self.steps: Track[Step] = Track(lane.steps, lambda s: s.left, lambda s: s.right)
        self.releases: Track[Release] = Track(lane.releases, lambda r: r.left, lambda r: r.right)
        self.marks: Track[Mark] = Track(lane.marks, lambda m: m.at, lambda m: m.at)
        self.strokes: Track[Stroke] = Track(lane.strokes, lambda s: s.at, lambda s: s.at)
        self.points: Track[Point] = Track(lane.points, lambda p: p.at, lambda p: p.at)

    @property
    def size(self) -> int:
        """How much there is to paint."""
        doses = len(self.steps) + len(self.releases) + len(self.strokes)
        return doses + len(self.marks) + len(self.points)

    def touches(self, start: float, end: float) -> bool:
        """Is there anything of the lane in the stretch."""
        tracks = (self.steps, self.releases, self.strokes, self.points)
        return any(track.touches(start, end) for track in tracks)


def inside(found: Sequence[At], start: float, end: float) -> list[At]:
    """Those whose moment lies in the stretch."""
    return [each for each in found if start <= each.at <= end]
