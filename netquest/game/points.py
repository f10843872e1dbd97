"""Points: what an act is worth, and what the surviving acts of whole weeks earn, day by day.

A day is settled as a whole, because repeats and the cap depend on the other acts of the day. What is due is
compared with what the ledger holds, and the differences are appended: so an undo leaves exactly the totals of a
history without the act.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain, groupby
from operator import attrgetter
from typing import TypeAlias

from netquest.game.acts import Act, Outcome
from netquest.game.days import monday

DAILY_LIMIT = 10
"""So many tries a local day are taken; withdrawn ones and skips do not count."""

BASE = {1: 10, 2: 16, 3: 25, 4: 38, 5: 55}
NERVES, FOLLOW_UP, GOAL, COMEBACK = 3, 4, 25, 15
VARIETY = {2: 5, 3: 7, 4: 8, 5: 10}
"""What the second to the fifth kind of one ISO week add: 5, 12, 20, 30 in all."""

PARTLY = 40
"""Percent that a partly done challenge pays."""

FULL_PAY, MOST_PAY = 120, 160
"""A day's points beyond the first figure count a quarter, and end at the second."""


class Component(StrEnum):
    """What a ledger line pays for. `share`, `repeat` and `cap` take away."""

    BASE = "base"
    EFFORT = "effort"
    COURAGE = "courage"
    SHARE = "share"
    NERVES = "nerves"
    FOLLOW_UP = "follow-up"
    REPEAT = "repeat"
    CAP = "cap"
    FIRST = "first-time"
    VARIETY = "variety"
    GOAL = "weekly-goal"
    COMEBACK = "comeback"


@dataclass(frozen=True, slots=True)
class Pay:
    """Points for the person, and points that boards and leagues count. Either may be negative."""

    points: int = 0
    board: int = 0

    def __add__(self, other: "Pay") -> "Pay":
        return Pay(self.points + other.points, self.board + other.board)

    def __sub__(self, other: "Pay") -> "Pay":
        return Pay(self.points - other.points, self.board - other.board)


_ZERO = Pay()
_NOTHING = (0, 0)

Settlement: TypeAlias = dict[tuple[date, Component], Pay]
"""What is due or held, by local day and component."""

_Part: TypeAlias = tuple[Component, int, int]
"""Points and board points of one component. Many are added up, so none is a `Pay` before the end."""

_Line: TypeAlias = tuple[date, Component, int, int]


def price(act: Act) -> dict[Component, Pay]:
    """Return what a try is worth by itself, before it meets the other tries of its day; what pays nothing is left out.

    Courage pays for the distance between the chance that was predicted and 95 %: who finds it harder earns more
    for the same act. Boards see neither that nor the outcome.
    """
    return {component: Pay(points, board) for component, points, board in _parts(act)}


def _parts(act: Act) -> list[_Part]:
    base, effort = BASE[act.grade], _effort(act)
    courage = base * min(60, max(0, 95 - act.predicted)) // 100
    whole = base + effort + courage
    share = PARTLY * whole // 100 - whole if act.outcome is Outcome.PARTLY else 0
    rated = act.nerves_before is not None and act.nerves_after is not None
    parts = [
        (Component.BASE, base, base),
        (Component.EFFORT, effort, effort),
        (Component.COURAGE, courage, 0),
        (Component.SHARE, share, 0),
        (Component.NERVES, NERVES if rated else 0, 0),
        (Component.FOLLOW_UP, FOLLOW_UP if act.closes_follow_up else 0, 0),
    ]
    return [part for part in parts if part[1]]


def board_price(act: Act) -> int:
    """Return what a try is worth on boards by itself: base and effort, whatever the outcome."""
    return BASE[act.grade] + _effort(act)


def _effort(act: Act) -> int:
    return 5 if act.minutes >= 30 else 2 if act.minutes >= 10 else 0


def repeated(amounts: Iterable[int]) -> int:
    """Return what tries at one challenge on one day pay: the largest in full, then a half, a quarter, nothing."""
    return sum(amount >> place for place, amount in zip(range(3), sorted(amounts, reverse=True), strict=False))


