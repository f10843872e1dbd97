"""A whole life in one fold: whatever order its log arrives in, and whatever is taken back before it comes."""

from collections.abc import Iterable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from netquest.game.acts import Act, Outcome
from netquest.game.badges import won
from netquest.game.life import Life, fold
from netquest.game.points import Pay, Settlement, difference
from netquest.game.record import Record, steps, total
from tests.game.acts_strategies import an_act, few, lives

Entry = tuple[Act, bool]
"""A line of a log: an act, and whether it is made or taken back."""


def goal_of(week: date) -> int:
    return 2


def lived(acts: Iterable[Act]) -> Life:
    return fold(acts, goal_of=goal_of)


@st.composite
def logs(draw: st.DrawFn) -> tuple[list[Act], list[Entry]]:
    """Some acts that were never taken back, and a log of these and others, each line there once or twice.

    The log is in any order: some acts are taken back before they are made.
    """
    life = draw(lives(days=40))
    gone = draw(st.sets(st.sampled_from([act.id for act in life]))) if life else set()
    entries = [(act, True) for act in life] + [(act, False) for act in life if act.id in gone]
    twice = draw(st.lists(st.sampled_from(entries))) if entries else []
    return [act for act in life if act.id not in gone], draw(st.permutations(entries + twice))


def survivors(log: Iterable[Entry]) -> list[Act]:
    """The acts that a log leaves, in the order in which it made them."""
    log = list(log)
    gone = {act.id for act, is_made in log if not is_made}
    return [act for act, is_made in log if is_made and act.id not in gone]


@few
@given(logs())
def test_what_was_taken_back_leaves_nothing_whenever_that_arrives(drawn: tuple[list[Act], list[Entry]]) -> None:
    never_made, log = drawn
    assert lived(survivors(log)) == lived(never_made)


@few
@given(logs())
def test_a_ledger_that_follows_the_log_line_by_line_holds_the_same_in_the_end(
    drawn: tuple[list[Act], list[Entry]],
) -> None:
    never_made, log = drawn
    ledger: Settlement = {}
    for number in range(len(log)):
        for key, pay in difference(total(survivors(log[: number + 1]), goal_of=goal_of), ledger).items():
            ledger[key] = ledger.get(key, Pay()) + pay
    assert {key: pay for key, pay in ledger.items() if pay != Pay()} == lived(never_made).settlement


@few
@given(lives(days=60))
def test_one_act_more_takes_no_badge_but_that_for_a_gap_which_it_fills(life: list[Act]) -> None:
    before = Record()
    for _, after in steps(life, goal_of=goal_of):
        assert won(before) - won(after) <= {"comeback"}
        before = after


@few
@given(lives(days=60))
def test_a_badge_belongs_to_the_act_after_which_it_was_held_to_the_end(life: list[Act]) -> None:
    held = [(act, won(record)) for act, record in steps(life, goal_of=goal_of)]
    awards = lived(life).awards
    assert awards.keys() == (held[-1][1] if held else frozenset())
    for badge, by in awards.items():
        place = [act for act, _ in held].index(by)
        assert all(badge in badges for _, badges in held[place:])
        assert place == 0 or badge not in held[place - 1][1]


def test_a_badge_that_comes_back_belongs_to_the_act_that_brought_it_back() -> None:
    # The second act ends a gap of eight days; the third, for a day within it, fills the gap; the fourth ends another.
    acts = [an_act(1, on=0), an_act(2, on=8), an_act(3, on=4, at=an_act(3, on=9).at), an_act(4, on=30)]
    assert [lived(acts[:number]).awards.get("comeback") for number in (2, 3, 4)] == [acts[1], None, acts[3]]


@few
@given(lives())
def test_the_points_of_a_life_are_the_sum_of_its_settlement(life: list[Act]) -> None:
    assert lived(life).points == sum(pay.points for pay in total(life, goal_of=goal_of).values()) >= 0


def test_a_skip_earns_no_point_and_no_badge() -> None:
    skipped = lived([an_act(outcome=Outcome.SKIPPED)])
    assert (skipped.points, skipped.awards) == (0, {})
