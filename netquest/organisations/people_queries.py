"""Reads of who belongs to an organisation or a team: its admins see everybody, others the people of their own teams."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from netquest.accounts.models import Person
from netquest.core.db import db
from netquest.core.errors import NotFound
from netquest.organisations.models import Board, Membership, Team, TeamMembership
from netquest.organisations.queries import team_rows
from netquest.organisations.rules import Role, Seat
from netquest.organisations.views import BoardView, PersonView, TeamView

PAGE = 50

Belonging = type[Membership] | type[TeamMembership]
People = Select[int, int, str, str, date]


def people(seat: Seat, *, after: int = 0) -> Sequence[PersonView]:
    """Return a page of the organisation's people and the first of the next page, in the order in which they joined."""
    return _page(_people(Membership).where(Membership.organisation_id == seat.organisation_id), Membership, after)


def team_people(team: TeamView, *, after: int = 0) -> Sequence[PersonView]:
    """Return a page of the team's people and the first of the next page, in the order in which they joined."""
    return _page(_people(TeamMembership).where(TeamMembership.team_id == team.id), TeamMembership, after)


def get_person(seat: Seat, person_id: int) -> PersonView:
    """Return somebody who belongs to the organisation, for its admin. Raises NotFound."""
    return _one(_people(Membership).where(Membership.organisation_id == seat.organisation_id), person_id)


def get_team_person(team: TeamView, person_id: int) -> PersonView:
    """Return somebody who belongs to the team. Raises NotFound."""
    return _one(_people(TeamMembership).where(TeamMembership.team_id == team.id), person_id)


def has_been_here(seat: Seat, person_id: int) -> bool:
    """Whether somebody belongs to the organisation, or did."""
    place = (Membership.organisation_id == seat.organisation_id, Membership.person_id == person_id)
    return db.session.scalar(select(Membership.id).where(*place).limit(1)) is not None


def has_been_in(team_id: int, person_id: int) -> bool:
    """Whether somebody belongs to the team, or did."""
    place = (TeamMembership.team_id == team_id, TeamMembership.person_id == person_id)
    return db.session.scalar(select(TeamMembership.id).where(*place).limit(1)) is not None


def find_own_team(person_id: int, slug: str) -> TeamView | None:
    """Return a team that the person belongs to, or once did."""
    mine = (Team.slug == slug, TeamMembership.person_id == person_id)
    row = db.session.execute(_own_teams().where(*mine).limit(1)).one_or_none()
    return TeamView(*row) if row else None


def teams_of(seat: Seat, person_id: int) -> Sequence[TeamView]:
    """Return the teams of somebody in the organisation, for its admin, by name."""
    mine = (TeamMembership.person_id == person_id, TeamMembership.ended_at.is_(None))
    rows = _own_teams().where(Team.organisation_id == seat.organisation_id, *mine).order_by(Team.name, Team.id)
    return [TeamView(*row) for row in db.session.execute(rows)]


def _own_teams() -> Select[int, str, str, int]:
    return team_rows().join(TeamMembership, TeamMembership.team_id == Team.id)


def get_board(board_id: int) -> BoardView:
    """Return how a board is set."""
    return BoardView(
        *db.session.execute(select(Board.is_full, Board.goal, Board.people).where(Board.id == board_id)).one()
    )


def admins(organisation_id: int) -> int:
    """Return how many admins an organisation has."""
    these = (Membership.organisation_id == organisation_id, Membership.role == Role.ADMIN.value)
    return db.session.scalar(select(func.count()).where(*these, Membership.ended_at.is_(None))) or 0


def _people(table: Belonging) -> People:
    seen = (table.id, table.person_id, Person.name, table.role, table.first_day)
    return select(*seen).join(Person, Person.id == table.person_id).where(table.ended_at.is_(None))


def _page(query: People, table: Belonging, after: int) -> Sequence[PersonView]:
    rows = db.session.execute(query.where(table.id > after).order_by(table.id).limit(PAGE + 1))
    return [_view(row) for row in rows]


def _one(query: People, person_id: int) -> PersonView:
    row = db.session.execute(query.where(Person.id == person_id)).one_or_none()
    if row is None:
        raise NotFound
    return _view(row)


def _view(row: Any) -> PersonView:
    return PersonView(row[0], row[1], row[2], Role(row[3]), row[4])
