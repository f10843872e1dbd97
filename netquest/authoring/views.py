"""What the pages of an organisation's own challenges are drawn from: frozen values."""

from dataclasses import dataclass
from datetime import datetime

from netquest.catalogue.models import Challenge


@dataclass(frozen=True, slots=True)
class Line:
    """One challenge of the organisation, as those with a desk see it.

    `people` tried it at least, in steps of five, 0 for fewer than five: nobody learns of a single one.
    """

    id: int
    challenge: Challenge
    author: str | None
    can_edit: bool
    people: int


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a challenge: its number from 1, what it said, who wrote it and when."""

    number: int
    challenge: Challenge
    author: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """A challenge with its latest versions, the newest first."""

    slug: str
    author: str | None
    can_edit: bool
    is_retired: bool
    editions: tuple[Edition, ...]

    @property
    def newest(self) -> Edition:
        """What it says now."""
        return self.editions[0]
