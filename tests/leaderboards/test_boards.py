"""What a person sees of a board: themselves and two neighbours on either side, in the places that counting gives."""

from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netquest.game.boards import Span
from netquest.leaderboards import boards
from netquest.leaderboards.views import BoardView
from netquest.organisations.models import Organisation, Team
from netquest.organisations.rules import Seat
from tests.conftest import MakePerson
from tests.leaderboards.crowd import best_first, choose_whole, gather, seats
from tests.organisations.belonging import board_of, make_team, put_in_team

pytestmark = pytest.mark.both
TODAY = date(2026, 11, 18)
numbers = count()


def view(seat: Seat, team: Team, *, span: Span = Span.WEEK, whole: bool = False) -> BoardView:
    return boards.seen(seat, board_of(team), span=span, on=TODAY, is_whole=whole)


def rows(board: BoardView) -> list[tuple[int | None, str, int]]:
    return [(row.rank, "" if row.is_me else row.name, row.points) for row in board.rungs]


def whole(seat: Seat, team: Team) -> list[tuple[int | None, str, int]]:
    """Return all pages of a whole board."""
    found, after = [], boards.ABOVE_ALL
    while after:
        board = boards.seen(seat, board_of(team), span=Span.WEEK, on=TODAY, is_whole=True, after=after)
        assert len(board.rungs) <= 25
        found += [(row.rank, row.name, row.points) for row in board.rungs]
        after = board.last  # type: ignore[assignment]
    return found


def stand_where_counting_puts_them(team: Team, scores: list[int]) -> None:
    ids = gather(team, scores)
    order = best_first(team)
    for seat, number, points in zip(seats(ids), range(len(scores)), scores, strict=True):
        place = next((at for at, (_, name, _) in enumerate(order) if name == f"P{number}"), len(order))
        mine = (order[place][0], "", points) if points else (None, "", 0)
        around = [*order[max(place - 2, 0) : place], mine, *order[place + 1 : place + 3]]
        board = view(seat, team)
        assert rows(board) == around
        higher = [score for _, _, score in order if score > points]
        assert board.gap == (min(higher) - points if higher and points else None)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(scores=st.lists(st.integers(0, 5), min_size=1, max_size=9))
def test_everybody_stands_between_their_neighbours_where_counting_puts_them(
    works: Organisation, scores: list[int]
) -> None:
    stand_where_counting_puts_them(make_team(works, f"Team{next(numbers)}"), scores)


def test_a_crowd_of_equals_shares_a_rank_and_is_told_apart_by_instants(harbour: Team) -> None:
    stand_where_counting_puts_them(harbour, [40] * 12 + [50, 30])
    assert [rank for rank, _, _ in best_first(harbour)] == [1] + [2] * 12 + [14]


def test_who_has_no_points_yet_sees_the_two_nearest(harbour: Team) -> None:
    ids = gather(harbour, [30, 20, 20, 10, 0])
    board = view(seats(ids)[-1], harbour)
    assert rows(board) == [*best_first(harbour)[-2:], (None, "", 0)]
    assert [row.rank for row in board.rungs] == [2, 4, None]
    assert (board.me, board.gap) == (board.rungs[-1], None)


def test_who_is_not_on_it_sees_common_figures_alone(harbour: Team, make_person: MakePerson) -> None:
    gather(harbour, [30, 20, 20, 10, 0])
    bob = make_person("Bob")
    put_in_team(bob, harbour)
    choose_whole(harbour)
    for is_whole in (False, True):
        board = view(seats([bob.id])[0], harbour, whole=is_whole)
        assert (board.is_on, board.is_whole, board.rungs, board.me, board.last) == (False, False, (), None, None)
        assert (board.together.people, board.together.tries) == (5, 4 + 3 + 3 + 2)


def test_a_whole_board_comes_in_pages_of_25_with_everybody_once(harbour: Team) -> None:
    ids = gather(harbour, [number % 7 for number in range(70)])
    choose_whole(harbour)
    assert whole(seats(ids)[0], harbour) == best_first(harbour)
    board = view(seats(ids)[0], harbour, whole=True)
    assert board.me
    assert (board.is_whole, board.me.rank, len(board.rungs)) == (True, None, 25)


def test_oneself_is_marked_on_a_whole_board_and_known_beside_it(harbour: Team) -> None:
    ids = gather(harbour, range(1, 31))
    choose_whole(harbour)
    first, last = seats(ids)[-1], seats(ids)[0]
    assert [row.rank for row in view(first, harbour, whole=True).rungs if row.is_me] == [1]
    board = view(last, harbour, whole=True)
    assert board.me
    assert ([row for row in board.rungs if row.is_me], board.me.rank) == ([], 30)


def test_a_whole_board_is_shown_only_where_that_was_chosen(harbour: Team) -> None:
    ids = gather(harbour, range(1, 11))
    board = view(seats(ids)[4], harbour, whole=True)
    assert (board.is_whole, board.is_full, len(board.rungs)) == (False, False, 5)


def test_each_period_has_its_own_order(harbour: Team) -> None:
    ids = gather(harbour, [30, 20], period="2026-11")
    assert [len(view(seats(ids)[0], harbour, span=span).rungs) for span in Span] == [1, 2, 1]


@pytest.mark.parametrize(("people", "figures"), [(0, (None, None)), (4, (None, None)), (5, (5, 10))])
def test_figures_are_shown_from_five_people_on(
    harbour: Team, make_person: MakePerson, people: int, figures: tuple[int | None, int | None]
) -> None:
    gather(harbour, [10] * people)
    bob = make_person("Bob")
    put_in_team(bob, harbour)
    together = view(seats([bob.id])[0], harbour).together
    assert (together.people, together.tries) == figures


@pytest.mark.parametrize(("points", "is_reached"), [(10, False), (20, True)])
def test_a_goal_is_three_tries_a_head_unless_another_was_set(harbour: Team, points: int, is_reached: bool) -> None:
    ids = gather(harbour, [points] * 2)
    together = view(seats(ids)[0], harbour).together
    assert (together.goal, together.is_reached) == (6, is_reached)


def test_nobody_has_reached_a_goal_of_nothing(harbour: Team, make_person: MakePerson) -> None:
    bob = make_person("Bob")
    put_in_team(bob, harbour)
    assert not view(seats([bob.id])[0], harbour).together.is_reached
