"""Answers are kept as they come, an assessment is finished once, rests two weeks, and goes when it is deleted."""

from datetime import timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.assessment import service
from netquest.assessment.models import Assessment
from netquest.core.errors import Conflict, LimitReached
from netquest.game.assessment import Answer
from tests.assessment.answering import BUSY, SHY, desk, finish, finished, rows
from tests.challenges.doing import now
from tests.conftest import MakePerson

pytestmark = pytest.mark.both


def test_answers_are_kept_as_they_come_and_may_be_changed_and_taken_back(alice: Person) -> None:
    service.save(alice, {"unsent": 4}, at=now())
    service.save(alice, {"full-days": 2, "unsent": 5}, at=now())
    service.save(alice, {"full-days": None}, at=now())
    opened = desk(alice).open
    assert opened
    assert opened.answers == {"unsent": Answer("rejection", 5)}
    assert rows(Assessment) == 1


def test_a_statement_that_there_is_not_is_not_kept(alice: Person) -> None:
    service.save(alice, {"no-such-thing": 4}, at=now())
    assert rows() == 0


def test_finishing_without_an_answer_is_refused_and_begins_nothing(alice: Person) -> None:
    with pytest.raises(Conflict):
        service.finish(alice, {}, at=now())
    assert rows(Assessment) == 0


def test_finishing_twice_finishes_once(alice: Person) -> None:
    finish(alice, SHY)
    finish(alice, SHY)
    with pytest.raises(LimitReached):
        service.finish(alice, BUSY, at=now())
    assert (finished(), rows(Assessment)) == (1, 1)


def test_two_weeks_later_another_one_may_begin(alice: Person, clock: time_machine.Traveller) -> None:
    finish(alice, SHY)
    clock.shift(timedelta(days=13))
    with pytest.raises(LimitReached):
        service.save(alice, BUSY, at=now())
    clock.shift(timedelta(days=1))
    finish(alice, BUSY)
    assert [sheet.number for sheet in desk(alice).finished] == [2, 1]


def test_the_same_answers_two_weeks_later_are_another_one(alice: Person, clock: time_machine.Traveller) -> None:
    finish(alice, SHY)
    clock.shift(timedelta(days=14))
    finish(alice, SHY)
    assert finished() == 2


def test_one_that_is_open_rests_no_time(alice: Person, clock: time_machine.Traveller) -> None:
    service.save(alice, SHY, at=now())
    clock.shift(timedelta(days=40))
    service.save(alice, BUSY, at=now())
    assert rows(Assessment) == 1


def test_deleting_takes_every_row_and_another_may_begin_at_once(alice: Person) -> None:
    service.remove(alice, finish(alice, SHY), at=now())
    assert (rows(Assessment), rows()) == (0, 0)
    finish(alice, BUSY)


def test_deleting_again_or_what_is_anothers_changes_nothing(alice: Person, make_person: MakePerson) -> None:
    bob, mine = make_person("Bob"), finish(alice, SHY)
    service.remove(bob, mine, at=now())
    service.remove(bob, None, at=now())
    assert (finished(), rows()) == (1, len(SHY))
    for _ in range(2):
        service.remove(alice, mine, at=now())
    assert rows(Assessment) == 0


def test_all_of_it_goes_at_once(alice: Person, clock: time_machine.Traveller) -> None:
    finish(alice, SHY)
    clock.shift(timedelta(days=14))
    finish(alice, BUSY)
    clock.shift(timedelta(days=14))
    service.save(alice, SHY, at=now())
    service.remove(alice, None, at=now())
    assert (rows(Assessment), rows()) == (0, 0)
