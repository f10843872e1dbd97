"""Roles, the ceiling for giving them, the way in, addresses: pure rules."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.organisations.rules import Role, Seat, TeamSeat, Way, ceiling, goal_of, masked, may_give, slug_of, way_in

DAY = date(2026, 11, 18)
LADDER = [Role.MEMBER, Role.MANAGER, Role.ADMIN]

team_seats = st.builds(
    TeamSeat,
    st.integers(1, 3),
    st.just("quay"),
    st.just("Quay"),
    st.sampled_from([Role.MEMBER, Role.MANAGER]),
    st.just(9),
    st.just(DAY),
)
seats = st.builds(
    Seat,
    person_id=st.just(1),
    organisation_id=st.just(1),
    organisation=st.just("Works"),
    role=st.sampled_from([Role.MEMBER, Role.ADMIN]),
    board_id=st.just(1),
    since=st.just(DAY),
    teams=st.lists(team_seats, max_size=3, unique_by=lambda team: team.id).map(tuple),
)
places = st.none() | st.integers(1, 4)


def rank_there(seat, team_id):
    """Return how high somebody stands at a place, -1 where they have no say."""
    if seat.is_admin:
        return LADDER.index(Role.ADMIN)
    return LADDER.index(Role.MANAGER) if any(team.id == team_id for team in seat.managed) else -1


@given(seats, places)
def test_nobody_gives_a_role_above_their_own(seat, team_id):
    assert all(LADDER.index(role) <= rank_there(seat, team_id) for role in ceiling(seat, team_id))


@given(seats, places)
def test_only_admins_give_more_than_a_membership(seat, team_id):
    assert seat.is_admin or ceiling(seat, team_id) <= {Role.MEMBER}


@given(seats, places)
def test_who_manages_nothing_there_gives_nothing(seat, team_id):
    has_say = rank_there(seat, team_id) >= 0
    assert may_give(seat, Role.MEMBER, team_id) == has_say


@given(seats, st.sampled_from([1, 2, None]))
def test_a_challenge_is_rewritten_by_admins_and_by_its_author_at_a_desk(seat, author_id):
    is_author_at_desk = seat.has_desk and author_id == seat.person_id
    assert seat.may_rewrite(author_id) == (seat.is_admin or is_author_at_desk)
    assert seat.has_desk or not seat.may_rewrite(author_id)


def test_a_manager_needs_a_team():
    admin = Seat(1, 1, "Works", Role.ADMIN, 1, DAY)
    assert ceiling(admin, None) == {Role.MEMBER, Role.ADMIN}


@given(st.sampled_from(LADDER))
def test_a_role_splits_into_what_it_means_in_organisation_and_team(role):
    assert (role.in_organisation is Role.ADMIN) == (role is Role.ADMIN)
    assert (role.in_team is Role.MANAGER) == (role is Role.MANAGER)


@pytest.mark.parametrize(
    ("given", "way"),
    [
        ({"email": ""}, Way.STRANGER),
        ({"address": "b@example.org"}, Way.OTHER),
        ({"has_other": True}, Way.ELSEWHERE),
        ({"is_confirmed": False}, Way.UNCONFIRMED),
        ({}, Way.OPEN),
        ({"address": ""}, Way.OPEN),
    ],
)
def test_the_way_in_says_what_is_missing_first(given, way):
    usual = {"address": "a@example.org", "email": "a@example.org", "is_confirmed": True, "has_other": False}
    assert way_in(**usual | given) is way


@given(st.emails())
def test_a_masked_address_keeps_its_name_to_itself(email):
    name, _, domain = email.rpartition("@")
    assert masked(email) == f"{name[0]}…@{domain}"


@given(st.text(max_size=60))
def test_every_name_gives_an_address_that_routes_know(name):
    slug = slug_of(name, "0a1b2c3d")
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
    assert len(slug) <= 60
    assert slug.endswith("-0a1b2c3d")


@pytest.mark.parametrize(
    ("name", "slug"), [("Øst & Über", "st-uber-7f"), ("Vertrieb Süd", "vertrieb-sud-7f"), ("港", "team-7f")]
)
def test_a_slug_reads_like_the_name(name, slug):
    assert slug_of(name, "7f") == slug


def test_a_goal_is_three_a_head_unless_somebody_set_one():
    assert (goal_of(None, 4), goal_of(50, 4), goal_of(None, 0)) == (12, 50, 0)
