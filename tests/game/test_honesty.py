"""What the app says of a chance comes true as often as it says."""

from math import exp
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.honesty import Frequency, Honesty, fit, frequency

pairs = st.lists(st.tuples(st.floats(-8, 8), st.booleans()), max_size=80)


def lived(shift: float, slope: float, number: int = 20_000) -> list[tuple[float, bool]]:
    """People for whom the truth is σ(shift + slope·x)."""
    draw = Random(4)
    found = []
    for _ in range(number):
        x = draw.gauss(1, 1)
        found.append((x, draw.random() < 1 / (1 + exp(-(shift + slope * x)))))
    return found


def test_without_anything_lived_nothing_is_bent() -> None:
    assert fit([]) == Honesty(0.0, 1.0)
    assert Honesty().say(0.0) == 0.5


@pytest.mark.parametrize(("shift", "slope"), [(0.2, 1.1), (-0.25, 0.8), (0.0, 1.0)])
def test_it_finds_the_bend(shift: float, slope: float) -> None:
    found = fit(lived(shift, slope))
    assert (found.shift, found.slope) == pytest.approx((shift, slope), abs=0.08)


def test_few_pairs_bend_little() -> None:
    few = fit(lived(0.3, 0.8, number=40))
    assert abs(few.shift) + abs(few.slope - 1) < 0.1


@pytest.mark.parametrize(
    ("shift", "slope", "bound"), [(2.0, 1.0, (0.35, None)), (0.0, 3.0, (None, 1.25)), (0.0, 0.1, (None, 0.5))]
)
def test_it_bends_no_further_than_it_may(shift: float, slope: float, bound: tuple[float | None, float | None]) -> None:
    found = fit(lived(shift, slope))
    assert bound[0] in (None, found.shift)
    assert bound[1] in (None, found.slope)


@given(pairs)
def test_it_stays_within_its_bounds_whatever_was_lived(lived: list[tuple[float, bool]]) -> None:
    found = fit(lived)
    assert -0.35 <= found.shift <= 0.35
    assert 0.5 <= found.slope <= 1.25


@given(pairs, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(lived: list[tuple[float, bool]], random: Random) -> None:
    one, other = fit(lived), fit(random.sample(lived, len(lived)))
    assert (one.shift, one.slope) == pytest.approx((other.shift, other.slope), abs=1e-9)


@given(pairs, st.floats(-6, 6), st.floats(0, 2))
def test_a_higher_chance_is_never_said_lower(lived: list[tuple[float, bool]], x: float, more: float) -> None:
    found = fit(lived)
    assert found.say(x) <= found.say(x + more)


@given(st.floats(0, 1))
def test_a_chance_is_said_as_a_frequency_near_it_and_never_as_all_or_none(p: float) -> None:
    said = frequency(p)
    assert 0 < said.people < said.of
    assert abs(said.people / said.of - p) <= 0.1


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_frequency_grows_with_the_chance(p: float, other: float) -> None:
    one, two = (frequency(chance) for chance in sorted((p, other)))
    assert one.people / one.of <= two.people / two.of


@pytest.mark.parametrize(("p", "said"), [(0.0, (1, 10)), (0.8, (4, 5)), (0.5, (1, 2)), (0.71, (2, 3)), (1.0, (9, 10))])
def test_it_is_said_as_people_count(p: float, said: tuple[int, int]) -> None:
    assert frequency(p) == Frequency(*said)
