"""Writes of sessions by device: opened at sign-in, used, revoked. The caller holds the secret, the row its digest."""

from datetime import datetime

from sqlalchemy import ColumnElement, update
from sqlalchemy.orm import Session

from netquest.accounts.models import Person, UserSession
from netquest.core.db import transaction


def open_session(person: Person, *, digest: str, device: str, at: datetime) -> int:
    """Add a session and return its row id."""
    row = UserSession(person_id=person.id, digest=digest, device=device, created_at=at, seen_at=at, revoked_at=None)
    with transaction() as session:
        session.add(row)
    return row.id


def note_use(session_id: int, *, at: datetime) -> None:
    """Keep a session from becoming idle."""
    with transaction() as session:
        session.execute(update(UserSession).where(UserSession.id == session_id).values(seen_at=at))


def revoke(person: Person, session_id: int, *, at: datetime) -> bool:
    """Sign one of the person's own browsers out; whether there was such a session."""
    with transaction() as session:
        return revoke_where(session, person.id, UserSession.id == session_id, at=at) > 0


def revoke_others(person: Person, kept: int | None, *, at: datetime) -> int:
    """Sign every browser out but the one with the session `kept`; return how many there were."""
    with transaction() as session:
        return revoke_where(session, person.id, UserSession.id != kept, at=at)


def revoke_where(session: Session, person_id: int, *which: ColumnElement[bool], at: datetime) -> int:
    """Revoke those of the person's live sessions in the caller's transaction; return how many there were."""
    live = (UserSession.person_id == person_id, UserSession.revoked_at.is_(None), *which)
    revoked = session.scalars(update(UserSession).where(*live).values(revoked_at=at).returning(UserSession.id))
    return len(revoked.all())
