"""What pages of boards are drawn from: frozen values, free of tables and requests."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class BoardPlace:
    """Whose board it is: a team's, or the organisation's (without a slug); `is_mine` to who may join it."""

    board_id: int
    name: str
    slug: str = ""
    is_mine: bool = True


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row stands on a board: points first, then the earlier instant, then the lower id."""

    points: int
    reached_at: datetime
    person_id: int


@dataclass(frozen=True, slots=True)
class Rung:
    """A person on a board; `rank` is None for who has no points in the period yet."""

    rank: int | None
    name: str
    points: int
    tries: int
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class Together:
    """What the people on a board come to together this week. Below five of them `people` and `tries` are None."""

    people: int | None
    tries: int | None
    goal: int
    is_reached: bool


@dataclass(frozen=True, slots=True)
class BoardView:
    """A board in one period (`span`), as one person sees it: nobody's name for who is not on it.

    `is_full`: who is on it may see all of it, and `is_whole`: this is all of it, a page at a time. `me` is the viewer's
    own row, also where `rungs` hold it; `gap` the points to the next higher score; `last` where the page ends.
    """

    span: str
    is_on: bool
    is_full: bool
    together: Together
    is_whole: bool = False
    me: Rung | None = None
    rungs: tuple[Rung, ...] = ()
    gap: int | None = None
    last: Spot | None = None


@dataclass(frozen=True, slots=True)
class TeamRung:
    """A team beside the others: its fair score of the week of `monday` as it was on `day`, and its common goal now."""

    name: str
    points: int
    monday: date
    day: date
    is_mine: bool
    together: Together
