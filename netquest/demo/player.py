"""Plays a demo person through their days: what they pick from the menu, how it goes, what they write down.

Nothing here knows points or badges. All chance comes from one seeded generator, so a person can be played again.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum, auto
from itertools import groupby
from math import exp
from random import Random
from zoneinfo import ZoneInfo

from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.challenges.day_queries import DEFAULT_ENERGY
from netquest.challenges.service import Given
from netquest.demo import notes
from netquest.demo.books import Books
from netquest.demo.personas import Persona
from netquest.game.acts import Act, Outcome, Reason
from netquest.game.cards import ASSIGNED, Card, Past, Pick, Wish
from netquest.game.days import monday
from netquest.game.ladder import choose
from netquest.game.readiness import DONE

DAY = timedelta(days=1)
WAKING = range(7 * 60, 22 * 60, 10)
"""The minutes of a day, by the clock on the wall, at which somebody writes something down."""

BREAKFAST = 6 * 60 + 10
"""The minute of the day at which somebody signs up, joins something, or chooses another goal."""

AT_HAND = 12
"""So many cards, dealt anew each day, the ladder chooses from: enough for a good fit, and quick for thousands."""

STONES = (10, 30, 50, 70, 90)
REASONS = {Reason.NERVOUS: 30, Reason.NO_TIME: 35, Reason.NO_CHANCE: 15, Reason.NOT_FOR_ME: 4, None: 16}
"""Why somebody leaves a challenge for today, and how often of a hundred times."""


class Step(Enum):
    """What somebody does with one card: try it, leave it, enter it wrongly and take that back, or tell of yesterday."""

    TRY = auto()
    SKIP = auto()
    SLIP = auto()
    LATE = auto()


@dataclass(frozen=True, slots=True)
class Errand:
    """Challenges that somebody takes from an offer, in their order, between two local days."""

    slugs: tuple[str, ...]
    since: date
    until: date


class Player:
    """One person being played; `pool` are the cards there are, `at` is the present instant, which no act may pass."""

    def __init__(
        self,
        persona: Persona,
        books: Books,
        rng: Random,
        *,
        pool: Sequence[Card],
        at: datetime,
        errands: Sequence[Errand] = (),
    ) -> None:
        self.persona = persona
        self.errands = errands
        self.books = books
        self.rng = rng
        self.at = at
        self.zone = ZoneInfo(persona.zone)
        self.deck = rng.sample(pool, len(pool))
        self.shown: dict[str, date] = {}
        self.drawers: dict[tuple[str, ...], list[str]] = {}

    def play(self, first: date, today: date) -> None:
        """Live the local days from `first` to `today`."""
        last = today - DAY if self.persona.leaves_today else today
        days = [first + number * DAY for number in range((last - first).days + 1)]
        planned = {day: self.persona.days_in((monday(today) - monday(day)).days // 7) for day in days}
        for _, week in groupby(days, key=monday):
            self._week(list(week), planned)

    def _week(self, days: Sequence[date], planned: dict[date, int]) -> None:
        active = self.rng.sample(days, min(len(days), planned[days[0]]))
        for day in days:
            if day in active:
                self._day(day, self._steps(is_late=planned.get(day - DAY, 0) > 0))
            elif active and self.rng.random() < 0.04:
                self._day(day, [Step.SKIP])

    def _steps(self, *, is_late: bool) -> list[Step]:
        """Draw what happens on an active day; the last is a try. `is_late`: something may be told of yesterday."""
        rare = {Step.SKIP: 0.1, Step.SLIP: 0.07, Step.LATE: 0.1 * is_late}
        steps = [step for step, share in rare.items() if self.rng.random() < share]
        return [*steps, *[Step.TRY] * self.rng.choices((1, 2), (85, 15))[0]][-3:]

    def _day(self, day: date, steps: list[Step]) -> None:
        picks = list(self._menu(day))
        minutes = sorted(self.rng.sample(WAKING, len(steps)))
        for step, minute in zip(steps, minutes, strict=True):
            at = instant(day, minute, self.zone)
            if at + timedelta(minutes=10) > self.at or not picks:
                return
            self._take(step, self._picked(picks, step), day, at=at)

    def _picked(self, picks: list[Pick], step: Step) -> Pick:
        """Draw one of the cards, and take it off; a try is at the one that was assigned, if there is one."""
        pinned = [place for place, pick in enumerate(picks) if pick.is_pinned and step is Step.TRY]
        drawn = min(len(picks) - 1, self.rng.choices((0, 1, 2), (40, 33, 27))[0])
        return picks.pop(pinned[0] if pinned else drawn)

    def _menu(self, day: date) -> tuple[Pick, ...]:
        """Choose the day's cards by the ladder, from what this person has behind them."""
        assigned = self._assigned(day)
        at_hand = self._deal()
        if assigned and all(card.slug != assigned for card in at_hand):
            at_hand += [card for card in self.deck if card.slug == assigned]
        picks = choose(
            at_hand,
            readiness=self.books.state.readiness,
            past=past(self.books.acts, shown=self.shown),
            wish=Wish(self.persona.minutes, DEFAULT_ENERGY, day),
            seed=self.rng.getrandbits(64),
            pins={assigned: ASSIGNED} if assigned else {},
        )
        self.shown |= dict.fromkeys((pick.slug for pick in picks), day)
        return picks

    def _deal(self) -> list[Card]:
        """Deal the day's cards off the top, and put them back below all others."""
        dealt = self.deck[:AT_HAND]
        self.deck = [*self.deck[AT_HAND:], *dealt]
        return dealt

    def _assigned(self, day: date) -> str | None:
        """Return what is next of the errands, the first of them first."""
        for errand in self.errands:
            tried = {act.slug for act in self.books.acts if act.counts and errand.since <= act.day <= errand.until}
            left = [slug for slug in errand.slugs if slug not in tried]
            if left and errand.since <= day <= errand.until:
                return left[0]
        return None

    def _take(self, step: Step, pick: Pick, day: date, *, at: datetime) -> None:
        challenge = catalogue.get(pick.slug)
        if step is Step.SKIP:
            self.books.attempt(challenge, self._left(challenge, day), at=at)
            return
        made = self.books.attempt(challenge, self._tried(challenge, pick, day - DAY * (step is Step.LATE)), at=at)
        if step is Step.SLIP:
            self.books.withdraw(made, at=at + timedelta(minutes=2))
            if self.rng.random() < 0.5:
                self.books.attempt(challenge, self._tried(challenge, pick, day), at=at + timedelta(minutes=4))

    def _left(self, challenge: Challenge, day: date) -> Given:
        """Leave a challenge for today, with a reason or without."""
        reason = self.rng.choices(list(REASONS), list(REASONS.values()))[0]
        names_source = reason is Reason.NERVOUS and self.rng.random() < 0.5
        source = next(iter(challenge.sources)) if names_source else None
        return Given(
            Outcome.SKIPPED, day, note=self._note(notes.OTHERWISE[Outcome.SKIPPED]), reason=reason, source=source
        )

    def _tried(self, challenge: Challenge, pick: Pick, day: date) -> Given:
        """Try a challenge: the chance is the ladder's, moved by how the person really does."""
        outcome = self._outcome(challenge, pick)
        before = self._nerves(challenge.grade)
        after = max(STONES[0], before - self.rng.choice((0, 20, 20, 40)))
        note = self._note(notes.DONE[challenge.format] if outcome is Outcome.DONE else notes.OTHERWISE[outcome])
        if self.rng.random() < 0.15:
            return Given(outcome, day, note=note)
        guess = _guess(challenge.grade, day) if challenge.format != "solo" else None
        return Given(outcome, day, nerves_before=before, nerves_after=after, note=note, guess=guess)

    def _outcome(self, challenge: Challenge, pick: Pick) -> Outcome:
        if self.rng.random() > 1 / (1 + exp(-pick.x - self.persona.ease)):
            return Outcome.PARTLY
        is_refused = challenge.format != "solo" and self.rng.random() < 0.25
        return Outcome.DECLINED if is_refused else Outcome.DONE

    def _nerves(self, grade: int) -> int:
        """Draw the stone before a try: heavier with the grade, lighter with every try that lies behind."""
        tries = sum(act.counts for act in self.books.acts)
        habit = 34 * (1 - exp(-tries / 20))
        weight = 60 + self.persona.dread + 8 * (grade - 2) - habit + self.rng.gauss(0, 9)
        return min(STONES, key=lambda stone: abs(stone - weight))

    def _note(self, pool: tuple[str, ...]) -> str:
        """Write a note now and then, none of them twice."""
        if pool not in self.drawers:
            self.drawers[pool] = self.rng.sample(pool, len(pool))
        drawer = self.drawers[pool]
        return drawer.pop() if drawer and self.rng.random() < 0.45 else ""


def past(acts: Sequence[Act], *, shown: dict[str, date]) -> Past:
    """Return what the ladder needs of a history of surviving acts."""
    done = [act for act in acts if act.outcome in DONE]
    tries = sorted((act for act in acts if act.counts), key=lambda act: act.day)
    return Past(
        times_done=Counter(act.slug for act in done),
        last_tried={act.slug: act.day for act in tries},
        last_shown=dict(shown),
        highest_done=max((act.grade for act in done), default=0),
        hidden=frozenset(act.slug for act in acts if act.reason is Reason.NOT_FOR_ME),
    )


def instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Return the instant at which the clocks of a zone show that minute of the day."""
    return datetime.combine(day, time(minute // 60, minute % 60), zone).astimezone(UTC)


def _guess(grade: int, day: date) -> int:
    """Guess how many of ten say yes: too few, as most people do. Nothing is drawn for it."""
    return 7 - grade + day.toordinal() % 3
