"""Habit strength: what a person has built up, which one missed day hardly touches."""

from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from netquest.game.calendar import Calendar

_WINDOW = 14
"""Days over which activity is compared with the goal, the day itself included."""

_KEPT: tuple[float, ...] = tuple(0.5 ** ((goal / 7) ** 0.5 / 13) for goal in range(8))
"""What one day leaves of the strength, by goal: the rarer the act, the slower it fades."""

_GAINED: tuple[tuple[float, ...], ...] = tuple(
    tuple(min(1.0, active / (2 * goal or 1)) * (1 - _KEPT[goal]) for active in range(_WINDOW + 1)) for goal in range(8)
)
"""What one day adds, by goal and by active days in the window."""


def habit_strength(
    calendar: Calendar, *, goal: int, today: date, since: date | None = None, off: Iterable[date] = ()
) -> float:
    """Return the strength of the habit on `today`, from 0 to 1.

    Exponential smoothing as Loop Habit Tracker does it: each day s = s·k + value·(1 - k), with
    k = 0.5^(√(goal / 7) / 13) and value = active days of the last fourteen / (2·goal), at most 1. `goal` (1-7) is
    today's; a week with a goal of its own uses that. A day in `off` (rest, pause, travel) leaves the strength as it
    is, and so does an open today; with an act its step counts where it helps.
    Smoothing begins on `since`, or on the first active day.
    """
    days = course(calendar, goal=goal, today=today, since=since, off=off)
    return days[-1] if days else 0.0


def course(
    calendar: Calendar, *, goal: int, today: date, since: date | None = None, off: Iterable[date] = ()
) -> list[float]:
    """Return `habit_strength` at the end of each day from the calendar's first Monday to `today`, in one pass."""
    if not calendar.packed:
        return []
    length = today.toordinal() - calendar.start + 1
    goals = [own or goal for _, _, own in calendar.weeks() for _ in range(7)]
    goals += [goal] * (length - len(goals))
    skipped = max(0, since.toordinal() - calendar.start) if since else 0
    resting = {day.toordinal() - calendar.start for day in off}
    days = [0.0] * min(skipped, length)
    strength = 0.0
    for number, (active, own) in list(enumerate(zip(_windows(calendar, length), goals, strict=False)))[skipped:]:
        before, strength = strength, strength * _KEPT[own] + _GAINED[own][active]
        if number in resting:
            is_active = calendar.week(date.fromordinal(calendar.start + number))[number % 7]
            strength = max(before, strength) if is_active else before
        days.append(strength)
    if len(days) > 1:
        days[-1] = max(days[-2:])
    return days


def _windows(calendar: Calendar, length: int) -> list[int]:
    """Return for each of so many days since the first Monday the active ones of the fourteen up to it."""
    flags = calendar.flags()[: max(0, length)]
    flags += [False] * (length - len(flags))
    sums = [0] * _WINDOW + list(accumulate(flags, initial=0))
    return [upto - before for upto, before in zip(sums[_WINDOW + 1 :], sums[1:], strict=False)]
