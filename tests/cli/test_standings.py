"""`flask standings`: it names exactly the row that is wrong, and makes it right."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import delete, insert, select, update

from netquest.accounts.models import Person
from netquest.challenges.models import Practice
from netquest.core.db import db, transaction
from netquest.scoring.models import BadgeAward, LedgerLine
from tests.challenges.doing import MEETING, do, today_of, undo

pytestmark = pytest.mark.both


@pytest.fixture(autouse=True)
def _history(alice: Person, make_person: object, clock: time_machine.Traveller) -> None:
    do(make_person("Bob"))  # type: ignore[operator]
    do(alice)
    clock.shift(timedelta(days=1))
    undo(alice, do(alice, MEETING))
    do(alice, MEETING, outcome="declined", nerves_before=70, nerves_after=30)


def standings(app: Flask, *command: str) -> tuple[int, list[str]]:
    result = app.test_cli_runner().invoke(args=["standings", *command])
    return result.exit_code, result.output.splitlines()


def test_nothing_differs_after_acts_and_undos(app: Flask) -> None:
    assert standings(app, "check") == (0, ["2 people checked, 0 differences."])


def test_several_processes_find_the_same(app: Flask, alice: Person) -> None:
    with transaction():
        said = spoil_points(alice)
    code, lines = standings(app, "check", "--jobs", "2")
    assert (code, lines[-1]) == (1, "2 people checked, 1 differences.")
    assert lines[0].startswith(said)


def spoil_points(person: Person) -> str:
    db.session.execute(update(Practice).where(Practice.person_id == person.id).values(points=7))
    return f"practice of person {person.id}, points: holds 7"


def spoil_calendar(person: Person) -> str:
    db.session.execute(update(Practice).where(Practice.person_id == person.id).values(calendar=""))
    return f"practice of person {person.id}, calendar: holds "


def spoil_ledger(person: Person) -> str:
    courage = (LedgerLine.person_id == person.id, LedgerLine.component == "courage")
    last = select(LedgerLine.cause).where(*courage).order_by(LedgerLine.at.desc()).limit(1).scalar_subquery()
    spoilt = update(LedgerLine).where(*courage, LedgerLine.cause == last)
    db.session.execute(spoilt.values(points=LedgerLine.points + 100))
    return f"ledger_line of person {person.id}, {today_of(person)} courage: holds 1"


def lose_a_badge(person: Person) -> str:
    mine = (BadgeAward.person_id == person.id, BadgeAward.badge == "first-step")
    db.session.execute(delete(BadgeAward).where(*mine))
    return f"badge_award of person {person.id}, first-step: holds nothing"


def invent_a_badge(person: Person) -> str:
    row = {"person_id": person.id, "badge": "hundred-acts", "attempt_id": 1, "day": today_of(person)}
    db.session.execute(insert(BadgeAward).values(row))
    return f"badge_award of person {person.id}, hundred-acts: holds attempt 1"


@pytest.mark.parametrize("spoil", [spoil_points, spoil_calendar, spoil_ledger, lose_a_badge, invent_a_badge])
def test_one_spoilt_row_is_named_and_mended(app: Flask, alice: Person, spoil: object) -> None:
    with transaction():
        expected = spoil(alice)  # type: ignore[operator]
    code, lines = standings(app, "check")
    assert (code, len(lines)) == (1, 2)
    assert lines[0].startswith(expected)
    assert standings(app, "rebuild")[0] == 0
    assert standings(app, "check") == (0, ["2 people checked, 0 differences."])
