"""What whoever looks around sees first is alive on whichever day the demo is filled; no database behaves otherwise."""

from netquest.assignments.queries import today_offers
from netquest.challenges import day_queries
from netquest.challenges.present import practice_view
from netquest.demo import people as demo
from netquest.game.boards import Span, period
from netquest.game.days import local_day
from netquest.organisations.queries import boards
from netquest.organisations.rules import Role
from netquest.scoring import queries as scores
from tests.demo import histories as seen


def test_the_member_has_a_kept_streak_an_open_today_and_a_place_on_boards(day):
    person = demo.person_for(Role.MEMBER, at=day)
    today = local_day(day, zone=person.timezone, day_start=person.day_start)
    found = day_queries.day_of(person, today)
    view = practice_view(found.state, today=today, goal=found.goal, points_today=found.points_today)
    assert found.recorded == ()
    assert view.streak >= 3
    assert 6 <= view.level <= 10
    assert len(scores.awards(person.id)) >= 6
    assert len(boards(person.id)) == 2


def test_an_item_is_open_for_the_member_some_are_tried_and_an_offer_waits(day):
    person = demo.person_for(Role.MEMBER, at=day)
    today = local_day(day, zone=person.timezone, day_start=person.day_start)
    offers = today_offers(person, on=today)
    assert (offers.set_name, offers.waiting) == ("Conference warm-up", 1)
    assert 3 <= len(offers.open_slugs) < 7
    assert offers.next_slug in offers.open_slugs
    assert offers.due_on is not None
    assert offers.due_on > today


def test_this_week_somebody_of_the_members_team_has_points(day):
    week = period(Span.WEEK, day.date())
    assert seen.scored_in(week, seen.board_of("Field service")) >= 2
