"""How the groups of the check are shared among columns, in the order in which one examines."""

from collections.abc import Sequence
from itertools import combinations, pairwise


def flow(lines: Sequence[int], columns: int) -> tuple[tuple[int, ...], ...]:
    """The places of the groups, column by column, so that the longest column is shortest.

    `lines` is how many lines each group takes. No group is broken and none overtakes another;
    there are never more columns than groups. Of equal ways the most even one is taken.
    """
    count = max(1, min(columns, len(lines)))
    ways = (
        tuple(tuple(range(*cut)) for cut in pairwise((0, *cuts, len(lines))))
        for cuts in combinations(range(1, len(lines)), count - 1)
    )
    return min(ways, key=lambda way: sorted((_height(lines, each) for each in way), reverse=True))


def _height(lines: Sequence[int], places: Sequence[int]) -> int:
    return sum(lines[place] for place in places)
