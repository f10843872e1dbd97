"""Some demo people practise in the head, so that their pages have something to show; nobody else's do."""

import pytest

from netquest.exercises import myth_queries, strength_queries
from netquest.exercises.myth_queries import MythState
from tests.conftest import NOW
from tests.demo import histories as seen

pytestmark = pytest.mark.both


def test_the_member_has_an_inventory_and_looked_at_some_myths(cast: list[object]) -> None:
    mira = seen.person_of("member")
    lines = strength_queries.in_use(mira)
    assert len(lines) == 3
    assert all(mira.created_at < line.at < NOW for line in lines)
    states = {view.state for view in myth_queries.views(mira, today=NOW.date())}
    assert MythState.NEW in states
    assert states & {MythState.BACK, MythState.RESTS}


def test_who_takes_no_assessment_begins_with_nothing(cast: list[object]) -> None:
    assert strength_queries.in_use(seen.person_of("admin")) == []
