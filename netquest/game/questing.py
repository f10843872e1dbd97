"""Which three quests a week holds for a person: sized to what they have done lately and can be expected to manage.

A pure function of what it is told; the same arguments give the same three everywhere.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from netquest.game.draw import draws, mix64, number_of
from netquest.game.quests import ALWAYS_FITS, NEAR, NEW, Ask, Quest

WEEKLY: Final = 3
"""So many quests a week has."""

LIKELY: Final = 50
"""Percent: what a person is asked for is at least as likely as this."""

ENOUGH: Final = 3
"""So many cards must be open to whoever is asked for a thing, so that there is a choice."""

_AHEAD = 2
_MOST = 3
_LEAST = 2
_SALT = 0x9E37


@dataclass(frozen=True, slots=True)
class Option:
    """A card as quests see it. `percent` is the chance at present; `is_fresh`: it was never tried."""

    kind: str
    strategy: str
    source: str
    stage: str
    grade: int
    minutes: int
    percent: int
    is_fresh: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Who the quests are for: tries a week over the last four, weekly goal (1-7), the highest grade wanted (1-5).

    `highest_done` is the highest grade done, `last_week` that of the last week's tries, 0 without one.
    """

    pace: float
    goal: int
    ceiling: int = 5
    highest_done: int = 0
    last_week: int = 0

    @property
    def most(self) -> int:
        """How many tries the three together may take."""
        return self.goal + 1

    @property
    def comfortable(self) -> int:
        """How many tries the two larger quests together ask for."""
        return min(self.most, max(_LEAST, round(self.pace)))


def seed(person: int, monday: date, number: int) -> int:
    """Seed the draw of one person's week: unsigned, 64 bits. `number` is 0, and 1 after a swap."""
    return mix64(mix64(mix64(person ^ _SALT) ^ monday.toordinal()) ^ number)


def week(person: Person, options: Sequence[Option], *, seed: int, before: Collection[Quest] = ()) -> tuple[Quest, ...]:
    """Choose the three quests of a week, a small one first.

    The two larger ones together take no more tries than are comfortable, and so the three no more than goal + 1:
    where that leaves no room, the small one is such that any try is it. `before` are the quests of the last week, whose
    asks come back only where nothing else is left. Returns fewer where there is no card to ask for.
    """
    reach = _open(person, options)
    last = frozenset((quest.ask, quest.of) for quest in before)
    drawn = _drawn([*_larger(person, reach)], seed, last)
    first = next(iter(drawn), None)
    if first is None:
        return ()
    room = person.comfortable - first.need
    second = next((one for one in drawn if one.ask is not first.ask and one.need <= room), None)
    larger = [quest for quest in (first, second) if quest]
    spare = person.most - sum(quest.need for quest in larger)
    [small, *_] = _drawn([*_small(reach, spare)], seed, last)
    return small, *sorted(larger, key=lambda quest: quest.need)


def another(
    quests: Sequence[Quest],
    place: int,
    person: Person,
    options: Sequence[Option],
    *,
    seed: int,
    before: Collection[Quest] = (),
) -> tuple[Quest, ...]:
    """Return the quests with another one at `place`, of the same size or a smaller one; unchanged if there is none."""
    reach, gone = _open(person, options), quests[place]
    last = frozenset((quest.ask, quest.of) for quest in before)
    others = [quest for number, quest in enumerate(quests) if number != place]
    spare = person.most - sum(quest.need for quest in others)
    pool = _small(reach, spare) if place == 0 else _larger(person, reach)
    taken = {gone.ask, *(quest.ask for quest in others)}
    found = [one for one in _drawn([*pool], seed, last) if one.ask not in taken and one.need <= gone.need]
    return tuple(found[0] if number == place and found else quest for number, quest in enumerate(quests))


def _open(person: Person, options: Iterable[Option]) -> list[Option]:
    """Return the cards that a person may be asked for: within reach, and likely enough."""
    highest = min(person.ceiling, person.highest_done + _AHEAD)
    return [one for one in options if one.grade <= highest and one.percent >= LIKELY]


