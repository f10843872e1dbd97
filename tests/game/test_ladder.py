"""Today's menu: three fitting cards in their slots, chosen alike everywhere, with the reason that chose them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from math import log, pi
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game import scores
from netquest.game.draw import mix64
from netquest.game.ladder import Past, Pick, Slot, Wish, band, seed
from netquest.game.readiness import PRIOR, SOURCES, Readiness, predict
from tests.game.acts_strategies import few
from tests.game.menus import DAY, Case, a_card, a_hundred, any_case, menu, practised_menu

CONFIDENT = Readiness(means=(1.0, *[0.0] * 11), variances=PRIOR.variances)

cases = st.integers(0, 2**32).map(any_case)
seeds = st.integers(0, 2**64 - 1)


def slugs_of(picks: Iterable[Pick]) -> list[str]:
    return [pick.slug for pick in picks]


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


def test_each_slot_reaches_its_chance_when_the_pool_allows() -> None:
    menus = [[pick.percent for pick in menu(a_hundred(), CONFIDENT, seed=mix64(n))] for n in range(40)]
    for percents, aim in zip(zip(*menus, strict=True), (90, 80, 65), strict=True):
        assert sum(percents) / len(percents) == pytest.approx(aim, abs=3)
        assert max(abs(percent - aim) for percent in percents) <= 12


def test_cards_in_sight_make_way_for_rested_ones() -> None:
    pool = [a_card(slug) for slug in "abcdef"]
    days = {"a": 0, "b": 1, "c": 2, "d": 70}
    seen = {slug: DAY - timedelta(days=ago) for slug, ago in days.items()}
    assert {"d", "e", "f"} == set(slugs_of(menu(pool, past=Past(last_shown=seen))))


def test_a_menu_prefers_different_kinds_and_sources() -> None:
    same = [a_card(f"same-{n}", kind="ask") for n in range(20)]
    other = [a_card("other-kind", kind="give"), a_card("other-source", kind="ask", loads={"value": 1.0})]
    for n in range(20):
        assert {"other-kind", "other-source"} < set(slugs_of(menu([*same, *other], seed=mix64(n))))


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


def test_a_fixed_card_that_left_the_catalogue_stays_on_its_menu() -> None:
    gone = menu([a_card("gone")])[0]
    assert slugs_of(menu([a_card(slug) for slug in "ab"], fixed={Slot.STRETCH: gone}))[1] == "gone"


def test_an_empty_catalogue_gives_an_empty_menu_and_two_cards_a_menu_of_two() -> None:
    assert menu([]) == ()
    assert [pick.slot for pick in menu([a_card("a"), a_card("b")])] == [Slot.WARM_UP, Slot.STRETCH]


def test_equal_scores_go_to_the_lower_slug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores, "_JITTER", 0.0)
    assert slugs_of(menu([a_card(slug, kind="ask") for slug in ("d", "b", "a", "c")])) == ["a", "b", "c"]


@given(cases, st.randoms(use_true_random=False))
@few
def test_the_order_of_the_catalogue_does_not_matter(case: Case, random: Random) -> None:
    shuffled = random.sample(case.pool, len(case.pool))
    assert replace(case, pool=shuffled).menu() == case.menu()


def test_another_number_draws_another_menu() -> None:
    menus = {tuple(slugs_of(menu(a_hundred(), seed=seed(1, DAY, number)))) for number in range(20)}
    assert len(menus) > 10


@pytest.mark.parametrize("term", scores.WEIGHTS)
def test_without_its_first_reason_a_menu_shows_another_card_or_another_reason(
    term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [(number, pick) for number in range(40) for pick in practised_menu(number)]
    named = [(number, pick.slug) for number, pick in before if pick.reasons[:1] == (term,)]
    assert named, "this term was never the first reason"
    monkeypatch.setitem(scores.WEIGHTS, term, 0.0)
    for number, slug in named:
        assert (slug, term) not in {(pick.slug, *pick.reasons[:1]) for pick in practised_menu(number)}


HELD_BACK = replace(PRIOR, means=(-0.34, *[-0.6 * (source == "access") for source in SOURCES], 0.0))
"""Somebody whose one difficulty is to find opportunities."""


def special_menu(reason: str, number: int) -> tuple[Pick, ...]:
    """A menu from nine cards of a sort and one that differs from them in a single term of the score."""
    plain = {source: f"plain-{source}" for source in SOURCES if source != "access"}
    harder = {"fit": 2.0, "new": 0.25 * log(2)}.get(reason, 0.0)
    pool = [a_card(slug, loads={source: 1.0}, offset=harder) for source, slug in plain.items()]
    pool.append(a_card("special", loads={"access": 1.0}, offset=-0.6 * (reason == "need")))
    past = Past(
        times_done=dict.fromkeys(plain.values(), 1) if reason == "new" else {},
        last_shown=dict.fromkeys(plain.values(), DAY) if reason == "rested" else {},
    )
    return menu(pool, HELD_BACK if reason == "need" else PRIOR, past, seed=mix64(number))


@pytest.mark.parametrize("reason", scores.WEIGHTS)
def test_a_card_that_stands_out_in_one_thing_is_chosen_for_it(reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    menus = [special_menu(reason, number) for number in range(20)]
    assert [pick.reasons for picks in menus for pick in picks if pick.slug == "special"] == [(reason,)] * 20
    monkeypatch.setitem(scores.WEIGHTS, reason, 0.0)
    assert not all("special" in slugs_of(special_menu(reason, number)) for number in range(20))


@pytest.mark.parametrize(("slot", "chosen"), [(Slot.WARM_UP, "plain"), (Slot.LEAP, "needed")])
def test_a_need_outweighs_a_poorer_fit_but_not_in_a_warm_up(
    slot: Slot, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scores, "_JITTER", 0.0)
    shrink = (1 + pi * 1.45 / 8) ** 0.5
    aim = 2 - 0.34 - scores.TARGETS[slot] * shrink
    plain = a_card("plain", loads={"value": 1.0}, offset=aim)
    needed = a_card("needed", loads={"access": 1.0}, offset=aim - 0.6 + 0.47 * shrink)
    gone = dict(zip(Slot, menu([a_card(slug) for slug in "abc"]), strict=True))
    fixed = {other: pick for other, pick in gone.items() if other is not slot}
    picks = {pick.slot: pick for pick in menu([plain, needed], HELD_BACK, wish=Wish(60, 2, DAY), fixed=fixed)}
    assert picks[slot].slug == chosen


def test_a_card_that_only_the_draw_chose_names_no_reason() -> None:
    assert [pick.reasons for pick in menu([a_card(slug) for slug in "abcde"])] == [(), (), ()]


def test_the_first_day_names_the_fit() -> None:
    assert [pick.reasons for pick in menu(a_hundred(), past=Past())] == [("fit",)] * 3


def test_at_most_three_reasons_are_named() -> None:
    counts = {len(pick.reasons) for number in range(40) for pick in practised_menu(number)}
    assert max(counts) == 3


def test_the_main_source_has_the_largest_weight() -> None:
    assert a_card("a", loads={"time": 0.3, "access": 0.7}).main == "access"
    assert a_card("a", loads={"time": 0.5, "access": 0.5}).main == "time"


def test_a_pick_survives_json() -> None:
    for pick in practised_menu(1):
        assert Pick.from_json(json.loads(json.dumps(pick.to_json()))) == pick


@pytest.mark.parametrize("hash_seed", ["0", "4242"])
def test_every_process_chooses_the_same_menu(hash_seed: str) -> None:
    program = "from tests.game.menus import practised_menu; print([practised_menu(n) for n in range(5)])"
    told = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        cwd=os.path.dirname(os.path.dirname(os.path.dirname(__file__))),
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == str([practised_menu(number) for number in range(5)])
