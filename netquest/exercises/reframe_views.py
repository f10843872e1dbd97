"""What pages about reframes are drawn from: frozen values."""

from dataclasses import dataclass
from datetime import datetime

from netquest.catalogue.models import Reframe, Source
from netquest.exercises.reframe_rules import Words


@dataclass(frozen=True, slots=True)
class ReframeView:
    """One's own reframe: its words, the source that it answers, and the guide whose questions it answers."""

    id: int
    number: int
    source: Source
    guide: Reframe
    words: Words
    created_at: datetime
    is_retired: bool


@dataclass(frozen=True, slots=True)
class CardBefore:
    """A kept card that is shown before a challenge."""

    id: int
    source: str
    card: str
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typical:
    """A thought that many people know, from the curriculum, and the guide that fits it."""

    number: int
    text: str
    guide: Reframe


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of kept cards, the id after which the next page begins, and how many there are of each kind."""

    cards: list[ReframeView]
    last: int | None
    kept: int
    retired: int
