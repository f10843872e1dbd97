"""The active days of a life, packed week by week, each week with the goal that it was begun with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, compress, count
from typing import Self

_CODES = {f"{days:02x}{goal}": days << 4 | goal for days in range(1, 128) for goal in range(1, 8)} | {"000": 0}
"""Three characters a week, and the number that it is packed into: the goal in the lowest four bits."""

_MET = frozenset(week for week in _CODES.values() if 0 < (week & 0xF) <= (week >> 4).bit_count())
_WEEKDAYS = tuple(tuple(bool(days >> weekday & 1) for weekday in range(7)) for days in range(128))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Active days, and per ISO week the goal (days a week, 1-7) that held when its first active day came.

    As text: the first Monday, a colon, and three characters a week: two hexadecimal digits for its days
    (Monday is bit 0), one digit for its goal, 0 while the week has no active day. An empty life is "".
    `start` is the ordinal of the first Monday (0 when empty), `packed` one number a week, no gaps. It
    begins and ends with a week that has an active day, so equal histories are equal calendars.
    """

    start: int = 0
    packed: tuple[int, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str` wrote. ValueError for anything else."""
        if not text:
            return cls()
        first, codes = date.fromisoformat(text[:10]), re.findall("...", text[11:])
        try:
            packed = tuple(map(_CODES.__getitem__, codes))
        except KeyError as unknown:
            raise ValueError(f"not a week of a calendar: {unknown}") from None
        is_whole = text[10:11] == ":" and len(text) == 11 + 3 * len(packed)
        if first.weekday() or not is_whole or not packed or not (packed[0] and packed[-1]):
            raise ValueError(f"not a calendar: {text[:40]!r}")
        return cls(first.toordinal(), packed)

    def __str__(self) -> str:
        if not self.packed:
            return ""
        weeks = "".join([f"{week:03x}" for week in self.packed])
        return f"{self.monday(0).isoformat()}:{weeks}"

    def with_day(self, day: date, *, goal: int) -> Self:
        """Return the calendar with `day` active too. A week keeps the goal that its first active day brought."""
        monday = day.toordinal() - day.weekday()
        start = min(self.start, monday) if self.packed else monday
        weeks = [0] * ((self.start - start) // 7 if self.packed else 0) + list(self.packed)
        index = (monday - start) // 7
        weeks += [0] * (index + 1 - len(weeks))
        weeks[index] = (weeks[index] or goal) | 1 << (4 + day.weekday())
        return type(self)(start, tuple(weeks))

    def __contains__(self, day: object) -> bool:
        """Tell whether `day` (a date) was active."""
        return isinstance(day, date) and self.week(day)[day.weekday()]

    def monday(self, index: int) -> date:
        """Return the Monday of the week so many weeks after the first one."""
        return date.fromordinal(self.start + 7 * index)

    def flags(self) -> list[bool]:
        """Return for each day, from the first Monday to the last Sunday, whether it was active."""
        return list(chain.from_iterable([_WEEKDAYS[week >> 4] for week in self.packed]))

    def days(self) -> Iterator[date]:
        """Yield the active days, ascending."""
        return map(date.fromordinal, compress(count(self.start), self.flags()))

    def weeks(self) -> Iterator[tuple[date, int, int]]:
        """Yield (Monday, number of active days, goal) from the first week to the last, empty weeks included."""
        for index, week in enumerate(self.packed):
            yield self.monday(index), (week >> 4).bit_count(), week & 0xF

    def week(self, day: date) -> tuple[bool, ...]:
        """Return which of the seven days of the ISO week of `day` were active, Monday first."""
        return _WEEKDAYS[self._week_of(day) >> 4]

    def goal_of(self, day: date) -> int:
        """Return the goal of the ISO week of `day`, 0 while that week has no active day."""
        return self._week_of(day) & 0xF

    def _week_of(self, day: date) -> int:
        index = (day.toordinal() - self.start) // 7
        return self.packed[index] if 0 <= index < len(self.packed) else 0

    def goals_met(self) -> list[bool]:
        """Return for each week, the first one first, whether it met its goal. An empty week meets none."""
        return [week in _MET for week in self.packed]

    @property
    def active_days(self) -> int:
        """How many days were active in all."""
        return sum([(week >> 4).bit_count() for week in self.packed])

    @property
    def best_week(self) -> int:
        """How many days of one ISO week were active at most."""
        return max([(week >> 4).bit_count() for week in self.packed], default=0)
