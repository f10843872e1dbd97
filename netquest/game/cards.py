"""What the ladder chooses from and what it says: cards, a person's past and wish, and the picks of a menu."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from netquest.game.draw import number_of
from netquest.game.readiness import Row, Weights, row_of, weights


class Slot(StrEnum):
    """The three places of a menu, easiest first; also the bands by which a chance is named."""

    WARM_UP = "warm-up"
    STRETCH = "stretch"
    LEAP = "leap"


def band(p: float) -> Slot:
    """Name a chance (0 to 1) for the person who has it.

    What is stored and shown is the whole percent: pass `percent / 100`, and words and badges never disagree.
    """
    if p >= 0.85:
        return Slot.WARM_UP
    return Slot.STRETCH if p >= 0.72 else Slot.LEAP


@dataclass(frozen=True, slots=True)
class Card:
    """What the ladder needs of a challenge. Make it once per version of a challenge: it works out more on the way.

    `loads` maps sources to weights that sum to 1; `main` is the source with the largest. `minutes` is the time,
    `energy` (1-3) the energy that it takes, `offset` and `variance` its calibration in logits. `key` seeds its
    draws, `row` is what many cards are weighed by at once.
    """

    slug: str
    grade: int
    loads: Mapping[str, float]
    minutes: int
    energy: int
    kind: str
    cooldown_days: int = 0
    prerequisites: tuple[str, ...] = ()
    offset: float = 0.0
    variance: float = 0.5
    weights: Weights = field(init=False, repr=False)
    main: str = field(init=False, repr=False)
    key: int = field(init=False, repr=False)
    row: Row = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", weights(self.loads))
        object.__setattr__(self, "main", max(self.loads, key=self.loads.__getitem__))
        object.__setattr__(self, "key", number_of(self.slug))
        object.__setattr__(self, "row", row_of(self))


@dataclass(frozen=True, slots=True)
class Past:
    """What a person has behind them.

    `times_done` counts per slug the attempts with an outcome of `readiness.DONE`; `last_tried` and `last_shown` are
    local days; `highest_done` is the highest grade done, 0 before the first; `hidden` are the challenges that are not
    for this person, `objections` those that they hold something against: how much of it still counts (0 to 1).
    """

    times_done: Mapping[str, int] = field(default_factory=dict)
    last_tried: Mapping[str, date] = field(default_factory=dict)
    last_shown: Mapping[str, date] = field(default_factory=dict)
    highest_done: int = 0
    hidden: Container[str] = frozenset()
    objections: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person has today: the minutes available, the energy (1-3), and the local day.

    `ceiling` is the highest grade (1-5) that they want to be offered at all.
    """

    minutes: int
    energy: int
    on: date
    ceiling: int = 5


DUE = "due"
ASSIGNED = "assigned"
CHOSEN = "chosen"
PINS = frozenset({DUE, ASSIGNED, CHOSEN})
"""Why a card may be put on a menu whatever the ladder would choose."""

STEEP = 25
"""A card put on a menu with a chance below this, in percent, is better begun with a smaller one."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One card of a menu: the chance as it was predicted, and why this card.

    `reasons` begins with the reason of PINS that put the card here, if one did, and names what told it from its
    rivals, largest first: at most three in all, of 'fit' ('grade' where cards are chosen by grade), 'need', 'new' and
    'rested'. It is empty when nothing but variety or the draw did. `source` is the source that 'need' speaks of.
    """

    slot: Slot
    slug: str
    percent: int
    x: float
    reasons: tuple[str, ...]
    source: str

    @property
    def is_pinned(self) -> bool:
        """Whether the card was put here rather than chosen."""
        return not PINS.isdisjoint(self.reasons[:1])

    @property
    def is_steep(self) -> bool:
        """Whether a smaller one should come first. What was chosen, and not put here, fits."""
        return self.is_pinned and self.percent < STEEP

    def to_json(self) -> dict[str, Any]:
        """Say it in plain values; `from_json` gives back exactly this."""
        return {
            "slot": self.slot.value,
            "slug": self.slug,
            "percent": self.percent,
            "x": self.x,
            "reasons": list(self.reasons),
            "source": self.source,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Pick":
        """Read what `to_json` wrote."""
        return cls(
            Slot(value["slot"]),
            value["slug"],
            value["percent"],
            value["x"],
            tuple(value["reasons"]),
            value["source"],
        )
