"""The organisation of the standing people: three teams, who is where, boards, and sets on their way."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from netquest.accounts.models import Person
from netquest.assignments import progress, set_queries
from netquest.assignments.models import SetVersion
from netquest.assignments.rules import OfferState
from netquest.assignments.views import Walker
from netquest.catalogue import own
from netquest.catalogue import queries as catalogue
from netquest.catalogue.readability import PLAIN, ease
from netquest.catalogue.schemas import OWN_CHALLENGE
from netquest.core.db import db
from netquest.demo.desk import INVITED
from netquest.demo.house import houses
from netquest.game.days import local_day
from netquest.organisations.models import Board, BoardStay, Invitation, Membership, Organisation, Team, TeamMembership
from netquest.scoring.models import TeamScore
from tests.catalogue.prose import banned_in
from tests.conftest import NOW
from tests.demo import histories as seen

pytestmark = pytest.mark.both

TODAY = NOW.date()


def walkers(person: Person, name: str) -> dict[str, Walker]:
    """The people who have this set, as somebody's desk shows them, by their names."""
    seat = seen.seat_of(person)
    lines, _ = set_queries.sets(seat, today=TODAY)
    line = next(line for line in lines if line.name == name)
    handed = progress.progress(seat, line.id, since=TODAY - timedelta(days=60))
    return {walker.name: walker for one in handed for walker in one.walkers}


def test_twenty_four_people_of_one_marked_organisation_are_in_three_teams(cast):
    assert db.session.scalars(select(Organisation.name)).all() == ["Larkfield Instruments (demo)"]
    assert db.session.scalar(select(func.count()).select_from(Team)) == 3
    belonging = select(Membership.person_id).where(Membership.ended_at.is_(None))
    assert set(db.session.scalars(belonging)) == {person.id for person in cast}
    assert len(cast) == 24


def test_each_team_has_one_manager_and_the_organisation_one_admin(cast):
    seats = [seen.seat_of(person) for person in cast]
    assert sorted(team.name for seat in seats for team in seat.managed) == ["Field service", "Front desk", "Workshop"]
    assert sum(seat.is_admin for seat in seats) == 1
    assert all(seat.teams for seat in seats)


@pytest.mark.parametrize("table", [Membership, TeamMembership])
def test_days_of_belonging_are_the_local_days_of_their_instants(cast, table):
    zones = {person.id: person for person in cast}
    for row in db.session.scalars(select(table)):
        who = zones[row.person_id]
        days = [at and local_day(at, zone=who.timezone, day_start=who.day_start) for at in (row.at, row.ended_at)]
        assert days == [row.first_day, row.last_day]
        assert who.created_at < row.at <= NOW


def test_somebody_changed_teams_and_two_are_in_two_of_them(cast):
    ended = db.session.scalars(select(TeamMembership).where(TeamMembership.ended_at.is_not(None))).all()
    assert len(ended) == 1
    assert sorted(len(seen.seat_of(person).teams) for person in cast) == [1] * 22 + [2] * 2


def test_most_are_on_the_boards_and_a_few_are_not(cast):
    people = select(Board.people).where(Board.team_id.is_(None))
    assert db.session.scalar(people) == 20
    left = select(func.count(BoardStay.person_id.distinct())).where(BoardStay.left_at.is_not(None))
    assert db.session.scalar(left) == 4


def test_goals_are_set_and_one_board_shows_everybody(cast):
    rows = db.session.execute(select(Board.goal, Board.is_full).order_by(Board.id)).all()
    assert rows == [(70, False), (None, True), (25, False), (None, False)]


def test_each_team_has_a_score_of_this_week(cast):
    found = db.session.execute(select(TeamScore.week, TeamScore.people).order_by(TeamScore.board_id)).all()
    assert found == [("2026-W47", 7), ("2026-W47", 9), ("2026-W47", 6)]


def test_a_team_was_offered_a_set_that_most_accepted_and_one_passed(cast):
    found = walkers(seen.person_of("manager"), "Conference warm-up")
    states = [walker.state for walker in found.values()]
    assert states.count(OfferState.ACCEPTED) > len(states) / 2
    assert (states.count(OfferState.PASSED), states.count(OfferState.OFFERED)) == (1, 2)
    assert 0 < found["Mira (demo)"].tried < 7


def test_one_set_is_half_done_one_waits_one_was_finished_and_one_passed(cast):
    newcomer = walkers(seen.person_of("admin"), "First week of a new hire")["Joost (demo)"]
    assert (newcomer.tried, len(newcomer.items)) == (3, 6)
    waiting = walkers(seen.person_of("manager"), "Quiet networker")
    assert waiting["Mira (demo)"].state is OfferState.OFFERED
    over = walkers(seen.person_of("manager"), "After a site visit")
    assert over["Mira (demo)"].state is OfferState.FINISHED
    passed = walkers(seen.person_of("manager"), "A good word in passing")
    assert passed["Mira (demo)"].state is OfferState.PASSED


def test_a_draft_lies_on_the_managers_desk(cast):
    lines, _ = set_queries.sets(seen.seat_of(seen.person_of("manager")), today=TODAY)
    assert (lines[0].name, lines[0].is_own, lines[0].people) == ("Customers who have gone quiet", True, 0)


def test_what_is_offered_keeps_to_the_voice(cast):
    said = db.session.execute(select(SetVersion.name, SetVersion.why)).all()
    assert [banned_in(text) for row in said for text in row] == [[]] * 12


def test_an_invitation_is_open(cast):
    found = db.session.scalars(select(Invitation)).one()
    assert (found.email, found.accepted_at, found.revoked_at) == (INVITED, None, None)
    assert found.expires_at > NOW


def test_its_two_own_challenges_pass_every_check(cast):
    found = own.shelf(seen.seat_of(cast[0]).scope)
    assert [challenge.house for challenge in found.values()] == ["Larkfield Instruments (demo)"] * 2
    for house in houses():
        assert OWN_CHALLENGE.validate(house.entry) == {}
        texts = [text for value in house.entry.values() for text in (value if isinstance(value, list) else [value])]
        assert [banned_in(text) for text in texts if isinstance(text, str) and banned_in(text)] == []
        assert ease([*house.entry["steps"], house.entry["opener"]]) >= PLAIN


def test_anybody_who_looks_around_finds_them_in_the_library(cast):
    titles = {challenge.title for challenge in catalogue.offered(scope=seen.seat_of(cast[0]).scope)}
    assert {house.entry["title"] for house in houses()} <= titles
