"""What a person says of how NetQuest chooses: it moves what it is about, keeps its place, and can be taken back."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.acts import Act
from netquest.game.cards import Wish
from netquest.game.learning import believed_on, learn, refold
from netquest.game.modes import Lean, plain_targets
from netquest.game.readiness import DIMENSION, DONE, GENERAL, OFF, PRIOR, SOURCES, Facts, Readiness, predict
from netquest.game.steering import CONTRADICTED, STEP, Kind, Steer
from tests.game.acts_strategies import an_act, days_on, few
from tests.game.menus import DAY, Case, a_hundred, any_case, menu, slugs_of
from tests.game.test_readiness import loads, practices

WAY = {Kind.EASIER: 1, Kind.HARDER: -1}


@st.composite
def steers(draw: st.DrawFn, *, kinds: type[Kind] | list[Kind] = Kind) -> list[Steer]:
    places = sorted(draw(st.lists(st.integers(0, 13), max_size=6)))
    kind, source = st.sampled_from(list(kinds)), st.sampled_from(SOURCES)
    return [Steer(number, after, draw(kind), draw(source)) for number, after in enumerate(places, start=1)]


priors = st.sampled_from([PRIOR, replace(PRIOR, means=(0.7, *[0.2] * 10, 0.0), variances=(0.45, *[0.4] * 10, 0.6))])
corrections = st.sampled_from([Kind.EASIER, Kind.HARDER])


def said_after(acts: list[Act], kind: Kind, source: str = "") -> Steer:
    return Steer(99, max((act.id for act in acts), default=0), kind, source)


@given(practices(), steers(), corrections, st.sampled_from(SOURCES), loads, st.integers(1, 5))
@few
def test_a_correction_moves_the_chance_of_cards_with_its_source_and_of_no_other(
    acts: list[Act], before: list[Steer], kind: Kind, source: str, asked: dict[str, float], grade: int
) -> None:
    on = [steer for steer in before if steer.kind is not Kind.OFF]
    one, two = (refold(acts, steers=given) for given in (on, [*on, said_after(acts, kind, source)]))
    old, new = (predict(belief, Facts(grade, asked), energy=2, times_done=0) for belief in (one, two))
    assert old == new if source not in asked else WAY[kind] * new.x > WAY[kind] * old.x
    place = DIMENSION[source]
    assert one.means[:place] == two.means[:place]
    assert one.means[place + 1 :] == two.means[place + 1 :]
    assert two.variances[place] == max(one.variances[place], CONTRADICTED)


@pytest.mark.parametrize("kind", WAY)
def test_a_correction_moves_its_source_by_one_step_up_or_down(kind: Kind) -> None:
    believed = refold([], steers=[said_after([], kind, "value")])
    assert believed.means == tuple(
        STEP * WAY[kind] * (place == DIMENSION["value"]) + mean for place, mean in enumerate(PRIOR.means)
    )


@given(practices(), steers())
@few
def test_variances_stay_where_they_belong_whatever_is_said(acts: list[Act], said: list[Steer]) -> None:
    assert all(0 < variance <= 1.2 for variance in refold(acts, steers=said).variances)


@given(practices(), steers(), priors)
@few
def test_living_through_it_gives_what_folding_it_gives(acts: list[Act], said: list[Steer], prior: Readiness) -> None:
    """A try is learned by itself as it is recorded; whatever is said folds all that went before."""
    belief, times_done = prior, Counter[str]()
    for act in acts:
        heard = [steer for steer in said if steer.after < act.id]
        if heard and heard[-1].after == act.id - 1:
            belief = refold([one for one in acts if one.id < act.id], prior, heard)
        belief = learn(belief, act, times_done=times_done[act.slug])
        times_done[act.slug] += act.outcome in DONE
        assert belief == refold([one for one in acts if one.id <= act.id], prior, heard)


@given(practices(), steers(), st.randoms(use_true_random=False))
@few
def test_order_and_duplicates_do_not_matter(acts: list[Act], said: list[Steer], random: Random) -> None:
    shuffled = random.sample(said * 2, 2 * len(said))
    assert refold(random.sample(acts, len(acts)), steers=shuffled) == refold(acts, steers=said)


@given(practices(), steers(), priors)
@few
def test_who_begins_anew_is_believed_to_be_what_they_were_at_first(
    acts: list[Act], said: list[Steer], prior: Readiness
) -> None:
    on = [steer for steer in said if steer.kind is not Kind.OFF]
    assert refold(acts, prior, [*on, said_after(acts, Kind.ANEW)]) == prior


def test_what_is_said_shows_from_its_day_on() -> None:
    acts = [an_act(number, on=number) for number in (1, 3, 5)]
    said = [Steer(1, 1, Kind.ANEW, recorded_on=days_on(2)), Steer(2, 3, Kind.EASIER, "time", days_on(4))]
    days = [days_on(number) for number in range(7)]
    for day, believed in zip(days, believed_on(days, acts, steers=said), strict=True):
        until = [steer for steer in said if steer.recorded_on <= day]
        assert believed == refold([act for act in acts if act.recorded_on <= day], steers=until)


def test_what_came_before_a_new_beginning_is_remembered_as_done() -> None:
    first, again = (an_act(number, on=number, slug="same") for number in (1, 2))
    anew = refold([first, again], steers=[Steer(1, 1, Kind.ANEW)])
    assert anew == learn(PRIOR, again, times_done=1)


@given(practices(), practices(), steers(kinds=list(WAY)))
@few
def test_what_is_tried_while_it_is_off_teaches_nothing_then_or_later(
    before: list[Act], after: list[Act], said: list[Steer]
) -> None:
    meanwhile = [replace(act, id=act.id + 20, at=act.at.replace(year=2030)) for act in after]
    off, on = Steer(50, 20, Kind.OFF), Steer(60, 40, Kind.ON)
    assert refold([*before, *meanwhile], steers=[*said, off]) == OFF
    assert refold([*before, *meanwhile], steers=[*said, off, on]) == refold(before, steers=said)


@given(practices())
@few
def test_with_readiness_off_a_try_moves_nothing(acts: list[Act]) -> None:
    assert all(learn(OFF, act, times_done=0) == OFF for act in acts)


def test_off_is_kept_in_its_text() -> None:
    assert Readiness.from_json(OFF.to_json()) == OFF
    assert "off" not in PRIOR.to_json()


def test_with_readiness_off_each_grade_has_the_chance_of_a_first_day() -> None:
    asked = [Facts(grade, {"rejection": 1.0}) for grade in range(1, 6)]
    assert [predict(OFF, one, energy=2, times_done=0) for one in asked] == [
        predict(PRIOR, one, energy=2, times_done=0) for one in asked
    ]
    assert OFF.means[GENERAL] == PRIOR.means[GENERAL]


@pytest.mark.parametrize(
    ("highest", "ceiling", "lean", "grades"),
    [
        (0, 5, Lean.NONE, [1, 1, 2]),
        (1, 5, Lean.NONE, [1, 1, 2]),
        (3, 5, Lean.NONE, [2, 3, 4]),
        (5, 5, Lean.NONE, [4, 5, 5]),
        (3, 3, Lean.NONE, [2, 3, 3]),
        (3, 5, Lean.EASIER, [1, 2, 3]),
        (3, 5, Lean.BOLDER, [3, 4, 5]),
        (0, 1, Lean.BOLDER, [1, 1, 1]),
    ],
)
def test_plain_slots_aim_at_grades_around_what_was_done(
    highest: int, ceiling: int, lean: Lean, grades: list[int]
) -> None:
    assert [-aim for aim in plain_targets(highest, ceiling, lean).values()] == grades


@given(st.integers(0, 2**32).map(any_case), st.integers(0, 2**64 - 1))
@few
def test_a_plain_menu_keeps_every_rule(case: Case, seed: int) -> None:
    picks = replace(case, person=OFF).menu(targets=plain_targets(case.past.highest_done, 5), seed=seed)
    cards = {card.slug: card for card in case.pool}
    open_ = {card.slug for card in case.pool if card.slug not in case.past.hidden}
    suiting = {slug for slug in open_ if case.suits(cards[slug])}
    assert len(set(slugs_of(picks))) == len(picks) == min(3, len(open_))
    assert open_.issuperset(slugs_of(picks))
    assert len(suiting.intersection(slugs_of(picks))) == min(3, len(suiting))
    grades = [cards[pick.slug].grade for pick in picks]
    assert grades == sorted(grades)
    assert all({"fit", "need"}.isdisjoint(pick.reasons) for pick in picks)
    for pick in picks:
        times_done = case.past.times_done.get(pick.slug, 0)
        chance = predict(PRIOR, cards[pick.slug], energy=case.wish.energy, times_done=times_done)
        assert (pick.percent, pick.x) == (chance.percent, chance.x)


@given(st.integers(0, 2**32).map(any_case), st.integers(0, 2**64 - 1))
@few
def test_a_plain_menu_asks_nothing_of_what_was_believed(case: Case, seed: int) -> None:
    """Sources and calibrations may be any: a plain menu is the same."""
    other = replace(case, pool=[replace(card, offset=0.9) for card in case.pool], person=OFF)
    targets = plain_targets(case.past.highest_done, 5)
    menus = [slugs_of(one.menu(targets=targets, seed=seed)) for one in (replace(case, person=OFF), other)]
    assert menus[0] == menus[1]


def test_a_plain_menu_aims_at_its_grades_and_varies_kind_and_source() -> None:
    for number in range(20):
        picks = menu(a_hundred(), OFF, wish=Wish(60, 3, DAY), targets=plain_targets(3, 5), seed=number)
        cards = {card.slug: card for card in a_hundred()}
        chosen = [cards[slug] for slug in slugs_of(picks)]
        assert [card.grade for card in chosen] == [2, 3, 4]
        assert len({card.kind for card in chosen}) == len({card.main for card in chosen}) == 3
