"""Writes of who belongs where, in which role: each function is one transaction, and asking again changes nothing.

Whoever changes who is an admin holds the organisation's row first, then the person's.
"""

from datetime import date, datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from netquest.accounts.models import Person
from netquest.accounts.service import hold
from netquest.core.db import hold_row, insert_new, transaction
from netquest.core.errors import Conflict, Forbidden, NotFound
from netquest.game.days import local_day
from netquest.organisations import presence
from netquest.organisations.models import BoardStay, Membership, Organisation, TeamMembership
from netquest.organisations.people_queries import admins
from netquest.organisations.queries import find_seat_of
from netquest.organisations.rules import Role, Seat, may_give
from netquest.organisations.views import TeamView

Belonging = type[Membership] | type[TeamMembership]


def hold_organisation(session: Session, organisation_id: int) -> None:
    """Let one change of an organisation's people follow the other."""
    hold_row(session, Organisation.id, organisation_id)


def seat_now(session: Session, seat: Seat) -> Seat:
    """Hold the organisation, and return the seat as it is by now. Raises Forbidden when it is gone."""
    hold_organisation(session, seat.organisation_id)
    found = find_seat_of(seat.person_id)
    if found is None or found.organisation_id != seat.organisation_id:
        raise Forbidden
    return found


def admit(
    session: Session, person: Person, organisation_id: int, *, role: Role, team_id: int | None, at: datetime
) -> None:
    """Let a person in, in the caller's transaction, which holds the organisation. A role that one has is never lowered.

    Raises Conflict for who belongs to another organisation.
    """
    hold(session, person.id)
    place = {"organisation_id": organisation_id, "person_id": person.id}
    times = {"first_day": _today(person, at), "last_day": None, "at": at, "ended_at": None}
    if insert_new(session, Membership, {**place, **times, "role": role.in_organisation.value}) is None:
        seat = find_seat_of(person.id)
        if seat is None or seat.organisation_id != organisation_id:
            raise Conflict
        if role is Role.ADMIN:
            _write_role(session, Membership, role, Membership.person_id == person.id)
    if team_id is None:
        return
    row = {**place, **times, "team_id": team_id, "role": role.in_team.value}
    if insert_new(session, TeamMembership, row) is None and role is Role.MANAGER:
        mine = (TeamMembership.team_id == team_id, TeamMembership.person_id == person.id)
        _write_role(session, TeamMembership, role, *mine)


def leave(seat: Seat, *, at: datetime) -> None:
    """Leave the organisation with all its teams and boards. Raises Conflict for its last admin."""
    with transaction() as session:
        hold_organisation(session, seat.organisation_id)
        _end_membership(session, seat.organisation_id, seat.person_id, at=at)


def remove(seat: Seat, person_id: int, *, at: datetime) -> None:
    """Take somebody out of the organisation, as its admin. Raises Forbidden, and Conflict for the last admin."""
    with transaction() as session:
        if not seat_now(session, seat).is_admin:
            raise Forbidden
        _end_membership(session, seat.organisation_id, person_id, at=at)


def set_role(seat: Seat, person_id: int, role: Role) -> None:
    """Make somebody an admin or a member. Raises Forbidden, NotFound, and Conflict for the last admin."""
    with transaction() as session:
        now = seat_now(session, seat)
        if not (now.is_admin and may_give(now, role, None)):
            raise Forbidden
        if role is not Role.ADMIN:
            _keep_an_admin(session, seat.organisation_id, person_id)
        here = (Membership.organisation_id == seat.organisation_id, Membership.person_id == person_id)
        _write_role(session, Membership, role, *here)


def leave_team(person: Person, team: TeamView, *, at: datetime) -> None:
    """Leave a team and its board."""
    with transaction() as session:
        hold(session, person.id)
        _end_in_team(session, person, team, at=at)


def remove_from_team(seat: Seat, team: TeamView, person_id: int, *, at: datetime) -> None:
    """Take somebody out of a team and off its board: for who may give the role they have there. Raises Forbidden."""
    with transaction() as session:
        now = seat_now(session, seat)
        hold(session, person_id)
        here = (TeamMembership.team_id == team.id, TeamMembership.person_id == person_id)
        role = session.scalar(select(TeamMembership.role).where(*here, TeamMembership.ended_at.is_(None)))
        if not may_give(now, Role(role or Role.MEMBER), team.id):
            raise Forbidden
        _end_in_team(session, session.get_one(Person, person_id), team, at=at)


def set_team_role(seat: Seat, team_id: int, person_id: int, role: Role) -> None:
    """Make somebody a manager or a member of a team, as an admin. Raises Forbidden and NotFound."""
    with transaction() as session:
        now = seat_now(session, seat)
        if not (now.is_admin and may_give(now, role, team_id)):
            raise Forbidden
        here = (TeamMembership.team_id == team_id, TeamMembership.person_id == person_id)
        _write_role(session, TeamMembership, role, *here)


def _write_role(session: Session, table: Belonging, role: Role, *here: ColumnElement[bool]) -> None:
    changed = update(table).where(*here, table.ended_at.is_(None)).values(role=role.value).returning(table.id)
    if session.scalar(changed) is None:
        raise NotFound


def _keep_an_admin(session: Session, organisation_id: int, person_id: int) -> None:
    """Raise Conflict when nobody but this person is an admin; the organisation is held, so no other one goes now."""
    here = (Membership.organisation_id == organisation_id, Membership.person_id == person_id)
    role = session.scalar(select(Membership.role).where(*here, Membership.ended_at.is_(None)))
    if role == Role.ADMIN.value and admins(organisation_id) == 1:
        raise Conflict


def _end_membership(session: Session, organisation_id: int, person_id: int, *, at: datetime) -> None:
    _keep_an_admin(session, organisation_id, person_id)
    hold(session, person_id)
    person = session.get_one(Person, person_id)
    for table in (TeamMembership, Membership):
        _end(session, table, person, table.organisation_id == organisation_id, at=at)
    stays = (BoardStay.person_id == person_id, BoardStay.organisation_id == organisation_id)
    board_ids = session.scalars(select(BoardStay.board_id).where(*stays, BoardStay.left_at.is_(None))).all()
    presence.leave_all(session, person_id, board_ids, at=at)


def _end_in_team(session: Session, person: Person, team: TeamView, *, at: datetime) -> None:
    _end(session, TeamMembership, person, TeamMembership.team_id == team.id, at=at)
    presence.leave_all(session, person.id, [team.board_id], at=at)


def _end(session: Session, table: Belonging, person: Person, where: ColumnElement[bool], *, at: datetime) -> None:
    mine = (table.person_id == person.id, table.ended_at.is_(None), where)
    session.execute(update(table).where(*mine).values(last_day=_today(person, at), ended_at=at))


def _today(person: Person, at: datetime) -> date:
    return local_day(at, zone=person.timezone, day_start=person.day_start)
