"""Writes of an organisation's own challenges: each is one transaction, safe to repeat, and nothing is written over."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from netquest.authoring.rules import MOST
from netquest.catalogue.loader import made
from netquest.catalogue.own_models import OwnChallenge, OwnChallengeVersion
from netquest.catalogue.schemas import OWN
from netquest.core.db import insert_new, transaction
from netquest.core.errors import Conflict, Forbidden, LimitReached, NotFound
from netquest.organisations.membership_service import seat_now
from netquest.organisations.models import Organisation
from netquest.organisations.rules import Seat, slug_of

Entry = Mapping[str, Any]
"""The fields of a challenge, as a data file has them, that passed the checks of `catalogue.schemas.OWN_CHALLENGE`."""


def create(seat: Seat, entry: Entry, *, key: str, at: datetime) -> str:
    """Add a challenge and return its slug. The same `key` again changes nothing and returns the same.

    Raises Forbidden, and LimitReached when there are as many as there may be.
    """
    with transaction() as session:
        seat = _at_desk(session, seat)
        same = select(OwnChallenge.slug).where(OwnChallenge.author_id == seat.person_id, OwnChallenge.key == key)
        if before := session.scalar(same):
            return before
        mine = OwnChallenge.organisation_id == seat.organisation_id
        if session.execute(select(func.count()).where(mine)).scalar_one() >= MOST:
            raise LimitReached
        row = {"organisation_id": seat.organisation_id, "author_id": seat.person_id, "key": key}
        slug = _slug(entry["title"])
        made_id = insert_new(session, OwnChallenge, {**row, "slug": slug, "created_at": at, "retired_at": None})
        assert made_id, "whoever adds one holds the organisation, and 64 random bits are new"
        _add_version(session, seat, made_id, 1, entry, at=at)
    return slug


def revise(seat: Seat, slug: str, entry: Entry, *, seen: int, at: datetime) -> None:
    """Let a challenge say something else from now on; `seen` is the number of the version that was before one's eyes.

    What it says already changes nothing. Raises NotFound, Forbidden, and Conflict when somebody was quicker.
    """
    with transaction() as session:
        seat = _at_desk(session, seat)
        challenge_id = _own(session, seat, slug)
        newest = session.execute(
            select(OwnChallengeVersion.number, OwnChallengeVersion.version)
            .where(OwnChallengeVersion.challenge_id == challenge_id)
            .order_by(OwnChallengeVersion.number.desc())
            .limit(1)
        ).one()
        if newest.version == _version(entry):
            return
        if newest.number != seen:
            raise Conflict
        _add_version(session, seat, challenge_id, newest.number + 1, entry, at=at)


def retire(seat: Seat, slug: str, *, at: datetime) -> None:
    """Offer a challenge to nobody from now on; what was tried stays. Raises NotFound and Forbidden."""
    _set_retired(seat, slug, at)


def bring_back(seat: Seat, slug: str) -> None:
    """Offer a retired challenge again. Raises NotFound and Forbidden."""
    _set_retired(seat, slug, None)


def _set_retired(seat: Seat, slug: str, at: datetime | None) -> None:
    with transaction() as session:
        seat = _at_desk(session, seat)
        mine = OwnChallenge.id == _own(session, seat, slug)
        is_other = OwnChallenge.retired_at.is_(None) if at else OwnChallenge.retired_at.is_not(None)
        changed = session.execute(
            update(OwnChallenge).where(mine, is_other).values(retired_at=at).returning(OwnChallenge.id)
        )
        if changed.scalar():
            _stamp(session, seat)


def _at_desk(session: Session, seat: Seat) -> Seat:
    """Hold the organisation, and return the seat as it is by now. Raises Forbidden for who has no desk any more."""
    found = seat_now(session, seat)
    if not found.has_desk:
        raise Forbidden
    return found


def _own(session: Session, seat: Seat, slug: str) -> int:
    """Return the id of a challenge that one may change. Raises NotFound and Forbidden."""
    mine = (OwnChallenge.slug == slug, OwnChallenge.organisation_id == seat.organisation_id)
    row = session.execute(select(OwnChallenge.id, OwnChallenge.author_id).where(*mine)).one_or_none()
    if row is None:
        raise NotFound
    if not seat.may_rewrite(row.author_id):
        raise Forbidden
    return int(row.id)


def _slug(title: str) -> str:
    return OWN + slug_of(title, secrets.token_hex(8), nameless="one")


def _version(entry: Entry) -> str:
    return made(slug="", **entry).version


def _add_version(session: Session, seat: Seat, challenge_id: int, number: int, entry: Entry, *, at: datetime) -> None:
    place = {"organisation_id": seat.organisation_id, "challenge_id": challenge_id, "number": number}
    said = {"version": _version(entry), "content": dict(entry), "author_id": seat.person_id, "at": at}
    insert_new(session, OwnChallengeVersion, {**place, **said})
    _stamp(session, seat)


def _stamp(session: Session, seat: Seat) -> None:
    """Let everybody's next request read the organisation's challenges anew."""
    mine = Organisation.id == seat.organisation_id
    session.execute(update(Organisation).where(mine).values(stamp=secrets.token_hex(8)))
