"""What answers say: where the ladder begins, which hurdle is the tallest, what has changed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.assessment import (
    Answer,
    Hurdle,
    changes,
    first_grade,
    hurdles,
    lowest,
    opens_on,
    prior,
    tallest,
)
from netquest.game.readiness import PRIOR, SOURCES, Facts, predict
from tests.game.acts_strategies import few

answers = st.lists(
    st.builds(Answer, st.sampled_from(SOURCES), st.integers(1, 5), st.booleans()), min_size=0, max_size=26
)
some = answers.filter(bool)


def place(source: str) -> int:
    return 1 + SOURCES.index(source)


def test_without_answers_the_ladder_begins_where_it_begins_for_anybody() -> None:
    assert prior([]) == PRIOR
    assert (hurdles([]), tallest({}), lowest({})) == ({}, (), None)


def test_a_worked_assessment_holds() -> None:
    given_ = [Answer("rejection", 5), Answer("rejection", 4), Answer("time", 2), Answer("mindset", 4, is_growth=True)]
    begun = prior(given_)
    assert hurdles(given_)["rejection"] == Hurdle(4.5, 2)
    assert hurdles(given_)["mindset"].height == 2
    assert begun.means[0] == pytest.approx(0.8 * 0.1 - 0.1)
    assert begun.means[place("rejection")] == pytest.approx(0.5 * (-0.9 - 0.1))
    assert begun.means[place("time")] == begun.means[place("mindset")] == pytest.approx(0.25)
    assert [begun.variances[place(one)] for one in ("value", "time", "rejection")] == [0.5, 0.4, 0.32]


@pytest.mark.parametrize("step", [0, 6, -1])
def test_what_is_not_on_the_scale_is_no_answer(step: int) -> None:
    with pytest.raises(ValueError, match="not between 1 and 5"):
        Answer("time", step)


@given(answers, st.randoms(use_true_random=False))
@few
def test_the_order_of_answers_changes_not_a_bit(told: list[Answer], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert prior(shuffled) == prior(told)


@given(answers)
@few
def test_everything_stays_within_its_bounds(told: list[Answer]) -> None:
    begun = prior(told)
    assert -1.06 - 1e-9 <= begun.means[0] <= 0.86 + 1e-9
    assert all(abs(mean) <= 1.2 + 1e-9 for mean in begun.means[1:-1])
    assert all(0 < variance <= 0.6 for variance in begun.variances)
    assert (begun.means[-1], begun.variances[-1], begun.day) == (PRIOR.means[-1], PRIOR.variances[-1], None)
    for hurdle in hurdles(told).values():
        assert 1 <= hurdle.span[0] <= hurdle.height <= hurdle.span[1] <= 5


@given(answers)
@few
def test_a_source_without_an_answer_is_where_it_is_for_anybody(told: list[Answer]) -> None:
    begun, known = prior(told), {answer.source for answer in told}
    for source in set(SOURCES) - known:
        assert (begun.means[place(source)], begun.variances[place(source)]) == (0, 0.5)


@given(some)
@few
def test_more_answers_leave_less_doubt(told: list[Answer]) -> None:
    source = told[0].source
    before, after = prior(told), prior([*told, Answer(source, 3)])
    assert after.variances[place(source)] <= before.variances[place(source)] < PRIOR.variances[place(source)]
    assert hurdles([*told, Answer(source, 3)])[source].doubt < hurdles(told)[source].doubt


@given(some, st.integers(0, 25))
@few
def test_a_step_more_resistance_never_raises_a_chance(told: list[Answer], number: int) -> None:
    at = number % len(told)
    answer = told[at]
    harder = answer.step - 1 if answer.is_growth else answer.step + 1
    if not 1 <= harder <= 5:
        return
    changed = [*told[:at], Answer(answer.source, harder, answer.is_growth), *told[at + 1 :]]
    asked = Facts(2, {answer.source: 1.0})
    before, after = (predict(prior(one), asked, energy=2, times_done=0).p for one in (told, changed))
    assert after < before


@given(st.lists(st.integers(1, 5), min_size=1, max_size=4))
@few
def test_growth_is_the_scale_turned_round(steps: list[int]) -> None:
    turned = [Answer("mindset", 6 - step, is_growth=True) for step in steps]
    assert hurdles(turned) == hurdles([Answer("mindset", step) for step in steps])


@given(some)
@few
def test_the_tallest_are_tall_and_the_lowest_lies_clearly_below(told: list[Answer]) -> None:
    known = hurdles(told)
    top, least = tallest(known), lowest(known)
    heights = [hurdle.height for hurdle in known.values()]
    assert all(known[source].height == max(heights) > 2.5 for source in top)
    assert bool(top) == (max(heights) > 2.5)
    if least:
        assert known[least].height == min(heights) <= min(2.5, max(heights) - 1)
        assert least not in top


def test_what_stands_alike_is_named_together() -> None:
    known = hurdles([Answer("time", 4), Answer("past", 4), Answer("value", 1)])
    assert tallest(known) == ("time", "past")
    assert lowest(known) == "value"


@given(answers, answers)
@few
def test_a_change_is_half_a_step_of_what_was_answered_both_times(then: list[Answer], now: list[Answer]) -> None:
    before, after = hurdles(then), hurdles(now)
    moved = changes(before, after)
    assert moved.keys() <= before.keys() & after.keys()
    assert all(
        step == after[source].height - before[source].height and abs(step) >= 0.5 for source, step in moved.items()
    )
    assert changes(after, after) == {}
    assert changes(after, before) == {source: -step for source, step in moved.items()} or not moved


def test_who_is_readier_stretches_at_a_higher_grade() -> None:
    eager = prior(Answer(source, 1) for source in SOURCES)
    wary = prior(Answer(source, 5) for source in SOURCES)
    assert first_grade(wary, "time") == 1
    assert first_grade(eager, "time") == 2


def test_two_weeks_lie_between_two_assessments() -> None:
    assert opens_on(date(2026, 11, 18)) == date(2026, 12, 2)
