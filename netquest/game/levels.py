"""Levels: a quadratic climb, so that the first ones come quickly and none is ever far."""

from dataclasses import dataclass
from math import isqrt


@dataclass(frozen=True, slots=True)
class Level:
    """Where somebody stands: the level, the points gathered within it, and the points that it spans."""

    level: int
    points_into: int
    points_span: int


def need(level: int) -> int:
    """Return the points at which `level` (1 and up) begins: 0, 40, 100, 180, 280 …"""
    return 10 * (level - 1) * (level + 2)


def level_of(points: int) -> int:
    """Return the highest level whose need is met by `points` (0 and up), the inverse of `need`."""
    return (isqrt(9 + 4 * (points // 10)) - 1) // 2


def progress(points: int) -> Level:
    """Return the level of `points` (0 and up) and how far into it they reach."""
    level = level_of(points)
    return Level(level, points - need(level), need(level + 1) - need(level))
