"""What one's offers make of Today: the card to pin, words on the cards, and a reminder. Pure, given what they ask."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from netquest.assignments.views import TodayOffers
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.catalogue.own import Scope
from netquest.challenges.views import CardView
from netquest.game.cards import ASSIGNED, CHOSEN

REMIND_WITHIN = timedelta(days=2)
REASONS_BESIDE = 2
"""So many other reasons are told beside 'assigned'."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """An accepted set that ends soon, and the next challenge of it."""

    set_name: str
    due_on: date
    challenge: Challenge


def pins(asked: TodayOffers, *, chosen: str | None = None) -> dict[str, str]:
    """Return what to put on the menu: what was chosen yesterday, then the next challenge of the set that ends first."""
    wanted = {asked.next_slug: ASSIGNED} if asked.next_slug else {}
    return {chosen: CHOSEN, **{slug: why for slug, why in wanted.items() if slug != chosen}} if chosen else wanted


def dress(card: CardView, asked: TodayOffers) -> CardView:
    """Say on a card that it belongs to an accepted set, as long as it does: an offer may be withdrawn meanwhile."""
    slug = card.challenge.slug
    if slug not in asked.open_slugs:
        return replace(card, is_assigned=False) if card.is_assigned else card
    name = asked.set_name if slug == asked.next_slug else ""
    return replace(card, is_assigned=True, set_name=name, reasons=card.reasons[:REASONS_BESIDE])


def reminder(asked: TodayOffers, *, on: date, scope: Scope) -> Reminder | None:
    """Return a word about the accepted set that ends first, on its last days."""
    challenge = catalogue.find(asked.next_slug, scope=scope) if asked.next_slug else None
    if challenge is None or asked.due_on is None or asked.due_on - on > REMIND_WITHIN:
        return None
    return Reminder(asked.set_name, asked.due_on, challenge)
