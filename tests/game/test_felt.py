"""Expected beside felt: averages, and what grew easier."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.felt import Again, Felt, Mean, again, by_source, by_time, together

DAY = date(2026, 11, 18)
nerves = st.integers(0, 100)
loads = st.sampled_from(({"rejection": 1.0}, {"rejection": 0.5, "time": 0.5}, {"anxiety": 0.7, "value": 0.3}))
felts = st.lists(
    st.builds(
        Felt,
        st.sampled_from(("follow-up", "one-on-one-meeting", "first-hello")),
        st.integers(0, 90).map(lambda number: DAY + timedelta(days=number)),
        loads,
        nerves,
        st.none() | nerves,
    ),
    max_size=20,
)


def weighed(tries):
    return [one for one in tries if one.after is not None]


@given(felts)
def test_the_mean_is_that_of_what_was_weighed_twice(tries):
    both, mean = weighed(tries), together(tries)
    assert mean.tries == len(both)
    if both:
        assert mean.expected == pytest.approx(sum(one.before for one in both) / len(both))
        assert mean.felt == pytest.approx(sum(one.after for one in both) / len(both))
        assert mean.lighter == pytest.approx(mean.expected - mean.felt)


@given(felts)
def test_parts_add_up_to_the_whole(tries):
    whole = together(tries)
    for parts in (by_time(tries, lambda day: day.replace(day=1)), by_source(tries)):
        assert sum(mean.tries for _, mean in parts) == pytest.approx(whole.tries)
        assert sum(mean.tries * mean.felt for _, mean in parts) == pytest.approx(whole.tries * whole.felt)


@given(felts)
def test_times_are_in_order_and_sources_by_what_was_expected(tries):
    times = [begin for begin, _ in by_time(tries, lambda day: day.replace(day=1))]
    assert times == sorted(set(times))
    expected = [mean.expected for _, mean in by_source(tries)]
    assert expected == sorted(expected, reverse=True)


@given(felts)
def test_again_sets_the_first_beside_the_latest(tries):
    found = again(tries)
    for one in found:
        looked = [try_.before for try_ in tries if try_.slug == one.slug]
        assert one == Again(one.slug, looked[0], looked[-1], len(looked))
        assert len(looked) >= 2
    assert [one.easier for one in found] == sorted((one.easier for one in found), reverse=True)
    assert {one.slug for one in found} == {t.slug for t in tries if sum(o.slug == t.slug for o in tries) > 1}


def test_a_part_of_a_try_counts_as_a_part():
    mean = Mean().add(80, 40).add(20, 10, weight=0.5)
    assert (mean.tries, mean.expected, mean.felt) == pytest.approx((1.5, 60.0, 30.0))
