"""The ladder holds its bars on simulated people; fewer of them than `flask simulate` takes, with fixed seeds."""

from functools import cache

import pytest

from netquest.simulation.command import one
from netquest.simulation.figures import Figures, figures
from netquest.simulation.world import VARIANTS

pytestmark = pytest.mark.slow

PEOPLE, DAYS, SEED = 150, 120, 1


@cache
def found(variant: str, *names: str) -> dict[str, Figures]:
    return figures({name: [one((name, variant, PEOPLE, DAYS, SEED))] for name in names})


@pytest.fixture(scope="module")
def plain() -> dict[str, Figures]:
    return found("S1", "netquest", "random", "ladder6", "ladder24", "oracle")


def test_people_grow_nearly_as_much_as_with_an_oracle_and_stay_nearly_as_long(plain: dict[str, Figures]) -> None:
    assert plain["netquest"].growth[0] >= 0.82 * plain["oracle"].growth[0]
    assert plain["netquest"].day120[0] >= 0.76 * plain["oracle"].day120[0]


def test_it_is_well_ahead_of_a_short_fixed_ladder_and_level_with_a_long_one(plain: dict[str, Figures]) -> None:
    assert plain["netquest"].growth[0] >= 1.25 * plain["ladder6"].growth[0]
    assert plain["netquest"].growth[0] >= 0.95 * plain["ladder24"].growth[0]


@pytest.mark.parametrize("variant", VARIANTS)
def test_it_is_never_behind_chance(variant: str) -> None:
    ours, random = found(variant, "netquest", "random").values()
    assert ours.growth[0] >= random.growth[0]
    assert ours.day120[0] >= random.day120[0]


def test_its_chances_come_true_and_what_it_says_more_so(plain: dict[str, Figures]) -> None:
    predicted, said = plain["netquest"].ece, plain["netquest"].said
    assert predicted is not None
    assert said is not None
    assert said < predicted <= 0.05
