"""Reads of one's place in an organisation, and of teams as one may see them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, String, and_, bindparam, cast, select
from sqlalchemy.orm import aliased

from netquest.accounts.models import Person
from netquest.catalogue import own
from netquest.core.db import db, joined
from netquest.core.errors import Forbidden, NotFound
from netquest.organisations.models import Board, BoardStay, Membership, Organisation, Team, TeamMembership
from netquest.organisations.rules import Role, Seat, TeamSeat
from netquest.organisations.views import OnBoard, TeamView

_own, _teams = aliased(Board), aliased(Board)
_SEAT = (
    select(
        Membership.person_id,
        Membership.organisation_id,
        Organisation.name.label("organisation"),
        Organisation.stamp,
        Membership.role,
        _own.id.label("board_id"),
        Membership.first_day,
        Team.id.label("team_id"),
        Team.slug,
        Team.name,
        TeamMembership.role.label("team_role"),
        _teams.id.label("team_board_id"),
        TeamMembership.first_day.label("team_first_day"),
    )
    .join(Organisation, Organisation.id == Membership.organisation_id)
    .join(_own, and_(_own.organisation_id == Membership.organisation_id, _own.team_id.is_(None)))
    .outerjoin(
        TeamMembership,
        and_(
            TeamMembership.person_id == Membership.person_id,
            TeamMembership.organisation_id == Membership.organisation_id,
            TeamMembership.ended_at.is_(None),
        ),
    )
    .outerjoin(Team, Team.id == TeamMembership.team_id)
    .outerjoin(_teams, _teams.team_id == Team.id)
    .where(Membership.person_id == bindparam("person"), Membership.ended_at.is_(None))
    .order_by(Team.name, Team.id)
)
"""Every page about a team asks this, so it is built once."""


def find_seat_of(person_id: int) -> Seat | None:
    """Return a person's seat with all their teams, None without an organisation; one statement."""
    rows = db.session.connection().execute(_SEAT, {"person": person_id}).all()
    if not rows:
        return None
    first = rows[0]
    return Seat(
        person_id=first.person_id,
        organisation_id=first.organisation_id,
        organisation=first.organisation,
        role=Role(first.role),
        board_id=first.board_id,
        since=first.first_day,
        teams=tuple(_team_seat(row) for row in rows if row.team_id is not None),
        scope=own.scope(first.organisation_id, first.stamp, first.organisation),
    )


SCOPE: ScalarSelect[str] = (
    select(cast(Organisation.id, String) + ":" + Organisation.stamp + ":" + Organisation.name)
    .join(Membership, Membership.organisation_id == Organisation.id)
    .where(Membership.person_id == Person.id, Membership.ended_at.is_(None), Organisation.stamp != "")
    .correlate(Person)
    .scalar_subquery()
)
"""The scope of a person, as `catalogue.own.scope` writes it, for a larger SELECT of people."""


def _team_seat(row: Any) -> TeamSeat:
    role = Role(row.team_role)
    return TeamSeat(row.team_id, row.slug, row.name, role, row.team_board_id, row.team_first_day)


def get_team(seat: Seat, slug: str) -> TeamView:
    """Return a team of one's own, or any of the organisation for its admin. Raises NotFound."""
    own = next((team for team in seat.teams if team.slug == slug), None)
    if own:
        return TeamView(own.id, own.slug, own.name, own.board_id)
    if seat.is_admin:
        found = db.session.execute(
            team_rows().where(Team.slug == slug, Team.organisation_id == seat.organisation_id)
        ).one_or_none()
        if found:
            return TeamView(*found)
    raise NotFound


def get_managed_team(seat: Seat, slug: str) -> TeamView:
    """Return a team that one manages. Raises NotFound where one does not see it, Forbidden where one only sees it."""
    team = get_team(seat, slug)
    if not seat.manages(team.id):
        raise Forbidden
    return team


def teams(seat: Seat) -> Sequence[TeamView]:
    """Return the teams that one sees, by name: all of them for an admin, else one's own."""
    if not seat.is_admin:
        return [TeamView(team.id, team.slug, team.name, team.board_id) for team in seat.teams]
    mine = team_rows().where(Team.organisation_id == seat.organisation_id)
    return [TeamView(*row) for row in db.session.execute(mine.order_by(Team.name, Team.id))]


def team_rows() -> Select[int, str, str, int]:
    """Return the query that gives what a TeamView takes; who asks says which teams."""
    return select(Team.id, Team.slug, Team.name, Board.id).join(Board, Board.team_id == Team.id)


def boards_of(person_id: ColumnElement[int]) -> ScalarSelect[str]:
    """Return, as an expression for a larger SELECT, the boards that a person is on; `on_boards` reads it."""
    parts = [cast(column, String) for column in (BoardStay.board_id, BoardStay.organisation_id, BoardStay.since)]
    each = parts[0] + ":" + parts[1] + ":" + parts[2]
    mine = (BoardStay.person_id == person_id, BoardStay.left_at.is_(None))
    return select(joined(each)).where(*mine).scalar_subquery()


def on_boards(text: str | None) -> tuple[OnBoard, ...]:
    """Read what `boards_of` selects: the boards in the order of their ids."""
    parts = [board.split(":") for board in (text or "").split()]
    boards = [OnBoard(int(board), int(organisation), date.fromisoformat(since)) for board, organisation, since in parts]
    return tuple(sorted(boards, key=lambda board: board.id))


def boards(person_id: int) -> tuple[OnBoard, ...]:
    """Return the boards that a person is on."""
    return on_boards(db.session.scalar(select(boards_of(bindparam("person"))), {"person": person_id}))
