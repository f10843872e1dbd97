"""One demo person's facts, and all that follows from them, kept in memory exactly as the services keep it in tables."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from netquest.accounts.models import Person
from netquest.accounts.queries import goal_on
from netquest.catalogue.models import Challenge
from netquest.challenges import effects, service
from netquest.challenges.day_queries import History, act_of
from netquest.challenges.effects import Effect
from netquest.challenges.models import Attempt, Practice, Withdrawal
from netquest.challenges.rules import BEGINNING, key_of, pack_prior
from netquest.challenges.service import Given
from netquest.core.db import Base
from netquest.game import life
from netquest.game.acts import Act
from netquest.game.days import local_day, monday
from netquest.game.points import Pay, Settlement, difference
from netquest.game.readiness import PRIOR, Readiness
from netquest.scoring.models import BadgeAward, LedgerLine
from netquest.scoring.service import line_rows

Rows = dict[type[Base], list[dict[str, Any]]]


class Books:
    """The acts of one person so far, their state, ledger and badges, and the rows to be inserted for them.

    `goals` are the person's weekly goals as `accounts.queries.weekly_goals` gives them, `ids` yields ids of attempts,
    `prior` is where their readiness begins.
    Record acts and withdrawals in order of time.
    """

    def __init__(
        self, person: Person, goals: list[tuple[date, int]], ids: Iterator[int], *, prior: Readiness = PRIOR
    ) -> None:
        self.person = person
        self.acts: list[Act] = []
        self.state = replace(BEGINNING, readiness=prior)
        self._prior = prior
        self._goals = goals
        self._ids = ids
        self._held: Settlement = {}
        self._awards: dict[str, tuple[int, date]] = {}
        self._recorded: Counter[tuple[date, str]] = Counter()
        self._rows: Rows = defaultdict(list)

    def attempt(self, challenge: Challenge, given: Given, *, at: datetime) -> Act:
        """Record a try at a challenge, as `challenges.service.attempt` does."""
        today = local_day(at, zone=self.person.timezone, day_start=self.person.day_start)
        history = self._history(monday(given.day))
        row = service.facts(self.person, challenge, given, history, at=at, today=today)
        number = self._recorded[today, challenge.slug]
        row |= {"id": next(self._ids), "key": key_of(challenge.slug, day=today, number=number)}
        act = act_of(SimpleNamespace(**row))
        self._rows[Attempt].append(row)
        self._recorded[today, challenge.slug] += 1
        self._follow(effects.of_attempt(act, history), cause=f"attempt:{act.id}", at=at)
        self.acts.append(act)
        return act

    def withdraw(self, act: Act, *, at: datetime) -> None:
        """Take an attempt back, as `challenges.service.withdraw` does."""
        self.acts.remove(act)
        self._rows[Withdrawal].append({"attempt_id": act.id, "at": at})
        lived = life.fold(self.acts, goal_of=lambda week: goal_on(self._goals, week), prior=self._prior)
        effect = effects.of_life(lived, since=monday(act.day), held=self._awards)
        self._follow(effect, cause=f"withdrawal:{act.id}", at=at)

    def rows(self) -> Rows:
        """Return the rows of everything recorded, in an order for inserts; that of `Practice` is an update."""
        awards = sorted(self._awards.items())
        return {
            Attempt: self._rows[Attempt],
            Withdrawal: self._rows[Withdrawal],
            LedgerLine: self._rows[LedgerLine],
            Practice: [{"person_id": self.person.id, "prior": pack_prior(self._prior), **self.state.pack()}],
            BadgeAward: [
                {"person_id": self.person.id, "badge": badge, "attempt_id": attempt_id, "day": day}
                for badge, (attempt_id, day) in awards
            ],
        }

    def _history(self, since: date) -> History:
        tried_before = frozenset(act.slug for act in self.acts if act.counts and act.day < since)
        return History(self.state, None, goal_on(self._goals, since), tuple(self.acts), tried_before)

    def _follow(self, effect: Effect, *, cause: str, at: datetime) -> None:
        """Append to the ledger what it lacks, and bring badges and state up to date."""
        recent = {key: pay for key, pay in self._held.items() if key[0] >= effect.since}
        lines = difference(effect.due, recent)
        self._rows[LedgerLine] += line_rows(self.person.id, lines, cause=cause, at=at)
        for key, pay in lines.items():
            self._held[key] = self._held.get(key, Pay()) + pay
        kept = {badge: by for badge, by in self._awards.items() if badge not in effect.taken}
        self._awards = {**kept, **effect.won}
        self.state = effect.state(self.state.points + sum(pay.points for pay in lines.values()))
