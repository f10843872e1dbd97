"""Writes of menus: a day's first, and the next one after a swap or another wish."""

import json
from dataclasses import dataclass
from datetime import datetime

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges import queries
from netquest.challenges.day_queries import DEFAULT_ENERGY, Day, ShownMenu
from netquest.challenges.models import Menu
from netquest.challenges.rules import pack_picks
from netquest.core.db import insert_new, transaction
from netquest.core.errors import NotFound
from netquest.game import RULES
from netquest.game.cards import Pick, Slot, Wish
from netquest.game.ladder import choose, seed


@dataclass(frozen=True, slots=True)
class _Next:
    """The menu to store: its number, the wish, the picks that stay, the slugs that were swapped away today."""

    number: int
    minutes: int
    energy: int
    fixed: dict[Slot, Pick]
    swapped: list[str]


def open_day(person: Person, day: Day, *, at: datetime) -> None:
    """Store the first menu of a local day. Whoever comes second finds it stored."""
    _store(person, day, _Next(0, person.minutes, DEFAULT_ENERGY, {}, []), at=at)


def wish(person: Person, day: Day, *, seen: int, minutes: int, energy: int, at: datetime) -> None:
    """Store the menu for another amount of time and energy; tried cards stay. `seen` is the number that was shown."""
    shown = _shown(day)
    if seen != shown.number:
        return
    fixed = {pick.slot: pick for pick in shown.picks if day.last_try(pick.slug)}
    _store(person, day, _Next(seen + 1, minutes, energy, fixed, json.loads(shown.swapped)), at=at)


def swap(person: Person, day: Day, slug: str, *, seen: int, at: datetime) -> None:
    """Store the menu with another card in place of this one, which does not come back today.

    A card that was tried stays. Raises NotFound for a card that is not on the menu.
    """
    shown = _shown(day)
    if seen == shown.number and day.pick_of(slug) is None:
        raise NotFound
    if seen != shown.number or day.last_try(slug):
        return
    fixed = {pick.slot: pick for pick in shown.picks if pick.slug != slug}
    swapped = [*json.loads(shown.swapped), slug]
    _store(person, day, _Next(seen + 1, shown.minutes, shown.energy, fixed, swapped), at=at)


def _shown(day: Day) -> ShownMenu:
    if day.menu is None:
        raise NotFound
    return day.menu


def _store(person: Person, day: Day, menu: _Next, *, at: datetime) -> None:
    """Choose and store a menu, unless its number is taken: the loser of a race reads the winner's."""
    drawn = seed(person.id, day.today, menu.number)
    picks = choose(
        catalogue.pool(),
        readiness=day.state.readiness,
        past=queries.past_of(person, day.today),
        wish=Wish(menu.minutes, menu.energy, day.today),
        seed=drawn,
        fixed=menu.fixed,
        without=frozenset(menu.swapped),
    )
    with transaction() as session:
        row: dict[str, object] = {
            "person_id": person.id,
            "day": day.today,
            "number": menu.number,
            "at": at,
            "seed": str(drawn),
            "rules": RULES,
            "minutes": menu.minutes,
            "energy": menu.energy,
            "picks": pack_picks(picks),
            "swapped": json.dumps(menu.swapped),
            "readiness": day.state.pack()["readiness"],
        }
        insert_new(session, Menu, row)
