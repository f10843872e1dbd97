"""What pages and other features are told of organisations: frozen values, free of tables and requests."""

from dataclasses import dataclass
from datetime import date


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
