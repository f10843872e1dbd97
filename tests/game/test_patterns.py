"""Sums by week and month keep every value; what stands out is alone and well above the rest."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from netquest.game.patterns import PARTS, by_month, by_part, by_week, by_weekday, looks, peak
from tests.game.acts_strategies import few

days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
values = st.dictionaries(days, st.integers(0, 200), max_size=40)
spans = st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))
counts = st.lists(st.integers(0, 30), min_size=1, max_size=8)


@few
@given(values, spans)
def test_weeks_and_months_hold_what_lies_between_and_leave_none_out(found: dict[date, int], span: tuple[date, date]):
    inside = sum(value for day, value in found.items() if span[0] <= day <= span[1])
    for by in (by_week, by_month):
        sums = by(found, *span)
        assert sum(value for _, value in sums) == inside
        begins = [begin for begin, _ in sums]
        assert begins == sorted(set(begins))
        assert begins[0] <= span[0]
        assert begins[-1] <= span[1]
    assert {begin.weekday() for begin, _ in by_week(found, *span)} == {0}
    assert {begin.day for begin, _ in by_month(found, *span)} == {1}


@few
@given(spans)
def test_one_looks_at_a_line_in_equal_steps_and_few_times(span: tuple[date, date]):
    seen = looks(*span)
    assert seen[-1] == span[1]
    assert seen[0] >= span[0]
    assert len({later - earlier for earlier, later in pairwise(seen)}) <= 1
    assert len(seen) <= 53
    assert seen[0] - span[0] < timedelta(weeks=4)


@given(st.lists(days, max_size=30))
def test_weekdays_count_every_day(found: list[date]):
    assert sum(by_weekday(found)) == len(found)


def test_the_part_of_the_day_is_that_of_the_clock_where_it_was():
    night = datetime(2026, 11, 17, 0, 30, tzinfo=UTC)
    found = by_part([(date(2026, 11, 16), night, "Europe/Berlin"), (date(2026, 11, 16), night, "America/New_York")])
    assert (found[0][0], found[0][6]) == (1, 1), "half past one belongs to Monday's local day, half past seven too"
    assert (len(found), {len(row) for row in found}) == (7, {PARTS})


@given(counts)
def test_what_stands_out_is_alone_at_the_top(found: list[int]):
    place = peak(found)
    if place is not None:
        assert found[place] > max([*found[:place], *found[place + 1 :], 0])
        assert found[place] >= 1.5 * sum(found) / len(found)


def test_even_and_empty_counts_have_no_peak():
    assert [peak(some) for some in ([], [0, 0], [3, 3, 0], [4, 4, 4, 5])] == [None] * 4
    assert peak([9, 2, 1]) == 0
