"""Which card lies beside which challenge, and where a thought may be caught first: for any cards and challenges."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from netquest.exercises.reframe_rules import STEEP_FROM, Ahead, Words, lay, speaks_of, to_offer

SOURCES = ("rejection", "time", "past")
SLUGS = ("a", "b", "c", "d")


@dataclass(frozen=True)
class Card:
    id: int
    source: str
    before: tuple[str, ...] = ()


cards = st.lists(
    st.builds(Card, st.integers(1, 99), st.sampled_from(SOURCES), st.lists(st.sampled_from(SLUGS)).map(tuple)),
    unique_by=lambda card: card.id,
    max_size=6,
)
loads = st.dictionaries(st.sampled_from(SOURCES), st.floats(0.1, 1), min_size=1)
ahead = st.lists(
    st.builds(Ahead, st.sampled_from(SLUGS), st.integers(1, 5), loads), unique_by=lambda one: one.slug, max_size=4
)


@given(cards, ahead)
def test_a_card_answers_what_it_lies_beside_and_lies_there_alone(kept: list[Card], ahead: list[Ahead]) -> None:
    laid = lay(kept, ahead)
    sources = {one.slug: one.sources for one in ahead}
    assert all(card.source in sources[slug] for slug, card in laid.items())
    assert len({card.id for card in laid.values()}) == len(laid)


@given(cards, ahead)
def test_no_card_is_left_that_fits_where_none_lies(kept: list[Card], ahead: list[Ahead]) -> None:
    laid = lay(kept, ahead)
    left = [card for card in kept if card not in laid.values()]
    assert not any(card.source in one.sources for one in ahead if one.slug not in laid for card in left)


@given(cards, ahead)
def test_the_order_of_the_cards_changes_nothing(kept: list[Card], ahead: list[Ahead]) -> None:
    assert lay(kept, ahead) == lay(reversed(kept), ahead)


def test_the_card_made_for_a_challenge_comes_first_then_its_main_source_then_the_newest() -> None:
    one = Ahead("a", 2, {"rejection": 0.6, "time": 0.4})
    made, main, newer, other = Card(1, "time", ("a",)), Card(2, "rejection"), Card(3, "rejection"), Card(9, "time")
    for kept, best in [([other, newer, main, made], made), ([other, newer, main], newer), ([other], other)]:
        assert lay(kept, [one]) == {"a": best}


@given(cards, ahead)
def test_a_thought_may_be_caught_at_one_steep_challenge_without_a_card(kept: list[Card], ahead: list[Ahead]) -> None:
    laid = lay(kept, ahead)
    steep = {one.slug: one.grade for one in ahead if one.grade >= STEEP_FROM and one.slug not in laid}
    offered = to_offer(ahead, laid)
    assert (offered is None) == (not steep)
    assert offered is None or steep[offered] == max(steep.values())


@given(st.text(), st.text())
def test_what_stands_in_it_is_found_and_an_empty_search_finds_all(thought: str, card: str) -> None:
    words = Words(thought, "", "", "", card)
    assert speaks_of(words, "")
    assert all(speaks_of(words, word) for word in card.split())
