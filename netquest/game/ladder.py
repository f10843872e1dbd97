"""The ladder: which three challenges to offer today, and why these.

A pure function of what it is told. Each slot has a chance of success to aim for, and the card with the best score
there takes it: near the aim, on a source that still holds the person back, long unseen, new, unlike the other two.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from netquest.game.cards import Card, Past, Pick, Slot, Wish, band
from netquest.game.draw import mix64
from netquest.game.modes import Mode, targets
from netquest.game.readiness import Readiness
from netquest.game.scores import MOST_REASONS, Field

__all__ = ["Card", "Past", "Pick", "Slot", "Wish", "band", "choose", "seed"]

_GRADES_AHEAD = 2
_REFLECT = "reflect"
_MOST_PINS = len(Slot) - 1
_NOTHING_FIXED: Final[Mapping[Slot, Pick]] = MappingProxyType({})
_NOTHING_PINNED: Final[Mapping[str, str]] = MappingProxyType({})
_USUAL: Final[Mapping[Slot, float]] = MappingProxyType(targets(Mode.NORMAL))

Placed = dict[Slot, tuple[int, tuple[str, ...]]]
"""By slot: the place of a card in the field, and the reasons for it."""


def seed(person: int, day: date, number: int) -> int:
    """Seed the draws of one person's menu: unsigned, 64 bits. `number` counts the menus of that day from 0."""
    return mix64(mix64(mix64(person) ^ day.toordinal()) ^ number)


def choose(
    pool: Sequence[Card],
    *,
    readiness: Readiness,
    past: Past,
    wish: Wish,
    seed: int,
    targets: Mapping[Slot, float] = _USUAL,
    fixed: Mapping[Slot, Pick] = _NOTHING_FIXED,
    pins: Mapping[str, str] = _NOTHING_PINNED,
    without: Container[str] = (),
    beside: Collection[Pick] = (),
) -> tuple[Pick, ...]:
    """Choose today's menu: a pick per slot in the order of the slots, fewer when the pool has fewer cards.

    `targets` is the chance that each slot aims for, in logits (`modes.targets`).
    `fixed` picks stay where they are. `pins` are cards to put on the menu (slug to reason, the important ones first)
    whatever speaks against them, each in the free slot that aims nearest to its chance; two at most, with those among
    the fixed ones, so that one slot is always chosen for the person alone. Of the others, those that are hidden or
    above the person's own ceiling are never offered, cards `without` again only when nothing else is left. Cards that
    are cooling down, then those that take more time or energy than there is, then those beyond the person's grade or
    prerequisites come in only as far as three cannot be found without them. At most one card asks to reflect, where
    the others allow it. What stands `beside` these, as other rows of the same menu, is not offered again, and new cards
    are as unlike it as they are unlike each other. Slots are filled in turn, best score first, given what is already
    shown; then the new cards are put in the order of their chances. The same arguments give the same menu everywhere.
    """
    free = [slot for slot in Slot if slot not in fixed]
    kept = [*fixed.values(), *beside]
    pinned = _pinned(pool, pins, kept, most=len(free))
    taken = {pick.slug for pick in kept}.union(card.slug for card in pinned)
    hidden, ceiling = past.hidden, wish.ceiling
    eligible = [card for card in pool if card.grade <= ceiling and card.slug not in hidden and card.slug not in taken]
    owed, spare = _admit(eligible, len(free) - len(pinned), past=past, wish=wish, without=without)
    field = Field([*pinned, *owed, *spare], readiness=readiness, past=past, wish=wish, seed=seed, targets=targets)
    placed = _put(field, free, {card.slug: pins[card.slug] for card in pinned})
    free = [slot for slot in free if slot not in placed]
    placed |= _fill(field, free, owed, shown=[card for card in pool if card.slug in taken])
    picks = dict(fixed) | {slot: field.pick(slot, place, reasons) for slot, (place, reasons) in placed.items()}
    return tuple(picks[slot] for slot in Slot if slot in picks)


def _pinned(pool: Iterable[Card], pins: Mapping[str, str], fixed: Collection[Pick], *, most: int) -> list[Card]:
    """Return the cards to pin, the important ones first, as many as there is room for."""
    if not pins:
        return []
    kept = {pick.slug for pick in fixed}
    cards = {card.slug: card for card in pool if card.slug in pins and card.slug not in kept}
    room = min(most, _MOST_PINS - sum(pick.is_pinned for pick in fixed))
    return [cards[slug] for slug in pins if slug in cards][: max(0, room)]


def _put(field: Field, free: Iterable[Slot], pins: Mapping[str, str]) -> Placed:
    """Give each pinned card the free slot that aims nearest to its chance."""
    places = {field.cards[place].slug: place for place in range(len(field.cards))} if pins else {}
    rivals = [place for slug, place in places.items() if slug not in pins]
    placed: Placed = {}
    for slug, reason in pins.items():
        slot = field.nearest(places[slug], [slot for slot in free if slot not in placed])
        reasons = reason, *field.reasons(slot, places[slug], rivals)
        placed[slot] = places[slug], reasons[:MOST_REASONS]
    return placed


def _fill(field: Field, free: Sequence[Slot], owed: Iterable[Card], *, shown: list[Card]) -> Placed:
    """Choose a card for each free slot, then put them in the order of their chances."""
    slugs = {card.slug for card in owed}
    taken = {card.slug for card in shown}
    left = [place for place, card in enumerate(field.cards) if not taken or card.slug not in taken]
    chosen: dict[int, tuple[str, ...]] = {}
    for number, slot in enumerate(free):
        due = [place for place in left if field.cards[place].slug in slugs] if slugs else []
        open_places = _varied(field, due if len(due) >= len(free) - number else left, shown)
        if not open_places:
            break
        place, chosen[place] = field.best(slot, open_places, shown)
        left.remove(place)
        shown = [*shown, field.cards[place]]
    easiest_first = sorted(chosen, key=field.x.__getitem__, reverse=True)
    return {slot: (place, chosen[place]) for slot, place in zip(free, easiest_first, strict=False)}


def _varied(field: Field, places: Sequence[int], shown: Iterable[Card]) -> Sequence[int]:
    """Leave out a second card that asks to reflect, unless there is nothing else."""
    if all(card.kind != _REFLECT for card in shown):
        return places
    return [place for place in places if field.cards[place].kind != _REFLECT] or places


def _admit(
    cards: Iterable[Card], wanted: int, *, past: Past, wish: Wish, without: Container[str]
) -> tuple[list[Card], list[Card]]:
    """Let in as many cards as are wanted, giving up one rule after the other until there are enough.

    Returns the cards that must be shown, fewer than wanted because they keep more of the rules, and those that the
    rest is chosen from.
    """
    tiers: list[list[Card]] = [[] for _ in range(5)]
    for card in cards:
        tiers[_rules_given_up(card, past, wish, without)].append(card)
    owed: list[Card] = []
    for tier in tiers:
        if len(owed) + len(tier) >= wanted:
            return owed, tier
        owed += tier
    return owed, []


def _rules_given_up(card: Card, past: Past, wish: Wish, without: Container[str]) -> int:
    """Count how many rules, in the order in which they are given up, must go before this card may be offered."""
    if without and card.slug in without:
        return 4
    if card.grade > past.highest_done + _GRADES_AHEAD:
        return 3
    if card.prerequisites and not all(past.times_done.get(slug) for slug in card.prerequisites):
        return 3
    if card.minutes > wish.minutes or card.energy > wish.energy:
        return 2
    tried = past.last_tried.get(card.slug)
    return int(tried is not None and (wish.on - tried).days < card.cooldown_days)
