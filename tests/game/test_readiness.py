"""What the ladder believes of a person: the chance before a try, and what each outcome teaches."""

import json
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.acts import Act, Outcome, Reason
from netquest.game.learning import believed_on, learn, refold
from netquest.game.readiness import PRIOR, SOURCES, Facts, Prediction, Readiness, predict
from tests.game.acts_strategies import an_act, days_on, few

TIME = 1 + SOURCES.index("time")
ACCESS = 1 + SOURCES.index("access")
AROUND = [SOURCES[place:] + SOURCES[:place] for place in range(10)]
SPLITS = [(1.0,), (0.7, 0.3), (0.6, 0.25, 0.15)]

loads = st.sampled_from([dict(zip(names, split, strict=False)) for names in AROUND for split in SPLITS])
nerves = st.none() | st.integers(0, 100)
ways = [(outcome, None) for outcome in Outcome] + [(Outcome.SKIPPED, reason) for reason in Reason]


@st.composite
def tries(draw: st.DrawFn, *, number: int = 1, on: int = 0) -> Act:
    outcome, reason = draw(st.sampled_from(ways))
    told = {"grade": draw(st.integers(1, 5)), "loads": draw(loads), "energy": draw(st.integers(1, 3))}
    slug = draw(st.sampled_from(["first", "second", "third"]))
    return an_act(number, on=on, slug=slug, outcome=outcome, reason=reason, nerves_before=draw(nerves), **told)


@st.composite
def practices(draw: st.DrawFn) -> list[Act]:
    days = sorted(draw(st.lists(st.integers(0, 400), max_size=12)))
    return [draw(tries(number=number, on=on)) for number, on in enumerate(days, start=1)]


people = practices().map(refold)


def facts(act: Act) -> Facts:
    return Facts(act.grade, act.loads)


def chance(person: Readiness, act: Act) -> float:
    return predict(person, facts(act), energy=act.energy, times_done=0).p


def at_once(person: Readiness, act: Act, outcome: Outcome, **told: Any) -> Act:
    """A try at the same challenge with another outcome, on the day on which this person was last heard of."""
    on = person.day or act.recorded_on
    return an_act(outcome=outcome, recorded_on=on, grade=act.grade, loads=act.loads, energy=act.energy, **told)


def moved(before: Readiness, after: Readiness) -> set[int]:
    return {
        place
        for place in range(12)
        if (before.means[place], before.variances[place]) != (after.means[place], after.variances[place])
    }


def test_nobody_known_is_given_four_in_five_on_the_first_step() -> None:
    first = predict(PRIOR, Facts(1, {"rejection": 1.0}), energy=2, times_done=0)
    assert (first.mu, first.s2) == pytest.approx((1.66, 1.45))
    assert first.percent == 79


def test_a_worked_prediction_holds() -> None:
    worked = predict(PRIOR, Facts(3, {"rejection": 0.7, "confidence": 0.3}), energy=3, times_done=2)
    assert (worked.mu, worked.s2) == pytest.approx((0.2346530722, 1.24))
    assert (worked.x, worked.p) == pytest.approx((0.1924325435, 0.5479602287))


def test_worked_tries_hold() -> None:
    loads = {"rejection": 0.7, "confidence": 0.3}
    done = an_act(grade=3, loads=loads, energy=3, nerves_before=70)
    first = learn(PRIOR, done, times_done=2)
    means, variances = worked(first)
    assert means == pytest.approx([-0.2927760397, 0.0423071714, 0.0204636691, -0.1417864440])
    assert variances == pytest.approx([0.3760480907, 0.4534069854, 0.4910943985, 0.5256198347])
    partly = an_act(2, on=5, outcome=Outcome.PARTLY, grade=2, loads={"confidence": 1.0}, energy=1, nerves_before=30)
    means, variances = worked(learn(first, partly, times_done=0))
    assert means == pytest.approx([-0.2333317247, 0.0423071714, 0.0971231083, -0.0621164272])
    assert variances == pytest.approx([0.3460354567, 0.4734069854, 0.4293286952, 0.4855117608])


def worked(person: Readiness) -> tuple[list[float], list[float]]:
    places = (0, 1, 6, 11)
    return [person.means[place] for place in places], [person.variances[place] for place in places]


