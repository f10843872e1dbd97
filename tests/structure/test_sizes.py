import pytest

from tools import sizes


@pytest.mark.parametrize("tail", sizes.tails(), ids=lambda tail: tail.kind)
def test_the_tail_stays_short(tail):
    assert not tail.faults, sizes.table([tail])


def test_the_whole_tree_is_measured():
    assert all(tail.pieces for tail in sizes.tails())


def test_a_piece_over_the_limit_is_named():
    tail = sizes.Tail("functions", 20, 40, [sizes.Piece("short", 3), sizes.Piece("long", 41)])
    assert "long has 41 lines, 40 at most" in tail.faults


def test_the_ninth_of_ten_pieces_sets_the_percentile():
    tail = sizes.Tail("functions", 20, 40, [sizes.Piece(str(lines), lines) for lines in (*range(1, 9), 21, 22)])
    assert (tail.p90, tail.faults) == (21, ["the 90th percentile of functions is 21 lines, 20 at most"])
