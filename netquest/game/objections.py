"""What a person holds against a challenge, and how much of it still counts on a later day."""

from enum import StrEnum
from math import exp2
from typing import Final


class Objection(StrEnum):
    """Why a challenge is not for somebody."""

    NERVOUS = "nervous"
    NO_CHANCE = "no-chance"
    NOT_MY_WAY = "not-my-way"
    OTHER = "other"


FADING: Final = frozenset({Objection.NERVOUS, Objection.NO_CHANCE})
"""What changes by itself: one grows, and occasions come. A way that is not one's own stays so until one says so."""

HALF_LIFE: Final = 28
"""Days in which half of a fading objection goes."""


def strength(objection: Objection, days: int) -> float:
    """Say how much an objection still counts so many days after it was made: 1 in full, never 0, never below."""
    return exp2(-max(0, days) / HALF_LIFE) if objection in FADING else 1.0
