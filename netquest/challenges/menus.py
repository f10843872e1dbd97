"""Writes of menus: a day's first, and the next one after a swap, another wish, or a pin that came later."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.calibration import calibration
from netquest.challenges import queries
from netquest.challenges.day_queries import DEFAULT_ENERGY, Day, ShownMenu
from netquest.challenges.models import Menu
from netquest.challenges.rules import Row, pack_picks, picks_of, rows_of
from netquest.core.db import insert_new, transaction
from netquest.core.errors import NotFound
from netquest.game import RULES
from netquest.game.cards import Pick, Wish
from netquest.game.ladder import choose, seed
from netquest.game.modes import Lean, Mode, mode_of, plain_targets, targets

Pins = Mapping[str, str]
"""Cards to put on the menu: slug to reason (of `game.cards.PINS`), the important ones first."""


MOST_ROWS = 3
"""A menu grows to so many rows of three."""


@dataclass(frozen=True, slots=True)
class _Next:
    """The menu to store: its number, the wish, the picks that stay, the slugs swapped away today, what is pinned.

    The picks that stay, `fixed`, stand row by row; what is pinned comes into the first.
    """

    number: int
    minutes: int
    energy: int
    mode: Mode
    lean: Lean = Lean.NONE
    fixed: tuple[Row, ...] = ({},)
    swapped: tuple[str, ...] = ()
    pins: Pins = field(default_factory=dict)


def open_day(person: Person, day: Day, *, pins: Pins, at: datetime) -> Day | None:
    """Store the first menu of a local day, and return the day with it; None where somebody else was first."""
    untried = {slug: reason for slug, reason in pins.items() if not day.last_try(slug)}
    opened = _Next(0, person.minutes, DEFAULT_ENERGY, _mode(day), pins=untried)
    picks = _choose(person, day, opened)
    if not _store(person, day, opened, picks, at=at):
        return None
    wished = opened.minutes, opened.energy, opened.mode, opened.lean
    return replace(day, menu=ShownMenu(opened.number, *wished, picks, opened.swapped))


def pin(person: Person, day: Day, pins: Pins, *, at: datetime) -> bool:
    """Store the menu with a card that came during the day in place of an untried one that the ladder chose.

    One card a day for each reason; none that was swapped away or tried today, and none that would leave the person
    without an untried card of their own. Returns whether there was anything to store.
    """
    shown = _shown(day)
    first, *others = rows_of(shown.picks)
    own = {slot for slot, pick in first.items() if not pick.is_pinned and not day.last_try(pick.slug)}
    slug = _to_pin(person, day, shown, pins)
    if slug is None or len(own) < 2:
        return False
    kept = {slot: pick for slot, pick in first.items() if slot not in own}
    menu = _next(shown, [kept, *others], pins={slug: pins[slug]})
    pinned = {pick.slot: pick for pick in _choose(person, day, menu) if pick.slug == slug}
    if pinned:
        _store(person, day, menu, picks_of([first | pinned, *others]), at=at)
    return bool(pinned)


def mend(person: Person, day: Day, *, at: datetime) -> bool:
    """Store the menu without the cards that are offered no longer, others in their place.

    They were retired, or whoever wrote them for their people is no longer one's organisation; what was tried stays, and
    what is pinned may be retired. Returns whether there was anything to store.
    """
    shown = _shown(day)
    gone = [pick for pick in shown.picks if not day.last_try(pick.slug) and _is_gone(person, pick)]
    if not gone:
        return False
    menu = _next(
        shown,
        _keeping(shown, lambda pick: pick not in gone),
        swapped=(*shown.swapped, *(pick.slug for pick in gone)),
    )
    _store(person, day, menu, _choose(person, day, menu), at=at)
    return True


def _is_gone(person: Person, pick: Pick) -> bool:
    challenge = catalogue.find(pick.slug, scope=person.scope)
    return challenge is None or (challenge.retired and not pick.is_pinned)


def wish(
    person: Person, day: Day, *, seen: int, minutes: int, energy: int, lean: Lean = Lean.NONE, at: datetime
) -> None:
    """Store the menu for another amount of time and energy, easier or bolder. `seen` is the number that was shown.

    Cards that were tried or pinned stay.
    """
    shown = _shown(day)
    if seen != shown.number:
        return
    fixed = _keeping(shown, lambda pick: pick.is_pinned or bool(day.last_try(pick.slug)))
    menu = _next(shown, fixed, minutes=minutes, energy=energy, mode=_mode(day), lean=lean)
    _store(person, day, menu, _choose(person, day, menu), at=at)


def swap(person: Person, day: Day, slug: str, *, seen: int, at: datetime) -> None:
    """Store the menu with another card in place of this one, which does not come back today.

    A card that was tried stays. Raises NotFound for a card that is not on the menu.
    """
    shown = _shown(day)
    if seen == shown.number and day.pick_of(slug) is None:
        raise NotFound
    if seen != shown.number or day.last_try(slug):
        return
    menu = _without(shown, slug)
    _store(person, day, menu, _choose(person, day, menu), at=at)


def more(person: Person, day: Day, *, seen: int, at: datetime) -> None:
    """Store the menu with another row of cards; `seen` is the number that was shown.

    It stays as it is when nothing more can be offered, or there are MOST_ROWS already.
    """
    shown = _shown(day)
    rows = rows_of(shown.picks)
    if seen != shown.number or len(rows) >= MOST_ROWS:
        return
    menu = _next(shown, [*rows, {}])
    picks = _choose(person, day, menu)
    if len(picks) > len(shown.picks):
        _store(person, day, menu, picks, at=at)


def drop(session: Session, person: Person, day: Day, slug: str, *, at: datetime) -> bool:
    """Store the menu without a card that was hidden, another in its place; one that was tried stays for its day.

    Call it inside the transaction that hides it. Returns False where another menu came between: read it, drop again.
    """
    if day.menu is None or day.pick_of(slug) is None or day.last_try(slug):
        return True
    menu = _without(day.menu, slug)
    return _put(session, person, day, menu, _choose(person, day, menu), at=at)


def _shown(day: Day) -> ShownMenu:
    if day.menu is None:
        raise NotFound
    return day.menu


def _keeping(shown: ShownMenu, stays: Callable[[Pick], bool]) -> list[Row]:
    """Return the rows of a menu with the picks that stay."""
    return [{slot: pick for slot, pick in row.items() if stays(pick)} for row in rows_of(shown.picks)]


def _without(shown: ShownMenu, slug: str) -> _Next:
    """Return the menu after the one shown, without one of its cards for the rest of the day."""
    return _next(shown, _keeping(shown, lambda pick: pick.slug != slug), swapped=(*shown.swapped, slug))


def _next(shown: ShownMenu, fixed: Iterable[Row], **changes: Any) -> _Next:
    """Return the menu after the one shown, alike except for what changes."""
    alike = _Next(shown.number + 1, shown.minutes, shown.energy, shown.mode, shown.lean, tuple(fixed), shown.swapped)
    return replace(alike, **changes)


def _mode(day: Day) -> Mode:
    """Return how bold the last tries make a menu; where nothing is to be believed they say nothing."""
    return Mode.NORMAL if day.state.readiness.is_off else mode_of(day.state.record.tally.lately)


def _to_pin(person: Person, day: Day, shown: ShownMenu, pins: Pins) -> str | None:
    """Return the first of some cards that may still come onto the menu today."""
    had = {reason for pick in shown.picks if pick.is_pinned for reason in pick.reasons[:1]}
    for slug, reason in pins.items():
        seen = slug in shown.swapped or shown.pick_of(slug) or day.last_try(slug)
        if reason not in had and not seen and catalogue.find(slug, scope=person.scope):
            return slug
    return None


def _choose(person: Person, day: Day, menu: _Next) -> tuple[Pick, ...]:
    """Choose the cards of a menu row by row. What the person hid is never pinned either."""
    past, now = queries.past_of(person, day.today), calibration(day.calibration)
    pinned = [
        one for slug in menu.pins if (one := catalogue.find(slug, scope=person.scope)) and slug not in past.hidden
    ]
    retired = [catalogue.card_of(challenge, now) for challenge in pinned if challenge.retired]
    pins = {challenge.slug: menu.pins[challenge.slug] for challenge in pinned}
    plain = plain_targets(past.highest_done, person.ceiling, menu.lean)
    rows = list(menu.fixed)
    for place, fixed in enumerate(menu.fixed):
        picks = choose(
            [*catalogue.pool(now, scope=person.scope), *retired],
            readiness=day.state.readiness,
            past=past,
            wish=Wish(menu.minutes, menu.energy, day.today, person.ceiling),
            seed=seed(person.id, day.today, menu.number),
            targets=plain if day.state.readiness.is_off else targets(menu.mode, menu.lean),
            fixed=fixed,
            pins={} if place else pins,
            without=frozenset(menu.swapped),
            beside=picks_of(rows[:place] + rows[place + 1 :]),
        )
        rows[place] = {pick.slot: pick for pick in picks}
    return picks_of(rows)


def _store(person: Person, day: Day, menu: _Next, picks: Iterable[Pick], *, at: datetime) -> bool:
    """Store a menu, unless its number is taken: the loser of a race reads the winner's. Returns whether it was free."""
    with transaction() as session:
        return _put(session, person, day, menu, picks, at=at)


def _put(session: Session, person: Person, day: Day, menu: _Next, picks: Iterable[Pick], *, at: datetime) -> bool:
    row: dict[str, object] = {
        "person_id": person.id,
        "day": day.today,
        "number": menu.number,
        "at": at,
        "seed": str(seed(person.id, day.today, menu.number)),
        "rules": RULES,
        "calibration": day.calibration,
        "minutes": menu.minutes,
        "energy": menu.energy,
        "mode": menu.mode.value,
        "lean": menu.lean.value,
        "picks": pack_picks(picks),
        "swapped": json.dumps(menu.swapped),
        "readiness": day.state.pack()["readiness"],
    }
    return insert_new(session, Menu, row) is not None
