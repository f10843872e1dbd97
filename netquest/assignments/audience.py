"""Whom one may offer a set: the teams that one manages and their people; an admin every team and everybody."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Select, and_, select

from netquest.accounts.models import Person
from netquest.assignments.rules import MOST_PEOPLE
from netquest.assignments.views import Audience
from netquest.core.db import db
from netquest.organisations import queries as organisations
from netquest.organisations.models import Membership, TeamMembership
from netquest.organisations.rules import Seat


def audience(seat: Seat) -> Audience:
    """Return to whom one may offer, by name; of very many people the first ones."""
    teams = [(team.slug, team.name) for team in organisations.teams(seat) if seat.manages(team.id)]
    rows = db.session.execute(_people(seat).order_by(Person.name, Person.id).limit(MOST_PEOPLE + 1)).all()
    people = [(id_, name) for id_, name in rows]
    return Audience(teams, people[:MOST_PEOPLE], is_cut=len(people) > MOST_PEOPLE)


def teams_named(seat: Seat, slugs: Iterable[str]) -> Mapping[str, int]:
    """Return the ids of those of these teams to whom one may offer."""
    chosen = set(slugs)
    return {team.slug: team.id for team in organisations.teams(seat) if team.slug in chosen and seat.manages(team.id)}


def people_named(seat: Seat, ids: Iterable[int]) -> set[int]:
    """Return those of these people to whom one may offer."""
    return set(db.session.scalars(_people(seat, Person.id.in_(list(ids))).with_only_columns(Person.id)))


def people_in(seat: Seat, team_ids: Iterable[int]) -> Sequence[tuple[int, int]]:
    """Return (team id, person id) for everybody else in these teams, to whom one may offer."""
    inside = and_(
        TeamMembership.person_id == Person.id,
        TeamMembership.team_id.in_(list(team_ids)),
        TeamMembership.ended_at.is_(None),
    )
    mates = _people(seat).join(TeamMembership, inside).with_only_columns(TeamMembership.team_id, Person.id)
    rows = db.session.execute(mates.order_by(TeamMembership.team_id, Person.id))
    return [(team_id, person_id) for team_id, person_id in rows]


def _people(seat: Seat, *where: ColumnElement[bool]) -> Select[int, str]:
    """Select id and name of everybody else to whom one may offer."""
    others = (
        select(Person.id, Person.name)
        .join(Membership, and_(Membership.person_id == Person.id, Membership.ended_at.is_(None)))
        .where(Membership.organisation_id == seat.organisation_id, Person.id != seat.person_id, *where)
    )
    if seat.is_admin:
        return others
    managed = [team.id for team in seat.managed]
    mates = select(TeamMembership.person_id).where(
        TeamMembership.team_id.in_(managed), TeamMembership.ended_at.is_(None)
    )
    return others.where(Person.id.in_(mates))
