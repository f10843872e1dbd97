"""A record extended act by act is the record folded from the whole life."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from netquest.game.acts import Act
from netquest.game.days import monday
from netquest.game.levels import level_of
from netquest.game.points import Component, Settlement, settle
from netquest.game.record import Record, extend, fold, total
from netquest.game.streaks import comebacks
from tests.game.acts_strategies import an_act, few, lives, points_of


def goal_of(week: date) -> int:
    """A goal that changes from week to week."""
    assert week == monday(week)
    return week.toordinal() // 7 % 7 + 1


def recorded(life: list[Act]) -> list[Act]:
    return sorted(life, key=lambda act: (act.at, act.id))


@few
@given(lives())
def test_extending_what_was_folded_is_folding_everything(life: list[Act]) -> None:
    log = recorded(life)
    if log:
        last = log[-1]
        earlier = [act for act in log[:-1] if act.slug == last.slug]
        extended = extend(fold(log[:-1], goal_of=goal_of), last, goal=goal_of(monday(last.day)), earlier=earlier)
        assert extended == fold(log, goal_of=goal_of)


@few
@given(lives(), st.data())
def test_order_and_duplicates_do_not_change_a_record(life: list[Act], data: st.DataObject) -> None:
    log = data.draw(st.permutations(life + life[::2]))
    assert fold(log, goal_of=goal_of) == fold(life, goal_of=goal_of)
    assert total(log, goal_of=goal_of) == total(life, goal_of=goal_of)


def test_acts_are_folded_in_order_of_their_instants() -> None:
    # Ids run against time here: only in order of recording did the nerves fall.
    calmer = [
        an_act(9 - hour, slug="same", nerves_before=nerves, at=datetime(2026, 3, 2, hour, tzinfo=UTC))
        for hour, nerves in enumerate((90, 70, 60))
    ]
    assert fold(calmer, goal_of=goal_of).tally.eased == 1


@few
@given(lives())
def test_only_tries_make_a_day_active(life: list[Act]) -> None:
    assert set(fold(life, goal_of=goal_of).calendar.days()) == {act.day for act in life if act.counts}


@few
@given(lives(days=60), st.integers(1, 3))
def test_a_life_earns_what_its_weeks_earn_one_after_the_other(life: list[Act], span: int) -> None:
    tries = [act for act in life if act.counts]
    weeks = sorted({monday(act.day) for act in tries})
    back = frozenset(comebacks(sorted({act.day for act in tries})))
    parts: Settlement = {}
    for first in weeks[::span]:
        chosen = weeks[weeks.index(first) : weeks.index(first) + span]
        parts |= settle(
            [act for act in life if monday(act.day) in chosen],
            tried_before={act.slug for act in tries if act.day < first},
            goals={week: goal_of(week) for week in chosen},
            comebacks=back,
        )
    assert parts == total(life, goal_of=goal_of)


def test_an_empty_life_is_an_empty_record() -> None:
    assert fold([], goal_of=goal_of) == Record()
    assert total([], goal_of=goal_of) == {}


@few
@given(lives(days=60), st.data())
def test_one_act_more_never_lowers_points_or_level(life: list[Act], data: st.DataObject) -> None:
    # The comeback bonus is left out: an act within the break ends the break.
    if life:
        missing = data.draw(st.sampled_from(life))
        lives_lived = ([act for act in life if act is not missing], life)
        less, more = (
            points_of(total(acts, goal_of=lambda week: 2), without=Component.COMEBACK) for acts in lives_lived
        )
        assert less <= more
        assert level_of(less) <= level_of(more)


@few
@given(lives(days=60))
def test_a_comeback_is_paid_after_seven_idle_days_only(life: list[Act]) -> None:
    active = {act.day for act in life if act.counts}
    for day, component in total(life, goal_of=goal_of):
        if component is Component.COMEBACK:
            assert not active & {day - timedelta(days=back) for back in range(1, 8)}
            assert min(active) < day
