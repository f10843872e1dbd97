"""What everybody in the trust tests wrote for themselves alone."""

from dataclasses import astuple

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.exercises import reframe_service
from netquest.exercises.reframe_rules import Words
from tests.challenges.doing import now
from tests.trust.cast import PEOPLE

FIELDS = ("thought", "first", "second", "third", "card")
CARDS = {part: Words(*(f"canary-{part}-{field}-7f3a: They would all look up." for field in FIELDS)) for part in PEOPLE}
"""The thought that each of them caught, the answers, and the card."""

INNER = {text: {part} for part, words in CARDS.items() for text in astuple(words)}
"""Each of these texts with whoever may read it, which is whoever wrote it."""


def look_inside(person: Person, part: str) -> None:
    """Let somebody catch a thought; and let them put another card away."""
    guide = catalogue.reframes()["again-like-then"]
    reframe_service.keep(person, CARDS[part], guide=guide, key="card-0", at=now())
    rested = Words("They will sigh.", "", "", "", "A sigh is allowed.")
    reframe_service.retire(
        person, reframe_service.keep(person, rested, guide=guide, key="card-away", at=now()), at=now()
    )
