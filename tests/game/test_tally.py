"""The tally counts what badges and pages speak of."""

import json

import pytest
from hypothesis import given

from netquest.game.acts import Act, Outcome, Reason
from netquest.game.tally import Tally
from tests.game.acts_strategies import an_act, few, lives


def tally_of(*acts: Act) -> Tally:
    tally = Tally()
    for number, act in enumerate(acts):
        tally = tally.add(act, earlier=[past for past in acts[:number] if past.slug == act.slug])
    return tally


def at_nerves(*nerves: int | None, outcome: Outcome = Outcome.DONE) -> list[Act]:
    return [
        an_act(number, slug="same", nerves_before=value, outcome=outcome)
        for number, value in enumerate(nerves, start=1)
    ]


@few
@given(lives())
def test_it_counts_tries_by_outcome_grade_and_kind(life: list[Act]) -> None:
    tally, tries = tally_of(*life), [act for act in life if act.counts]
    assert tally.tries == len(tries) == tally.done + tally.declined + tally.partly
    assert tally.skipped == len(life) - len(tries)
    assert tally.grades == {grade: sum(act.grade == grade for act in tries) for grade in range(1, 6)}
    assert tally.kinds == {kind: sum(act.kind == kind for act in tries) for kind in {act.kind for act in tries}}
    assert tally.sources == {source for act in tries for source in act.loads}


def test_what_was_given_counts_when_one_did_ones_part() -> None:
    given = [an_act(number, outcome=outcome, gives="thanks") for number, outcome in enumerate(Outcome, start=1)]
    assert tally_of(*given, an_act(9, gives="talk"), an_act(10)).gifts == {"thanks": 2, "talk": 1}


def test_a_tally_that_was_kept_before_there_were_gifts_is_still_read() -> None:
    kept = tally_of(an_act(), an_act(2)).to_json()
    del kept["gifts"]
    assert Tally.from_json(kept) == tally_of(an_act(), an_act(2))


def test_only_a_try_in_the_leap_band_is_a_leap() -> None:
    chances = [an_act(number, predicted=chance) for number, chance in enumerate((71, 72, 30), start=1)]
    assert tally_of(*chances).leaps == 2
    assert tally_of(an_act(predicted=30, outcome=Outcome.SKIPPED)).leaps == 0


def test_a_note_counts_whatever_came_of_the_act() -> None:
    noted = [an_act(number, outcome=outcome, has_note=True) for number, outcome in enumerate(Outcome, start=1)]
    assert tally_of(*noted, an_act(9)).notes == 4


@pytest.mark.parametrize(
    ("nerves", "eased"),
    [
        ((90, 70, 60), 1),
        ((90, 70, 61), 0),
        ((90, 60), 0),
        ((90, None, 50), 1),
        ((None, 90, 50), 1),
        ((None, None, 50), 0),
        ((90, 70, None), 0),
        ((90, 70, 50, 90, 30), 2),
        ((50, 90, 50), 0),
    ],
)
def test_the_third_try_that_is_thirty_calmer_is_eased(nerves: tuple[int | None, ...], eased: int) -> None:
    assert tally_of(*at_nerves(*nerves)).eased == eased


def test_skips_make_no_third_try_and_rate_nothing() -> None:
    skips = at_nerves(90, 90, outcome=Outcome.SKIPPED)
    tries = [an_act(number, slug="same", nerves_before=50) for number in (3, 4, 5)]
    assert tally_of(*skips, *tries[:1]).eased == 0
    assert tally_of(*skips, *tries).eased == 0


@few
@given(lives())
def test_it_survives_json(life: list[Act]) -> None:
    tally = tally_of(*life)
    assert Tally.from_json(json.loads(json.dumps(tally.to_json()))) == tally
    assert Tally.from_json({}) == Tally()


@pytest.mark.parametrize(
    ("nerves", "heavy"),
    [((90,), 1), ((90, 85), 2), ((90, 84), 0), ((90, None, 90), 2), ((90, 90, 10, 90), 1), ((None,), 0)],
)
def test_it_knows_how_many_tries_in_a_row_weighed_heavily_afterwards(
    nerves: tuple[int | None, ...], heavy: int
) -> None:
    acts = [an_act(number, nerves_after=value) for number, value in enumerate(nerves, start=1)]
    assert tally_of(*acts).heavy == heavy


def test_it_remembers_the_last_six_acts_for_the_mode_of_the_next_menu() -> None:
    acts = [an_act(number, nerves_after=number) for number in range(1, 8)]
    acts.append(an_act(8, outcome=Outcome.SKIPPED, reason=Reason.NOT_FOR_ME))
    acts.append(an_act(9, outcome=Outcome.PARTLY))
    assert tally_of(*acts).lately == ((True, 3), (True, 4), (True, 5), (True, 6), (True, 7), (False, None))