def capped(points: int) -> int:
    """Return what a day's points count: all of the first 120, a quarter of the rest, at most 160."""
    return min(points, FULL_PAY + max(0, points - FULL_PAY) // 4, MOST_PAY)


def settle(
    acts: Iterable[Act],
    *,
    tried_before: Container[str] = (),
    goals: Mapping[date, int],
    comebacks: Container[date] = (),
) -> Settlement:
    """Return what `acts` earn, by local day and component, entries of nothing left out.

    `acts` are all surviving acts of whole ISO weeks, in any order, once or more often. `tried_before` holds the
    challenges with a surviving try before these weeks, `goals` the weekly goal of each of their Mondays,
    `comebacks` the days that end a long break.
    """
    tries = sorted({act.id: act for act in acts if act.counts}.values(), key=attrgetter("day", "at", "id"))
    sums: dict[tuple[date, Component], tuple[int, int]] = {}
    for day, component, points, board in chain(
        _days(tries, comebacks), _firsts(tries, tried_before), _weeks(tries, goals)
    ):
        held = sums.get((day, component), _NOTHING)
        sums[day, component] = held[0] + points, held[1] + board
    return {key: Pay(points, board) for key, (points, board) in sums.items() if points or board}


def difference(due: Settlement, held: Settlement) -> Settlement:
    """Return what must be appended so that a ledger which holds `held` holds what is `due`."""
    apart: Settlement = {}
    for key in [*due, *(key for key in held if key not in due)]:
        owed, paid = due.get(key, _ZERO), held.get(key, _ZERO)
        if owed.points != paid.points or owed.board != paid.board:
            apart[key] = owed - paid
    return apart


def _days(tries: Sequence[Act], comebacks: Container[date]) -> Iterator[_Line]:
    """What each day pays by itself: its priced tries, less repeats and cap, and the comeback bonus."""
    for day, of_day in groupby(tries, key=attrgetter("day")):
        earned: defaultdict[str, list[int]] = defaultdict(list)
        counted: defaultdict[str, list[int]] = defaultdict(list)
        for act in of_day:
            whole = whole_board = 0
            for component, points, board in _parts(act):
                whole += points
                whole_board += board
                yield day, component, points, board
            earned[act.slug].append(whole)
            counted[act.slug].append(whole_board)
        (raw, paid), (raw_board, paid_board) = _less_repeats(earned), _less_repeats(counted)
        if raw != paid or raw_board != paid_board:
            yield day, Component.REPEAT, paid - raw, paid_board - raw_board
        if paid > FULL_PAY or paid_board > FULL_PAY:
            yield day, Component.CAP, capped(paid) - paid, min(FULL_PAY, paid_board) - paid_board
        if day in comebacks:
            yield day, Component.COMEBACK, COMEBACK, 0


def _less_repeats(earned: Mapping[str, Sequence[int]]) -> tuple[int, int]:
    """Return what the tries of a day come to by challenge, in full and with its repeats paid less."""
    raw = paid = 0
    for amounts in earned.values():
        raw += sum(amounts)
        paid += repeated(amounts) if len(amounts) > 1 else amounts[0]
    return raw, paid


def _firsts(tries: Sequence[Act], tried_before: Container[str]) -> Iterator[_Line]:
    """Half the base for the first try ever at a challenge, whatever came of it."""
    seen: set[str] = set()
    for act in tries:
        if act.slug not in seen and act.slug not in tried_before:
            yield act.day, Component.FIRST, BASE[act.grade] // 2, 0
        seen.add(act.slug)


def _weeks(tries: Sequence[Act], goals: Mapping[date, int]) -> Iterator[_Line]:
    """What an ISO week pays: for each new kind of challenge, and for the day on which its goal is met."""
    for week, of_week in groupby(tries, key=lambda act: monday(act.day)):
        days: set[date] = set()
        kinds: set[str] = set()
        for act in of_week:
            if act.kind not in kinds:
                kinds.add(act.kind)
                yield act.day, Component.VARIETY, VARIETY.get(len(kinds), 0), 0
            if act.day not in days:
                days.add(act.day)
                if len(days) == goals[week]:
                    yield act.day, Component.GOAL, GOAL, 0
