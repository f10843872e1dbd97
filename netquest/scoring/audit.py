"""Compares what is counted on boards with the standings and stays that it is counted from, and can make it so."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, func, select, update

from netquest.core.db import db, insert_rows, transaction
from netquest.organisations.models import Board, BoardStay
from netquest.scoring.models import Standing, StandingBin

Bins = dict[tuple[int, str, int], tuple[int, int, int]]
"""People, tries and organisation by board, period and points."""

AT_ONCE = 100
"""Boards whose bins are compared at once."""

_KEY = ("board_id", "period", "points")


def check() -> list[str]:
    """Return what differs: bins of the histogram, and the number of people on each board."""
    return [*_bins(), *_people()]


def rebuild() -> None:
    """Make the histogram and the numbers of people what standings and stays give."""
    with transaction() as session:
        session.execute(delete(StandingBin))
        for boards in _boards():
            rows = [
                dict(zip((*_KEY, "people", "tries", "organisation_id"), (*key, *bin_), strict=True))
                for key, bin_ in sorted(_due_bins(boards).items())
            ]
            insert_rows(session, StandingBin, rows)
        session.execute(update(Board).values(people=on_board()))


def _bins() -> Iterator[str]:
    for boards in _boards():
        due, held = _due_bins(boards), _held_bins(boards)
        for key in sorted(due.keys() | held.keys()):
            pair = held.get(key, (0, 0, 0)), due.get(key, (0, 0, 0))
            if pair[0][:2] != pair[1][:2]:
                people = " should hold ".join(f"{people} people with {tries} tries" for people, tries, _ in pair)
                yield f"standing_bin of board {key[0]}, {key[1]}, {key[2]} points: holds {people}"


def _people() -> Iterator[str]:
    for board, held, due in db.session.execute(select(Board.id, Board.people, on_board()).order_by(Board.id)):
        if held != due:
            yield f"board {board}, people: holds {held}, should hold {due}"


def on_board() -> Any:
    """Return, as an expression for an UPDATE or SELECT of boards, how many people are on each."""
    stays = select(func.count()).where(BoardStay.board_id == Board.id, BoardStay.left_at.is_(None))
    return stays.correlate(Board).scalar_subquery()


def _boards() -> Iterator[range]:
    """Yield the boards in stretches of their ids: all bins at once would not fit in memory for very many people."""
    last = db.session.scalar(select(func.max(Board.id))) or 0
    return (range(first, first + AT_ONCE) for first in range(0, last + 1, AT_ONCE))


def _due_bins(boards: range) -> Bins:
    key = (Standing.board_id, Standing.period, Standing.points)
    counted = select(*key, func.count(), func.sum(Standing.tries), func.max(Standing.organisation_id)).group_by(*key)
    counted = counted.where(Standing.board_id.between(boards.start, boards.stop - 1))
    return {
        (b, period, points): (n, int(tries), org) for b, period, points, n, tries, org in db.session.execute(counted)
    }


def _held_bins(boards: range) -> Bins:
    key = (StandingBin.board_id, StandingBin.period, StandingBin.points)
    stored = select(*key, StandingBin.people, StandingBin.tries, StandingBin.organisation_id)
    stored = stored.where(StandingBin.board_id.between(boards.start, boards.stop - 1))
    return {(b, period, points): (n, tries, org) for b, period, points, n, tries, org in db.session.execute(stored)}
