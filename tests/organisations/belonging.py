"""Belonging, arranged row by row and without a service, for tests that only need people in teams and on boards."""

from datetime import UTC, date, datetime
from itertools import count

from sqlalchemy import select, update

from netquest.accounts.models import Person
from netquest.core.db import db, transaction
from netquest.game.days import local_day
from netquest.organisations import presence
from netquest.organisations.models import Board, Membership, Organisation, Team, TeamMembership

_numbers = count(1)


def now() -> datetime:
    """The test's own frozen instant."""
    return datetime.now(UTC)  # noqa: TID251 - frozen by the fixture `clock`


def make_organisation(name: str = "Harbour Works", *, admin: Person | None = None) -> Organisation:
    """Make an organisation with its board."""
    organisation = Organisation(name=name, key=f"key-{next(_numbers)}", at=now())
    with transaction() as session:
        session.add(organisation)
        session.flush()
        session.add(Board(organisation_id=organisation.id))
    if admin:
        put_in(admin, organisation, role="admin")
    return organisation


def make_team(organisation: Organisation, name: str = "Harbour") -> Team:
    """Make a team with its board."""
    number = next(_numbers)
    team = Team(
        organisation_id=organisation.id, name=name, slug=f"{name.lower()}-t{number}", key=f"key-{number}", at=now()
    )
    with transaction() as session:
        session.add(team)
        session.flush()
        session.add(Board(organisation_id=organisation.id, team_id=team.id))
    return team


def put_in(person: Person, organisation: Organisation, *, role: str = "member", since: date | None = None) -> None:
    """Make somebody a member of an organisation, from their local day or from `since` on."""
    first = {"first_day": since or _today_of(person), "last_day": None, "at": now(), "ended_at": None}
    with transaction() as session:
        session.add(Membership(organisation_id=organisation.id, person_id=person.id, role=role, **first))


def put_in_team(person: Person, team: Team, *, role: str = "member", since: date | None = None) -> None:
    """Make somebody a member of a team, and of its organisation if they are not yet."""
    organisation = db.session.get_one(Organisation, team.organisation_id)
    belongs = select(Membership.id).where(Membership.person_id == person.id, Membership.ended_at.is_(None))
    if db.session.scalar(belongs) is None:
        put_in(person, organisation, since=since)
    first = {"first_day": since or _today_of(person), "last_day": None, "at": now(), "ended_at": None}
    ids = {"organisation_id": team.organisation_id, "team_id": team.id, "person_id": person.id}
    with transaction() as session:
        session.add(TeamMembership(**ids, role=role, **first))


def take_out_of_team(person: Person, team: Team) -> None:
    """End somebody's time in a team, and on its board."""
    mine = (TeamMembership.person_id == person.id, TeamMembership.team_id == team.id)
    ended = {"ended_at": now(), "last_day": _today_of(person)}
    with transaction() as session:
        session.execute(update(TeamMembership).where(*mine, TeamMembership.ended_at.is_(None)).values(**ended))
        presence.leave_all(session, person.id, [board_of(team)], at=now())


def take_out(person: Person, organisation: Organisation) -> None:
    """End somebody's time in an organisation, in its teams, and on all their boards."""
    ended = {"ended_at": now(), "last_day": _today_of(person)}
    boards = db.session.scalars(select(Board.id).where(Board.organisation_id == organisation.id)).all()
    with transaction() as session:
        for table in (TeamMembership, Membership):
            mine = (table.person_id == person.id, table.organisation_id == organisation.id, table.ended_at.is_(None))
            session.execute(update(table).where(*mine).values(**ended))
        presence.leave_all(session, person.id, boards, at=now())


def board_of(place: Team | Organisation) -> int:
    """Return the id of a team's board, or of an organisation's."""
    of_team = Board.team_id == place.id
    of_organisation = Board.team_id.is_(None) & (Board.organisation_id == place.id)
    return db.session.scalars(select(Board.id).where(of_team if isinstance(place, Team) else of_organisation)).one()


def put_on(person: Person, *places: Team | Organisation) -> None:
    """Switch somebody on for these boards."""
    for place in places:
        presence.join(person.id, board_of(place), at=now())


def take_off(person: Person, *places: Team | Organisation) -> None:
    """Switch somebody off for these boards."""
    for place in places:
        presence.leave(person.id, board_of(place), at=now())


def _today_of(person: Person) -> date:
    return local_day(now(), zone=person.timezone, day_start=person.day_start)
