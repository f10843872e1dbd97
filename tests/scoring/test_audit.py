"""`flask standings` covers boards: it names exactly the row that is wrong, and makes it right."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import ColumnElement, and_, delete, insert, select, update

from netquest.accounts.models import Person
from netquest.core.db import db, transaction
from netquest.organisations.models import Board, Team
from netquest.scoring import audit
from netquest.scoring.models import Standing, StandingBin
from netquest.scoring.standings import sweep
from tests.challenges.doing import MEETING, do, undo
from tests.conftest import NOW, MakePerson
from tests.organisations.belonging import board_of, make_organisation, make_team, put_in_team, put_on
from tests.scoring import recount

pytestmark = pytest.mark.both


FINE = (0, ["2 people checked, 0 differences."])


@pytest.fixture(autouse=True)
def one_board_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "AT_ONCE", 1)


@pytest.fixture
def harbour(alice: Person, make_person: MakePerson, clock: time_machine.Traveller) -> Team:
    """A team of two with tries of two days."""
    works = make_organisation()
    team, bob = make_team(works), make_person("Bob")
    for person in (alice, bob):
        put_in_team(person, team)
        put_on(person, team, works)
        do(person)
    clock.shift(timedelta(days=1))
    undo(bob, do(bob, MEETING))
    do(alice, MEETING)
    return team


def standings(app: Flask, command: str) -> tuple[int, list[str]]:
    result = app.test_cli_runner().invoke(args=["standings", command])
    return result.exit_code, result.output.splitlines()


def of_alice(board: int) -> ColumnElement[bool]:
    return and_(Standing.board_id == board, Standing.period == "2026-W47", Standing.points == 40)


def spoil_tries(board: int) -> list[str]:
    db.session.execute(update(Standing).where(of_alice(board)).values(tries=5))
    return [
        f"standing of person 1, board {board}, 2026-W47: holds 40 points of 5 tries",
        f"standing_bin of board {board}, 2026-W47, 40 points: holds 1 people with 2 tries",
    ]


def spoil_instant(board: int) -> list[str]:
    db.session.execute(update(Standing).where(of_alice(board)).values(reached_at=NOW))
    return [f"standing of person 1, board {board}, 2026-W47: holds 40 points of 2 tries at 2026-11-18"]


def lose_a_standing(board: int) -> list[str]:
    db.session.execute(delete(Standing).where(of_alice(board)))
    return [
        f"standing of person 1, board {board}, 2026-W47: holds nothing",
        f"standing_bin of board {board}, 2026-W47, 40 points: holds 1 people",
    ]


def spoil_a_bin(board: int) -> list[str]:
    here = (StandingBin.board_id == board, StandingBin.period == "2026-11", StandingBin.points == 10)
    db.session.execute(update(StandingBin).where(*here).values(people=7))
    return [f"standing_bin of board {board}, 2026-11, 10 points: holds 7 people with 1 tries should hold 1 people"]


def invent_a_bin(board: int) -> list[str]:
    where = {"board_id": board, "period": "all", "points": 9}
    organisation = db.session.scalars(select(Board.organisation_id).where(Board.id == board)).one()
    db.session.execute(insert(StandingBin).values(where | {"organisation_id": organisation, "people": 1, "tries": 1}))
    return [f"standing_bin of board {board}, all, 9 points: holds 1 people with 1 tries should hold 0 people"]


def miscount_people(board: int) -> list[str]:
    db.session.execute(update(Board).where(Board.id == board).values(people=3))
    return [f"board {board}, people: holds 3, should hold 2"]


SPOILS = [spoil_tries, spoil_instant, lose_a_standing, spoil_a_bin, invent_a_bin, miscount_people]


def test_nothing_differs_after_acts_undos_and_joins(app: Flask, harbour: Team) -> None:
    assert standings(app, "check") == FINE


@pytest.mark.parametrize("spoil", SPOILS)
def test_one_spoilt_row_is_named_and_mended(app: Flask, harbour: Team, spoil: Callable[[int], list[str]]) -> None:
    before = recount.held(), recount.held_bins()
    with transaction():
        expected = spoil(board_of(harbour))
    code, lines = standings(app, "check")
    assert (code, len(lines)) == (1, len(expected) + 1)
    assert all(line.startswith(words) for line, words in zip(lines, expected, strict=False))
    assert standings(app, "rebuild")[0] == 0
    assert standings(app, "check") == FINE
    assert (recount.held(), recount.held_bins()) == before


def people_in_bins() -> set[int]:
    return set(db.session.scalars(select(StandingBin.people)))


def test_a_bin_that_nobody_is_in_is_no_difference_and_a_rebuild_drops_it(
    app: Flask, alice: Person, harbour: Team
) -> None:
    do(alice, "follow-up")
    assert people_in_bins() == {0, 1}
    assert standings(app, "check") == FINE
    standings(app, "rebuild")
    assert people_in_bins() == {1}


def test_a_sweep_drops_what_nobody_is_in_and_nothing_else(alice: Person, harbour: Team) -> None:
    do(alice, "follow-up")
    before = recount.held_bins()
    with transaction() as session:
        sweep(session)
    assert (people_in_bins(), recount.held_bins()) == ({1}, before)
