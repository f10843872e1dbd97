"""What pages and other features are told of organisations: frozen values, free of tables and requests."""

from dataclasses import dataclass
from datetime import date, datetime

from netquest.organisations.rules import Role


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team that the viewer may see."""

    id: int
    slug: str
    name: str
    board_id: int


@dataclass(frozen=True, slots=True)
class OnBoard:
    """A board that somebody is on; their acts count there from the local day `since` on."""

    id: int
    organisation_id: int
    since: date


@dataclass(frozen=True, slots=True)
class BoardView:
    """How a board is set: `goal` is None for three tries a head; `people` are those who are on it."""

    is_full: bool
    goal: int | None
    people: int


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody in an organisation or a team, with the first local day there; `place` is their place in the list."""

    place: int
    id: int
    name: str
    role: Role
    since: date


@dataclass(frozen=True, slots=True)
class InvitationView:
    """An invitation that waits; `team` and `slug` are empty for one to the organisation alone."""

    id: int
    team_id: int | None
    team: str
    slug: str
    email: str
    role: Role
    host: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Door:
    """A way in that is open: an invitation to an address, or a team's link (`address` is empty then).

    `host` is who invites; `team` and `slug` are empty for an invitation to the organisation alone.
    """

    id: int
    organisation_id: int
    organisation: str
    team_id: int | None
    team: str
    slug: str
    role: Role
    host_id: int
    host: str
    address: str
    expires_at: datetime | None
