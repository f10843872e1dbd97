"""What one holds against a challenge: it only ever lowers a card, most at first, and some of it wears off."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game import scores
from netquest.game.cards import Past, Slot
from netquest.game.draw import mix64
from netquest.game.ladder import choose
from netquest.game.modes import Mode, targets
from netquest.game.objections import FADING, HALF_LIFE, Objection, strength
from netquest.game.readiness import PRIOR
from tests.game.menus import ALL_DAY, EXPERIENCED, a_card, a_hundred, any_case, menu, slugs_of

some_days = st.integers(-5, 5000)
cases = st.integers(0, 10_000).map(any_case)


def field_of(case: Any, past: Past) -> scores.Field:
    return scores.Field(
        case.pool, readiness=case.person, past=past, wish=case.wish, seed=7, targets=targets(Mode.NORMAL)
    )


@given(st.sampled_from(Objection), some_days, some_days)
def test_an_objection_counts_in_full_at_first_and_never_more_later(objection: Objection, one: int, other: int) -> None:
    assert strength(objection, 0) == 1
    assert 0 <= strength(objection, max(one, other)) <= strength(objection, min(one, other)) <= 1


@pytest.mark.parametrize("objection", Objection)
def test_what_changes_by_itself_is_half_gone_in_four_weeks(objection: Objection) -> None:
    assert strength(objection, HALF_LIFE) == (0.5 if objection in FADING else 1)


@given(cases, st.data())
def test_a_card_with_an_objection_never_scores_higher_and_no_other_card_changes(case: Any, data: st.DataObject) -> None:
    slugs = sorted(card.slug for card in case.pool)
    held = data.draw(st.dictionaries(st.sampled_from(slugs), st.floats(0, 1))) if slugs else {}
    before, after = field_of(case, case.past), field_of(case, replace(case.past, objections=held))
    shown = data.draw(st.lists(st.sampled_from(case.pool), max_size=2)) if slugs else []
    for slot in Slot:
        pairs = zip(before.cards, before._scores(slot, shown), after._scores(slot, shown), strict=True)
        for card, old, new in pairs:
            assert new < old if held.get(card.slug, 0) > 1e-9 else new == pytest.approx(old)


@given(cases, st.data())
def test_a_stronger_objection_never_helps(case: Any, data: st.DataObject) -> None:
    slugs = sorted(card.slug for card in case.pool)
    if not slugs:
        return
    slug = data.draw(st.sampled_from(slugs))
    weak, strong = sorted(data.draw(st.tuples(st.floats(0, 1), st.floats(0, 1))))
    low, high = (field_of(case, replace(case.past, objections={slug: held})) for held in (strong, weak))
    place = slugs.index(slug)
    assert all(low._scores(slot, ())[place] <= high._scores(slot, ())[place] for slot in Slot)


@given(cases)
def test_objections_keep_no_menu_empty(case: Any) -> None:
    held = dict.fromkeys((card.slug for card in case.pool), 1.0)
    picks = menu(case.pool, case.person, replace(case.past, objections=held), case.wish)
    assert len(picks) == len(case.menu())


def test_a_fresh_objection_keeps_a_card_off_the_menu_and_an_old_one_does_not() -> None:
    def shown(**held: float) -> Counter[str]:
        past = replace(EXPERIENCED, objections=held)
        menus = [menu(a_hundred(), past=past, seed=mix64(number)) for number in range(60)]
        return Counter(slug for picks in menus for slug in slugs_of(picks))

    slug, usual = shown().most_common(1)[0]
    assert shown(**{slug: 1.0})[slug] == 0
    assert shown(**{slug: strength(Objection.NERVOUS, 20 * HALF_LIFE)})[slug] == usual > 2


def test_an_objection_is_no_reason_for_the_other_cards() -> None:
    pool = [a_card(slug) for slug in "abcdef"]
    past = replace(EXPERIENCED, objections=dict.fromkeys("abc", 1.0))
    picks = choose(pool, readiness=PRIOR, past=past, wish=ALL_DAY, seed=7)
    assert set(slugs_of(picks)) == {"d", "e", "f"}
    assert {reason for pick in picks for reason in pick.reasons} <= {*scores.WEIGHTS}


def test_what_is_put_on_the_menu_stays_there() -> None:
    past = replace(EXPERIENCED, objections={"a": 1.0})
    pool = [a_card(slug) for slug in "abcdef"]
    picks = choose(pool, readiness=PRIOR, past=past, wish=ALL_DAY, seed=7, pins={"a": "assigned"})
    assert "a" in slugs_of(picks)
