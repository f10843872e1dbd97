"""One trial: a policy guides the people of a world through some days; what became of them."""

from dataclasses import dataclass, field
from math import exp

from netquest.game.readiness import DONE
from netquest.simulation.interface import Answer, Policy, World

BINS = 10


@dataclass
class Reliability:
    """How far what was predicted came true: sums of chances and of successes by tenths of the chance."""

    counts: list[int] = field(default_factory=lambda: [0] * BINS)
    chances: list[float] = field(default_factory=lambda: [0.0] * BINS)
    successes: list[int] = field(default_factory=lambda: [0] * BINS)

    def add(self, p: float, is_done: bool) -> None:
        """Count one prediction (0 to 1) and what came of it."""
        place = min(BINS - 1, int(p * BINS))
        self.counts[place] += 1
        self.chances[place] += p
        self.successes[place] += is_done

    def join(self, other: "Reliability") -> None:
        """Add what another one counted."""
        for place in range(BINS):
            self.counts[place] += other.counts[place]
            self.chances[place] += other.chances[place]
            self.successes[place] += other.successes[place]

    def error(self) -> float | None:
        """Return the expected calibration error: the mean gap between chance and success, over all predictions."""
        gaps = [abs(chance - won) for chance, won in zip(self.chances, self.successes, strict=True)]
        return sum(gaps) / total if (total := sum(self.counts)) else None


@dataclass
class Run:
    """What became of each person, in the order of their numbers, and how true the predictions were.

    `growth` in logits; `stayed`: active on the last day; `done`: challenges done. `levels`: the mean growth of all
    people after each day.
    """

    growth: list[float]
    stayed: list[bool]
    done: list[int]
    levels: list[float]
    active: list[float]
    predicted: Reliability
    said: Reliability


def run(world: World, policy: Policy, *, days: int) -> Run:
    """Let a policy guide everybody for some days."""
    guides = [policy.guide(person) for person in world.people]
    done = [0] * len(guides)
    predicted, said = Reliability(), Reliability()
    levels, active = [], []
    for day in range(days):
        for place, (person, guide) in enumerate(zip(world.people, guides, strict=True)):
            if person.is_active:
                answer = person.spend(day, guide.offer(day))
                guide.learn(day, answer)
                done[place] += _note(answer, predicted, said)
        policy.night(day)
        levels.append(sum(person.growth() for person in world.people) / len(guides))
        active.append(sum(person.is_active for person in world.people) / len(guides))
    growth = [person.growth() for person in world.people]
    return Run(growth, [person.is_active for person in world.people], done, levels, active, predicted, said)


def _note(answer: Answer | None, predicted: Reliability, said: Reliability) -> bool:
    """Count what was predicted and said of an answer; tells whether it was done."""
    if answer is None:
        return False
    is_done = answer.outcome in DONE
    if answer.shown.x is not None:
        predicted.add(_chance(answer.shown.x), is_done)
    if answer.shown.said is not None:
        said.add(answer.shown.said, is_done)
    return is_done


def _chance(x: float) -> float:
    return 1 / (1 + exp(-x))
