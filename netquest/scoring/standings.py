"""Writes of standings and their histogram, in the transaction of the act, undo, join or leave that moves them.

Rows are written in the order of their keys, so that two people who post at once wait for each other but never in a
circle.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import TextClause, bindparam, delete, select, text, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from netquest.core.db import is_sqlite, load_rows
from netquest.game.acts import Act
from netquest.game.boards import Score, scores
from netquest.organisations.views import OnBoard
from netquest.scoring.models import Standing, StandingBin

Key: TypeAlias = tuple[int, str]
"""A board and a period."""

_standing: Any = Standing.__table__
_bin: Any = StandingBin.__table__


def add(session: Session, person_id: int, boards: Sequence[OnBoard], act: Act, change: Mapping[str, Score]) -> None:
    """Add what an act changes to the standings of its person on these boards."""
    on = {board.id: board.organisation_id for board in boards if board.since <= act.day}
    added = {(board, period): score for board in sorted(on) for period, score in sorted(change.items())}
    if not added:
        return
    rows = [_row(key, person_id, on[key[0]], score) for key, score in added.items()]
    numbered = {f"{name}_of_{number}": value for number, row in enumerate(rows) for name, value in row.items()}
    held = session.connection().execute(_adding(len(rows)), numbered)
    bins = _Bins(on)
    for board, period, points, tries in held:
        more = added[board, period]
        bins.leave((board, period), points - more.points, tries - more.tries)
        bins.enter((board, period), points, tries)
    bins.save(session)


def restate(session: Session, person_id: int, boards: Sequence[OnBoard], acts: Iterable[Act]) -> None:
    """Make a person's standings what their surviving acts give on the boards that they are on, and on no other."""
    due = standings_of(boards, acts)
    held = held_by(session, person_id)
    on = {board.id: board.organisation_id for board in boards} | {key[0]: row[1] for key, row in held.items()}
    bins = _Bins(on)
    changed = [key for key in sorted(held.keys() | due.keys()) if key not in held or held[key][0] != due.get(key)]
    for key in changed:
        if key in held:
            bins.leave(key, held[key][0].points, held[key][0].tries)
        if key in due:
            bins.enter(key, due[key].points, due[key].tries)
    if gone := [key for key in changed if key not in due]:
        each = [{"board": board, "of_period": period, "person": person_id} for board, period in gone]
        session.connection().execute(_REMOVE, each)
    if rows := [_row(key, person_id, on[key[0]], due[key]) for key in changed if key in due]:
        session.connection().execute(_writing(is_sqlite(session)), rows)
    bins.save(session)


def enter(session: Session, people: Iterable[tuple[int, Sequence[OnBoard], Iterable[Act]]]) -> None:
    """Insert the standings of people who have none, in one go: each person's id, boards and surviving acts."""
    rows, moves = [], list[tuple[Key, Score]]()
    on: dict[int, int] = {}
    for person_id, boards, acts in people:
        on |= {board.id: board.organisation_id for board in boards}
        due = standings_of(boards, acts)
        rows += [_row(key, person_id, on[key[0]], score) for key, score in due.items()]
        moves += due.items()
    bins = _Bins(on)
    for key, score in moves:
        bins.enter(key, score.points, score.tries)
    load_rows(session, Standing, rows)
    bins.save(session)


def standings_of(boards: Iterable[OnBoard], acts: Iterable[Act]) -> dict[Key, Score]:
    """Return the standings that these surviving acts of one person give on these boards."""
    acts = list(acts)
    by_day = {since: scores(acts, since=since) for since in {board.since for board in boards}}
    return {(board.id, period): score for board in boards for period, score in by_day[board.since].items()}


def held_by(session: Session, person_id: int) -> dict[Key, tuple[Score, int]]:
    """Return a person's standings as they are stored, each with its organisation."""
    mine = select(Standing).where(Standing.person_id == person_id)
    return {
        (row.board_id, row.period): (Score(row.points, row.tries, row.reached_at), row.organisation_id)
        for row in session.scalars(mine.execution_options(populate_existing=True))
    }


