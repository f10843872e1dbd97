"""How bold a menu is: read off the last tries, leaned by the person."""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.acts import Outcome, Reason
from netquest.game.ladder import Past, Slot, Wish
from netquest.game.modes import CHANCES, Lean, Mode, Recent, mode_of, recent, targets
from tests.game.acts_strategies import an_act, few
from tests.game.menus import DAY, a_card, a_hundred, menu, slugs_of

DID, LEFT = Recent(True, None), Recent(False, None)
LIGHT, HEAVY = Recent(True, 35), Recent(True, 85)
lately = st.lists(st.builds(Recent, st.booleans(), st.none() | st.integers(0, 100)), max_size=8)


@pytest.mark.parametrize(
    ("acts", "mode"),
    [
        ([], Mode.NORMAL),
        ([LEFT, LEFT], Mode.NORMAL),
        ([LEFT, LEFT, LEFT], Mode.GENTLE),
        ([LEFT, LEFT, LEFT, DID], Mode.NORMAL),
        ([HEAVY], Mode.GENTLE),
        ([HEAVY, DID], Mode.GENTLE),
        ([HEAVY, Recent(True, 84)], Mode.NORMAL),
        ([LIGHT] * 5, Mode.NORMAL),
        ([LIGHT] * 6, Mode.BOLD),
        ([*[LIGHT] * 5, DID], Mode.BOLD),
        ([DID] * 6, Mode.NORMAL),
        ([*[LIGHT] * 5, Recent(True, 36)], Mode.NORMAL),
        ([*[LIGHT] * 5, Recent(False, 10)], Mode.NORMAL),
    ],
)
def test_the_last_tries_tell_the_mode(acts: list[Recent], mode: Mode) -> None:
    assert mode_of(acts) is mode


@given(lately, lately)
def test_only_the_last_six_can_make_a_menu_bold(old: list[Recent], new: list[Recent]) -> None:
    if len(new) >= 6 and mode_of([*old, *new]) is Mode.BOLD:
        assert mode_of(new[-6:]) is Mode.BOLD


def test_no_and_not_for_me_are_read_kindly() -> None:
    assert recent(an_act(outcome=Outcome.DECLINED, nerves_after=20)) == (True, 20)
    assert recent(an_act(outcome=Outcome.PARTLY)) == (False, None)
    assert recent(an_act(outcome=Outcome.SKIPPED, reason=Reason.NERVOUS)) == (False, None)
    assert recent(an_act(outcome=Outcome.SKIPPED, reason=Reason.NOT_FOR_ME)) is None


@pytest.mark.parametrize("mode", Mode)
def test_each_mode_aims_lower_from_slot_to_slot(mode: Mode) -> None:
    aims = targets(mode)
    assert [round(1 / (1 + exp(-aim)), 9) for aim in aims.values()] == list(CHANCES[mode])
    assert list(aims.values()) == sorted(aims.values(), reverse=True)


@pytest.mark.parametrize("slot", Slot)
def test_a_gentler_mode_and_an_easier_day_aim_higher(slot: Slot) -> None:
    gentle, normal, bold = (targets(mode)[slot] for mode in Mode)
    assert gentle > normal > bold
    easier, usual, bolder = (targets(Mode.NORMAL, lean)[slot] for lean in Lean)
    assert (easier - usual, usual - bolder) == pytest.approx((0.8, 0.8))


@given(st.integers(0, 2**64 - 1))
@few
def test_a_bolder_day_offers_lower_chances(seed: int) -> None:
    sums = [sum(pick.x for pick in menu(a_hundred(), seed=seed, targets=targets(Mode.NORMAL, lean))) for lean in Lean]
    assert sums[0] > sums[1] > sums[2]


@given(st.integers(1, 5), st.integers(0, 2**64 - 1))
@few
def test_nothing_above_the_own_ceiling_is_offered_but_what_was_assigned(ceiling: int, seed: int) -> None:
    wish = Wish(60, 3, DAY, ceiling=ceiling)
    cards = {card.slug: card for card in [*a_hundred(), a_card("given", grade=5)]}
    picks = menu([*cards.values()], past=Past(highest_done=5), wish=wish, seed=seed, pins={"given": "assigned"})
    assert "given" in slugs_of(picks)
    assert all(cards[slug].grade <= ceiling for slug in slugs_of(picks) if slug != "given")
