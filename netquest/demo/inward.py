"""What demo people practise in the head: lines of their inventory, and answers about myths. Private, like all of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.schemas import VERDICTS
from netquest.demo.books import Rows
from netquest.demo.personas import Persona
from netquest.exercises.myth_models import MythAnswer
from netquest.exercises.strength_models import Strength
from netquest.exercises.strength_rules import Kind
from netquest.game.days import local_day

LINES = (
    (Kind.OFFER, "I read drafts quickly and say what is missing."),
    (Kind.OFFER, "An hour on Fridays to look through somebody's figures."),
    (Kind.OFFER, "I know who decides what in the planning office."),
    (Kind.SKILL, "I stay calm on the phone when the other side does not."),
    (Kind.SKILL, "I explain the stock system in ten minutes."),
    (Kind.SKILL, "I remember what people told me last time."),
    (Kind.WIN, "The new rota holds since I drew it."),
    (Kind.WIN, "Four newcomers found their way with my map."),
)
GUESSES = 7


def rows(persona: Persona, person: Person, *, at: datetime) -> Rows:
    """Return the rows of somebody who looked at the assessment too; the same person writes the same each time."""
    if not persona.looks:
        return {}
    rng = Random(f"{persona.address}:inward")  # noqa: S311 - repeatable, nothing secret
    found: Rows = {Strength: list(_lines(person, rng)), MythAnswer: list(_guesses(person, rng))}
    return {table: [row for row in some if row["at"] <= at] for table, some in found.items()}


def _lines(person: Person, rng: Random) -> Iterator[dict[str, Any]]:
    for number, (kind, text) in enumerate(rng.sample(LINES, 3)):
        when = person.created_at + timedelta(days=2 * number, minutes=40)
        row = {"person_id": person.id, "key": f"demo-{number}", "kind": kind.value, "text": text, "at": when}
        yield row | {"retired_at": None, "deleted_at": None}


def _guesses(person: Person, rng: Random) -> Iterator[dict[str, Any]]:
    """Guess at some myths, one every few days, six times of ten rightly."""
    for number, myth in enumerate(rng.sample(list(catalogue.myths().values()), GUESSES)):
        when = person.created_at + timedelta(days=3 * number, minutes=50)
        said = myth.verdict if rng.random() < 0.6 else rng.choice([one for one in VERDICTS if one != myth.verdict])
        day = local_day(when, zone=person.timezone, day_start=person.day_start)
        told = {"myth": myth.id, "answer": said, "verdict": myth.verdict}
        yield {"person_id": person.id, **told, "day": day, "at": when}
