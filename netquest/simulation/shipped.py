"""The engine of `game` as a policy: nothing here decides, everything asks it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from netquest.game import assessment, honesty, ladder
from netquest.game.acts import Act, Outcome
from netquest.game.calibration import Offset, Reading, calibrate, reading
from netquest.game.cards import Past, Wish
from netquest.game.learning import learn
from netquest.game.modes import MOST_RECENT, Recent, mode_of, recent, targets
from netquest.game.readiness import DONE, predict
from netquest.simulation.interface import Answer, Guide, Person, Shown, World

FIRST_DAY: Final = date(2026, 1, 5)
_ENERGY = 2
_MINUTES = 60


class Shipped:
    """The ladder as people use it, with its nightly work: offsets of challenges, and what is said of a chance."""

    def __init__(self, world: World, seed: int) -> None:
        self.cards = {card.slug: card for card in world.cards}
        self.seed = seed
        self.honesty = honesty.Honesty()
        self._readings: defaultdict[str, list[Reading]] = defaultdict(list)
        self._lived: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)

    def guide(self, person: Person) -> Guide:
        """Return the ladder of one person."""
        return _Ladder(self, person)

    def note(self, day: int, act: Act, *, x: float, doubt: float) -> None:
        """Keep what the night needs of an attempt."""
        self._lived[day].append((x, act.outcome in DONE))
        if said := reading(act, x=x, doubt=doubt):
            self._readings[act.slug].append(said)

    def night(self, day: int) -> None:
        """Calibrate what was tried today, and fit what is said to the last thirty days."""
        for slug, readings in self._readings.items():
            card = self.cards[slug]
            found = calibrate(Offset(card.offset, card.variance), readings)
            self.cards[slug] = replace(card, offset=found.mean, variance=found.variance)
        self._readings.clear()
        self._lived.pop(day - honesty.DAYS, None)
        self.honesty = honesty.fit([pair for pairs in self._lived.values() for pair in pairs])


class _Ladder:
    def __init__(self, policy: Shipped, person: Person) -> None:
        self.policy, self.number = policy, person.number
        self.readiness = assessment.prior(assessment.Answer(source, step) for source, step in person.answers())
        self.times_done: Counter[str] = Counter()
        self.last_tried: dict[str, date] = {}
        self.last_shown: dict[str, date] = {}
        self.highest = 0
        self.lately: tuple[Recent, ...] = ()
        self.acts = 0

    def offer(self, day: int) -> Sequence[Shown]:
        """Return today's menu, with the chance as it was predicted and as it would be said."""
        on = FIRST_DAY + timedelta(days=day)
        picks = ladder.choose(
            list(self.policy.cards.values()),
            readiness=self.readiness,
            past=Past(self.times_done, self.last_tried, self.last_shown, self.highest),
            wish=Wish(_MINUTES, _ENERGY, on),
            seed=ladder.seed(self.number ^ self.policy.seed << 32, on, 0),
            targets=targets(mode_of(self.lately)),
        )
        self.last_shown |= {pick.slug: on for pick in picks}
        say = self.policy.honesty.say
        return [Shown(self.policy.cards[pick.slug], pick.x, say(pick.x)) for pick in picks]

    def learn(self, day: int, answer: Answer | None) -> None:
        """Fold the attempt in as the application does."""
        if answer is None:
            return
        card, times = answer.shown.card, self.times_done[answer.shown.card.slug]
        before = predict(self.readiness, card, energy=_ENERGY, times_done=times)
        act = self._act(day, answer, before.percent)
        self.policy.note(day, act, x=before.x, doubt=before.s2)
        self.readiness = learn(self.readiness, act, times_done=times)
        self.times_done[card.slug] += act.outcome in DONE
        self.last_tried[card.slug] = act.day
        self.highest = max(self.highest, card.grade if act.outcome in DONE else 0)
        if seen := recent(act):
            self.lately = (*self.lately, seen)[-MOST_RECENT:]

    def _act(self, day: int, answer: Answer, percent: int) -> Act:
        self.acts += 1
        card, on = answer.shown.card, FIRST_DAY + timedelta(days=day)
        return Act(
            id=self.acts,
            at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC),
            day=on,
            recorded_on=on,
            slug=card.slug,
            outcome=Outcome(answer.outcome),
            grade=card.grade,
            minutes=card.minutes,
            kind=card.kind,
            loads=card.loads,
            predicted=percent,
            energy=_ENERGY,
            nerves_before=answer.nerves_before,
            nerves_after=answer.nerves_after,
            reason=answer.reason,
            offset=card.offset,
            doubt=card.variance,
        )
