"""Writes of team scores: a dated figure for each team and week, from Monday's roster and the standings as they are."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from netquest.core.db import is_sqlite, transaction
from netquest.game.boards import Span, period, team_scores
from netquest.leaderboards import team_queries
from netquest.scoring.models import TeamScore

BATCH = 100
"""So many organisations are refreshed in one transaction, by a handful of statements."""

_score: Any = TeamScore.__table__


def refresh(monday: date, *, day: date) -> None:
    """Write the scores of one week as they are on `day`. Again writes the same."""
    last = 0
    while ids := team_queries.organisations_after(last, most=BATCH):
        between, last = (ids[0], ids[-1]), ids[-1]
        rows = list(_scores(between, monday))
        with transaction() as session:
            _replace(session, between, rows, week=period(Span.WEEK, monday), day=day)


def _scores(between: tuple[int, int], monday: date) -> Iterator[dict[str, int]]:
    """Yield the scores of these organisations' teams, in the order of their boards."""
    began = datetime.combine(monday, time(), UTC)
    weeks: defaultdict[int, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for organisation, board, points in team_queries.rosters(between, at=began, week=period(Span.WEEK, monday)):
        weeks[organisation][board].append(points)
    for organisation, boards in sorted(weeks.items()):
        for board, points in sorted(team_scores(boards).items()):
            yield {"board_id": board, "organisation_id": organisation, "points": points, "people": len(boards[board])}


def _replace(
    session: Session, between: tuple[int, int], rows: Sequence[Mapping[str, int]], *, week: str, day: date
) -> None:
    """Write these scores, and drop those of teams that have none any more."""
    if rows:
        session.connection().execute(_writing(is_sqlite(session)), [{**row, "week": week, "day": day} for row in rows])
    is_over = (_score.c.week == week, _score.c.day < day, _score.c.organisation_id.between(*between))
    session.execute(delete(_score).where(*is_over))


@cache
def _writing(for_sqlite: bool) -> Any:
    """Build the statement once: insert scores, or replace those that are there."""
    make = sqlite.insert if for_sqlite else postgresql.insert
    upsert = make(_score)
    new = {name: upsert.excluded[name] for name in ("points", "people", "day")}
    return upsert.on_conflict_do_update(index_elements=list(_score.primary_key), set_=new)
