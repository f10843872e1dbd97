"""Chances beside what came of them: nothing is counted twice or left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.odds import by_tenth, tenths, together

pairs = st.lists(st.tuples(st.integers(0, 100).map(lambda percent: percent / 100), st.booleans()), max_size=40)


@given(pairs)
def test_the_parts_make_the_whole(found: list[tuple[float, bool]]) -> None:
    whole, parts = together(found), by_tenth(found)
    assert (whole.tries, whole.came) == (len(found), sum(did for _, did in found))
    assert sum(odds.tries for _, odds in parts) == whole.tries
    assert sum(odds.came for _, odds in parts) == whole.came
    assert sum(odds.thought for _, odds in parts) == pytest.approx(whole.thought)


@given(pairs)
def test_each_part_holds_what_rounds_to_it_and_shares_are_shares(found: list[tuple[float, bool]]) -> None:
    parts = by_tenth(found)
    assert [tenth for tenth, _ in parts] == sorted({tenths(chance) for chance, _ in found}, reverse=True)
    for tenth, odds in parts:
        assert 0 <= odds.share_came <= 1
        assert abs(10 * odds.share_thought - tenth) <= 0.5 + 1e-9


def test_nothing_at_all_has_no_odds() -> None:
    assert (together([]).share_thought, together([]).share_came, by_tenth([])) == (0.0, 0.0, [])
    assert [tenths(share) for share in (0, 0.04, 0.05, 0.849, 0.85, 1)] == [0, 0, 1, 8, 9, 10]