def _drawn(quests: Sequence[Quest], seed: int, last: Collection[tuple[Ask, str]]) -> list[Quest]:
    """Put quests in the order of a draw, first by what they ask; what the last week asked comes behind the others."""
    asked, mixed = {ask for ask, _ in last}, mix64(seed)
    luck = dict(zip(quests, draws(mixed, [number_of(f"{one.ask}:{one.of}:{one.need}") for one in quests]), strict=True))
    of_ask = {one.ask: draws(mixed, [number_of(one.ask)])[0] for one in quests}

    def key(one: Quest) -> tuple[bool, bool, float, float]:
        return (one.ask, one.of) in last, one.ask in asked, of_ask[one.ask], luck[one]

    return sorted(quests, key=key)


def _small(options: Sequence[Option], spare: int) -> Iterator[Quest]:
    yield from (Quest(Ask(ask)) for ask in sorted(ALWAYS_FITS))
    if spare >= 1:
        if sum(one.minutes <= 2 for one in options) >= ENOUGH:
            yield Quest(Ask.SHORT)
        if any(not one.is_fresh for one in options):
            yield Quest(Ask.AGAIN)


def _larger(person: Person, options: Sequence[Option]) -> Iterator[Quest]:
    """Yield every larger quest that fits a person: about half of what is comfortable each, or a single try."""
    if not options:
        return
    for need in sorted({min(_MOST, person.comfortable // 2), min(_MOST, (person.comfortable + 1) // 2)}):
        yield from _sized(options, need)
        if need > 1:
            yield from _varied(person, options, need)
    yield from _single(person, options)


def _sized(options: Sequence[Option], need: int) -> Iterator[Quest]:
    """Yield what can be asked for any number of times."""
    for ask, name in ((Ask.KIND, "kind"), (Ask.SOURCE, "source")):
        cards = Counter(getattr(one, name) for one in options)
        yield from (Quest(ask, need, of) for of, number in sorted(cards.items()) if number >= need + ENOUGH - 1)
    if sum(one.is_fresh for one in options) >= need + ENOUGH - 1:
        yield Quest(Ask.FRESH, need)


def _varied(person: Person, options: Sequence[Option], need: int) -> Iterator[Quest]:
    """Yield what takes two different things or more."""
    if need <= person.goal:
        yield Quest(Ask.DAYS, need)
    for ask, name in ((Ask.KINDS, "kind"), (Ask.SOURCES, "source")):
        if len({getattr(one, name) for one in options}) > need:
            yield Quest(ask, need)
    near, new = (sum(one.stage in stages for one in options) for stages in (NEAR, NEW))
    if near >= need - 1 + ENOUGH and new >= ENOUGH:
        yield Quest(Ask.TIES, need)


def _single(person: Person, options: Sequence[Option]) -> Iterator[Quest]:
    """Yield what is asked for once."""
    strategies = Counter(one.strategy for one in options)
    yield from (Quest(Ask.STRATEGY, 1, of) for of, number in sorted(strategies.items()) if number >= ENOUGH)
    if sum(one.stage in NEW for one in options) >= ENOUGH:
        yield Quest(Ask.NEWCOMER)
    if sum(one.percent < 85 for one in options) >= ENOUGH:
        yield Quest(Ask.STRETCH)
    step = person.last_week + 1
    if person.last_week and sum(one.grade >= step for one in options) >= ENOUGH:
        yield Quest(Ask.STEP, grade=step)


def quarter(day: date) -> tuple[date, date]:
    """Return the first and the last day of the quarter of a year in which a day lies."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    following = date(first.year + first.month // 10, first.month % 12 + 3 if first.month < 10 else 1, 1)
    return first, following - timedelta(days=1)


def theme_of(day: date, themes: Mapping[str, int]) -> str | None:
    """Return the theme of the quarter of a day, given the quarter (1-4) of each; those of one take turns."""
    number = (day.month - 1) // 3 + 1
    of_quarter = [theme for theme, its in themes.items() if its == number]
    return of_quarter[day.year % len(of_quarter)] if of_quarter else None
