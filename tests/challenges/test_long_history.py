"""What a request reads of one's past does not grow with it: counted in steps of SQLite's machine, which are exact."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import insert

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges import day_queries
from netquest.challenges.models import Attempt
from netquest.challenges.service import Given, facts
from netquest.core.db import db
from netquest.game.acts import Outcome
from tests.challenges.doing import MEETING, MESSAGE, do, now, today_of

DEEPER = 1.2
"""A search tree over ten times as many rows is a level deeper."""


def live_through(person: Person, days: int) -> None:
    """Store one try a day at other challenges, up to a month ago."""
    slugs = [slug for slug in catalogue.catalogue().challenges if slug not in (MESSAGE, MEETING)]
    rows = []
    for back in range(30, 30 + days):
        given = Given(Outcome.DONE, today_of(person) - timedelta(days=back))
        challenge, at = catalogue.get(slugs[back % len(slugs)]), now() - timedelta(days=back)
        history = day_queries.history_for(db.session(), person.id, MESSAGE, day=given.day, today=given.day)
        row = facts(person, challenge, given, history, at=at, today=given.day)
        rows.append({**row, "key": f"day {back}"})
    db.session.connection().execute(insert(Attempt), rows)
    db.session.commit()


def steps(work: Callable[[], Any]) -> int:
    """Count the steps that SQLite takes for some reads."""
    seen = 0

    def step() -> None:
        nonlocal seen
        seen += 1

    connection: Any = db.session.connection().connection.dbapi_connection
    connection.set_progress_handler(step, 1)
    work()
    connection.set_progress_handler(None, 1)
    return seen


def attempt_at(slug: str) -> Callable[[Person], Any]:
    """Read what an attempt is settled against."""

    def read(person: Person) -> Any:
        day = today_of(person)
        return day_queries.history_for(db.session(), person.id, slug, day=day, today=day)

    return read


READS: dict[str, Callable[[Person], Any]] = {
    "today": lambda person: day_queries.day_of(person, today_of(person)),
    "attempt": attempt_at(MESSAGE),
    "attempt at something new": attempt_at(MEETING),
}


@pytest.mark.parametrize("name", READS)
def test_a_long_history_costs_no_more(name, make_person):
    newcomer, veteran = make_person("Nadia"), make_person("Vera")
    live_through(newcomer, 80)
    live_through(veteran, 800)
    for person in (newcomer, veteran):
        do(person)
    few, many = (steps(partial(READS[name], person)) for person in (newcomer, veteran))
    assert 0 < many <= DEEPER * few
