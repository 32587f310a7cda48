"""A process killed in the midst of its writes loses no committed one and leaves no half one."""

import random

import pytest

from tests.proofs.kill_writes import IMPORTED, kill_once


@pytest.mark.slow
def test_that_ten_kills_lose_no_saved_entry_and_leave_no_half_one(tmp_path):
    chance = random.Random(12)
    for _ in range(10):
        seen = kill_once(tmp_path / "record", chance)
        assert (seen.lost, seen.half, seen.damage) == (0, 0, [])
        assert seen.committed > 0
        assert seen.beyond <= IMPORTED, "no more than the write that was under way"
