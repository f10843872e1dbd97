"""What a night's attempts teach about a challenge."""

from dataclasses import replace
from math import exp, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.acts import Outcome, Reason
from netquest.game.calibration import NIGHTLY, SAYS_NOTHING, Offset, Reading, calibrate, reading
from netquest.game.readiness import PRIOR, SHRINK, Facts, predict
from tests.game.acts_strategies import an_act

readings = st.builds(
    Reading,
    success=st.sampled_from([0.0, 0.6, 1.0]),
    weight=st.sampled_from([0.4, 0.7, 1.0]),
    x=st.floats(-6, 6),
    doubt=st.floats(0.02, 4),
    offset=st.floats(-2.5, 2.5),
)
offsets = st.builds(Offset, st.floats(-2.5, 2.5), st.floats(0.01, 0.5))
MANAGED, LEFT = Reading(1.0, 1.0, 0.0, 1.0, 0.0), Reading(0.0, 1.0, 0.0, 1.0, 0.0)


def test_a_worked_step_holds() -> None:
    after = calibrate(Offset(), [MANAGED])
    assert (after.mean, after.variance) == pytest.approx((-0.2, 0.45))


@given(offsets, readings)
def test_who_manages_shows_that_it_is_easier_and_who_does_not_that_it_is_harder(before: Offset, said: Reading) -> None:
    easier = calibrate(before, [replace(said, success=1.0)])
    harder = calibrate(before, [replace(said, success=0.0)])
    assert easier.mean <= before.mean <= harder.mean


@given(offsets, st.lists(readings, max_size=60))
def test_it_stays_within_bounds_and_grows_surer(before: Offset, night: list[Reading]) -> None:
    after = calibrate(before, night)
    assert -2.5 <= after.mean <= 2.5
    assert 0.01 <= after.variance <= before.variance


@given(offsets, st.lists(readings, min_size=NIGHTLY, max_size=60))
def test_a_night_reads_forty_attempts_at_most(before: Offset, night: list[Reading]) -> None:
    assert calibrate(before, night) == calibrate(before, night[:NIGHTLY])


@given(offsets)
def test_a_quiet_night_changes_nothing(before: Offset) -> None:
    assert calibrate(before, []) == before


def test_many_nights_find_out_how_hard_it_is() -> None:
    offset, truth = Offset(), 1.2
    for night in range(30):
        chance = predict(PRIOR, Facts(2, {"time": 1.0}, offset.mean, offset.variance), energy=2, times_done=0)
        true = predict(PRIOR, Facts(2, {"time": 1.0}, truth, offset.variance), energy=2, times_done=0).p
        managed = [float((n + night) % 20 < round(20 * true)) for n in range(20)]
        tries = [Reading(success, 1.0, chance.x, chance.s2, offset.mean) for success in managed]
        offset = calibrate(offset, tries)
    assert offset.mean == pytest.approx(truth, abs=0.3)


def test_what_is_about_the_day_or_the_person_says_nothing_of_the_challenge() -> None:
    skips = {reason: an_act(outcome=Outcome.SKIPPED, reason=reason) for reason in Reason}
    silent = {reason for reason, act in skips.items() if reading(act, x=0.0, doubt=1.0) is None}
    assert silent == SAYS_NOTHING == {Reason.NO_TIME, Reason.NO_CHANCE, Reason.NOT_FOR_ME}


@pytest.mark.parametrize(
    ("outcome", "reason", "said"),
    [
        (Outcome.DONE, None, (1.0, 1.0)),
        (Outcome.DECLINED, None, (1.0, 1.0)),
        (Outcome.PARTLY, None, (0.6, 0.7)),
        (Outcome.SKIPPED, Reason.NERVOUS, (0.0, 1.0)),
        (Outcome.SKIPPED, None, (0.0, 0.4)),
    ],
)
def test_every_other_outcome_is_read_as_it_is_for_the_person(
    outcome: Outcome, reason: Reason | None, said: tuple[float, float]
) -> None:
    read = reading(an_act(outcome=outcome, reason=reason), x=0.3, doubt=1.1)
    assert read is not None
    assert (read.success, read.weight, read.x, read.doubt) == (*said, 0.3, 1.1)


@given(offsets, readings)
def test_a_try_that_saw_an_older_offset_teaches_what_it_would_have_taught_now(before: Offset, said: Reading) -> None:
    moved = (before.mean - said.offset) / sqrt(1 + SHRINK * said.doubt)
    now = replace(said, x=said.x - moved, offset=before.mean)
    assert calibrate(before, [said]).mean == pytest.approx(calibrate(before, [now]).mean)


def test_the_same_tries_of_many_nights_do_not_push_for_ever() -> None:
    old = [Reading(1.0, 1.0, 0.0, 1.0, 0.0)] * 8
    offset = Offset()
    for _ in range(30):
        offset = calibrate(offset, old)
    expected = 1 / (1 + exp(offset.mean / sqrt(1 + SHRINK)))
    assert expected > 0.85
