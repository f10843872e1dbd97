"""The checker finds a plan that belongs to what is no try of its person's."""

import pytest
from sqlalchemy import update

from netquest.accounts.models import Person
from netquest.challenges.queries import surviving_acts
from netquest.core.db import transaction
from netquest.expectations import audit, service
from netquest.expectations.models import Plan
from netquest.expectations.rules import Expected
from tests.challenges.doing import do, today_of, undo

pytestmark = pytest.mark.both

SLUG = "one-on-one-meeting"


def faults(person: Person) -> list[str]:
    return audit.check(person.id, surviving_acts(person.id))


def test_a_plan_belongs_to_a_surviving_try_at_its_challenge(keeper: Person) -> None:
    service.keep(keeper, SLUG, Expected(act="ask"), key="one", seen="", on=today_of(keeper))
    made, other = do(keeper, SLUG), do(keeper, "follow-up")
    assert faults(keeper) == []
    with transaction() as session:
        session.execute(update(Plan).values(attempt_id=other.attempt.id))
    assert f"belongs to attempt {other.attempt.id}" in faults(keeper)[0]
    with transaction() as session:
        session.execute(update(Plan).values(attempt_id=made.attempt.id))
    undo(keeper, made)
    assert faults(keeper) == []
    with transaction() as session:
        session.execute(update(Plan).values(attempt_id=made.attempt.id))
    assert len(faults(keeper)) == 1