def test_a_calibrated_challenge_is_harder_by_its_offset() -> None:
    plain, harder = Facts(2, {"time": 1.0}), Facts(2, {"time": 1.0}, offset=0.7)
    easy, hard = (predict(PRIOR, asked, energy=2, times_done=0) for asked in (plain, harder))
    assert hard.mu == pytest.approx(easy.mu - 0.7)


@pytest.mark.parametrize(("p", "percent"), [(0.124, 12), (0.125, 13), (0.129, 13), (0.0, 0), (1.0, 100)])
def test_halves_of_a_percent_round_up(p: float, percent: int) -> None:
    assert Prediction(mu=0.0, s2=1.0, x=0.0, p=p).percent == percent


@given(people, tries())
@few
def test_more_energy_and_practice_raise_the_chance_and_a_higher_grade_lowers_it(person: Readiness, act: Act) -> None:
    asked = facts(act)
    by_energy = [predict(person, asked, energy=energy, times_done=1).p for energy in (1, 2, 3)]
    by_practice = [predict(person, asked, energy=2, times_done=times).p for times in (0, 1, 5)]
    by_grade = [predict(person, Facts(g, act.loads), energy=2, times_done=0).p for g in (5, 4, 3, 2, 1)]
    for rising in (by_energy, by_practice, by_grade):
        assert rising == sorted(set(rising))


@given(people, tries(), st.sampled_from([Outcome.DONE, Outcome.DECLINED]))
@few
def test_doing_it_raises_the_chance_whatever_the_other_side_said(person: Readiness, act: Act, outcome: Outcome) -> None:
    after = learn(person, at_once(person, act, outcome), times_done=0)
    assert chance(after, act) > chance(person, act)


@given(people, tries())
@few
def test_a_nervous_skip_lowers_the_chance_more_than_one_without_a_reason(person: Readiness, act: Act) -> None:
    skips = [at_once(person, act, Outcome.SKIPPED, reason=reason) for reason in (None, Reason.NERVOUS)]
    silent, nervous = (chance(learn(person, skip, times_done=0), act) for skip in skips)
    assert nervous < silent < chance(person, act)


@given(people, tries(), st.sampled_from([(Reason.NO_TIME, TIME), (Reason.NO_CHANCE, ACCESS)]), nerves)
@few
def test_no_time_moves_only_time_and_no_chance_only_access(
    person: Readiness, act: Act, told: tuple[Reason, int], nerves: int | None
) -> None:
    reason, place = told
    skip = at_once(person, act, Outcome.SKIPPED, reason=reason, nerves_before=nerves)
    after = learn(person, skip, times_done=0)
    assert moved(person, after) == ({place} if SOURCES[place - 1] in act.loads else set())


@pytest.mark.parametrize(("reason", "source"), [(Reason.NO_TIME, "time"), (Reason.NO_CHANCE, "access")])
def test_what_stood_in_the_way_counts_as_a_source_that_holds_back(reason: Reason, source: str) -> None:
    skip = an_act(outcome=Outcome.SKIPPED, reason=reason, loads={"value": 0.6, source: 0.4})
    place = 1 + SOURCES.index(source)
    assert learn(PRIOR, skip, times_done=0).means[place] < 0


@given(people, tries(), nerves)
@few
def test_a_challenge_that_is_not_for_me_says_nothing(person: Readiness, act: Act, nerves: int | None) -> None:
    skip = an_act(99, on=500, outcome=Outcome.SKIPPED, reason=Reason.NOT_FOR_ME, loads=act.loads, nerves_before=nerves)
    assert learn(person, skip, times_done=0) == person


@given(people, tries(), st.integers(0, 99))
@few
def test_higher_nerves_never_raise_the_margin(person: Readiness, act: Act, nerves: int) -> None:
    calm, tense = (at_once(person, act, Outcome.PARTLY, nerves_before=n) for n in (nerves, nerves + 1))
    margins = [
        predict(learn(person, rated, times_done=0), facts(act), energy=2, times_done=0).mu for rated in (calm, tense)
    ]
    assert margins[0] >= margins[1]


