"""Pinned cards on a stored menu: there from the day's first visit, or in place of a card when they come later."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select, update

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges import day_queries, menus
from netquest.challenges.day_queries import Day
from netquest.challenges.models import Menu
from netquest.core.db import db
from netquest.core.errors import NotFound
from netquest.game.cards import ASSIGNED, Pick, Slot
from netquest.game.modes import Lean, Mode
from tests.challenges.doing import do, now, today_of, undo

pytestmark = pytest.mark.both

STEEP = max(catalogue.offered(), key=lambda one: (one.grade, one.slug)).slug
OTHER = "thanks-for-one-thing"


def day_of(person: Person) -> Day:
    return day_queries.day_of(person, today_of(person))


def picks(person: Person) -> tuple[Pick, ...]:
    shown = day_of(person).menu
    return shown.picks if shown else ()


def slugs(person: Person) -> list[str]:
    return [pick.slug for pick in picks(person)]


def stored() -> int:
    return db.session.scalar(select(func.count()).select_from(Menu)) or 0


def pinned(person: Person) -> list[str]:
    return [pick.slug for pick in picks(person) if pick.is_pinned]


def chosen(person: Person) -> list[str]:
    return [pick.slug for pick in picks(person) if not pick.is_pinned]


def open_day(person: Person, *slugs: str) -> None:
    menus.open_day(person, day_of(person), pins=dict.fromkeys(slugs, ASSIGNED), at=now())


def pin(person: Person, slug: str) -> None:
    menus.pin(person, day_of(person), {slug: ASSIGNED}, at=now())


def swap(person: Person, slug: str) -> None:
    day = day_of(person)
    assert day.menu
    menus.swap(person, day, slug, seen=day.menu.number, at=now())


def wish(person: Person, **wished: Any) -> None:
    day = day_of(person)
    assert day.menu
    menus.wish(person, day, seen=day.menu.number, at=now(), **({"minutes": 2, "energy": 1} | wished))


def test_a_pin_is_on_the_first_menu_of_the_day(alice: Person) -> None:
    open_day(alice, STEEP)
    assert pinned(alice) == [STEEP]
    assert len(set(slugs(alice))) == 3


def test_what_was_tried_before_the_first_visit_is_not_pinned(alice: Person) -> None:
    do(alice, STEEP, outcome="skipped")
    open_day(alice, STEEP)
    assert pinned(alice) == []


def test_a_pin_that_comes_later_takes_the_place_of_one_card(alice: Person) -> None:
    open_day(alice)
    before = slugs(alice)
    pin(alice, STEEP)
    after = slugs(alice)
    assert sum(here == there for here, there in zip(before, after, strict=True)) == 2
    assert (pinned(alice), stored()) == ([STEEP], 2)


def test_pinning_it_again_stores_nothing(alice: Person) -> None:
    open_day(alice, STEEP)
    pin(alice, STEEP)
    assert stored() == 1


def test_a_card_that_is_there_by_itself_needs_no_pin(alice: Person) -> None:
    open_day(alice)
    pin(alice, slugs(alice)[1])
    assert stored() == 1


def test_one_assigned_card_a_day_is_enough(alice: Person) -> None:
    open_day(alice, STEEP)
    do(alice, STEEP)
    pin(alice, OTHER)
    assert pinned(alice) == [STEEP]


def test_a_pin_that_was_swapped_away_is_gone_for_today(alice: Person) -> None:
    open_day(alice, STEEP)
    swap(alice, STEEP)
    pin(alice, STEEP)
    assert STEEP not in slugs(alice)


def test_what_was_tried_today_is_not_pinned(alice: Person) -> None:
    open_day(alice)
    do(alice, STEEP, outcome="skipped")
    pin(alice, STEEP)
    assert stored() == 1


def test_the_last_untried_card_stays_ones_own(alice: Person) -> None:
    open_day(alice)
    first, second, third = slugs(alice)
    do(alice, first), do(alice, second)
    pin(alice, STEEP)
    assert slugs(alice) == [first, second, third]


def test_tried_cards_stay_when_a_pin_comes(alice: Person) -> None:
    open_day(alice)
    first = slugs(alice)[2]
    do(alice, first)
    pin(alice, STEEP)
    assert slugs(alice)[2] == first
    assert pinned(alice) == [STEEP]


def test_a_pin_stays_through_swaps_and_wishes(alice: Person) -> None:
    open_day(alice, STEEP)
    for _ in range(4):
        swap(alice, chosen(alice)[0])
        wish(alice)
    assert pinned(alice) == [STEEP]
    assert len(chosen(alice)) == 2


def test_a_retired_card_is_pinned_all_the_same(alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    retired, pool = replace(catalogue.get(STEEP), retired=True), catalogue.pool()
    monkeypatch.setattr(catalogue, "pool", lambda *_, **__: [card for card in pool if card.slug != STEEP])
    monkeypatch.setattr(catalogue, "find", lambda slug, **_: retired if slug == STEEP else None)
    open_day(alice, STEEP)
    assert pinned(alice) == [STEEP]


def test_an_unknown_card_is_never_pinned(alice: Person) -> None:
    open_day(alice, "no-such-card")
    pin(alice, "no-such-card")
    assert (pinned(alice), stored()) == ([], 1)


def test_a_day_that_is_not_open_yet_has_no_place_for_a_pin(alice: Person) -> None:
    with pytest.raises(NotFound):
        pin(alice, STEEP)


def bold(person: Person) -> tuple[Mode, Lean]:
    shown = day_of(person).menu
    assert shown
    return shown.mode, shown.lean


def chances(person: Person) -> float:
    return sum(pick.x for pick in picks(person))


def test_a_menu_leans_the_way_that_was_asked_and_keeps_to_it(alice: Person) -> None:
    open_day(alice)
    found = {}
    for lean in (Lean.EASIER, Lean.BOLDER, Lean.NONE):
        wish(alice, minutes=60, energy=3, lean=lean)
        assert bold(alice) == (Mode.NORMAL, lean)
        found[lean] = chances(alice)
    assert found[Lean.EASIER] > found[Lean.NONE] > found[Lean.BOLDER]
    wish(alice, lean=Lean.EASIER)
    swap(alice, slugs(alice)[0])
    assert bold(alice) == (Mode.NORMAL, Lean.EASIER)


def test_a_heavy_try_makes_the_next_menu_gentle_and_a_lighter_one_usual_again(alice: Person) -> None:
    do(alice, nerves_after=90)
    open_day(alice)
    assert bold(alice) == (Mode.GENTLE, Lean.NONE)
    do(alice, OTHER, nerves_after=10)
    swap(alice, slugs(alice)[0])
    assert bold(alice) == (Mode.GENTLE, Lean.NONE), "a swap changes one card and nothing else"
    wish(alice)
    assert bold(alice) == (Mode.NORMAL, Lean.NONE)


def test_taking_the_heavy_try_back_takes_its_mode_back(alice: Person) -> None:
    undo(alice, do(alice, nerves_after=90))
    open_day(alice)
    assert bold(alice) == (Mode.NORMAL, Lean.NONE)


def test_nothing_above_ones_own_ceiling_is_chosen_but_a_pin_is_kept(alice: Person) -> None:
    for grade in (1, 2):
        do(alice, next(one.slug for one in catalogue.offered() if one.grade == grade))
    db.session.execute(update(Person).where(Person.id == alice.id).values(ceiling=1))
    db.session.refresh(alice)
    open_day(alice, STEEP)
    assert pinned(alice) == [STEEP]
    assert {catalogue.get(slug).grade for slug in chosen(alice)} == {1}


def more(person: Person) -> None:
    day = day_of(person)
    assert day.menu
    menus.more(person, day, seen=day.menu.number, at=now())


def test_more_cards_come_three_by_three_and_stay(alice: Person) -> None:
    open_day(alice, STEEP)
    first = picks(alice)
    for count in (6, 9, 9):
        more(alice)
        assert picks(alice)[:3] == first
        assert len(set(slugs(alice))) == len(slugs(alice)) == count
        assert [pick.slot for pick in picks(alice)] == [*Slot] * (count // 3)
    assert (stored(), pinned(alice)) == (3, [STEEP])


def test_more_that_was_asked_of_an_older_menu_changes_nothing(alice: Person) -> None:
    open_day(alice)
    for _ in range(3):
        menus.more(alice, day_of(alice), seen=0, at=now())
    assert (len(slugs(alice)), stored()) == (6, 2)


def test_cards_of_every_row_are_swapped_tried_and_kept_alike(alice: Person) -> None:
    open_day(alice)
    more(alice)
    before = slugs(alice)
    do(alice, before[4])
    for place in (1, 4, 5):
        swap(alice, slugs(alice)[place])
    after = slugs(alice)
    assert [here == there for here, there in zip(before, after, strict=True)] == [True, False, True, True, True, False]
    wish(alice, minutes=60, energy=3)
    assert (slugs(alice)[4], len(set(slugs(alice)))) == (before[4], 6)
    pin(alice, STEEP)
    assert STEEP in slugs(alice)[:3]
    assert len(slugs(alice)) == 6


def test_a_small_catalogue_gives_what_it_has(alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = catalogue.pool()[:4]
    monkeypatch.setattr(catalogue, "pool", lambda *_, **__: pool)
    open_day(alice)
    for _ in range(3):
        more(alice)
    assert (len(set(slugs(alice))), stored()) == (4, 2)
