"""Boards: which acts count in which periods, what a score tells, who shares a rank, and what is fair between teams."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.acts import Act, Outcome
from netquest.game.boards import ALL, Place, Score, Span, add, change, period, periods, ranks, scores, team_scores
from tests.game.acts_strategies import an_act, days_on, few, lives

LONG_AGO = days_on(-1000)


@st.composite
def booked_lives(draw: st.DrawFn, *, most: int = 20, days: int = 28) -> list[Act]:
    """Some acts, each recorded on its day or on the next one, ids in any order, some at the same instant."""
    life = draw(lives(most=most, days=days))
    late = draw(st.lists(st.booleans(), min_size=len(life), max_size=len(life)))
    numbers = draw(st.permutations([act.id for act in life]))
    return [_booked(act, number, is_late) for act, number, is_late in zip(life, numbers, late, strict=True)]


def _booked(act: Act, number: int, is_late: bool) -> Act:
    later = timedelta(days=is_late)
    return replace(act, id=number, recorded_on=act.day + later, at=act.at.replace(second=number % 3) + later)


@pytest.mark.parametrize(
    ("span", "day", "name"),
    [
        (Span.WEEK, date(2026, 11, 18), "2026-W47"),
        (Span.WEEK, date(2027, 1, 3), "2026-W53"),
        (Span.WEEK, date(2024, 12, 30), "2025-W01"),
        (Span.MONTH, date(2026, 3, 31), "2026-03"),
        (Span.ALL, date(2026, 3, 31), ALL),
    ],
)
def test_a_period_is_named_after_its_week_or_month(span: Span, day: date, name: str) -> None:
    assert period(span, day) == name


@few
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 400), st.sampled_from([Span.WEEK, Span.MONTH]))
def test_later_days_lie_in_later_periods_by_name(day: date, more: int, span: Span) -> None:
    assert period(span, day) <= period(span, day + timedelta(days=more))


def test_an_act_counts_in_the_week_the_month_and_all_time_of_its_day() -> None:
    assert set(periods(an_act(on=5))) == {"2026-W10", "2026-03", ALL}


@pytest.mark.parametrize(
    ("day", "counts_in"),
    [
        (date(2026, 3, 4), {"2026-W10", "2026-03", ALL}),
        (date(2026, 3, 8), {"2026-03", ALL}),
        (date(2026, 3, 31), {"2026-W14", ALL}),
        (date(2026, 5, 31), {ALL}),
    ],
)
def test_an_act_for_yesterday_leaves_what_was_closed_by_then(day: date, counts_in: set[str]) -> None:
    late = replace(an_act(), day=day, recorded_on=day + timedelta(days=1))
    assert set(periods(late)) == counts_in
    assert set(scores([late], since=LONG_AGO)) == counts_in


@few
@given(booked_lives())
def test_changes_added_act_by_act_are_the_scores(life: list[Act]) -> None:
    sums: dict[str, Score] = {}
    done: list[Act] = []
    for act in sorted(life, key=lambda act: (act.at, act.id)):
        add(sums, change(act, done))
        done.append(act)
    assert sums == scores(life, since=LONG_AGO)


@few
@given(booked_lives(), st.data())
def test_neither_order_nor_duplicates_matter(life: list[Act], data: st.DataObject) -> None:
    log = data.draw(st.permutations(life + life[::2]))
    assert scores(log, since=LONG_AGO) == scores(life, since=LONG_AGO)


@few
@given(booked_lives())
def test_scores_are_the_capped_sums_of_days(life: list[Act]) -> None:
    sums: defaultdict[str, int] = defaultdict(int)
    for day in {act.day for act in life}:
        for name in (period(span, day) for span in Span):
            sums[name] += _of_day([act for act in life if act.day == day and name in periods(act)])
    found = {name: score.points for name, score in scores(life, since=LONG_AGO).items()}
    assert found == {name: points for name, points in sums.items() if points}


def _of_day(acts: list[Act]) -> int:
    """What one day counts, written down once more from the rules."""
    prices: defaultdict[str, list[int]] = defaultdict(list)
    for act in acts:
        if act.outcome is not Outcome.SKIPPED:
            prices[act.slug].append((0, 10, 16, 25, 38, 55)[act.grade] + {2: 0, 10: 2, 30: 5}[act.minutes])
    halves = [price >> n for row in prices.values() for n, price in enumerate(sorted(row)[::-1][:3])]
    return min(120, sum(halves))


@few
@given(booked_lives())
def test_tries_are_counted_whatever_they_pay(life: list[Act]) -> None:
    counted = Counter(name for act in life if act.counts for name in periods(act))
    assert {name: score.tries for name, score in scores(life, since=LONG_AGO).items()} == counted


@few
@given(booked_lives(), st.data())
def test_a_score_tells_neither_outcome_nor_readiness_nor_nerves(life: list[Act], data: st.DataObject) -> None:
    tried = [Outcome.DONE, Outcome.DECLINED, Outcome.PARTLY]
    others = [
        replace(act, outcome=data.draw(st.sampled_from(tried)), predicted=50, nerves_before=None, has_note=False)
        if act.counts
        else act
        for act in life
    ]
    assert scores(others, since=LONG_AGO) == scores(life, since=LONG_AGO)


@few
@given(booked_lives(days=2, most=30))
def test_a_day_counts_120_at_most(life: list[Act]) -> None:
    for day in {act.day for act in life}:
        of_day = [act for act in life if act.day == day]
        assert all(score.points <= 120 for score in scores(of_day, since=LONG_AGO).values())


def test_fifty_repeats_of_one_challenge_win_less_than_three_different_ones() -> None:
    same = [an_act(number, slug="same") for number in range(50)]
    three = [an_act(number) for number in range(3)]
    assert scores(same, since=LONG_AGO)[ALL].points < scores(three, since=LONG_AGO)[ALL].points


def test_what_adds_no_points_any_more_moves_no_instant() -> None:
    first, *others = (an_act(number, slug="same") for number in range(1, 6))
    assert scores([first, *others], since=LONG_AGO)[ALL] == Score(12 + 6 + 3, 5, others[1].at)


@few
@given(booked_lives(), st.integers(0, 28))
def test_only_acts_since_the_membership_began_count(life: list[Act], on: int) -> None:
    since = days_on(on)
    assert scores(life, since=since) == scores([act for act in life if act.day >= since], since=LONG_AGO)


def test_who_flies_back_over_the_date_line_into_an_open_week_repeats_nothing_in_it() -> None:
    late = replace(an_act(1, on=6, slug="same"), recorded_on=days_on(7))
    back = an_act(2, on=6, slug="same")
    assert {name: score.points for name, score in change(back, [late]).items()} == {
        "2026-W10": 12,
        "2026-03": 6,
        ALL: 6,
    }


def test_nothing_tried_is_no_score() -> None:
    skip = an_act(1, slug="same", outcome=Outcome.SKIPPED)
    assert scores([skip], since=LONG_AGO) == {}
    assert change(an_act(2, slug="same"), [skip])[ALL].points == 12


places = st.lists(st.integers(1, 6), min_size=1, max_size=12)


@few
@given(places, st.data())
def test_ranks_are_one_more_than_the_people_with_more_points(points: list[int], data: st.DataObject) -> None:
    best_first = sorted(points, reverse=True)
    tied = Counter(best_first)
    first = data.draw(st.integers(0, len(points) - 1))
    part = best_first[first : data.draw(st.integers(first + 1, len(points)))]
    of = data.draw(st.integers(0, len(part) - 1))
    rows = [Place(number, score, tied[score]) for number, score in enumerate(part)]
    due = [1 + sum(other > score for other in points) for score in part]
    assert ranks(rows, of=of, rank=due[of]) == due


def test_equal_scores_share_a_rank_and_the_next_one_counts_on() -> None:
    rows = [Place(1, 40, 2), Place(2, 40, 2), Place(3, 7, 1)]
    assert ranks(rows, of=0, rank=1) == [1, 1, 3]


rosters = st.dictionaries(st.integers(1, 6), st.lists(st.integers(0, 840), max_size=9), min_size=1, max_size=6)


def test_a_team_score_is_worked_out_by_hand() -> None:
    # mu is (900 + 60) / 7 people; 400 counts as 300
    teams = {1: [400, 300, 300], 2: [20, 20, 20, 0]}
    assert team_scores(teams) == {1: round((900 + 9600 / 7) / 13), 2: round((60 + 9600 / 7) / 14)}


@few
@given(rosters, st.data())
def test_a_team_score_never_falls_when_a_member_does_more(teams: dict[int, list[int]], data: st.DataObject) -> None:
    team = data.draw(st.sampled_from(sorted(teams)))
    if not teams[team]:
        return
    who, gain = data.draw(st.integers(0, len(teams[team]) - 1)), data.draw(st.integers(1, 400))
    more = [points + gain * (number == who) for number, points in enumerate(teams[team])]
    before, after = team_scores(teams), team_scores(teams | {team: more})
    assert all(after[each] >= before[each] for each in before)


@few
@given(rosters, st.data())
def test_team_scores_do_not_depend_on_order(teams: dict[int, list[int]], data: st.DataObject) -> None:
    turned = {team: data.draw(st.permutations(teams[team])) for team in data.draw(st.permutations(sorted(teams)))}
    assert team_scores(turned) == team_scores(teams)


def test_a_team_has_a_score_from_three_people_on() -> None:
    assert set(team_scores({1: [10, 10], 2: [0, 0, 0], 3: []})) == {2}
    assert team_scores({}) == {}


def test_equal_members_make_equal_teams_whatever_their_size() -> None:
    assert set(team_scores({1: [80] * 3, 2: [80] * 40}).values()) == {80}
