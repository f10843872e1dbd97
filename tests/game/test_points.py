"""What acts earn: single prices, a day settled as a whole, and what a week and a first time add."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.acts import Act, Outcome
from netquest.game.points import (
    Component,
    Pay,
    Settlement,
    capped,
    difference,
    price,
    repeated,
    settle,
)
from tests.game.acts_strategies import KINDS, an_act, days_on, few, goals, lives

CAPPED = list(Component)[: list(Component).index(Component.FIRST)]
"""The components that a day's cap holds together."""


def settled(*acts: Act, goal: int = 7) -> Settlement:
    return settle(acts, goals=goals(acts, goal))


def capped_sum(settlement: Settlement, day: date) -> Pay:
    return sum((pay for (on, component), pay in settlement.items() if on == day and component in CAPPED), Pay())


@pytest.mark.parametrize(
    ("grade", "minutes", "chance", "points"),
    [(1, 10, 90, 12), (3, 10, 65, 34), (5, 30, 35, 93)],
)
def test_the_worked_examples_hold(grade: int, minutes: int, chance: int, points: int) -> None:
    act = an_act(grade=grade, minutes=minutes, predicted=chance)
    assert capped_sum(settled(act), act.day).points == points


@pytest.mark.parametrize(("chance", "courage"), [(99, 0), (95, 0), (94, 0), (85, 1), (60, 3), (35, 6), (5, 6), (0, 6)])
def test_courage_grows_with_the_distance_and_stops(chance: int, courage: int) -> None:
    assert price(an_act(predicted=chance)).get(Component.COURAGE, Pay()) == Pay(courage)


@pytest.mark.parametrize(("minutes", "effort"), [(2, 0), (9, 0), (10, 2), (29, 2), (30, 5), (60, 5)])
def test_longer_challenges_pay_their_effort(minutes: int, effort: int) -> None:
    assert price(an_act(minutes=minutes)).get(Component.EFFORT, Pay()) == Pay(effort, effort)


def test_a_no_pays_in_full_and_partly_pays_forty_percent() -> None:
    done, declined, partly = (
        settled(an_act(outcome=outcome)) for outcome in (Outcome.DONE, Outcome.DECLINED, Outcome.PARTLY)
    )
    assert done == declined
    assert capped_sum(done, days_on(0)) == Pay(12, 12)
    assert capped_sum(partly, days_on(0)) == Pay(4, 12)


def test_a_skip_pays_nothing_and_costs_nothing() -> None:
    skip = an_act(2, outcome=Outcome.SKIPPED, slug="challenge-1", nerves_before=90, nerves_after=90)
    assert settled(skip) == {}
    assert settled(an_act(1), skip) == settled(an_act(1))


def test_both_ratings_pay_three_whatever_they_say_and_one_pays_none() -> None:
    both = settled(an_act(nerves_before=0, nerves_after=0))
    assert both[days_on(0), Component.NERVES] == Pay(3)
    assert both == settled(an_act(nerves_before=90, nerves_after=10))
    assert settled(an_act(nerves_before=90)) == settled(an_act())


def test_a_closed_follow_up_pays_four_even_when_partly_done() -> None:
    act = an_act(outcome=Outcome.PARTLY, closes_follow_up=True)
    assert capped_sum(settled(act), act.day).points == 4 + 4


def test_the_same_challenge_again_pays_half_a_quarter_and_nothing() -> None:
    again = [an_act(number, slug="same") for number in range(1, 6)]
    sums = [capped_sum(settled(*again[:number]), days_on(0)) for number in range(1, 6)]
    assert sums == [Pay(paid, paid) for paid in (12, 18, 21, 21, 21)]


def test_the_dearest_of_the_repeats_is_paid_in_full() -> None:
    cheap = an_act(1, slug="same", outcome=Outcome.PARTLY)
    dear = an_act(2, slug="same", predicted=35)
    assert capped_sum(settled(cheap, dear), days_on(0)).points == 18 + 4 // 2


