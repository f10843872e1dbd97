"""Writes of ledger and badges, inside the transaction of the act that pays."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from netquest.core.db import insert_rows
from netquest.game.points import Settlement, difference
from netquest.scoring.models import BadgeAward, LedgerLine


def settle(
    session: Session, person_id: int, *, due: Settlement, held: Settlement, cause: str, at: datetime
) -> Settlement:
    """Append what the ledger, which holds `held`, lacks of what is `due`; returns the appended differences.

    `cause` names the act, as in "attempt:42"; with day and component it is unique, so nothing is paid twice.
    """
    lines = difference(due, held)
    insert_rows(session, LedgerLine, line_rows(person_id, lines, cause=cause, at=at))
    return lines


def line_rows(person_id: int, lines: Settlement, *, cause: str, at: datetime) -> list[dict[str, object]]:
    """Return the ledger's rows for these differences."""
    return [
        {
            "person_id": person_id,
            "day": day,
            "component": component.value,
            "points": pay.points,
            "board_points": pay.board,
            "cause": cause,
            "at": at,
        }
        for (day, component), pay in lines.items()
    ]


def award(
    session: Session, person_id: int, *, won: Mapping[str, tuple[int, date]], taken: frozenset[str] = frozenset()
) -> None:
    """Add badges, each with the attempt that won it and its local day, and take others away."""
    if taken:
        mine = BadgeAward.person_id == person_id
        session.execute(delete(BadgeAward).where(mine, BadgeAward.badge.in_(sorted(taken))))
    rows = [
        {"person_id": person_id, "badge": badge, "attempt_id": attempt_id, "day": day}
        for badge, (attempt_id, day) in sorted(won.items())
    ]
    insert_rows(session, BadgeAward, rows)
