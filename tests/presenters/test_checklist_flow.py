"""How the groups of the check are shared among columns."""

from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.presenters.checklist_flow import flow

HEIGHTS = st.lists(st.integers(1, 20), min_size=1, max_size=7)


def height(lines, way):
    return max(sum(lines[place] for place in each) for each in way)


def test_that_the_bedside_stands_in_three_columns_as_one_examines():
    assert flow([17, 7, 7, 7, 8], 3) == ((0,), (1, 2), (3, 4))


def test_that_two_columns_are_as_even_as_their_groups_allow():
    assert flow([17, 7, 7, 7, 8], 2) == ((0, 1), (2, 3, 4))
    assert flow([14, 12, 6], 2) == ((0,), (1, 2))


def test_that_one_column_has_them_all():
    assert flow([3, 4, 5], 1) == ((0, 1, 2),)


@given(HEIGHTS, st.integers(1, 5))
def test_that_no_group_is_lost_and_none_overtakes_another(lines, columns):
    way = flow(lines, columns)
    assert [place for each in way for place in each] == list(range(len(lines)))
    assert len(way) == min(columns, len(lines))


@given(HEIGHTS, st.integers(1, 4))
def test_that_one_column_more_never_makes_the_longest_longer(lines, columns):
    assert height(lines, flow(lines, columns + 1)) <= height(lines, flow(lines, columns))
