"""Pure rules of sets and offers: limits, the edits of a set, and the states that follow from what is stored."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

MOST_ITEMS = 12
MOST_PEOPLE = 200
"""So many people get an offer at once."""

LONGEST_AHEAD = timedelta(days=180)
"""An offer is due so far ahead of today at most."""


USUAL = timedelta(days=13)
"""An offer lasts two weeks unless somebody chooses other days."""

LATELY = timedelta(days=60)
"""So long an offer that is over stays on the desk."""

REMEMBERED = timedelta(days=365)
"""So long an offer that is over stays on the page of who got it."""


class OfferState(StrEnum):
    """Where one person's offer stands."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    PASSED = "passed"
    FINISHED = "finished"
    WITHDRAWN = "withdrawn"


class Obstacle(StrEnum):
    """Why a set cannot be offered as somebody wished."""

    UNKNOWN_PEOPLE = "somebody was chosen to whom one may not offer"
    NOBODY_NEW = "everybody who was chosen holds the set already, or nobody is in the teams"
    TOO_MANY = "more people were chosen than get an offer at once"
    EMPTY = "the set has no challenge"


def offer_state(*, is_withdrawn: bool, is_accepted: bool, is_passed: bool, open_items: int) -> OfferState:
    """Return the state of an offer: what was taken back counts first, and what was accepted ends by itself."""
    if is_withdrawn:
        return OfferState.WITHDRAWN
    if is_passed:
        return OfferState.PASSED
    if not is_accepted:
        return OfferState.OFFERED
    return OfferState.ACCEPTED if open_items else OfferState.FINISHED


@dataclass(frozen=True, slots=True)
class Item:
    """One challenge of a set, with the version of its content as it was when it came in."""

    slug: str
    version: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a version of a set says: its name, a line to those who walk it, and the path in order."""

    name: str
    why: str
    items: tuple[Item, ...] = ()

    @property
    def slugs(self) -> tuple[str, ...]:
        """The challenges in order."""
        return tuple(item.slug for item in self.items)

    @property
    def is_full(self) -> bool:
        """Whether nothing more goes in."""
        return len(self.items) >= MOST_ITEMS

    def named(self, name: str, why: str) -> "Draft":
        """Return it under another name, with other words."""
        return replace(self, name=name, why=why)

    def added(self, item: Item) -> "Draft":
        """Return it with a challenge at its end; one that is in stays where it is."""
        return self if item.slug in self.slugs else replace(self, items=(*self.items, item))

    def without(self, slug: str) -> "Draft":
        """Return it without this challenge."""
        return replace(self, items=tuple(item for item in self.items if item.slug != slug))

    def placed(self, slug: str, position: int) -> "Draft":
        """Return it with a challenge, which must be in it, at a position counted from 1; the others close up."""
        moved = next(item for item in self.items if item.slug == slug)
        others = self.without(slug).items
        before = min(max(position - 1, 0), len(others))
        return replace(self, items=(*others[:before], moved, *others[before:]))


def last_due(today: date) -> date:
    """Return the latest day on which an offer that is made today may be due."""
    return today + LONGEST_AHEAD
