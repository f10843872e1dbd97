"""The rules of the inventory: its kinds, and what of it is laid beside a challenge. Pure."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol, TypeVar

TEXT_MOST = 240
MOST = 120
"""So many lines somebody may have at once."""
BESIDE = 3
"""So many of them lie beside a challenge."""
USED_BY = frozenset({"mutual-value", "offer-support"})
"""The strategies in which one gives something."""


class Kind(StrEnum):
    """What a line of the inventory is."""

    OFFER = "offer"
    SKILL = "skill"
    WIN = "win"


class Line(Protocol):
    """A line of the inventory."""

    @property
    def kind(self) -> Kind: ...


AnyLine = TypeVar("AnyLine", bound=Line)


def chosen(lines: Iterable[AnyLine]) -> list[AnyLine]:
    """Choose what to lay beside a challenge: what one can offer, then what one is good at, then wins, each in order."""
    order = list(Kind)
    return sorted(lines, key=lambda line: order.index(line.kind))[:BESIDE]
