"""What lies beside a challenge before it is tried: one's own card for it, or a quiet offer to make one."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from netquest.accounts.models import Person
from netquest.catalogue.models import Challenge
from netquest.exercises import reframe_queries
from netquest.exercises.reframe_rules import lay, to_offer

Beside: TypeAlias = tuple[str, Any]
"""The template that draws it, and what that needs."""


def beside(viewer: Person, challenges: Sequence[Challenge]) -> Mapping[str, Beside]:
    """Return by slug what to lay beside challenges, in one statement for all of them."""
    ahead = reframe_queries.ahead(challenges)
    laid = lay(reframe_queries.cards_before(viewer), ahead)
    found: dict[str, Beside] = {slug: ("exercises/_card_before.html", card) for slug, card in laid.items()}
    steep = to_offer(ahead, laid)
    if steep:
        found[steep] = ("exercises/_catch_first.html", steep)
    return found
