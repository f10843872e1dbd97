"""The people who are always there: a believable history, made by the rules."""

from datetime import timedelta
from itertools import pairwise
from statistics import mean

import pytest
from sqlalchemy import select

from netquest.accounts.models import PreferenceChange
from netquest.accounts.queries import weekly_goals
from netquest.challenges import service
from netquest.challenges.models import Attempt
from netquest.challenges.rules import days_open
from netquest.core.db import db
from netquest.core.outbox import OutboxRow
from netquest.demo import people as demo
from netquest.game.days import local_day
from netquest.scoring import queries as scores
from tests.challenges.doing import do
from tests.conftest import NOW
from tests.demo import histories as seen

pytestmark = pytest.mark.both


def test_they_are_marked_as_demo_and_have_no_password(cast):
    assert all(person.is_demo and person.password is None for person in cast)
    assert all("(demo)" in person.name and person.email.endswith("@demo.invalid") for person in cast)


def test_filling_again_adds_nobody_and_waits_for_no_writer(cast):
    with db.engine.connect() as writer:
        if db.engine.dialect.name == "sqlite":
            writer.exec_driver_sql("BEGIN IMMEDIATE")
        demo.fill(at=NOW + timedelta(days=1))
        writer.rollback()
    assert len(seen.people()) == len(cast)


def test_they_live_in_five_time_zones(cast):
    assert len({person.timezone for person in cast}) == 5


def test_no_mail_waits_for_them(cast):
    assert seen.count(OutboxRow) == 0


def test_everything_derived_is_what_the_rules_give(cast):
    assert seen.differences() == []


def test_every_outcome_is_there(cast):
    assert {attempt.outcome for attempt in seen.attempts()} == {"done", "declined", "partly", "skipped"}


def test_some_tries_were_taken_back_on_the_day_of_their_recording(cast):
    zones = {person.id: person.timezone for person in cast}
    taken = seen.withdrawals()
    assert taken
    for attempt in seen.attempts():
        if attempt.id in taken:
            assert attempt.at < taken[attempt.id] <= NOW
            day = local_day(taken[attempt.id], zone=zones[attempt.person_id], day_start=4)
            assert day == attempt.recorded_on


def test_some_tries_are_for_the_day_before(cast):
    assert any(attempt.day < attempt.recorded_on for attempt in seen.attempts())


def test_every_try_lies_in_the_past_on_a_day_that_was_open(cast):
    for person in cast:
        for attempt in seen.attempts(person):
            today = local_day(attempt.at, zone=person.timezone, day_start=person.day_start)
            assert person.created_at < attempt.at <= NOW
            assert attempt.recorded_on == today
            assert attempt.day in days_open(today)


def test_histories_reach_back_ninety_days_and_have_gaps_but_for_somebody_new(cast):
    found = [seen.active_days(person) for person in cast]
    reach = [(seen.today_of(person) - days[0]).days for person, days in zip(cast, found, strict=True)]
    assert sorted(days > 75 for days in reach) == [False] + [True] * 23
    gaps = [max(later - day for day, later in pairwise(days)) for days in found]
    assert sum(gap >= timedelta(days=8) for gap in gaps) > 12


def test_somebody_came_back_after_a_break(cast):
    assert any("comeback" in scores.awards(person.id) for person in cast)


def test_weekly_goals_were_changed_from_a_monday_on(cast):
    changed = [person for person in cast if len(weekly_goals(person.id)) > 1]
    assert len(changed) >= 3
    monday_only = select(PreferenceChange.valid_from).where(PreferenceChange.name == "weekly_goal")
    assert {day.weekday() for day in db.session.scalars(monday_only)} == {0}


def test_nerves_fall_over_the_months(cast):
    rated = [[made.nerves_before for made in seen.attempts(who) if made.nerves_before is not None] for who in cast]
    falls = [mean(told[-(len(told) // 3) :]) < mean(told[: len(told) // 3]) for told in rated if len(told) > 20]
    assert len(falls) > 15
    assert sum(falls) >= len(falls) - 2


def test_notes_are_written_now_and_then_and_never_twice_by_one_person(cast):
    for person in cast:
        notes = [attempt.note for attempt in seen.attempts(person) if attempt.note]
        assert 0 < len(notes) == len(set(notes))


def test_a_new_attempt_gets_an_id_of_its_own_afterwards(cast, alice):
    do(alice)
    assert seen.attempts(alice)[0].id > max(attempt.id for person in cast for attempt in seen.attempts(person))


def test_a_demo_person_goes_on_like_anybody_else(cast):
    do(cast[0])
    assert seen.differences() == []
    newest = db.session.scalars(select(Attempt).order_by(Attempt.id.desc())).first()
    assert newest
    service.withdraw(cast[0], newest.id, at=NOW)
    assert seen.differences() == []
