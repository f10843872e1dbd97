"""The ladder begins where the newest finished assessment says, for all tries together; what was paid stays paid."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import update

from netquest.accounts.models import Person
from netquest.assessment import service
from netquest.challenges.models import Practice
from netquest.challenges.queries import surviving_acts
from netquest.core.db import transaction
from netquest.game.assessment import prior
from netquest.game.learning import refold
from netquest.game.readiness import PRIOR
from tests.assessment.answering import BUSY, SHY, desk, differences, finish, readiness
from tests.challenges.doing import MEETING, do, ledger, now, points, undo

pytestmark = pytest.mark.both


def begun(person: Person) -> object:
    latest = desk(person).latest
    return refold(surviving_acts(person.id), prior(latest.answers.values()) if latest else PRIOR)


def test_whoever_skips_it_begins_where_anybody_does(alice: Person) -> None:
    service.save(alice, SHY, at=now())
    assert readiness(alice) == PRIOR


def test_finishing_moves_the_beginning_and_folds_what_was_tried_into_it(alice: Person) -> None:
    do(alice, nerves_before=70)
    undo(alice, do(alice, MEETING))
    before = readiness(alice)
    finish(alice, SHY)
    assert readiness(alice) == begun(alice) != before
    assert differences(alice) == []


def test_what_was_paid_stays_paid(alice: Person) -> None:
    do(alice)
    paid = points(alice), ledger(alice)
    finish(alice, SHY)
    assert (points(alice), ledger(alice)) == paid


def test_tries_and_undos_afterwards_keep_the_beginning(alice: Person) -> None:
    finish(alice, SHY)
    first = do(alice, nerves_before=90)
    do(alice, MEETING, outcome="declined")
    assert readiness(alice) == begun(alice)
    undo(alice, first)
    assert readiness(alice) == begun(alice)
    assert differences(alice) == []


def test_the_newest_one_counts_and_deleting_it_brings_back_the_one_before(
    alice: Person, clock: time_machine.Traveller
) -> None:
    do(alice)
    finish(alice, SHY)
    by_the_first = readiness(alice)
    clock.shift(timedelta(days=14))
    newest = finish(alice, BUSY)
    assert readiness(alice) == begun(alice) != by_the_first
    service.remove(alice, newest, at=now())
    assert readiness(alice) == by_the_first
    service.remove(alice, None, at=now())
    assert readiness(alice) == refold(surviving_acts(alice.id))
    assert differences(alice) == []


def test_a_beginning_that_is_wrong_is_named_and_mended(app: Flask, alice: Person) -> None:
    do(alice)
    finish(alice, SHY)
    with transaction() as session:
        session.execute(update(Practice).values(prior=""))
    runner = app.test_cli_runner()
    result = runner.invoke(args=["standings", "check"])
    assert result.exit_code == 1
    assert f"practice of person {alice.id}, prior" in result.output
    assert runner.invoke(args=["standings", "rebuild"]).exit_code == 0
    assert runner.invoke(args=["standings", "check"]).exit_code == 0
    assert readiness(alice) == begun(alice)
