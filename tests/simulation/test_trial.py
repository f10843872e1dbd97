"""A trial: the same people, guided by one policy or another, through an interface that others can plug into."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

import pytest

from netquest.game.acts import Outcome, Reason
from netquest.game.cards import Card
from netquest.simulation.command import ALL, one, simulate
from netquest.simulation.figures import figures, mean
from netquest.simulation.interface import Answer, Answered, Shown
from netquest.simulation.page import draw
from netquest.simulation.policies import POLICIES
from netquest.simulation.shipped import Shipped
from netquest.simulation.trial import Reliability, run
from netquest.simulation.world import VARIANTS, Crowd


@dataclass
class Parrot:
    """Another simulator's person: always says the same of the first card, and grows by one a day."""

    number: int
    outcome: Outcome
    is_active: bool = True
    seen: list[list[str]] = field(default_factory=list)

    def answers(self) -> list[Answered]:
        return [("time", 4)]

    def chance(self, card: Card) -> float:
        return 0.5

    def spend(self, day: int, cards: Sequence[Shown]) -> Answer | None:
        self.seen.append([shown.card.slug for shown in cards])
        self.is_active = day < 2
        reason = Reason.NERVOUS if self.outcome is Outcome.SKIPPED else None
        return Answer(cards[0], self.outcome, reason)

    def growth(self) -> float:
        return float(len(self.seen))


@dataclass
class Aviary:
    """Another simulator's world."""

    cards: list[Card]
    people: list[Parrot]


def an_aviary() -> Aviary:
    cards = [Card(f"c{n}", n % 5 + 1, {"time": 1.0}, 2, 1, "ask") for n in range(20)]
    return Aviary(cards, [Parrot(1, Outcome.DONE), Parrot(2, Outcome.SKIPPED)])


@pytest.mark.parametrize("name", ALL)
def test_another_simulator_plugs_in(name: str) -> None:
    world = an_aviary()
    made = run(world, ALL[name](world, 1), days=5)
    assert made.growth == [3.0, 3.0]
    assert (made.done, made.stayed, made.levels[-1]) == ([3, 0], [False, False], 3.0)
    assert all(len(set(slugs)) == 3 for parrot in world.people for slugs in parrot.seen)


def test_the_shipped_ladder_learns_from_what_it_sees() -> None:
    world = an_aviary()
    made = run(world, Shipped(world, 1), days=3)
    assert made.predicted.counts == made.said.counts
    assert sum(made.predicted.counts) == 6
    assert made.said.chances != made.predicted.chances, "what is said was never fitted"


@pytest.mark.parametrize("name", ["netquest", "oracle", "random"])
def test_a_seed_gives_the_same_run_again(name: str) -> None:
    assert one((name, "S3", 8, 15, 5)) == one((name, "S3", 8, 15, 5))
    assert one((name, "S3", 8, 15, 5)) != one((name, "S3", 8, 15, 6))


@pytest.mark.parametrize("variant", VARIANTS)
def test_whoever_guides_them_the_people_and_challenges_are_the_same(variant: str) -> None:
    first, second = (Crowd(3, 9, VARIANTS[variant]) for _ in range(2))
    run(first, POLICIES["random"](first, 9), days=10)
    assert first.truths == second.truths
    assert [person.quirks for person in first.people] == [person.quirks for person in second.people]
    assert [person.bias for person in first.people] == [person.bias for person in second.people]


def misgraded(crowd: Crowd) -> float:
    """How far difficulties are from what the grades say."""
    return mean([abs(truth.difficulty - 1.15 * (truth.card.grade - 3)) for truth in crowd.truths.values()])[0]


def quirkiness(crowd: Crowd) -> float:
    return mean([abs(quirk) for person in crowd.people for quirk in person.quirks.values()])[0]


def test_a_variant_changes_what_it_names() -> None:
    plain, misfit = (Crowd(200, 1, VARIANTS[name]) for name in ("S1", "S4"))
    grades = [
        [abs(t.difficulty - 1.15 * (t.card.grade - 3)) for t in crowd.truths.values()] for crowd in (plain, misfit)
    ]
    assert sum(grades[1]) > 1.5 * sum(grades[0]), "no grade is meaningless"
    spread = [mean([abs(quirk) for p in crowd.people for quirk in p.quirks.values()])[0] for crowd in (plain, misfit)]
    assert spread[1] / spread[0] == pytest.approx(0.9 / 0.5, rel=0.05)


def test_a_prediction_that_comes_true_has_no_error_and_one_that_does_not_its_gap() -> None:
    true, false = Reliability(), Reliability()
    for n in range(100):
        true.add(0.75, n % 4 > 0)
        false.add(0.95, n % 4 > 0)
    assert true.error() == pytest.approx(0.0)
    assert false.error() == pytest.approx(0.2)
    true.join(false)
    assert true.error() == pytest.approx(0.1)
    assert Reliability().error() is None


def test_a_mean_comes_with_the_width_of_its_interval() -> None:
    value, spread = mean([1.0, 2.0, 3.0, 4.0])
    assert (value, spread) == pytest.approx((2.5, 1.96 * 1.2909944 / 2))
    assert mean([3.0]) == (3.0, 0.0)


def test_differences_are_taken_person_by_person() -> None:
    runs = {name: [one((name, "S1", 6, 12, seed)) for seed in (1, 2)] for name in ("netquest", "random")}
    found = figures(runs)
    assert found["netquest"].ahead == (0.0, 0.0)
    paired = [
        a - b
        for r, s in zip(runs["netquest"], runs["random"], strict=True)
        for a, b in zip(r.growth, s.growth, strict=True)
    ]
    assert found["random"].ahead == mean(paired)
    assert found["random"].ece is None


def test_the_command_prints_json_and_draws_every_policy(app: Any, tmp_path: Any) -> None:
    asked = ["--variant", "S2", "--people", "4", "--days", "6", "--seeds", "1"]
    svg = tmp_path / "plots.svg"
    told = app.test_cli_runner().invoke(simulate, [*asked, "--json", "--svg", str(svg)])
    assert told.exit_code == 0, told.output
    found = json.loads(told.stdout)
    assert found["variant"] == "S2"
    assert set(found["policies"]) == set(ALL)
    for made in found["policies"].values():
        assert [len(made[name]) for name in ("growth", "day120", "done")] == [2, 2, 2]
    drawn = ElementTree.parse(svg).getroot()
    labels = {text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert set(ALL) <= labels


def test_the_command_prints_a_table(app: Any) -> None:
    told = app.test_cli_runner().invoke(simulate, ["--people", "3", "--days", "3", "--seeds", "1"])
    assert [line.split()[0] for line in told.stdout.splitlines()][1:] == [*ALL]


def test_labels_of_lines_that_end_together_stand_apart() -> None:
    runs = {name: [one((name, "S1", 3, 4, 1))] for name in ("netquest", "oracle", "random")}
    root = ElementTree.fromstring(draw(figures(runs), title="A <title> & more"))
    ends = [float(t.get("y", 0)) for t in root.iter("{http://www.w3.org/2000/svg}text") if t.text in runs]
    assert all(abs(a - b) >= 14 for a, b in zip(sorted(ends[:3]), sorted(ends[:3])[1:], strict=False))
