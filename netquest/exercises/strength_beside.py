"""What of one's inventory lies beside a challenge in which one gives something."""

from collections.abc import Mapping, Sequence

from netquest.accounts.models import Person
from netquest.catalogue.models import Challenge
from netquest.exercises import strength_queries
from netquest.exercises.strength_queries import StrengthView
from netquest.exercises.strength_rules import USED_BY, chosen

TEMPLATE = "exercises/_inventory.html"


def beside(viewer: Person, challenges: Sequence[Challenge]) -> Mapping[str, tuple[str, list[StrengthView]]]:
    """Return by slug the template of what lies beside a challenge and the lines in it; in one statement, or none."""
    giving = [challenge.slug for challenge in challenges if challenge.strategy in USED_BY]
    lines = chosen(strength_queries.in_use(viewer)) if giving else []
    return dict.fromkeys(giving, (TEMPLATE, lines))
