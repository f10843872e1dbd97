"""Rest that was planned, pauses and journeys: which days cost nothing, and what that does to streaks and strength."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.calendar import Calendar
from netquest.game.days import Stay, local_day
from netquest.game.rhythm import Rhythm, Span
from netquest.game.streaks import day_streak, to_repair, week_streak
from netquest.game.strength import habit_strength
from tests.game.acts_strategies import MONDAY, days_on, few

TODAY = days_on(70)
EVER = datetime(2000, 1, 1, tzinfo=UTC)
ZONES = ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Tokyo", "America/Los_Angeles", "Europe/Berlin", "Etc/GMT+12")

a_day = st.integers(0, 70).map(days_on)
a_span = st.tuples(st.integers(0, 70), st.integers(0, 30)).map(lambda ends: Span(days_on(ends[0]), days_on(sum(ends))))
weekdays = st.frozensets(st.integers(0, 6), max_size=4)
acts = st.sets(st.tuples(st.integers(0, 70).map(days_on), st.sampled_from("abc")), max_size=90)


def calendar_of(days: set[date], *, goal: int = 3) -> Calendar:
    calendar = Calendar()
    for day in sorted(days):
        calendar = calendar.with_day(day, goal=goal)
    return calendar


def tries_of(made: set[tuple[date, str]]) -> dict[date, int]:
    """How many different challenges were tried on a day."""
    return {day: len({slug for on, slug in made if on == day}) for day, _ in made}


def test_rest_days_hold_from_the_day_on_which_they_were_chosen() -> None:
    rhythm = Rhythm(rests=((days_on(2), frozenset({5, 6})), (days_on(14), frozenset())))
    assert [day for day in map(days_on, range(21)) if rhythm.is_rest(day)] == [
        days_on(5),
        days_on(6),
        *map(days_on, (12, 13)),
    ]


def test_a_choice_of_the_same_day_takes_the_place_of_the_one_before() -> None:
    rhythm = Rhythm(rests=((MONDAY, frozenset({0})), (MONDAY, frozenset({1}))))
    assert rhythm.rest_days(MONDAY) == {1}


def test_a_pause_lasts_from_its_first_to_its_last_day() -> None:
    span = Span(days_on(3), days_on(5))
    assert [number for number in range(9) if days_on(number) in span] == [3, 4, 5]
    assert span.length == 3
    assert Rhythm(pauses=[span]).pause_on(days_on(5)) == span
    assert Rhythm(pauses=[span]).pause_on(days_on(6)) is None


@pytest.mark.parametrize(
    ("first", "last", "touches"), [(0, 1, False), (0, 2, True), (4, 4, True), (6, 9, True), (7, 9, False), (0, 9, True)]
)
def test_pauses_that_meet_become_one(first: int, last: int, touches: bool) -> None:
    span, other = Span(days_on(3), days_on(5)), Span(days_on(first), days_on(last))
    assert span.touches(other) == other.touches(span) == touches
    whole = span.joined([other])
    assert (whole.first, whole.last) == (min(span.first, other.first), max(span.last, other.last))


@pytest.mark.parametrize(("paused", "is_neutral"), [(3, False), (4, True), (7, True)])
def test_four_paused_days_make_a_week_neutral(paused: int, is_neutral: bool) -> None:
    rhythm = Rhythm(pauses=[Span(days_on(14 - paused), days_on(13))])
    assert rhythm.neutral_weeks(days_on(20)) == ({days_on(7)} if is_neutral else frozenset())
    streak = week_streak(calendar_of({MONDAY}, goal=1), days_on(14), neutral=rhythm.neutral_weeks(days_on(14)))
    assert streak.length == int(is_neutral)


def test_two_short_pauses_of_one_week_add_up() -> None:
    rhythm = Rhythm(pauses=[Span(days_on(7), days_on(8)), Span(days_on(10), days_on(11))])
    assert rhythm.neutral_weeks(days_on(20)) == {days_on(7)}


@few
@given(acts, weekdays, st.lists(a_span, max_size=2), a_span)
def test_one_more_pause_shortens_no_streak(
    made: set[tuple[date, str]], rests: frozenset[int], pauses: list[Span], more: Span
) -> None:
    days = {day for day, _ in made}
    lengths = []
    for rhythm in (Rhythm([(MONDAY, rests)], pauses), Rhythm([(MONDAY, rests)], [*pauses, more])):
        off = rhythm.off(MONDAY, TODAY)
        run = day_streak(days, TODAY, since=MONDAY, off=off, tries=tries_of(made))
        weeks = week_streak(calendar_of(days), TODAY, neutral=rhythm.neutral_weeks(TODAY))
        lengths.append((run.length, weeks.length))
    assert lengths[0][0] <= lengths[1][0]
    assert lengths[0][1] <= lengths[1][1]


@few
@given(acts, weekdays, weekdays)
def test_one_more_rest_day_shortens_no_streak(
    made: set[tuple[date, str]], rests: frozenset[int], more: frozenset[int]
) -> None:
    days, tries = {day for day, _ in made}, tries_of(made)
    few_rests, many = (Rhythm([(MONDAY, chosen)]).off(MONDAY, TODAY) for chosen in (rests, rests | more))
    before = day_streak(days, TODAY, since=MONDAY, off=few_rests, tries=tries)
    assert before.length <= day_streak(days, TODAY, since=MONDAY, off=many, tries=tries).length


@few
@given(acts, st.tuples(a_day, st.sampled_from("abc")), weekdays, st.lists(a_span, max_size=2))
def test_one_more_act_shrinks_nothing_though_it_may_be_the_second_of_its_day(
    made: set[tuple[date, str]], more: tuple[date, str], rests: frozenset[int], pauses: list[Span]
) -> None:
    off = Rhythm([(MONDAY, rests)], pauses).off(MONDAY, TODAY)
    before, after = (
        day_streak({day for day, _ in told}, TODAY, since=MONDAY, off=off, tries=tries_of(told))
        for told in (made, made | {more})
    )
    assert after.length >= before.length
    assert after.charge >= before.charge
    assert after.best >= before.best


@few
@given(acts, weekdays, st.lists(a_span, max_size=2), st.integers(0, 70).map(days_on))
def test_today_never_breaks(
    made: set[tuple[date, str]], rests: frozenset[int], pauses: list[Span], today: date
) -> None:
    past = {(day, slug) for day, slug in made if day < today}
    days, off = {day for day, _ in past}, Rhythm([(MONDAY, rests)], pauses).off(MONDAY, TODAY)
    open_day = day_streak(days, today, since=MONDAY, off=off, tries=tries_of(past))
    as_rest = day_streak(days, today, since=MONDAY, off=off | {today}, tries=tries_of(past))
    assert open_day == as_rest


@few
@given(acts, weekdays)
def test_the_repair_that_is_offered_is_the_one_that_works(made: set[tuple[date, str]], rests: frozenset[int]) -> None:
    off, days = Rhythm([(MONDAY, rests)]).off(MONDAY, TODAY), {day for day, _ in made}
    missing = to_repair(days, TODAY, since=MONDAY, off=off, tries=tries_of(made))
    done = made | {(TODAY, slug) for slug in "xy"[:missing]}
    acted = days | {TODAY}
    without = day_streak(acted, TODAY, since=MONDAY, off=off, tries=tries_of(made))
    repaired = day_streak(acted, TODAY, since=MONDAY, off=off, tries=tries_of(done))
    assert (repaired.length > without.length) == bool(missing)


def test_what_would_be_gained_by_nothing_is_not_offered() -> None:
    daily = {days_on(number) for number in range(10)}
    covered = daily - {days_on(9)}
    assert to_repair(daily, days_on(10), since=MONDAY) == 0
    assert to_repair(covered, days_on(10), since=MONDAY) == 0, "a reserve day has paid for it"
    assert to_repair({MONDAY}, days_on(5), since=MONDAY) == 0, "the run ended before yesterday"
    assert to_repair({days_on(1)}, days_on(3), since=MONDAY, tries={days_on(3): 2}) == 0


def test_one_of_the_two_is_made_already() -> None:
    active = {days_on(2), days_on(3), days_on(5), days_on(7)}
    assert to_repair(active, days_on(7), since=MONDAY, tries={days_on(7): 1}) == 1
    assert to_repair(active - {days_on(7)}, days_on(7), since=MONDAY) == 2


@few
@given(st.sets(a_day, max_size=50), st.lists(a_span, min_size=1, max_size=2), st.integers(1, 7))
def test_idle_days_off_leave_the_strength_as_it_is(days: set[date], pauses: list[Span], goal: int) -> None:
    off = Rhythm(pauses=pauses).off(MONDAY, days_on(100))
    calendar = calendar_of(days, goal=goal)
    for number in range(1, 100):
        day = days_on(number)
        if day in off and day not in calendar:
            before, after = (
                habit_strength(calendar_of({on for on in days if on <= at}, goal=goal), goal=goal, today=at, off=off)
                for at in (day - timedelta(days=1), day)
            )
            if day - timedelta(days=1) in off:
                assert after == pytest.approx(before)


@few
@given(st.sets(a_day, max_size=50), a_day, st.lists(a_span, max_size=2), st.integers(1, 7))
def test_an_act_lowers_no_strength_even_on_a_day_off(
    days: set[date], more: date, pauses: list[Span], goal: int
) -> None:
    off = Rhythm(pauses=pauses).off(MONDAY, TODAY)
    before, after = (
        habit_strength(calendar_of(told, goal=goal), goal=goal, today=TODAY, since=MONDAY, off=off)
        for told in (days, days | {more})
    )
    assert after >= before - 1e-12


def test_an_act_on_a_day_off_builds_strength_like_any_other() -> None:
    days, off = {MONDAY, days_on(1)}, {days_on(3)}
    idle, acted = (habit_strength(calendar_of(told), goal=3, today=days_on(3), off=off) for told in (days, days | off))
    assert acted > idle == habit_strength(calendar_of(days), goal=3, today=days_on(2))


def test_a_pause_of_a_month_costs_nothing_while_it_lasts() -> None:
    days = {days_on(number) for number in range(60) if number % 7 < 3}
    begun = habit_strength(calendar_of(days), goal=3, today=days_on(59))
    off = Rhythm(pauses=[Span(days_on(60), days_on(89))]).off(MONDAY, days_on(89))
    assert habit_strength(calendar_of(days), goal=3, today=days_on(89), off=off) == pytest.approx(begun)
    assert habit_strength(calendar_of(days), goal=3, today=days_on(89)) < begun / 2


@few
@given(st.lists(st.tuples(st.integers(0, 60 * 24), st.sampled_from(ZONES)), min_size=1, max_size=5))
def test_who_acts_every_sixteen_hours_keeps_the_run_wherever_they_fly(flights: list[tuple[int, str]]) -> None:
    start = datetime(2026, 5, 1, 12, tzinfo=UTC)
    moves = [Stay(start + timedelta(hours=hours), zone, 4) for hours, zone in sorted(flights)]
    stays = [Stay(EVER, "Europe/Berlin", 4), *moves]
    days = set()
    for number in range(120):
        at = start + timedelta(hours=16 * number)
        stay = [stay for stay in stays if stay.since <= at][-1]
        days.add(local_day(at, zone=stay.zone, day_start=stay.day_start))
    off = Rhythm(stays=stays).off(min(days), max(days))
    streak = day_streak(days, max(days), since=min(days), off=off)
    assert streak.length == len(days)


def test_a_day_that_a_flight_cut_short_is_off_and_a_clock_change_is_not() -> None:
    there, back = datetime(2026, 3, 20, 8, tzinfo=UTC), datetime(2026, 4, 20, 8, tzinfo=UTC)
    stays = [
        Stay(EVER, "Europe/Berlin", 4),
        Stay(there, "Pacific/Auckland", 4),
        Stay(back, "Europe/Berlin", 4),
    ]
    assert Rhythm(stays=stays).off(date(2026, 3, 1), date(2026, 10, 31)) == {date(2026, 3, 20)}


def test_the_account_begins_on_the_local_day_of_its_first_stay() -> None:
    stays = [Stay(datetime(2026, 5, 1, 2, tzinfo=UTC), "Europe/Berlin", 4), Stay(EVER, "Asia/Tokyo", 4)]
    assert Rhythm(stays=stays).since == date(2026, 5, 1)
    assert Rhythm(stays=[Stay(datetime(2026, 5, 1, 1, tzinfo=UTC), "Europe/Berlin", 4)]).since == date(2026, 4, 30)
    assert Rhythm().since is None
