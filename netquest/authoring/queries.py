"""Reads of the challenges that one's organisation wrote. The seat comes first, and sees its organisation's alone."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from netquest.accounts.models import Person
from netquest.authoring.rules import crowd
from netquest.authoring.views import Edition, Line, Written
from netquest.catalogue import own
from netquest.catalogue.own_models import OwnChallenge, OwnChallengeVersion
from netquest.challenges.models import Attempt, Withdrawal
from netquest.core.db import db
from netquest.core.errors import NotFound
from netquest.game.acts import Outcome
from netquest.organisations.models import Membership
from netquest.organisations.rules import Seat

PAGE = 24
EDITIONS = 30
"""So many versions of a challenge are shown, the latest."""

_writer = aliased(Person)


def lines(seat: Seat, *, after: int | None = None) -> tuple[Sequence[Line], int | None]:
    """Return a page of the organisation's challenges, newest first, and the id after which the next page begins."""
    rows = db.session.execute(
        select(OwnChallenge.id, OwnChallenge.slug, OwnChallenge.author_id, Person.name)
        .outerjoin(Person, Person.id == OwnChallenge.author_id)
        .where(OwnChallenge.organisation_id == seat.organisation_id, *([OwnChallenge.id < after] if after else []))
        .order_by(OwnChallenge.id.desc())
        .limit(PAGE + 1)
    ).all()
    shelf, shown = own.shelf(seat.scope), rows[:PAGE]
    tried = _people(seat, [row.slug for row in shown])
    found = [
        Line(row.id, shelf[row.slug], row.name, seat.may_rewrite(row.author_id), crowd(tried.get(row.slug, 0)))
        for row in shown
        if row.slug in shelf
    ]
    return found, shown[-1].id if len(rows) > PAGE else None


def get(seat: Seat, slug: str) -> Written:
    """Return a challenge of the organisation with its latest versions. Raises NotFound."""
    rows = db.session.execute(
        select(
            OwnChallenge.retired_at,
            OwnChallenge.author_id,
            _writer.name.label("writer"),
            *(OwnChallengeVersion.number, OwnChallengeVersion.version, OwnChallengeVersion.content),
            OwnChallengeVersion.at,
            Person.name,
        )
        .join(OwnChallengeVersion, OwnChallengeVersion.challenge_id == OwnChallenge.id)
        .outerjoin(Person, Person.id == OwnChallengeVersion.author_id)
        .outerjoin(_writer, _writer.id == OwnChallenge.author_id)
        .where(OwnChallenge.slug == slug, OwnChallenge.organisation_id == seat.organisation_id)
        .order_by(OwnChallengeVersion.number.desc())
        .limit(EDITIONS)
    ).all()
    if not rows:
        raise NotFound
    first = rows[0]
    return Written(
        slug=slug,
        author=first.writer,
        can_edit=seat.may_rewrite(first.author_id),
        is_retired=first.retired_at is not None,
        editions=tuple(_edition(slug, row, seat.organisation) for row in rows),
    )


def _edition(slug: str, row: Any, house: str) -> Edition:
    return Edition(row.number, own.read(slug, row, house=house), row.name, row.at)


def _people(seat: Seat, slugs: Iterable[str]) -> dict[str, int]:
    """Count those who were ever in the organisation and tried each of these challenges."""
    slugs = list(slugs)
    if not slugs:
        return {}
    belonged = select(Membership.person_id).where(Membership.organisation_id == seat.organisation_id)
    rows = db.session.execute(
        select(Attempt.slug, func.count(Attempt.person_id.distinct()))
        .where(Attempt.person_id.in_(belonged), Attempt.slug.in_(slugs), Attempt.outcome != Outcome.SKIPPED.value)
        .where(Attempt.id.not_in(select(Withdrawal.attempt_id)))
        .group_by(Attempt.slug)
    )
    return {slug: int(people) for slug, people in rows}
