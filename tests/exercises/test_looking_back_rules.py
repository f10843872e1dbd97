"""The steps of looking back, and the three small challenges at its end: for any cards."""

from hypothesis import given
from hypothesis import strategies as st

from netquest.exercises.looking_back_rules import CHOICE, CHOICES, NEAR, STEPS, Small, after, mark, three, waiting

kinds = st.sampled_from(("ask", "message", "give", "reflect"))
cards = st.lists(
    st.builds(Small, st.text("abcdef", min_size=1, max_size=4), st.integers(1, 2), kinds, st.floats(0.1, 1)),
    unique_by=lambda card: card.slug,
    max_size=12,
)
seeds = st.integers(0, 2**64 - 1)


@given(cards, seeds)
def test_there_are_three_different_ones_where_there_are_three(offered: list[Small], seed: int) -> None:
    chosen = three(offered, seed=seed)
    assert len(set(chosen)) == len(chosen) == min(CHOICES, len(offered))
    assert set(chosen) <= {card.slug for card in offered}


@given(cards, seeds)
def test_they_are_the_same_whatever_the_order_of_the_cards(offered: list[Small], seed: int) -> None:
    assert three(offered, seed=seed) == three(list(reversed(offered)), seed=seed)


@given(cards, seeds)
def test_one_is_of_grade_one_and_the_easiest_comes_first(offered: list[Small], seed: int) -> None:
    grades = {card.slug: card.grade for card in offered}
    chosen = [grades[slug] for slug in three(offered, seed=seed)]
    assert chosen == sorted(chosen)
    assert (1 in chosen) == (1 in grades.values())


@given(cards, seeds)
def test_one_is_about_the_past_where_two_are(offered: list[Small], seed: int) -> None:
    near = {card.slug for card in offered if card.weight >= NEAR}
    assert len(near) < 2 or near & set(three(offered, seed=seed))


def test_acts_come_before_reflections() -> None:
    offered = [*(Small(f"think-{n}", 1, "reflect", 0.9) for n in range(9)), Small("act", 1, "ask", 0.1)]
    assert all("act" in three(offered, seed=seed) for seed in range(50))


def test_steps_follow_each_other_to_the_choice() -> None:
    assert [after(step) for step in STEPS] == [*STEPS[1:], CHOICE]


@given(st.lists(st.sampled_from(["", "a"]), min_size=3, max_size=3))
def test_one_goes_on_at_the_first_step_without_words(written: list[str]) -> None:
    step = waiting(written)
    before = STEPS.index(step) if step in STEPS else len(STEPS)
    assert all(written[:before])
    assert step == CHOICE or not written[before]


@given(st.text(), st.text())
def test_a_mark_tells_words_apart(one: str, other: str) -> None:
    assert (mark(one) == mark(other)) == (one == other)
