"""What one expects of a challenge, laid beside it; and beside a try what one had expected of it."""

from collections.abc import Mapping, Sequence

from netquest.accounts.models import Person
from netquest.challenges.views import Aside, AttemptView, CardView
from netquest.expectations import queries
from netquest.expectations.rules import is_hard
from netquest.expectations.views import Before


def before(viewer: Person, cards: Sequence[CardView]) -> Mapping[str, Aside]:
    """Lay the plan that waits beside each card, or a way to make one; one statement for who keeps plans, else none.

    Who was never asked whether they want to is invited at the hardest card, if there is a hard one.
    """
    if viewer.keeps_expectations is None:
        hard = [card for card in cards if _is_hard(card)]
        hardest = max(hard, key=lambda card: card.challenge.grade, default=None)
        return {hardest.challenge.slug: Aside("expectations/_invited.html", hardest.challenge.slug)} if hardest else {}
    if not viewer.keeps_expectations:
        return {}
    waiting = queries.waiting(viewer)
    return {
        card.challenge.slug: _beside(Before(slug, waiting.get(slug), _is_hard(card)))
        for card in cards
        for slug in [card.challenge.slug]
    }


def after(viewer: Person, attempts: Sequence[AttemptView]) -> Mapping[int, Aside]:
    """Lay beside each try what one had expected of it, in one statement for who keeps plans, else none."""
    plans = queries.of_attempts(viewer, [attempt.id for attempt in attempts])
    return {attempt_id: Aside("expectations/_came.html", plan) for attempt_id, plan in plans.items()}


def _beside(before: Before) -> Aside:
    nerves = before.plan.expected.nerves if before.plan else None
    return Aside("expectations/_beside.html", before, nerves)


def _is_hard(card: CardView) -> bool:
    return is_hard(card.challenge.grade, card.slot or card.band)