def test_a_day_counts_a_quarter_beyond_120_and_nothing_beyond_160() -> None:
    long_day = [an_act(number, grade=5, minutes=30, predicted=35) for number in range(1, 7)]
    sums = [capped_sum(settled(*long_day[:number]), days_on(0)) for number in (1, 2, 3, 4)]
    assert sums == [Pay(93, 60), Pay(120 + 66 // 4, 120), Pay(120 + 159 // 4, 120), Pay(160, 120)]


def test_boards_stop_at_120_a_day_also_where_the_person_is_paid_less() -> None:
    begun = [an_act(number, grade=5, minutes=30, predicted=95, outcome=Outcome.PARTLY) for number in range(3)]
    assert capped_sum(settled(*begun), days_on(0)) == Pay(3 * 24, 120)


def test_the_first_try_ever_pays_half_the_base_whatever_came_of_it() -> None:
    first = an_act(1, slug="same", outcome=Outcome.PARTLY, grade=5)
    again = an_act(2, slug="same", on=3, grade=5)
    settlement = settled(again, first)
    assert [key for key in settlement if key[1] is Component.FIRST] == [(days_on(0), Component.FIRST)]
    assert settlement[days_on(0), Component.FIRST] == Pay(27)
    assert Component.FIRST not in {key[1] for key in settle([again], tried_before={"same"}, goals=goals([again]))}


def test_an_earlier_day_takes_the_first_time_over() -> None:
    recorded_later = an_act(9, slug="same", on=0)
    assert (days_on(0), Component.FIRST) in settled(an_act(1, slug="same", on=1), recorded_later)


def test_the_earlier_instant_then_the_lower_id_was_first() -> None:
    late, early = an_act(1, slug="same", grade=1), an_act(2, slug="same", grade=5)
    early = replace(early, at=late.at)
    assert settled(early, late)[days_on(0), Component.FIRST] == Pay(5)
    early = replace(early, at=late.at - timedelta(hours=1))
    assert settled(late, early)[days_on(0), Component.FIRST] == Pay(27)


def test_new_kinds_in_a_week_pay_on_the_day_that_brings_them() -> None:
    week = [an_act(number + 1, on=number, kind=kind) for number, kind in enumerate(KINDS)]
    varied = [settled(*week).get((days_on(number), Component.VARIETY), Pay()).points for number in range(7)]
    assert varied == [0, 5, 7, 8, 10, 0, 0]


def test_a_new_week_begins_its_own_kinds() -> None:
    sunday, next_day = an_act(1, on=6, kind="ask"), an_act(2, on=7, kind="meet")
    assert Component.VARIETY not in {component for _, component in settled(sunday, next_day)}


def test_the_weekly_goal_pays_once_on_the_day_that_reaches_it() -> None:
    acts = [an_act(number, on=on) for number, on in enumerate((0, 0, 2, 4, 5), start=1)]
    paid = {key: pay for key, pay in settled(*acts, goal=3).items() if key[1] is Component.GOAL}
    assert paid == {(days_on(4), Component.GOAL): Pay(25)}


def test_a_comeback_pays_on_its_day_only_if_an_act_survives_there() -> None:
    act = an_act(on=1)
    settlement = settle([act], goals=goals([act]), comebacks={days_on(1), days_on(2)})
    assert {key for key in settlement if key[1] is Component.COMEBACK} == {(days_on(1), Component.COMEBACK)}
    assert settlement[days_on(1), Component.COMEBACK] == Pay(15)


@few
@given(lives(), st.data())
def test_neither_order_nor_duplicates_matter(life: list[Act], data: st.DataObject) -> None:
    log = data.draw(st.permutations(life + life[::2]))
    assert settled(*log) == settled(*life)


@few
@given(lives(), st.data())
def test_appended_differences_leave_what_the_survivors_earn(life: list[Act], data: st.DataObject) -> None:
    # A ledger that sees acts and withdrawals in any order, some undone before they came.
    ledger: Settlement = {}
    held: set[int] = set()
    events = data.draw(st.lists(st.sampled_from(life), max_size=30)) if life else []
    for toggled in events:
        held ^= {toggled.id}
        due = settled(*(act for act in life if act.id in held), goal=3)
        for key, pay in difference(due, ledger).items():
            ledger[key] = ledger.get(key, Pay()) + pay
    survivors = settled(*(act for act in life if act.id in held), goal=3)
    assert {key: pay for key, pay in ledger.items() if pay != Pay()} == survivors


@few
@given(lives(days=2))
def test_components_add_up_to_the_capped_sum_of_the_day(life: list[Act]) -> None:
    for day in {act.day for act in life}:
        raws: dict[str, list[int]] = {}
        for act in life:
            if act.day == day and act.counts:
                raws.setdefault(act.slug, []).append(_raw(act))
        paid = sum(r // 2**n for raw in raws.values() for n, r in enumerate(sorted(raw)[::-1][:3]))
        assert capped_sum(settled(*life), day).points == min(160, paid if paid <= 120 else 120 + (paid - 120) // 4)


def _raw(act: Act) -> int:
    """What an act is worth, written down once more from the rules."""
    base = (0, 10, 16, 25, 38, 55)[act.grade]
    effort = {2: 0, 10: 2, 30: 5}[act.minutes]
    courage = base * max(0, min(95 - act.predicted, 60)) // 100
    percent = 40 if act.outcome is Outcome.PARTLY else 100
    rated = None not in (act.nerves_before, act.nerves_after)
    return percent * (base + effort + courage) // 100 + 3 * rated + 4 * act.closes_follow_up


@few
@given(lives(days=3))
def test_a_day_pays_between_0_and_160_and_boards_count_120(life: list[Act]) -> None:
    settlement = settled(*life)
    for day in {act.day for act in life}:
        day_sum = capped_sum(settlement, day)
        assert 0 <= day_sum.points <= 160
        assert 0 <= day_sum.board <= 120


@few
@given(lives(), st.sampled_from([Outcome.DONE, Outcome.DECLINED, Outcome.PARTLY]))
def test_boards_tell_neither_outcome_nor_readiness_nor_nerves(life: list[Act], outcome: Outcome) -> None:
    tries = [act for act in life if act.counts]
    others = [replace(act, outcome=outcome, predicted=50, nerves_before=None, closes_follow_up=False) for act in tries]
    boards = [{key: p.board for key, p in settled(*acts).items() if p.board} for acts in (tries, others)]
    assert boards[0] == boards[1]


@few
@given(st.lists(st.integers(0, 120), max_size=8), st.integers(0, 120))
def test_a_repeat_pays_between_nothing_and_full(amounts: list[int], more: int) -> None:
    assert repeated(amounts) <= repeated([*amounts, more]) <= repeated(amounts) + more


def test_the_cap_never_falls_and_never_pays_more_than_full() -> None:
    slopes = {capped(points + 1) - capped(points) for points in range(400)}
    assert slopes == {0, 1}
    assert (capped(0), capped(120), capped(280), capped(4000)) == (0, 120, 160, 160)


def test_no_line_is_empty() -> None:
    assert all(settled(an_act(1), an_act(2, on=1)).values())
    assert difference({}, {(days_on(0), Component.BASE): Pay()}) == {}
