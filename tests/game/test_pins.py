"""Cards that are put on the menu: what is assigned is there, and one card is still chosen for the person alone."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.cards import ASSIGNED, STEEP, Pick, Slot, Wish
from netquest.game.ladder import Past
from netquest.game.modes import Mode, targets
from netquest.game.readiness import PRIOR, predict
from tests.game.acts_strategies import few
from tests.game.menus import DAY, Case, a_card, any_case, menu, slugs_of

cases = st.integers(0, 2**32).map(any_case)
seeds = st.integers(0, 2**64 - 1)
wanted = st.lists(st.integers(0, 13), max_size=4, unique=True)


def pins_of(numbers: list[int]) -> dict[str, str]:
    return {f"card-{number:02}": ("due", ASSIGNED)[number % 2] for number in numbers}


def pinned(picks: tuple[Pick, ...]) -> list[Pick]:
    return [pick for pick in picks if pick.is_pinned]


def adaptive(picks: tuple[Pick, ...]) -> list[Pick]:
    return [pick for pick in picks if not pick.is_pinned]


@given(cases, wanted, seeds)
@few
def test_the_first_two_pins_are_on_the_menu_whatever_speaks_against_them(
    case: Case, numbers: list[int], seed: int
) -> None:
    pins, pool = pins_of(numbers), {card.slug for card in case.pool}
    picks = case.menu(pins=pins, without=set(pins), seed=seed)
    there = [slug for slug in pins if slug in pool][:2]
    assert {pick.slug: pick.reasons[0] for pick in pinned(picks)} == {slug: pins[slug] for slug in there}


@given(cases, wanted, seeds)
@few
def test_three_distinct_cards_and_one_of_them_is_chosen(case: Case, numbers: list[int], seed: int) -> None:
    picks = case.menu(pins=pins_of(numbers), seed=seed)
    offered = {card.slug for card in case.pool} - set(case.past.hidden)  # type: ignore[call-overload]
    assert len(set(slugs_of(picks))) == len(picks) == min(3, len(offered.union(slugs_of(pinned(picks)))))
    assert len(picks) < 3 or adaptive(picks)


@given(cases, wanted, seeds)
@few
def test_slots_keep_their_order_and_so_do_the_chances_of_what_is_chosen(
    case: Case, numbers: list[int], seed: int
) -> None:
    picks = case.menu(pins=pins_of(numbers), seed=seed)
    slots = [pick.slot for pick in picks]
    assert slots == [slot for slot in Slot if slot in slots]
    chances = [pick.x for pick in adaptive(picks)]
    assert chances == sorted(chances, reverse=True)


@given(cases, st.integers(0, 13), seeds)
@few
def test_a_pin_stands_where_the_aim_is_nearest_to_its_chance(case: Case, number: int, seed: int) -> None:
    for pick in pinned(case.menu(pins=pins_of([number]), seed=seed)):
        distance = {slot: abs(aim - pick.x) for slot, aim in targets(Mode.NORMAL).items()}
        assert distance[pick.slot] == min(distance.values())


@given(cases, wanted)
@few
def test_the_chance_shown_is_the_one_predicted_of_a_pin_too(case: Case, numbers: list[int]) -> None:
    cards = {card.slug: card for card in case.pool}
    for pick in case.menu(pins=pins_of(numbers)):
        times_done = case.past.times_done.get(pick.slug, 0)
        chance = predict(case.person, cards[pick.slug], energy=case.wish.energy, times_done=times_done)
        assert (pick.percent, pick.x) == (chance.percent, chance.x)


@given(cases, wanted, st.sets(st.sampled_from(Slot)), seeds)
@few
def test_fixed_picks_stay_and_pins_among_them_count(case: Case, numbers: list[int], kept: set[Slot], seed: int) -> None:
    before = case.menu(pins=pins_of(numbers[:2]))
    fixed = {pick.slot: pick for pick in before if pick.slot in kept}
    after = case.menu(pins=pins_of(numbers), fixed=fixed, seed=seed)
    assert {pick.slot: pick for pick in after if pick.slot in fixed} == fixed
    assert len(set(slugs_of(after))) == len(after)
    assert len(pinned(after)) <= 2


@given(cases, seeds)
@few
def test_no_pins_change_nothing(case: Case, seed: int) -> None:
    assert case.menu(pins={}, seed=seed) == case.menu(pins={"gone": ASSIGNED}, seed=seed) == case.menu(seed=seed)


def test_every_rule_gives_way_to_a_pin() -> None:
    odd = a_card("odd", grade=5, minutes=60, energy=3, cooldown_days=7, prerequisites=("never",))
    past = Past(last_tried={"odd": DAY - timedelta(days=1)}, highest_done=1, hidden={"odd"})
    pool = [odd, *(a_card(slug) for slug in "abcd")]
    assert "odd" in slugs_of(menu(pool, PRIOR, past, Wish(2, 1, DAY), pins={"odd": ASSIGNED}, without={"odd"}))


def test_of_two_pins_that_want_one_slot_the_important_one_has_it() -> None:
    pool = [a_card(slug, grade=5) for slug in "abcdef"]
    picks = {pick.slug: pick.slot for pick in menu(pool, pins={"c": "due", "b": ASSIGNED})}
    assert (picks["c"], picks["b"]) == (Slot.LEAP, Slot.STRETCH)


def test_a_pin_says_first_that_it_was_put_there_and_three_reasons_at_most() -> None:
    seen = Past(last_shown=dict.fromkeys("bcdef", DAY), times_done=dict.fromkeys("bcdef", 1), highest_done=5)
    pool = [a_card("a"), *(a_card(slug, grade=4) for slug in "bcdef")]
    pick = pinned(menu(pool, past=seen, pins={"a": ASSIGNED}))[0]
    assert (pick.slug, pick.reasons[0], len(set(pick.reasons))) == ("a", ASSIGNED, 3)


def test_new_cards_are_unlike_the_pinned_one() -> None:
    pool = [a_card("pin", kind="ask"), *(a_card(f"alike-{n}", kind="ask") for n in range(9))]
    pool += [a_card(f"other-{n}", loads={"value": 1.0}) for n in range(2)]
    assert {"other-0", "other-1"} < set(slugs_of(menu(pool, pins={"pin": ASSIGNED})))


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_small_catalogues_are_shown_whole(count: int) -> None:
    pool = [a_card(slug) for slug in "abc"[:count]]
    picks = menu(pool, pins={"b": ASSIGNED, "a": "due", "c": "due"})
    assert sorted(slugs_of(picks)) == sorted(card.slug for card in pool)


def test_only_a_pin_is_steep() -> None:
    pool = [a_card(slug, grade=5, offset=2.0) for slug in "abc"]
    picks = menu(pool, pins={"b": ASSIGNED})
    assert all(pick.percent < STEEP for pick in picks)
    assert [pick.slug for pick in picks if pick.is_steep] == ["b"]
