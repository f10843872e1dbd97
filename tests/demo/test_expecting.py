"""Demo people expected something of some tries, and told what came of it."""

import pytest

from netquest.challenges.queries import surviving_acts
from netquest.demo import people as demo
from netquest.expectations import audit, queries
from tests.conftest import NOW
from tests.demo import histories as seen

pytestmark = pytest.mark.both


def test_who_keeps_plans_has_some_that_are_told_and_one_that_is_open(cast: list[object]) -> None:
    keepers = [person for person in seen.people() if person.keeps_expectations]
    assert keepers
    for person in keepers:
        plans = queries.tried(person)
        assert [plan.found.is_empty for plan in plans] == [False] * (len(plans) - 1) + [True]
        assert audit.check(person.id, surviving_acts(person.id)) == []
    assert any(queries.badges_of(person)["planner"].won_on for person in keepers)


def test_filling_again_adds_nothing(cast: list[object]) -> None:
    before = [queries.tried(person) for person in seen.people()]
    demo.fill(at=NOW)
    assert [queries.tried(person) for person in seen.people()] == before
