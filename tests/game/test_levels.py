"""Levels: where each begins, and that points always lie within theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.levels import Level, level_of, need, progress
from tests.game.acts_strategies import few


@pytest.mark.parametrize(("level", "points"), [(1, 0), (2, 40), (3, 100), (4, 180), (5, 280), (10, 1080), (20, 4180)])
def test_each_level_begins_at_its_need(level: int, points: int) -> None:
    assert need(level) == points
    assert level_of(points) == level
    assert level_of(points + 9) == level
    assert level == 1 or level_of(points - 1) == level - 1


@few
@given(st.integers(0, 10**12))
def test_points_lie_between_their_level_and_the_next(points: int) -> None:
    assert need(level_of(points)) <= points < need(level_of(points) + 1)


def test_progress_counts_within_the_level() -> None:
    assert progress(0) == Level(1, 0, 40)
    assert progress(150) == Level(3, 50, 80)
