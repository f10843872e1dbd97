"""Badges: which there are and what each needs. Badges pay nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

from netquest.game.record import Record
from netquest.game.streaks import comebacks

GROUPS = ("start", "courage", "giving", "keeping", "growth")

Have: TypeAlias = Callable[[Record], int]


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge: won once what one has reaches `need`. A private one is never shown to others.

    `have` counts in a record; None says that no attempt wins it: a feature says its number (`Reached`), and until one
    does, the badge is shown nowhere. `group` is one of GROUPS; `band` ('warm-up', 'stretch', 'leap') is its colour.
    """

    id: str
    group: str
    band: str
    need: int
    have: Have | None = None
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Reached:
    """How far somebody is with a badge that no attempt wins, and the local day on which its need was met."""

    have: int
    won_on: date | None = None


def _tries(record: Record) -> int:
    return record.tally.tries


def _leaps(record: Record) -> int:
    return record.tally.leaps


def _declined(record: Record) -> int:
    return record.tally.declined


def _active_days(record: Record) -> int:
    return record.calendar.active_days


def _good_weeks(record: Record) -> int:
    return sum(record.calendar.goals_met())


@cache
def _gifts(what: str) -> Have:
    return lambda record: record.tally.gifts.get(what, 0)


def _best_week(record: Record) -> int:
    return record.calendar.best_week


ALL: tuple[Badge, ...] = (
    Badge("first-step", "start", "warm-up", 1, _tries),
    Badge("first-week", "start", "warm-up", 3, _best_week),
    Badge("honest-start", "start", "warm-up", 1, is_private=True),
    Badge("planner", "start", "warm-up", 1),
    Badge("mapper", "start", "stretch", 10),
    Badge("first-reply", "start", "warm-up", 1),
    Badge("day-seven", "start", "stretch", 7, _active_days),
    Badge("tried-anyway", "start", "stretch", 1, lambda record: record.tally.partly, is_private=True),
    Badge("first-leap", "courage", "leap", 1, _leaps),
    Badge("five-leaps", "courage", "leap", 5, _leaps),
    Badge("twenty-five-leaps", "courage", "leap", 25, _leaps),
    Badge("myth-buster", "courage", "stretch", 10, is_private=True),
    Badge("heard-a-no", "courage", "stretch", 1, _declined, is_private=True),
    Badge("ten-noes", "courage", "leap", 10, _declined, is_private=True),
    Badge("grade-four", "courage", "stretch", 1, lambda record: record.tally.grades[4]),
    Badge("grade-five", "courage", "leap", 1, lambda record: record.tally.grades[5]),
    Badge("introducer", "giving", "stretch", 1, _gifts("introduction")),
    Badge("connector", "giving", "leap", 10, _gifts("introduction")),
    Badge("thank-you-notes", "giving", "warm-up", 10, _gifts("thanks")),
    Badge("helper", "giving", "warm-up", 10, _gifts("offer")),
    Badge("recommender", "giving", "stretch", 5, _gifts("recommendation")),
    Badge("mentor-for-a-day", "giving", "stretch", 1, _gifts("lesson")),
    Badge("story-shared", "giving", "stretch", 1, _gifts("story")),
    Badge("short-talk", "giving", "leap", 1, _gifts("talk")),
    Badge("follow-through", "keeping", "stretch", 10),
    Badge("gardener", "keeping", "leap", 50),
    Badge("reviver", "keeping", "warm-up", 3),
    Badge("archaeologist", "keeping", "leap", 15),
    Badge("kept-a-promise", "keeping", "warm-up", 5),
    Badge("bridge", "keeping", "stretch", 5),
    Badge("wide-net", "keeping", "stretch", 10),
    Badge("inner-circle", "keeping", "warm-up", 10),
    Badge("all-kinds", "growth", "stretch", 7, lambda record: len(record.tally.kinds)),
    Badge("every-source", "growth", "stretch", 10, lambda record: len(record.tally.sources)),
    Badge("four-good-weeks", "growth", "warm-up", 4, _good_weeks),
    Badge("twelve-good-weeks", "growth", "stretch", 12, _good_weeks),
    Badge("comeback", "growth", "warm-up", 1, lambda record: len(comebacks(record.calendar.days())), is_private=True),
    Badge("hundred-acts", "growth", "leap", 100, _tries),
    Badge("reflector", "growth", "warm-up", 50, lambda record: record.tally.notes),
    Badge("easier-now", "growth", "warm-up", 1, lambda record: record.tally.eased, is_private=True),
)

BY_ID: Mapping[str, Badge] = MappingProxyType({badge.id: badge for badge in ALL})

_LADDERS = tuple(
    (have, tuple((badge.need, badge.id) for badge in ALL if badge.have is have))
    for have in dict.fromkeys(badge.have for badge in ALL)
    if have
)
"""By what is counted: how much of it each badge needs. Many badges share a count, so each count is taken once."""


def won(record: Record) -> frozenset[str]:
    """Return the ids of the badges that attempts have won in this history."""
    found: list[str] = []
    for have, needs in _LADDERS:
        count = have(record)
        found += [badge for need, badge in needs if count >= need]
    return frozenset(found)


def changed(before: Record, after: Record) -> tuple[list[str], list[str]]:
    """Return the ids of the badges that a step from one history to another wins, and of those that it loses.

    It is what `won` says of both, for less: only counts that differ are held against the needs.
    """
    gained: list[str] = []
    lost: list[str] = []
    for have, needs in _LADDERS:
        was, now = have(before), have(after)
        if was != now:
            gained += [badge for need, badge in needs if was < need <= now]
            lost += [badge for need, badge in needs if now < need <= was]
    return gained, lost


def progress(record: Record, told: Mapping[str, Reached] = MappingProxyType({})) -> list[tuple[Badge, int]]:
    """Return every badge that can be won with how much of its need is there, at most all of it.

    `told` is what features say of badges that no attempt wins.
    """
    found = []
    for badge in ALL:
        if badge.have:
            found.append((badge, min(badge.need, badge.have(record))))
        elif badge.id in told:
            found.append((badge, min(badge.need, told[badge.id].have)))
    return found


def reached(badge: str, days: Iterable[date]) -> dict[str, Reached]:
    """Say by id how far a badge is: `days` are the local days, in order, of what counts for it.

    No more of them than the need must be given.
    """
    counted, need = list(days), BY_ID[badge].need
    return {badge: Reached(len(counted), counted[need - 1] if len(counted) >= need else None)}
