"""What of one's inventory lies beside a challenge in which one gives something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netquest.accounts.models import Person
from netquest.catalogue.models import Challenge
from netquest.exercises import strength_queries
from netquest.exercises.strength_queries import StrengthView
from netquest.exercises.strength_rules import USED_BY, chosen

TEMPLATE = "exercises/_inventory.html"


@dataclass(frozen=True, slots=True)
class Inventory:
    """What lies beside the challenge with this slug: some lines, or none, and then an offer to write one down."""

    slug: str
    lines: list[StrengthView]


def beside(viewer: Person, challenges: Sequence[Challenge]) -> Mapping[str, tuple[str, Inventory]]:
    """Return by slug the template of what lies beside a challenge and what it needs; in one statement, or none."""
    giving = [challenge.slug for challenge in challenges if challenge.strategy in USED_BY]
    lines = chosen(strength_queries.in_use(viewer)) if giving else []
    return {slug: (TEMPLATE, Inventory(slug, lines)) for slug in giving}
