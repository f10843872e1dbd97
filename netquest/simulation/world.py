"""The simulated people: what they are like, how a day goes, what it leaves behind. All of it is assumed.

Readiness, difficulty, mood and perception are logits. A variant changes a few of the assumptions.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import exp
from random import Random
from typing import Final

from netquest.game.acts import Outcome, Reason
from netquest.game.cards import Card
from netquest.game.draw import mix64
from netquest.game.readiness import SOURCES
from netquest.simulation.interface import Answer, Answered, Shown

CHALLENGES: Final = 150
KINDS = ("message", "ask", "meet", "group", "give", "share", "reflect")
_SPLITS = ((1.0,), (0.7, 0.3), (0.5, 0.3, 0.2))
_SPREAD, _HARDER = 1.15, 0.3
_ABOUT_RIGHT = 1.2
_TOO_MUCH = -0.6
_SPREADS = 0.1
"""How much of what a success teaches helps with everything, beside what it teaches about its own sources."""


@dataclass(frozen=True, slots=True)
class Variant:
    """What is assumed.

    `alike`: what each success teaches if they all teach alike. `careless`: share of answers that say nothing.
    `nerves_noise` on the scale 0-100. `weakest`: how far the weakest source of a challenge alone decides.
    `meaningless`: share of grades that say nothing. `quirk` and `mood`: standard deviations. `decay` a day.
    """

    alike: float | None = None
    careless: float = 0.0
    nerves_noise: float = 12.0
    weakest: float = 0.0
    meaningless: float = 0.0
    quirk: float = 0.5
    mood: float = 0.5
    decay: float = 0.0


VARIANTS: Final = {
    "S1": Variant(),
    "S2": Variant(alike=0.5),
    "S3": Variant(careless=0.2, nerves_noise=25.0),
    "S4": Variant(weakest=0.7, meaningless=0.3, quirk=0.9, mood=0.9, decay=0.004),
}


@dataclass(frozen=True, slots=True)
class Truth:
    """A challenge as it really is: the card that everybody sees, and its difficulty, which nobody does."""

    card: Card
    difficulty: float


class Crowd:
    """People and challenges drawn from a seed; the same seed draws the same, whoever guides them."""

    def __init__(self, people: int, seed: int, variant: Variant) -> None:
        draw = Random(mix64(seed))
        self.variant, self.seed = variant, seed
        self.truths = {truth.card.slug: truth for truth in _challenges(draw, variant)}
        self.cards = [truth.card for truth in self.truths.values()]
        self.people = [Visitor(number, self, Random(mix64(mix64(seed) ^ number))) for number in range(people)]


def _challenges(draw: Random, variant: Variant) -> Iterator[Truth]:
    for number in range(CHALLENGES):
        grade = 1 + number % 5
        split = draw.choice(_SPLITS)
        loads = dict(zip(draw.sample(SOURCES, len(split)), split, strict=True))
        card = Card(f"c{number:03}", grade, loads, 10, 1, draw.choice(KINDS), cooldown_days=draw.choice((3, 7, 14)))
        real = draw.randint(1, 5) if draw.random() < variant.meaningless else grade
        yield Truth(card, _SPREAD * (real - 3) + _HARDER + draw.gauss(0, 0.5))


@dataclass(eq=False)
class Visitor:
    """One simulated person."""

    number: int
    crowd: Crowd = field(repr=False)
    draw: Random = field(repr=False)
    is_active: bool = True
    motivation: float = 1.0
    mood: float = 0.0
    times: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        draw = self.draw
        self.general = draw.gauss(-0.3, 0.8)
        self.sources = {source: draw.gauss(0, 0.7) for source in SOURCES}
        self.rate = 0.11 * draw.lognormvariate(0, 0.35)
        self.bias = draw.gauss(0, 0.6)
        self.quirks = {slug: draw.gauss(0, self.crowd.variant.quirk) for slug in self.crowd.truths}
        self._began_at = self._level()

    def answers(self) -> Sequence[Answered]:
        """Return what they answer to a statement on each source, to two statements on three of them."""
        asked = (*SOURCES, "rejection", "introversion", "confidence")
        felt = [self.general + self.sources[source] + self.draw.gauss(0, 0.5) for source in asked]
        return [(source, max(1, min(5, round(3 - logits / 0.6)))) for source, logits in zip(asked, felt, strict=True)]

    def margin(self, card: Card) -> float:
        """Return by how much they are a match for a card on an ordinary day."""
        weakest = self.crowd.variant.weakest
        levels = [self.sources[source] for source in card.loads]
        own = sum(weight * self.sources[source] for source, weight in card.loads.items())
        own = (1 - weakest) * own + weakest * min(levels)
        return self.general + own - self.crowd.truths[card.slug].difficulty + self.quirks[card.slug]

    def chance(self, card: Card) -> float:
        """Return the true chance (0 to 1) that they manage a card on an ordinary day."""
        return _sigmoid(self.margin(card))

    def spend(self, day: int, cards: Sequence[Shown]) -> Answer | None:
        """Live one day: pick the card that feels about right, or none; try it; be changed by it; perhaps stay away."""
        draw = Random(mix64(mix64(mix64(self.crowd.seed) ^ self.number) ^ (day + 1)))
        self._begin_day(draw)
        answer = self._pick(draw, cards)
        if answer is None:
            self.motivation -= 0.06
        if draw.random() < _sigmoid(-4.7 - 1.1 * (self.motivation - 1)):
            self.is_active = False
        return answer

    def growth(self) -> float:
        """Return by how much their readiness has grown since the beginning, the mean over the sources."""
        return self._level() - self._began_at

    def _level(self) -> float:
        return self.general + sum(self.sources.values()) / len(SOURCES)

    def _begin_day(self, draw: Random) -> None:
        variant = self.crowd.variant
        self.mood = 0.6 * self.mood + draw.gauss(0, variant.mood * 0.8)
        self.motivation += 0.02 * (1 - self.motivation)
        self.general -= variant.decay

    def _pick(self, draw: Random, cards: Sequence[Shown]) -> Answer | None:
        felt = [self.margin(shown.card) + self.mood + draw.gauss(0, 0.7) for shown in cards]
        if not felt or max(felt) < _TOO_MUCH - (self.motivation - 1):
            return None
        place = min(range(len(felt)), key=lambda place: abs(felt[place] - _ABOUT_RIGHT))
        return self._try(draw, cards[place])

    def _try(self, draw: Random, shown: Shown) -> Answer:
        variant, margin = self.crowd.variant, self.margin(shown.card) + self.mood
        p = _sigmoid(margin)
        is_done = draw.random() < p
        self._take_in(shown.card, is_done, p)
        rated = draw.random() < 0.7
        before = _on_the_scale(50 - 22 * (margin + self.bias) + draw.gauss(0, variant.nerves_noise))
        after = _on_the_scale(before - (25 if is_done else 5) + draw.gauss(0, variant.nerves_noise))
        if draw.random() < variant.careless:
            is_done = draw.random() < 0.5
        outcome, reason = _word(draw, is_done)
        return Answer(shown, outcome, reason, before if rated else None, after if rated and is_done else None)

    def _take_in(self, card: Card, is_done: bool, p: float) -> None:
        """Let a try change what they are and how they feel about coming back."""
        if not is_done:
            self.motivation -= 0.15
            return
        alike = self.crowd.variant.alike
        gain = self.rate * (0.1 + 1.6 * (1 - p) if alike is None else alike)
        self.general += _SPREADS * gain
        for source, weight in card.loads.items():
            self.sources[source] += gain * weight
        again = self.times[card.slug] > 0
        self.motivation += 0.06 * (1 - p) ** 0.5 + 0.03 - 0.05 * (p > 0.93) - 0.03 * again
        self.times[card.slug] += 1


def _word(draw: Random, is_done: bool) -> tuple[Outcome, Reason | None]:
    """Say an outcome: one success in six hears a no; of ten failures one was begun, one is left without a reason."""
    chosen = draw.random()
    if is_done:
        return (Outcome.DECLINED if chosen < 1 / 6 else Outcome.DONE), None
    if chosen < 0.1:
        return Outcome.PARTLY, None
    return Outcome.SKIPPED, Reason.NERVOUS if chosen < 0.9 else None


def _on_the_scale(nerves: float) -> int:
    return max(0, min(100, round(nerves)))


def _sigmoid(x: float) -> float:
    return 1 / (1 + exp(-x))
