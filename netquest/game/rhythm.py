"""When a person means to rest: weekdays, pauses and journeys, and which days and weeks nothing is asked of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netquest.game.days import Stay, local_day, monday, travel_days

MOST_RESTS = 6
"""Rest days a week; with a seventh it would be a pause."""

MOST_PAUSED = 366
"""Days of one pause."""

NEUTRAL_FROM = 4
"""So many paused days, and nothing is asked of their week."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A pause, from its first day to its last, both included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        """Whether it lasts on that day."""
        return self.first <= day <= self.last

    def touches(self, other: "Span") -> bool:
        """Whether the two share a day, or one begins on the day after the other ends."""
        return self.first <= other.last + _DAY and other.first <= self.last + _DAY

    def joined(self, others: Iterable["Span"]) -> "Span":
        """Return the pause that this one and those that touch it make together."""
        every = [self, *others]
        return Span(min(span.first for span in every), max(span.last for span in every))


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What a person planned, and where they lived.

    `rests`: the weekdays (0-6, Monday is 0) that are rest days from a local day on, oldest first. `pauses` in any
    order. `stays` in order of time; the first one begins with the account.
    """

    rests: Sequence[tuple[date, frozenset[int]]] = ()
    pauses: Sequence[Span] = ()
    stays: Sequence[Stay] = ()

    @property
    def since(self) -> date | None:
        """The local day on which the account was opened."""
        first = next(iter(self.stays), None)
        return local_day(first.since, zone=first.zone, day_start=first.day_start) if first else None

    def rest_days(self, on: date) -> frozenset[int]:
        """Return the weekdays that are rest days by what holds on a local day."""
        return next((weekdays for valid_from, weekdays in reversed(self.rests) if valid_from <= on), frozenset())

    def is_rest(self, day: date) -> bool:
        """Whether rest was planned for that day."""
        return day.weekday() in self.rest_days(day)

    def pause_on(self, day: date) -> Span | None:
        """Return the pause that lasts on that day."""
        return next((pause for pause in self.pauses if day in pause), None)

    def journeys(self, first: date, last: date) -> frozenset[date]:
        """Return the days that a journey cut short."""
        return travel_days(self.stays, first=first, last=last) if self.stays else frozenset()

    def off(self, first: date, last: date) -> frozenset[date]:
        """Return the days from `first` to `last` that cost nothing when idle: planned rest, pause, travel."""
        rests = {day for day in _days(Span(first, last)) if self.is_rest(day)} if self.rests else set()
        return frozenset(rests.union(self._paused(first, last))) | self.journeys(first, last)

    def neutral_weeks(self, last: date) -> frozenset[date]:
        """Return the Mondays, up to the week of `last`, of the weeks that a pause makes neutral."""
        paused = set(self._paused(date.min, last + 6 * _DAY))
        return frozenset(week for week, days in Counter(map(monday, paused)).items() if days >= NEUTRAL_FROM)

    def _paused(self, first: date, last: date) -> Iterator[date]:
        for pause in self.pauses:
            yield from _days(Span(max(first, pause.first), min(last, pause.last)))


def _days(span: Span) -> Iterator[date]:
    return (span.first + timedelta(days=number) for number in range(span.length))
