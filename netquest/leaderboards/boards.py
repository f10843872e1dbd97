"""A board as one person sees it: what was read, put into the views that pages are drawn from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from netquest.game.boards import Place, Span, period, ranks, week_begins
from netquest.leaderboards import queries, team_queries
from netquest.leaderboards.queries import AnyRow
from netquest.leaderboards.rules import BESIDE, PAGE, SHOWN_FROM
from netquest.leaderboards.views import BoardView, Rung, Spot, TeamRung, Together
from netquest.organisations.rules import Seat, goal_of

ABOVE_ALL = Spot(2**31 - 1, datetime.min.replace(tzinfo=UTC), 0)
"""Where the first page of a whole board begins."""


def seen(
    seat: Seat, board_id: int, *, span: Span, on: date, is_whole: bool = False, after: Spot = ABOVE_ALL
) -> BoardView:
    """Return a board in one period as of a local day: around the viewer, or (where that is chosen) the whole of it.

    Who is not on it sees common figures alone.
    """
    name = period(span, on)
    figures = queries.figures(seat, board_id, period=name, week=period(Span.WEEK, on))
    view = BoardView(span.value, bool(figures.is_on), figures.is_full, _together(figures))
    if not view.is_on:
        return view
    if is_whole and view.is_full:
        return _whole(view, seat, figures, queries.page(board_id, after, period=name))
    spot = Spot(figures.points or 0, figures.reached_at or ABOVE_ALL.reached_at, seat.person_id)
    return _around(view, spot, figures, queries.neighbours(board_id, spot, period=name))


def teams(seat: Seat, *, on: date) -> tuple[TeamRung, ...]:
    """Return the organisation's teams beside each other, the best first, equal ones by name."""
    own = {team.board_id for team in seat.teams}
    rows = team_queries.teams(seat, week=period(Span.WEEK, on))
    return tuple(
        TeamRung(row.name, row.points, week_begins(row.week), row.day, row.board_id in own, _together(row))
        for row in rows
    )


def _together(figures: AnyRow) -> Together:
    """Return what people come to together; below five of them nothing but whether they reached their goal."""
    goal, tries = goal_of(figures.goal, figures.people), int(figures.tries_of_all)
    is_shown = figures.people >= SHOWN_FROM
    return Together(
        people=figures.people if is_shown else None,
        tries=tries if is_shown else None,
        goal=goal,
        is_reached=tries >= goal > 0,
    )


def _around(view: BoardView, spot: Spot, figures: AnyRow, rows: Sequence[AnyRow]) -> BoardView:
    """Put the viewer between two neighbours on either side.

    Where somebody shares their score, one of those stands next to them and tells how many do.
    """
    ahead = [row for row in rows if _key(row) < _key(spot)]
    above, below = ahead[-BESIDE:], rows[len(ahead) :][:BESIDE]
    tied = next((row.tied for row in rows if row.points == spot.points), 1)
    places = [*map(_place, above), Place(spot.person_id, spot.points, tied), *map(_place, below)]
    found = ranks(places, of=len(above), rank=1 + int(figures.above))
    around = [_rung(row, rank) for row, rank in zip([*above, *below], _without(found, len(above)), strict=True)]
    mine, more = _mine(figures), [row.points for row in ahead if row.points > spot.points]
    gap = min(more) - spot.points if more and spot.points else None
    return replace(view, me=mine, rungs=(*around[: len(above)], mine, *around[len(above) :]), gap=gap)


def _whole(view: BoardView, seat: Seat, figures: AnyRow, rows: Sequence[AnyRow]) -> BoardView:
    """Show one page of all of it."""
    shown = rows[:PAGE]
    found = ranks([*map(_place, shown)], of=0, rank=1 + int(shown[0].above)) if shown else []
    rungs = [_rung(row, rank, is_me=row.person_id == seat.person_id) for row, rank in zip(shown, found, strict=True)]
    end = shown[-1] if len(rows) > PAGE else None
    last = Spot(end.points, end.reached_at, end.person_id) if end else None
    return replace(view, is_whole=True, me=_mine(figures), rungs=tuple(rungs), last=last)


def _key(row: AnyRow) -> tuple[int, datetime, int]:
    return -row.points, row.reached_at, row.person_id


def _without(items: Sequence[int], place: int) -> list[int]:
    return [*items[:place], *items[place + 1 :]]


def _mine(figures: AnyRow) -> Rung:
    """Return the viewer's own row; their name is theirs to know."""
    rank = 1 + int(figures.above) if figures.points else None
    return Rung(rank, "", figures.points or 0, figures.tries or 0, is_me=True)


def _place(row: AnyRow) -> Place:
    return Place(row.person_id, row.points, row.tied)


def _rung(row: AnyRow, rank: int, *, is_me: bool = False) -> Rung:
    """Draw a row. Somebody may have moved between two reads: nobody is better than first."""
    return Rung(max(rank, 1), row.name, row.points, row.tries, is_me)
