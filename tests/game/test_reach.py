"""What the ladder believes, said in grades: where four of five tries succeed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.reach import reach, reach_at_large
from netquest.game.readiness import GENERAL, PRIOR, SOURCES, Facts, Readiness, predict

sources = st.sampled_from(SOURCES)


@st.composite
def people(draw: st.DrawFn) -> Readiness:
    means = draw(st.lists(st.floats(-3, 3), min_size=12, max_size=12))
    return Readiness(tuple(means), tuple(draw(st.lists(st.floats(0.02, 1.2), min_size=12, max_size=12))))


def raised(person: Readiness, by: float) -> Readiness:
    return replace(person, means=(person.means[GENERAL] + by, *person.means[1:]))


@pytest.mark.parametrize("grade", [2, 3, 4])
def test_at_that_grade_four_of_five_tries_succeed(grade: int) -> None:
    found = reach(PRIOR, "time").grade
    assert found == 1.0, "nobody known begins below grade 1, where the scale ends"
    lifted = raised(PRIOR, grade - _unbounded())
    assert reach(lifted, "time").grade == pytest.approx(grade)
    assert predict(lifted, Facts(grade, {"time": 1.0}), energy=2, times_done=0).p == pytest.approx(0.8)


def _unbounded() -> float:
    """The reach of somebody unknown, had the scale no end."""
    return reach(raised(PRIOR, 2.0), "time").grade - 2.0


@given(people(), sources)
def test_it_lies_on_the_scale_and_within_its_span(person: Readiness, source: str) -> None:
    found = reach(person, source)
    assert 1 <= found.low <= found.grade <= found.high <= 5


@given(people(), sources, st.floats(0, 2))
def test_who_is_readier_reaches_no_less_far(person: Readiness, source: str, more: float) -> None:
    assert reach(person, source).grade <= reach(raised(person, more), source).grade


@given(people(), sources, sources)
def test_a_source_that_holds_back_more_is_reached_less_far(person: Readiness, one: str, other: str) -> None:
    known = replace(person, variances=PRIOR.variances)
    order = sorted((one, other), key=lambda source: known.means[1 + SOURCES.index(source)])
    lower, higher = (reach(known, source).grade for source in order)
    assert lower <= higher


def test_what_is_known_better_has_a_narrower_span() -> None:
    person = raised(PRIOR, 2.5)
    surer = replace(person, variances=tuple(variance / 4 for variance in person.variances))
    widths = [found.high - found.low for found in (reach(surer, "past"), reach(person, "past"))]
    assert widths[0] == pytest.approx(widths[1] / 2, abs=0.05)


@given(people(), sources)
def test_at_large_a_source_neither_helps_nor_hinders(person: Readiness, source: str) -> None:
    at_large = reach_at_large(person)
    assert 1 <= at_large.low <= at_large.grade <= at_large.high <= 5
    known = replace(person, variances=(person.variances[GENERAL], *[0.0] * 11))
    plain = replace(known, means=(known.means[GENERAL], *[0.0] * 11))
    assert reach_at_large(known).grade == pytest.approx(reach(plain, source).grade)
