"""The score of a card: what each of its terms does by itself, and the reasons that are named."""

from dataclasses import replace
from datetime import timedelta
from math import log, pi

import pytest

from netquest.game import scores
from netquest.game.draw import mix64
from netquest.game.ladder import Past, Pick, Slot, Wish
from netquest.game.modes import Mode, targets
from netquest.game.readiness import PRIOR, SOURCES, Readiness
from tests.game.menus import DAY, a_card, a_hundred, menu, practised_menu, slugs_of

CONFIDENT = Readiness(means=(1.0, *[0.0] * 11), variances=PRIOR.variances)


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


def test_equal_scores_go_to_the_lower_slug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores, "_JITTER", 0.0)
    assert slugs_of(menu([a_card(slug, kind="ask") for slug in ("d", "b", "a", "c")])) == ["a", "b", "c"]


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
    aim = 2 - 0.34 - targets(Mode.NORMAL)[slot] * shrink
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
