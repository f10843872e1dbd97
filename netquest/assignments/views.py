"""What pages about sets and offers are drawn from: frozen values, free of tables and requests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netquest.assignments.rules import Draft, OfferState
from netquest.catalogue.models import Challenge


@dataclass(frozen=True, slots=True)
class TodayOffers:
    """What one's offers ask of Today.

    `next_slug` is the next untried item of the accepted offer that is due first, `set_name` and `due_on` are of that
    offer ('' and None without one). `waiting` offers have no answer yet. `open_slugs` are the untried items of all
    accepted offers whose days hold today.
    """

    next_slug: str | None
    set_name: str
    due_on: date | None
    waiting: int
    open_slugs: frozenset[str]


@dataclass(frozen=True, slots=True)
class SetLine:
    """A set in the list: how many challenges, and of the people whom the viewer sees, how many hold it now."""

    id: int
    name: str
    why: str
    author: str | None
    is_own: bool
    items: int
    people: int
    accepted: int


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """A ready-made set in the list: how many challenges it has, and how high it goes."""

    id: str
    name: str
    items: int
    grade: int


@dataclass(frozen=True, slots=True)
class SetView:
    """A set as it is worked on: its newest version. `is_frozen`: somebody has it, so an edit makes the next version."""

    id: int
    version_id: int
    number: int
    draft: Draft
    challenges: tuple[Challenge, ...]
    author: str | None
    can_edit: bool
    is_frozen: bool


@dataclass(frozen=True, slots=True)
class ItemState:
    """One challenge of an offer, tried or still open."""

    challenge: Challenge
    is_tried: bool


@dataclass(frozen=True, slots=True)
class Walker:
    """One person's offer as a manager sees it: name and state; once it is accepted, tried or open for each item."""

    person_id: int
    name: str
    state: OfferState
    items: tuple[ItemState, ...]

    @property
    def tried(self) -> int:
        """How many items were tried."""
        return sum(item.is_tried for item in self.items)


@dataclass(frozen=True, slots=True)
class Handed:
    """An assignment as a manager sees it, with those of its people whom they see. `team` is None for people by name."""

    id: int
    set_id: int
    set_name: str
    number: int
    team: str | None
    starts_on: date
    due_on: date
    can_withdraw: bool
    walkers: tuple[Walker, ...]

    def count(self, *states: OfferState) -> int:
        """Count the people whose offer is in one of these states."""
        return sum(walker.state in states for walker in self.walkers)


@dataclass(frozen=True, slots=True)
class Observers:
    """Managers and admins, by name, and what all of them see of one person."""

    names: tuple[str, ...]
    handed: tuple[Handed, ...]


@dataclass(frozen=True, slots=True)
class OfferView:
    """One of one's own offers. `can_answer` until it is due, as long as it was not taken back."""

    id: int
    name: str
    why: str
    author: str | None
    starts_on: date
    due_on: date
    state: OfferState
    can_answer: bool
    items: tuple[ItemState, ...]

    @property
    def tried(self) -> int:
        """How many items were tried."""
        return sum(item.is_tried for item in self.items)


@dataclass(frozen=True, slots=True)
class Audience:
    """To whom one may offer: teams by (slug, name), people by (id, name). `is_cut`: there are more people."""

    teams: Sequence[tuple[str, str]]
    people: Sequence[tuple[int, str]]
    is_cut: bool = False
