"""The edits of a set and the states of an offer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.assignments.rules import MOST_ITEMS, Draft, Item, OfferState, offer_state

slugs = st.lists(st.sampled_from("abcdefghijkl"), unique=True, max_size=MOST_ITEMS)
drafts = slugs.map(lambda names: Draft("Path", "", tuple(Item(name, "1") for name in names)))


@given(drafts, st.sampled_from("abcdefghijklm"))
def test_a_challenge_is_in_once_however_often_it_is_added(draft, slug):
    once = draft.added(Item(slug, "1"))
    assert once.added(Item(slug, "2")) == once
    assert sorted(once.slugs) == sorted({*draft.slugs, slug})


@given(drafts, st.sampled_from("abcdefghijklm"))
def test_taking_out_leaves_the_others_in_order(draft, slug):
    assert draft.without(slug).slugs == tuple(name for name in draft.slugs if name != slug)


@given(drafts.filter(lambda draft: draft.items), st.data(), st.integers(1, MOST_ITEMS))
def test_moving_keeps_the_others_in_order_and_moves_again_to_the_same_place(draft, data, position):
    slug = data.draw(st.sampled_from(draft.slugs))
    moved = draft.placed(slug, position)
    assert moved.without(slug) == draft.without(slug)
    assert moved.slugs.index(slug) == min(position, len(draft.items)) - 1
    assert moved.placed(slug, position) == moved


@pytest.mark.parametrize(("number", "is_full"), [(MOST_ITEMS - 1, False), (MOST_ITEMS, True)])
def test_twelve_challenges_are_the_most(number, is_full):
    assert Draft("Path", "", tuple(Item(str(n), "1") for n in range(number))).is_full is is_full


@pytest.mark.parametrize(
    ("withdrawn", "accepted", "passed", "open_items", "state"),
    [
        (False, False, False, 2, OfferState.OFFERED),
        (False, False, False, 0, OfferState.OFFERED),
        (False, True, False, 1, OfferState.ACCEPTED),
        (False, True, False, 0, OfferState.FINISHED),
        (False, False, True, 0, OfferState.PASSED),
        (True, True, False, 0, OfferState.WITHDRAWN),
    ],
)
def test_a_state_follows_from_what_was_said_and_tried(withdrawn, accepted, passed, open_items, state):
    given_ = {"is_withdrawn": withdrawn, "is_accepted": accepted, "is_passed": passed, "open_items": open_items}
    assert offer_state(**given_) is state
