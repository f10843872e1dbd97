"""As many demo people as are asked for: the same numbers, the same people, made by the rules."""

from itertools import groupby
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select

from netquest.accounts import service as accounts
from netquest.accounts.models import Person, PreferenceChange
from netquest.accounts.queries import weekly_goals
from netquest.catalogue import queries as catalogue
from netquest.challenges import audit, service
from netquest.challenges.service import Given
from netquest.core.db import db, transaction
from netquest.demo import people as demo
from netquest.game.acts import Outcome, Reason
from netquest.organisations.models import Membership, Organisation
from tests.conftest import NOW
from tests.demo import histories as seen

pytestmark = pytest.mark.both


def add(people: int, *, days: int = 30, seed: int = 1) -> demo.Made:
    """Add demo people with a history up to NOW."""
    return demo.populate(people=people, days=days, seed=seed, at=NOW)


def everybody() -> list[tuple[Any, ...]]:
    """Everybody's name, zone and story, and forget them."""
    found = [(who.name, who.timezone, seen.story(who), seen.derived(who)) for who in seen.people()]
    with transaction() as session:
        session.execute(delete(Person))
    return found


def houses() -> list[tuple[str, list[str]]]:
    """The organisations and the names of their people."""
    rows = db.session.execute(
        select(Organisation.name, Person.name)
        .join(Membership, Membership.organisation_id == Organisation.id)
        .join(Person, Person.id == Membership.person_id)
        .order_by(Organisation.id, Person.id)
    )
    return [(name, [who for _, who in group]) for name, group in groupby(rows, key=lambda row: row[0])]


def test_thirty_people_with_thirty_days_are_what_the_rules_give(app: Flask) -> None:
    made = add(30)
    assert seen.differences() == []
    assert (made.people, made.attempts) == (30, len(seen.attempts()))
    assert made.attempts >= 10 * 30  # so a hundred thousand make a million
    assert len({person.timezone for person in seen.people()}) >= 5


def test_the_same_seed_gives_the_same_people(app: Flask) -> None:
    add(4)
    first = everybody()
    add(4)
    assert everybody() == first


def test_two_processes_make_the_same_people_as_one(app: Flask) -> None:
    demo.populate(people=70, days=14, seed=1, at=NOW)
    alone = everybody()
    demo.populate(people=70, days=14, seed=1, at=NOW, jobs=2)
    assert everybody() == alone


def test_another_seed_gives_other_people(app: Flask) -> None:
    add(4)
    first = everybody()
    add(4, seed=2)
    assert everybody() != first


def test_the_same_seed_gives_the_same_organisations(app: Flask) -> None:
    add(25)
    first = houses()
    everybody()
    add(25)
    assert houses() == first
    assert len(first) == 1


def test_who_comes_later_makes_up_organisations_of_their_own(app: Flask) -> None:
    add(5)
    before = houses()
    add(9)
    assert houses()[:1] == before
    assert [len(people) for _, people in houses()] == [5, 4]


def test_who_is_there_already_stays_as_they_are(app: Flask) -> None:
    add(3)
    before = [seen.story(person) for person in seen.people()]
    assert add(5).people == 2
    assert [seen.story(person) for person in seen.people()][:3] == before


def test_one_day_is_enough_for_a_history(app: Flask) -> None:
    add(10, days=1)
    assert seen.differences() == []
    assert all(person.created_at < NOW for person in seen.people())


def test_the_services_would_have_written_the_same(app: Flask) -> None:
    """Live one history again, act by act, through the services that requests use."""
    add(12, days=60)
    taken = seen.withdrawals()
    lived = max(seen.people(), key=lambda person: sum(made.id in taken for made in seen.attempts(person)))
    again = _twin(lived)
    for made in seen.attempts(lived):
        given = Given(
            Outcome(made.outcome),
            made.day,
            nerves_before=made.nerves_before,
            nerves_after=made.nerves_after,
            note=made.note,
            reason=Reason(made.reason) if made.reason else None,
            source=made.source,
        )
        recorded = service.attempt(again, catalogue.get(made.slug), given, key=made.key, at=made.at)
        if made.id in taken:
            service.withdraw(again, recorded.attempt.id, at=taken[made.id])
    assert taken
    assert seen.story(again) == seen.story(lived)
    assert seen.derived(again) == seen.derived(lived)
    assert audit.check(again.id) == []


def _twin(person: Person) -> Person:
    """Sign somebody up who chose the same zone and goals at the same time."""
    twin = accounts.sign_up(
        name="Twin", email="twin@example.org", password=None, timezone=person.timezone, at=person.created_at
    )
    with transaction() as session:
        for valid_from, goal in weekly_goals(person.id)[1:]:
            values = {"name": "weekly_goal", "value": str(goal), "at": NOW, "valid_from": valid_from}
            session.add(PreferenceChange(person_id=twin.id, **values))
    return twin


def test_the_command_adds_people_and_the_checker_finds_nothing(app: Flask) -> None:
    run = app.test_cli_runner().invoke
    added = run(args=["demo", "--people", "3", "--days", "20", "--seed", "5"])
    assert added.output.startswith("3 demo people with ")
    checked = run(args=["standings", "check"])
    assert (checked.exit_code, checked.output) == (0, "3 people checked, 0 differences.\n")
