"""A try counts for the items that wait for it, at once; taking it back opens them again; the audit agrees."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from netquest.assignments import audit, handlers
from netquest.assignments.models import ItemTry
from netquest.challenges.queries import surviving_acts
from netquest.challenges.views import Recorded
from netquest.core.db import db, transaction
from netquest.events import ChallengeAttempted
from tests.assignments.desk import FOLLOW_UP, answer, lay_out, offer, offers_of, tried
from tests.challenges.doing import MEETING, MESSAGE, do, now, today_of, undo

pytestmark = pytest.mark.both
DAY = 24 * 3600


def differences(person):
    return [str(difference) for difference in audit.check(person.id, surviving_acts(person.id))]


@pytest.mark.parametrize(("outcome", "counted"), [("done", 1), ("declined", 1), ("partly", 1), ("skipped", 0)])
def test_every_try_counts_and_a_skip_does_not(desk, outcome, counted):
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    do(desk.alice, MESSAGE, outcome=outcome)
    assert tried(desk.alice) == [MESSAGE] * counted
    assert differences(desk.alice) == []


def test_a_try_counts_before_the_answer_and_for_nobody_else(desk):
    offer(desk.bob, lay_out(desk.bob), desk.harbour)
    do(desk.alice, MESSAGE)
    answer(desk.alice)
    assert (tried(desk.alice), tried(desk.mia), offers_of(desk.alice)[0].tried) == ([MESSAGE], [], 1)


def test_an_item_stays_tried_until_its_last_try_is_taken_back(desk):
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    made = [do(desk.alice, MESSAGE), do(desk.alice, MESSAGE, outcome="declined")]
    undo(desk.alice, made[0])
    assert tried(desk.alice) == [MESSAGE]
    undo(desk.alice, made[1])
    assert tried(desk.alice) == []
    assert differences(desk.alice) == []


def test_one_try_counts_for_every_offer_that_holds_it(desk):
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    offer(desk.mark, lay_out(desk.mark, MESSAGE, FOLLOW_UP), desk.alice)
    do(desk.alice, MESSAGE)
    assert tried(desk.alice) == [MESSAGE, MESSAGE]


@pytest.mark.parametrize(
    ("shifted", "back", "counted"), [(0, 0, 0), (1, 1, 0), (1, 0, 1), (3, 0, 1), (4, 0, 0), (4, 1, 1)]
)
def test_only_days_from_the_first_to_the_last_count(desk, clock, shifted, back, counted):
    offer(desk.bob, lay_out(desk.bob), desk.alice, start=1, days=2)
    clock.shift(shifted * DAY)
    do(desk.alice, MESSAGE, back=back)
    assert tried(desk.alice) == [MESSAGE] * counted
    assert differences(desk.alice) == []


def test_what_was_tried_before_the_offer_was_made_does_not_count(desk, clock):
    do(desk.alice, MESSAGE)
    clock.shift(60)
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    assert tried(desk.alice) == []
    assert differences(desk.alice) == []


def test_a_try_on_its_way_when_the_offer_was_made_does_not_count(desk):
    made = do(desk.alice, MEETING)
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    earlier = now() - timedelta(seconds=1)
    day = today_of(desk.alice)
    act = ChallengeAttempted(made.attempt.id, desk.alice.id, slug=MESSAGE, outcome="done", day=day, at=earlier)
    with transaction():
        handlers.count_try(act)
    assert tried(desk.alice) == []


def test_the_audit_names_what_is_wrong_and_mends_it(desk, clock):
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    clock.shift(60)
    made = do(desk.alice, MESSAGE)
    with transaction() as session:
        row = session.query(ItemTry).one()
        session.add(
            ItemTry(offer_item_id=row.offer_item_id + 1, attempt_id=made.attempt.id, organisation_id=desk.works.id)
        )
        session.delete(row)
    assert [words.rpartition(" item ")[2][2:] for words in differences(desk.alice)] == [
        "is missing",
        "should not be there",
    ]
    audit.rebuild(desk.alice.id, surviving_acts(desk.alice.id))
    assert (tried(desk.alice), differences(desk.alice)) == ([MESSAGE], [])
    assert {row.organisation_id for row in db.session.query(ItemTry)} == {desk.works.id}


def test_the_command_for_standings_names_a_try_that_is_missing_and_mends_it(app, desk, clock):
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    clock.shift(60)
    do(desk.alice, MESSAGE)
    with transaction() as session:
        session.execute(delete(ItemTry))
    run = app.test_cli_runner().invoke
    assert f"item_try of person {desk.alice.id}" in run(args=["standings", "check"]).output
    assert run(args=["standings", "rebuild"]).exit_code == 0
    assert run(args=["standings", "check"]).exit_code == 0


ACTS = st.lists(st.sampled_from(["try", "decline", "skip", "undo", "offer", "hour", "day"]), max_size=14)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_whatever_happens_in_whatever_order_the_tries_at_items_follow_from_the_acts(desk, clock, acts):
    clock.shift(DAY)  # the example before may have used up its day's tries
    made: list[Recorded] = []
    for act in acts:
        if act in ("hour", "day"):
            clock.shift({"hour": 3600, "day": DAY}[act])
            made = made if act == "hour" else []
        elif act == "offer":
            offer(desk.bob, lay_out(desk.bob, MESSAGE), desk.alice, days=1)
        elif act == "undo" and made:
            undo(desk.alice, made.pop())
        elif act != "undo" and len(made) < 9:
            made.append(do(desk.alice, MESSAGE, outcome={"try": "done", "decline": "declined", "skip": "skipped"}[act]))
    assert differences(desk.alice) == []
