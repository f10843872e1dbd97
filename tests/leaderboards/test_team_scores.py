"""Team against team: who counts, what they count, and that a refresh is safe to repeat."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from netquest.accounts.models import Person
from netquest.core.db import db
from netquest.leaderboards import service
from netquest.leaderboards.jobs import refresh_team_scores
from netquest.organisations.models import Organisation, Team
from netquest.scoring.models import TeamScore
from tests.challenges.doing import MEETING, do, now
from tests.conftest import MakePerson
from tests.organisations.belonging import board_of, make_organisation, make_team, put_in_team, put_on, take_off
from tests.statements import Statements

pytestmark = pytest.mark.both
SUNDAY = datetime(2026, 11, 15, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _before_the_week_begins(clock: time_machine.Traveller) -> None:
    clock.move_to(SUNDAY)


def team_of(works: Organisation, make_person: MakePerson, name: str, people: int) -> tuple[Team, list[Person]]:
    team = make_team(works, name)
    members = [make_person(f"{name}{number}") for number in range(people)]
    for person in members:
        put_in_team(person, team)
        put_on(person, team)
    return team, members


def scores() -> dict[tuple[int, str], tuple[int, int, date]]:
    """Return what is stored: points, people and day by board and week."""
    rows = db.session.execute(select(TeamScore.__table__))
    return {(row.board_id, row.week): (row.points, row.people, row.day) for row in rows}


def test_three_people_make_a_score_and_two_none(
    works: Organisation, make_person: MakePerson, clock: time_machine.Traveller
) -> None:
    harbour, people = team_of(works, make_person, "Harbour", 3)
    team_of(works, make_person, "Pair", 2)
    clock.shift(timedelta(days=2))
    do(people[0], MEETING)
    refresh_team_scores(at=now() + timedelta(days=1))
    assert scores() == {(board_of(harbour), "2026-W47"): (round((30 + 10 * 30 / 5) / 13), 3, date(2026, 11, 18))}


def test_the_roster_is_who_was_on_the_board_as_the_week_began(
    works: Organisation, make_person: MakePerson, clock: time_machine.Traveller
) -> None:
    harbour, people = team_of(works, make_person, "Harbour", 4)
    clock.shift(timedelta(days=2))
    newcomer = make_person("Newcomer")
    put_in_team(newcomer, harbour)
    put_on(newcomer, harbour)
    for person in (*people, newcomer):
        do(person, MEETING)
    take_off(people[0], harbour)
    service.refresh(date(2026, 11, 16), day=date(2026, 11, 18))
    assert scores()[board_of(harbour), "2026-W47"][:2] == (round((90 + 10 * 90 / 4) / 14), 4)


def test_who_left_before_monday_is_not_on_the_roster(
    works: Organisation, make_person: MakePerson, clock: time_machine.Traveller
) -> None:
    harbour, people = team_of(works, make_person, "Harbour", 3)
    clock.move_to(datetime(2026, 11, 15, 23, 59, tzinfo=UTC))
    take_off(people[0], harbour)
    service.refresh(date(2026, 11, 16), day=date(2026, 11, 18))
    assert scores() == {}


def test_a_refresh_again_writes_the_same_and_a_later_one_replaces_it(
    works: Organisation, make_person: MakePerson, clock: time_machine.Traveller
) -> None:
    harbour, people = team_of(works, make_person, "Harbour", 3)
    clock.shift(timedelta(days=2))
    for at in (now(), now()):
        refresh_team_scores(at=at)
        assert scores() == {(board_of(harbour), "2026-W47"): (0, 3, date(2026, 11, 17))}
    do(people[0], MEETING)
    clock.shift(timedelta(days=1))
    refresh_team_scores(at=now())
    assert scores() == {(board_of(harbour), "2026-W47"): (10, 3, date(2026, 11, 18))}


def test_a_week_is_finished_on_tuesday_when_its_sunday_is_over_everywhere(
    works: Organisation, make_person: MakePerson, clock: time_machine.Traveller
) -> None:
    team_of(works, make_person, "Harbour", 3)
    days: dict[str, str] = {}
    for number in range(1, 11):
        clock.move_to(SUNDAY + timedelta(days=number))
        refresh_team_scores(at=now())
        days |= {week: day.isoformat() for (_, week), (_, _, day) in scores().items()}
    assert days == {"2026-W47": "2026-11-24", "2026-W48": "2026-11-25"}


def test_organisations_do_not_meet(make_person: MakePerson, clock: time_machine.Traveller) -> None:
    first, people = team_of(make_organisation(), make_person, "Harbour", 3)
    other, _ = team_of(make_organisation("Elsewhere"), make_person, "Lighthouse", 3)
    clock.shift(timedelta(days=2))
    for person in people:
        do(person, MEETING)
    service.refresh(date(2026, 11, 16), day=date(2026, 11, 18))
    assert [scores()[board_of(team), "2026-W47"][0] for team in (first, other)] == [30, 0]


def test_more_teams_and_people_take_no_more_statements(
    works: Organisation, make_person: MakePerson, statements: Statements
) -> None:
    counts = []
    for number in range(2):
        team_of(works, make_person, f"Team{number}", 3 + number)
        with statements:
            service.refresh(date(2026, 11, 16), day=date(2026, 11, 18))
        counts.append(statements.count)
    assert counts == [5, 5]


def test_batches_reach_every_organisation(make_person: MakePerson, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "BATCH", 2)
    for number in range(5):
        team_of(make_organisation(f"Works{number}"), make_person, f"Team{number}x", 3)
    service.refresh(date(2026, 11, 16), day=date(2026, 11, 18))
    assert len(scores()) == 5
