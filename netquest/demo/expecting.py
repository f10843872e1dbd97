"""What demo people expected of some tries, and what came of it. Private, like all of it."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random
from typing import Any

from netquest.accounts.models import Person
from netquest.demo.books import Rows
from netquest.demo.personas import Persona
from netquest.expectations.models import Plan
from netquest.expectations.rules import FEARS, Expected, Found, Happened
from netquest.expectations.service import columns
from netquest.game.acts import Act

TRIED = 8
"""So many of their latest heavier tries they said something about beforehand."""

HARD_FROM = 2
MOMENTS = (
    ("After the Monday round", "walk over before I sit down again"),
    ("At half past nine, with the coffee", "write the first line, and then the second"),
    ("At the door, with my coat still on", "say hello to whoever stands nearest"),
    ("On the train home", "send it before the tunnel"),
    ("When the call ends", "stay on for one more question"),
)
LEARNT = (
    "The pause was shorter than in my head.",
    "Nobody remembers the first sentence, not even I.",
    "They were glad to be asked.",
    "A no takes four seconds. I had planned for a week.",
    "It helped to know the first line.",
)
OWN = "My voice goes thin"


def rows(persona: Persona, person: Person, acts: Sequence[Act]) -> Rows:
    """Return the plans of somebody who keeps such things; the same person expects the same each time."""
    if not person.keeps_expectations:
        return {}
    rng = Random(f"{persona.address}:expected")  # noqa: S311 - repeatable, nothing secret
    heavy = [act for act in acts if act.counts and act.grade >= HARD_FROM and act.nerves_before is not None]
    return {Plan: list(_plans(person, heavy[-TRIED:], rng))}


def _plans(person: Person, acts: Sequence[Act], rng: Random) -> Iterator[dict[str, Any]]:
    """Tell of each try what was feared and what happened; the latest is still to be looked back on."""
    for number, act in enumerate(acts):
        cue, then = rng.choice(MOMENTS) if rng.random() < 0.6 else ("", "")
        own = OWN if rng.random() < 0.15 else ""
        expected = Expected(tuple(rng.sample(FEARS, rng.choice((1, 2)))), own, act.nerves_before, cue, then)
        is_open = number == len(acts) - 1
        found = Found() if is_open else _found(expected, rng)
        key = f"demo-{number}"
        yield {
            "person_id": person.id,
            "key": key,
            "slug": act.slug,
            "made_on": act.day,
            "attempt_id": act.id,
            **columns(expected, found),
            "told_on": None if is_open else _later(act.day, act.recorded_on),
        }


def _found(expected: Expected, rng: Random) -> Found:
    answers = {fear: rng.choices(list(Happened), (68, 18, 14))[0] for fear in expected.all_fears}
    return Found(answers, rng.choice(LEARNT) if rng.random() < 0.5 else "")


def _later(one: date, other: date) -> date:
    return max(one, other)
