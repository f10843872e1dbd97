"""Some demo people took an assessment: their ladder begins there, and their pages have something to show."""

import pytest
from flask import Flask

from netquest.assessment import queries
from netquest.challenges.queries import prior_of
from netquest.demo import people as demo
from netquest.demo.personas import drawn
from netquest.game.readiness import PRIOR
from tests.conftest import NOW
from tests.demo import histories as seen

pytestmark = pytest.mark.both


def test_the_member_looked_twice_and_has_something_to_compare(cast: list[object]) -> None:
    desk = queries.desk_of(seen.person_of("member"))
    assert [sheet.number for sheet in desk.finished] == [2, 1]
    assert all(len(sheet.answers) > 6 for sheet in desk.finished)


def test_who_took_one_begins_there_and_is_not_asked(cast: list[object]) -> None:
    looked = [person for person in seen.people() if queries.desk_of(person).finished]
    assert 3 <= len(looked) < len(seen.people())
    assert all(prior_of(person.id) != PRIOR and person.put_away for person in looked)
    assert all(person.created_at < NOW for person in looked)


def test_one_of_the_roles_is_still_asked(cast: list[object]) -> None:
    assert not seen.person_of("admin").put_away


def test_some_of_the_many_took_one(app: Flask) -> None:
    assert {drawn(number, days=30, seed=1).looks for number in range(40)} == {0, 1, 2}
    demo.populate(people=12, days=60, seed=5, at=NOW)
    assert any(queries.desk_of(person).finished for person in seen.people())
    assert seen.differences() == []