def sweep(session: Session) -> None:
    """Drop the bins that nobody is in: over the years a board passes through more scores than it has people.

    One that an act holds just now is left for the next time, so nobody waits for the broom.
    """
    key = tuple_(*_bin.primary_key)
    empty = select(*_bin.primary_key).where(_bin.c.people == 0).with_for_update(skip_locked=True)
    session.connection().execute(delete(_bin).where(key.in_(empty)))


class _Bins:
    """What moves in the histogram: people who leave one bin and enter another."""

    def __init__(self, organisations: Mapping[int, int]) -> None:
        self._organisations = organisations
        self._moves: defaultdict[tuple[int, str, int], list[int]] = defaultdict(lambda: [0, 0])

    def leave(self, key: Key, points: int, tries: int) -> None:
        """Take a person out of the bin of these points, if they had a standing at all."""
        if tries:
            self._move(key, points, -1, -tries)

    def enter(self, key: Key, points: int, tries: int) -> None:
        """Put a person into the bin of these points."""
        self._move(key, points, 1, tries)

    def _move(self, key: Key, points: int, people: int, tries: int) -> None:
        move = self._moves[*key, points]
        move[0] += people
        move[1] += tries

    def save(self, session: Session) -> None:
        """Write all moves in one go, in the order of their keys."""
        rows = [
            {
                "board_id": board,
                "period": period,
                "points": points,
                "organisation_id": self._organisations[board],
                "people": people,
                "tries": tries,
            }
            for (board, period, points), (people, tries) in sorted(self._moves.items())
            if people or tries
        ]
        if rows:
            session.connection().execute(_moving(is_sqlite(session)), rows)


_REMOVE = delete(_standing).where(
    _standing.c.board_id == bindparam("board"),
    _standing.c.period == bindparam("of_period"),
    _standing.c.person_id == bindparam("person"),
)


def _row(key: Key, person_id: int, organisation_id: int, score: Score) -> dict[str, int | str | datetime]:
    return {
        "board_id": key[0],
        "period": key[1],
        "person_id": person_id,
        "organisation_id": organisation_id,
        "points": score.points,
        "tries": score.tries,
        "reached_at": score.reached_at,
    }


_ADD = """
INSERT INTO standing ({columns}) VALUES {rows}
ON CONFLICT (board_id, period, person_id) DO UPDATE SET
  points = standing.points + excluded.points,
  tries = standing.tries + excluded.tries,
  reached_at = CASE WHEN excluded.points <> 0 THEN excluded.reached_at ELSE standing.reached_at END
RETURNING board_id, period, points, tries
"""


@cache
def _adding(rows: int) -> TextClause:
    """Write the statement once: insert so many standings, or add to those that are there; returns what they come to.

    The columns of the n-th row are named name_of_n. It is a text, because SQLAlchemy keeps no statement with the values
    of many rows: it would compile it anew for every act, a sixth of what the act takes.
    """
    named = [[(f"{column.name}_of_{row}", column.type) for column in _standing.c] for row in range(rows)]
    values = ", ".join("(" + ", ".join(f":{name}" for name, _ in row) + ")" for row in named)
    written = _ADD.format(columns=", ".join(_standing.c.keys()), rows=values)
    return text(written).bindparams(*(bindparam(name, type_=type_) for row in named for name, type_ in row))


@cache
def _writing(for_sqlite: bool) -> Any:
    """Build the statement once: insert standings, or replace those that are there."""
    make = sqlite.insert if for_sqlite else postgresql.insert
    upsert = make(_standing)
    new = {name: upsert.excluded[name] for name in ("points", "tries", "reached_at")}
    return upsert.on_conflict_do_update(index_elements=list(_standing.primary_key), set_=new)


@cache
def _moving(for_sqlite: bool) -> Any:
    """Build the statement once: insert bins, or add to those that are there."""
    make = sqlite.insert if for_sqlite else postgresql.insert
    upsert = make(_bin)
    new, held = upsert.excluded, _bin.c
    return upsert.on_conflict_do_update(
        index_elements=list(_bin.primary_key),
        set_={"people": held.people + new.people, "tries": held.tries + new.tries},
    )