def test_higher_nerves_lower_the_margin() -> None:
    tries = [an_act(nerves_before=stone) for stone in (10, 30, 50, 70, 90)]
    margins = [predict(learn(PRIOR, act, times_done=0), facts(act), energy=2, times_done=0).mu for act in tries]
    assert margins == sorted(set(margins), reverse=True)


def test_nerves_teach_how_this_person_rates_nerves() -> None:
    tense = learn(PRIOR, an_act(nerves_before=90), times_done=0)
    assert tense.means[-1] < 0 == learn(PRIOR, an_act(), times_done=0).means[-1]


def test_one_rating_of_nerves_surprises_by_four_logits_at_most() -> None:
    sure = [replace(PRIOR, means=(general, *PRIOR.means[1:])) for general in (6.0, 8.0)]
    biases = [learn(person, an_act(nerves_before=100), times_done=0).means[-1] for person in sure]
    assert biases[0] == biases[1] == pytest.approx(-4 * 0.6 / (1.45 + 0.6 + 3))


def test_only_what_the_challenge_loads_is_learnt() -> None:
    after = learn(PRIOR, an_act(loads={"time": 0.7, "access": 0.3}), times_done=0)
    assert moved(PRIOR, after) == {0, TIME, ACCESS}


@given(practices())
@few
def test_variances_stay_above_zero_and_within_their_limit(acts: list[Act]) -> None:
    assert all(0 < variance <= 1.2 for variance in refold(acts).variances)


def test_an_outcome_leaves_room_to_be_wrong() -> None:
    certain = replace(PRIOR, variances=(0.02,) * 12)
    assert learn(certain, an_act(grade=3), times_done=0).variances[:2] == (0.02, 0.02)


def test_old_knowledge_grows_doubtful_by_the_day() -> None:
    known = learn(PRIOR, an_act(), times_done=0)
    later = learn(known, an_act(2, on=10, loads={"value": 1.0}), times_done=0)
    assert later.variances[TIME] == pytest.approx(known.variances[TIME] + 0.04)
    long_after = learn(known, an_act(2, on=4000, loads={"value": 1.0}), times_done=0)
    assert long_after.variances[TIME] == 1.2


def test_a_day_recorded_out_of_turn_makes_nobody_younger() -> None:
    first = learn(PRIOR, an_act(on=10), times_done=0)
    then = learn(first, an_act(2, on=9, loads={"value": 1.0}), times_done=0)
    assert (then.day, then.variances[TIME]) == (first.day, first.variances[TIME])


@given(practices(), st.randoms(use_true_random=False))
@few
def test_replay_gives_the_same_state_in_any_order_and_with_duplicates(acts: list[Act], random: Random) -> None:
    shuffled = acts + acts[:3]
    random.shuffle(shuffled)
    assert refold(shuffled) == refold(acts)


@given(practices())
@few
def test_learning_step_by_step_is_refolding(acts: list[Act]) -> None:
    state, done = PRIOR, dict.fromkeys(("first", "second", "third"), 0)
    for act in acts:
        state = learn(state, act, times_done=done[act.slug])
        done[act.slug] += act.outcome in (Outcome.DONE, Outcome.DECLINED)
    assert state == refold(acts)


@given(practices(), people)
def test_what_was_believed_on_a_day_is_what_the_tries_until_then_taught(acts: list[Act], prior: Readiness) -> None:
    days = [days_on(number) for number in range(0, 420, 30)]
    for day, believed in zip(days, believed_on(days, [*acts, *acts], prior), strict=True):
        assert believed == refold([act for act in acts if act.recorded_on <= day], prior)


@given(people, tries())
@few
def test_the_order_in_which_loads_are_stored_changes_not_a_bit(person: Readiness, act: Act) -> None:
    turned = dict([*act.loads.items()][::-1])
    assert learn(person, act, times_done=0) == learn(person, replace(act, loads=turned), times_done=0)


@given(people)
@few
def test_a_state_survives_json_to_the_last_bit(person: Readiness) -> None:
    assert Readiness.from_json(json.loads(json.dumps(person.to_json()))) == person
    assert Readiness.from_json(json.loads(json.dumps(PRIOR.to_json()))) == PRIOR
