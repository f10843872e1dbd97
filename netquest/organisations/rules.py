"""Pure rules of belonging: roles, what a person's seat allows, and the one ceiling for giving roles."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

INVITATION_LASTS = timedelta(days=7)
TRIES_A_HEAD = 3
"""A board's common goal for a week, a head, where nobody set another number."""


class Role(StrEnum):
    """What one is: an admin of the organisation, a manager of one team, or a member."""

    MEMBER = "member"
    MANAGER = "manager"
    ADMIN = "admin"

    @property
    def in_organisation(self) -> "Role":
        """What this role makes of one in the organisation as a whole."""
        return self if self is Role.ADMIN else Role.MEMBER

    @property
    def in_team(self) -> "Role":
        """What this role makes of one in the team that it is given for."""
        return self if self is Role.MANAGER else Role.MEMBER


class Way(StrEnum):
    """How somebody stands before an invitation or a join link: what is missing, or nothing."""

    STRANGER = "stranger"
    OTHER = "other"
    ELSEWHERE = "elsewhere"
    UNCONFIRMED = "unconfirmed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class TeamSeat:
    """One's place in a team: `role` is member or manager, `since` the first local day of the membership."""

    id: int
    slug: str
    name: str
    role: Role
    board_id: int
    since: date


@dataclass(frozen=True, slots=True)
class Seat:
    """One's place in an organisation: `role` is member or admin, `since` the first local day, `teams` one's own.

    `scope` names the challenges that the organisation wrote itself, None while there is none (`catalogue.own`).
    """

    person_id: int
    organisation_id: int
    organisation: str
    role: Role
    board_id: int
    since: date
    teams: tuple[TeamSeat, ...] = ()
    scope: str | None = None

    @property
    def is_admin(self) -> bool:
        """Whether one may do everything in the organisation."""
        return self.role is Role.ADMIN

    @property
    def managed(self) -> tuple[TeamSeat, ...]:
        """One's own teams that one manages."""
        return tuple(team for team in self.teams if team.role is Role.MANAGER)

    @property
    def has_desk(self) -> bool:
        """Whether one builds sets and offers them to others."""
        return self.is_admin or bool(self.managed)

    def may_rewrite(self, author_id: int | None) -> bool:
        """Whether one may change a challenge of the organisation: admins every one, others with a desk their own."""
        return self.is_admin or (self.has_desk and author_id == self.person_id)

    def in_team(self, team_id: int) -> TeamSeat | None:
        """Return one's place in this team."""
        return next((team for team in self.teams if team.id == team_id), None)

    def manages(self, team_id: int) -> bool:
        """Whether one manages this team of the organisation."""
        return self.is_admin or any(team.id == team_id for team in self.managed)


def ceiling(seat: Seat, team_id: int | None) -> frozenset[Role]:
    """Return the roles that one may give, in a team or (None) in the organisation as a whole.

    Every path that gives a role asks here: invitations when they are sent and again when they are accepted, join
    links, and changes of a role. An admin gives all of them, a manager brings members into an own team.
    """
    if seat.is_admin:
        return frozenset(Role) if team_id else frozenset({Role.MEMBER, Role.ADMIN})
    if team_id and seat.manages(team_id):
        return frozenset({Role.MEMBER})
    return frozenset()


def may_give(seat: Seat, role: Role, team_id: int | None) -> bool:
    """Whether one may give this role there."""
    return role in ceiling(seat, team_id)


def way_in(*, address: str, email: str, is_confirmed: bool, has_other: bool) -> Way:
    """Return what still keeps somebody from joining.

    `address` is the one that was invited, empty for a link; `email` is the viewer's, empty when nobody is signed in;
    `has_other`: they belong to another organisation.
    """
    if not email:
        return Way.STRANGER
    if address and address != email:
        return Way.OTHER
    if has_other:
        return Way.ELSEWHERE
    return Way.OPEN if is_confirmed else Way.UNCONFIRMED


def masked(email: str) -> str:
    """Return an address so that its owner knows it and nobody else learns it: 'n…@harbour.example'."""
    name, _, domain = email.rpartition("@")
    return f"{name[:1]}…@{domain}"


def slug_of(name: str, tail: str, *, nameless: str = "team") -> str:
    """Return an address: a name in plain letters, and a short random tail that makes it unique."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
    return f"{words}-{tail}" if words else f"{nameless}-{tail}"


def goal_of(goal: int | None, people: int) -> int:
    """Return a board's common goal: tries in a week."""
    return goal or TRIES_A_HEAD * people
