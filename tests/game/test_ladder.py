"""Today's menu: three fitting cards in their slots, chosen alike everywhere, with the reason that chose them."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.draw import mix64
from netquest.game.ladder import Past, Pick, Slot, Wish, band, seed
from netquest.game.readiness import PRIOR, predict
from tests.game.acts_strategies import few
from tests.game.menus import DAY, Case, a_card, a_hundred, any_case, menu, practised_menu, practised_menus, slugs_of

cases = st.integers(0, 2**32).map(any_case)
seeds = st.integers(0, 2**64 - 1)


def kinds_of(case: Case) -> dict[str, str]:
    return {card.slug: card.kind for card in case.pool}


@pytest.mark.parametrize(
    ("p", "name"),
    [(0.85, "warm-up"), (0.849, "stretch"), (0.72, "stretch"), (0.719, "leap"), (0.0, "leap"), (1.0, "warm-up")],
)
def test_a_chance_is_named_by_its_band(p: float, name: str) -> None:
    assert band(p) == name


def test_the_seed_mixes_person_day_and_number() -> None:
    assert mix64(0) == 0xE220A8397B1DCDAF, "the first number of SplitMix64 from 0"
    assert seed(1, DAY, 4) == mix64(mix64(mix64(1) ^ DAY.toordinal()) ^ 4)
    tomorrow = DAY + timedelta(days=1)
    assert len({seed(*told) for told in [(1, DAY, 0), (2, DAY, 0), (1, tomorrow, 0), (1, DAY, 1)]}) == 4


@given(cases, seeds)
@few
def test_a_menu_holds_three_cards_in_their_slots_or_all_there_are(case: Case, seed: int) -> None:
    picks = case.menu(seed=seed)
    offered = {card.slug for card in case.pool if card.slug not in case.past.hidden}
    assert len(set(slugs_of(picks))) == len(picks) == min(3, len(offered))
    assert [pick.slot for pick in picks] == list(Slot)[: len(picks)]
    assert offered.issuperset(slugs_of(picks)), "a hidden card was offered"


@given(cases, seeds)
@few
def test_slots_are_in_the_order_of_their_chances(case: Case, seed: int) -> None:
    chances = [pick.x for pick in case.menu(seed=seed)]
    assert chances == sorted(chances, reverse=True)


@given(cases)
@few
def test_the_chance_shown_is_the_one_predicted(case: Case) -> None:
    cards = {card.slug: card for card in case.pool}
    for pick in case.menu():
        times_done = case.past.times_done.get(pick.slug, 0)
        chance = predict(case.person, cards[pick.slug], energy=case.wish.energy, times_done=times_done)
        assert (pick.percent, pick.x) == (chance.percent, chance.x)


@given(cases)
@few
def test_cards_that_keep_every_rule_come_before_all_others(case: Case) -> None:
    fitting = {card.slug for card in case.pool if case.suits(card)}
    assert len(fitting.intersection(slugs_of(case.menu()))) == min(3, len(fitting))


def test_rules_are_given_up_one_after_the_other() -> None:
    pool = [a_card("cooling", cooldown_days=7), a_card("long", minutes=60), a_card("tiring", energy=3)]
    pool += [a_card("steep", grade=4), a_card("later", prerequisites=("steep",)), a_card("swapped")]
    past = Past(last_tried={"cooling": DAY - timedelta(days=6)}, highest_done=1)
    given_up = []
    for _ in range(2):
        given_up.append(set(slugs_of(menu(pool, PRIOR, past, Wish(10, 2, DAY), without={"swapped"}))))
        pool = [card for card in pool if card.slug not in given_up[-1]]
    assert given_up == [{"cooling", "long", "tiring"}, {"steep", "later", "swapped"}]


ODD: dict[str, dict[str, Any]] = {
    "cooling": {"cooldown_days": 7},
    "long": {"minutes": 60},
    "tiring": {"energy": 3},
    "steep": {"grade": 4, "offset": -3.0},
    "later": {"prerequisites": ("steep",)},
    "swapped": {},
}


@pytest.mark.parametrize(
    ("kept", "lost"),
    [("cooling", "long"), ("cooling", "tiring"), ("long", "steep"), ("long", "later"), ("steep", "swapped")],
)
def test_the_rule_that_matters_less_is_given_up_first(kept: str, lost: str) -> None:
    dull = [a_card(slug, kind="ask") for slug in "ab"]
    tempting = a_card(lost, loads={"value": 1.0}, **ODD[lost])
    pool = [*dull, tempting, a_card(kept, kind="ask", **ODD[kept])]
    picked = menu(pool, PRIOR, Past(last_tried={"cooling": DAY}), Wish(10, 2, DAY), without={"swapped"})
    assert set(slugs_of(picked)) == {"a", "b", kept}


def test_a_cooldown_is_over_after_its_days() -> None:
    pool = [a_card(slug, kind="ask", cooldown_days=7) for slug in "abc"]
    pool.append(a_card("tempting", loads={"value": 1.0}, cooldown_days=7))
    past = Past(last_tried={"a": DAY - timedelta(days=7), "tempting": DAY - timedelta(days=6)})
    assert set(slugs_of(menu(pool, past=past))) == {"a", "b", "c"}


def test_grades_open_two_above_the_highest_done() -> None:
    pool = [a_card(f"grade-{grade}", grade=grade) for grade in (1, 2, 3, 4, 5)]
    assert set(slugs_of(menu(pool, past=Past(highest_done=1)))) == {"grade-1", "grade-2", "grade-3"}


def test_a_challenge_waits_for_what_comes_before_it() -> None:
    pool = [a_card("next", prerequisites=("first",)), *(a_card(slug) for slug in "abc")]
    seen = dict.fromkeys("abc", DAY)
    assert "next" not in slugs_of(menu(pool, past=Past(last_shown=seen)))
    assert "next" in slugs_of(menu(pool, past=Past(last_shown=seen, times_done={"first": 1})))


@given(cases)
@few
def test_one_card_at_most_asks_to_reflect_where_the_pool_allows(case: Case) -> None:
    kinds = kinds_of(case)
    others = [card for card in case.pool if card.kind != "reflect" and case.suits(card)]
    if len(others) >= 2:
        assert [kinds[slug] for slug in slugs_of(case.menu())].count("reflect") <= 1


def test_reflections_that_fit_far_better_stay_one() -> None:
    pool = [a_card(f"reflect-{n}", kind="reflect") for n in range(5)]
    pool += [a_card(f"steep-{n}", grade=5, kind="ask") for n in range(2)]
    assert sum(slug.startswith("reflect") for slug in slugs_of(menu(pool))) == 1


@given(cases, st.sets(st.sampled_from(Slot)), seeds)
@few
def test_fixed_picks_stay_and_the_others_fill_up(case: Case, kept: set[Slot], seed: int) -> None:
    before = case.menu()
    fixed = {pick.slot: pick for pick in before if pick.slot in kept}
    after = case.menu(seed=seed, fixed=fixed)
    assert {pick.slot: pick for pick in after if pick.slot in fixed} == fixed
    assert len(set(slugs_of(after))) == len(after) == len(before)


def test_new_cards_are_unlike_the_fixed_ones() -> None:
    pool = [a_card("kept", kind="ask"), a_card("alike", kind="ask"), a_card("other", loads={"value": 1.0})]
    fixed = {pick.slot: pick for pick in menu(pool[:1])}
    for n in range(20):
        assert "other" in slugs_of(menu(pool, fixed=fixed, seed=mix64(n)))[1]


@given(cases)
@few
def test_a_swapped_card_stays_away_while_there_are_others(case: Case) -> None:
    offered = [card for card in case.pool if card.slug not in case.past.hidden]
    if len(offered) > 3:
        first, *others = case.menu()
        fixed = {pick.slot: pick for pick in others}
        assert first.slug not in slugs_of(case.menu(fixed=fixed, without={first.slug}))


def test_in_a_catalogue_of_three_a_swap_brings_the_card_back() -> None:
    pool = [a_card(slug) for slug in "abc"]
    first, *others = before = menu(pool)
    after = menu(pool, fixed={pick.slot: pick for pick in others}, without={first.slug})
    assert slugs_of(after) == slugs_of(before)


@given(cases, seeds)
@few
def test_another_row_offers_other_cards_and_nothing_hidden(case: Case, seed: int) -> None:
    first = case.menu(seed=seed)
    second = case.menu(seed=seed, beside=first)
    offered = {card.slug for card in case.pool if card.slug not in case.past.hidden}
    assert offered.issuperset(slugs_of(second))
    assert set(slugs_of(first)).isdisjoint(slugs_of(second))
    assert len(second) == min(3, len(offered) - len(first))


def test_another_row_is_unlike_the_one_beside_it() -> None:
    pool = [a_card("there", kind="ask"), a_card("alike", kind="ask"), a_card("other", loads={"value": 1.0})]
    there = menu(pool[:1])
    for n in range(20):
        assert slugs_of(menu(pool, beside=there, seed=mix64(n)))[0] == "other"


def test_a_fixed_card_that_left_the_catalogue_stays_on_its_menu() -> None:
    gone = menu([a_card("gone")])[0]
    assert slugs_of(menu([a_card(slug) for slug in "ab"], fixed={Slot.STRETCH: gone}))[1] == "gone"


def test_an_empty_catalogue_gives_an_empty_menu_and_two_cards_a_menu_of_two() -> None:
    assert menu([]) == ()
    assert [pick.slot for pick in menu([a_card("a"), a_card("b")])] == [Slot.WARM_UP, Slot.STRETCH]


@given(cases, st.randoms(use_true_random=False))
@few
def test_the_order_of_the_catalogue_does_not_matter(case: Case, random: Random) -> None:
    shuffled = random.sample(case.pool, len(case.pool))
    assert replace(case, pool=shuffled).menu() == case.menu()


def test_another_number_draws_another_menu() -> None:
    menus = {tuple(slugs_of(menu(a_hundred(), seed=seed(1, DAY, number)))) for number in range(20)}
    assert len(menus) > 10


def test_the_main_source_has_the_largest_weight() -> None:
    assert a_card("a", loads={"time": 0.3, "access": 0.7}).main == "access"
    assert a_card("a", loads={"time": 0.5, "access": 0.5}).main == "time"


def test_a_pick_survives_json() -> None:
    for pick in practised_menu(1):
        assert Pick.from_json(json.loads(json.dumps(pick.to_json()))) == pick


@pytest.mark.parametrize("hash_seed", ["0", "4242"])
def test_every_process_chooses_the_same_menu(hash_seed: str) -> None:
    program = "from tests.game.menus import practised_menus; print(practised_menus())"
    told = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        cwd=os.path.dirname(os.path.dirname(os.path.dirname(__file__))),
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == str(practised_menus())
