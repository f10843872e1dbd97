"""Compares what is counted on boards with the standings and stays that it is counted from, and can make it so."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from netquest.core.db import db, transaction
from netquest.organisations.models import Board, BoardStay
from netquest.scoring.models import Standing, StandingBin

Bins = dict[tuple[int, str, int], tuple[int, int, int]]
"""People, tries and organisation by board, period and points."""

_KEY = ("board_id", "period", "points")


def check() -> list[str]:
    """Return what differs: bins of the histogram, and the number of people on each board."""
    return [*_bins(), *_people()]


def rebuild() -> None:
    """Make the histogram and the numbers of people what standings and stays give."""
    with transaction() as session:
        session.execute(delete(StandingBin))
        rows = [
            dict(zip((*_KEY, "people", "tries", "organisation_id"), (*key, *bin_), strict=True))
            for key, bin_ in sorted(_due_bins().items())
        ]
        if rows:
            session.execute(insert(StandingBin), rows)
        session.execute(update(Board).values(people=on_board()))


def _bins() -> Iterator[str]:
    due, held = _due_bins(), _held_bins()
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


def _due_bins() -> Bins:
    key = (Standing.board_id, Standing.period, Standing.points)
    counted = select(*key, func.count(), func.sum(Standing.tries), func.max(Standing.organisation_id)).group_by(*key)
    return {
        (b, period, points): (n, int(tries), org) for b, period, points, n, tries, org in db.session.execute(counted)
    }


def _held_bins() -> Bins:
    key = (StandingBin.board_id, StandingBin.period, StandingBin.points)
    stored = select(*key, StandingBin.people, StandingBin.tries, StandingBin.organisation_id)
    return {(b, period, points): (n, tries, org) for b, period, points, n, tries, org in db.session.execute(stored)}
