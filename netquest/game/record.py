"""A person's derived history: calendar and tally, extended act by act or folded anew, always the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from netquest.game.acts import Act
from netquest.game.calendar import Calendar
from netquest.game.days import monday
from netquest.game.points import Settlement, settle
from netquest.game.streaks import comebacks
from netquest.game.tally import Tally


@dataclass(frozen=True, slots=True)
class Record:
    """What streaks, habit strength and badges are computed from."""

    calendar: Calendar = field(default_factory=Calendar)
    tally: Tally = field(default_factory=Tally)


def extend(record: Record, act: Act, *, goal: int, earlier: Sequence[Act]) -> Record:
    """Return the record with one act more.

    `goal` is the weekly goal (1-7) of the act's week; `earlier` holds the surviving acts at the same challenge that
    were recorded before, in order.
    """
    calendar = record.calendar.with_day(act.day, goal=goal) if act.counts else record.calendar
    return Record(calendar, record.tally.add(act, earlier=earlier))


def steps(acts: Iterable[Act], *, goal_of: Callable[[date], int]) -> Iterator[tuple[Act, Record]]:
    """Yield the acts in order of recording, each with the record as it stood after it.

    `acts` are surviving acts in any order, once or more often; `goal_of` tells a week's goal (1-7) by its Monday.
    """
    record = Record()
    past: defaultdict[str, list[Act]] = defaultdict(list)
    for act in sorted({act.id: act for act in acts}.values(), key=lambda act: (act.at, act.id)):
        record = extend(record, act, goal=goal_of(monday(act.day)), earlier=past[act.slug])
        past[act.slug].append(act)
        yield act, record


def fold(acts: Iterable[Act], *, goal_of: Callable[[date], int]) -> Record:
    """Return the record of a whole life: surviving acts in any order, once or more often."""
    record = Record()
    for step in steps(acts, goal_of=goal_of):
        record = step[1]
    return record


def total(acts: Iterable[Act], *, goal_of: Callable[[date], int]) -> Settlement:
    """Return what a whole life earned: surviving acts in any order, once or more often.

    It is what `settle` gives for its weeks one after the other. `goal_of` tells a week's goal by its Monday.
    """
    acts = list(acts)
    days = sorted({act.day for act in acts if act.counts})
    goals = {week: goal_of(week) for week in {monday(day) for day in days}}
    return settle(acts, goals=goals, comebacks=frozenset(comebacks(days)))
