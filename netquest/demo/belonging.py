"""Writes of where demo people belong: an organisation, its teams and boards, memberships, stays and standings.

The rows are those that the services would have made: the checkers find no difference.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from secrets import token_hex
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from netquest.accounts.models import Person
from netquest.core.db import db, load_rows
from netquest.demo.books import Rows
from netquest.demo.plans import Place, Plan
from netquest.demo.player import BREAKFAST, instant
from netquest.game.acts import Act
from netquest.game.days import local_day
from netquest.organisations.models import Board, BoardStay, Membership, Organisation, Team, TeamMembership
from netquest.organisations.rules import Role, slug_of
from netquest.organisations.views import OnBoard
from netquest.scoring import audit, standings


@dataclass(frozen=True, slots=True)
class Ground:
    """An organisation that is there: the key of its plan, its board, and its teams by their numbers in the plan.

    A team is the id of it and of its board.
    """

    key: str
    organisation_id: int
    board_id: int
    at: datetime
    teams: dict[int, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who joins, and the surviving acts that they bring."""

    place: Place
    person: Person
    acts: Sequence[Act]


def is_there(plan: Plan) -> bool:
    """Whether an organisation was made of this plan."""
    founder = select(Person.id).where(Person.email == plan.places[0].persona.address).scalar_subquery()
    made = exists().where(Organisation.started_by == founder, Organisation.key == plan.key)
    return bool(db.session.scalar(select(made)))


def found(session: Session, plan: Plan, founder: Person, *, at: datetime) -> Ground:
    """Start the organisation of a plan on its founder's first day."""
    day = _day_of(founder, founder.created_at)
    started = min(instant(day, BREAKFAST + 10, ZoneInfo(founder.timezone)), at)
    organisation = Organisation(name=plan.name, started_by=founder.id, key=plan.key, at=started)
    session.add(organisation)
    session.flush()
    board = Board(organisation_id=organisation.id, team_id=None, goal=plan.goal)
    session.add(board)
    session.flush()
    return Ground(plan.key, organisation.id, board.id, started)


def open_teams(session: Session, ground: Ground, plan: Plan, numbers: Iterable[int]) -> None:
    """Make these teams of a plan, those that are not there yet, each with its board."""
    new = sorted(set(numbers) - ground.teams.keys())
    shared = {"organisation_id": ground.organisation_id, "at": ground.at}
    teams = [
        Team(
            name=plan.teams[number].name,
            slug=slug_of(plan.teams[number].name, token_hex(4)),
            key=f"{plan.key}:{number}",
            **shared,
        )
        for number in new
    ]
    session.add_all(teams)
    session.flush()
    boards = [
        Board(organisation_id=ground.organisation_id, team_id=team.id, goal=planned.goal, is_full=planned.is_full)
        for team, planned in zip(teams, (plan.teams[number] for number in new), strict=True)
    ]
    session.add_all(boards)
    session.flush()
    ground.teams.update(zip(new, [(team.id, board.id) for team, board in zip(teams, boards, strict=True)], strict=True))


def join(session: Session, ground: Ground, newcomers: Iterable[Newcomer], *, at: datetime) -> None:
    """Let people join the organisation, their teams and boards as they are placed, with all that follows from it."""
    rows: Rows = defaultdict(list)
    scored = []
    for newcomer in newcomers:
        joining = _Joining(ground, newcomer.place, newcomer.person, at=at)
        rows[Membership].append(joining.membership())
        rows[TeamMembership] += joining.team_memberships()
        stays = joining.stays()
        rows[BoardStay] += stays
        scored.append((newcomer.person.id, _boards(stays), newcomer.acts))
    for table in (Membership, TeamMembership, BoardStay):
        load_rows(session, table, rows[table])
    own = Board.organisation_id == ground.organisation_id
    session.execute(update(Board).where(own).values(people=audit.on_board()))
    standings.enter(session, scored)


class _Joining:
    """One person's ways in and out, as rows. Days are counted from the one on which they join; none is ahead."""

    def __init__(self, ground: Ground, place: Place, person: Person, *, at: datetime) -> None:
        self._ground, self._place, self._person, self._now = ground, place, person, at
        self._first = _day_of(person, person.created_at) + timedelta(days=place.joins)
        self._joined = self._at(0, 10) or at
        self._times = [(part, self._at(part.since, 15), self._at(part.until, 12)) for part in place.parts]

    def membership(self) -> dict[str, Any]:
        """Return the row of their membership."""
        role = self._place.role.in_organisation
        return self._belonging(role, self._joined, None)

    def team_memberships(self) -> list[dict[str, Any]]:
        """Return the rows of their times in teams."""
        return [
            {"team_id": self._ground.teams[part.team][0], **self._belonging(part.role.in_team, begun, ended)}
            for part, begun, ended in self._times
            if begun
        ]

    def stays(self) -> list[dict[str, Any]]:
        """Return the rows of their times on boards: the organisation's, and each of their teams'."""
        of_teams = [(self._ground.teams[part.team][1], begun, ended) for part, begun, ended in self._times if begun]
        spans = [(self._ground.board_id, self._joined, None), *of_teams]
        return [row for board, begun, ended in spans for row in self._stays_on(board, begun, ended)]

    def _belonging(self, role: Role, begun: datetime, ended: datetime | None) -> dict[str, Any]:
        return {
            "organisation_id": self._ground.organisation_id,
            "person_id": self._person.id,
            "role": role.value,
            "first_day": _day_of(self._person, begun),
            "last_day": _day_of(self._person, ended) if ended else None,
            "at": begun,
            "ended_at": ended,
        }

    def _stays_on(self, board_id: int, begun: datetime, ended: datetime | None) -> Iterator[dict[str, Any]]:
        for first, last in self._place.on_boards:
            joined = self._at(first, 20)
            left = min((end for end in (ended, self._at(last, 20)) if end), default=None)
            if joined and not (left and left <= max(begun, joined)):
                yield {
                    "organisation_id": self._ground.organisation_id,
                    "board_id": board_id,
                    "person_id": self._person.id,
                    "since": _day_of(self._person, begun),
                    "joined_at": max(begun, joined),
                    "left_at": left,
                }

    def _at(self, days: int | None, minutes: int) -> datetime | None:
        """Return the instant some minutes after breakfast so many days after joining; None for never and not yet.

        The day of joining itself has come, whatever the hour.
        """
        if days is None:
            return None
        day = self._first + timedelta(days=days)
        when = instant(day, BREAKFAST + minutes, ZoneInfo(self._person.timezone))
        return when if when <= self._now else self._now if days == 0 else None


def _boards(stays: Iterable[dict[str, Any]]) -> list[OnBoard]:
    """Return the boards that somebody with these stays is on now."""
    return [OnBoard(row["board_id"], row["organisation_id"], row["since"]) for row in stays if not row["left_at"]]


def _day_of(person: Person, at: datetime) -> date:
    return local_day(at, zone=person.timezone, day_start=person.day_start)
