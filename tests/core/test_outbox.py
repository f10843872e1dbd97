"""The outbox: asked for once, claimed by one, tried again, parked."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from netquest.core import outbox
from netquest.core.db import db, transaction
from netquest.core.outbox import LEASE, MOST_A_DAY, WAITS, OutboxRow

pytestmark = pytest.mark.both

AT = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


@pytest.fixture
def person_id(make_person):
    """Somebody whose outbox is empty."""
    person = make_person("Alice")
    db.session.query(OutboxRow).delete()
    db.session.commit()
    return person.id


def put(person_id, kind="reset", period="1", at=AT):
    with transaction() as session:
        outbox.put(session, kind, person_id=person_id, period=period, at=at)


def claim(at=AT):
    with transaction() as session:
        return outbox.claim(session, at=at)


def finish(row):
    with transaction() as session:
        outbox.finish(session, row, at=AT)


def fail(row, **options):
    with transaction() as session:
        outbox.fail(session, row, fault="away", **options)


def the_row():
    db.session.expire_all()
    return db.session.query(OutboxRow).one()


def test_asking_twice_asks_once(person_id):
    put(person_id)
    put(person_id)
    assert db.session.scalar(select(func.count(OutboxRow.id))) == 1


def test_another_kind_or_period_is_another_mail(person_id):
    for kind, period in (("reset", "1"), ("reset", "2"), ("confirm", "1")):
        put(person_id, kind, period)
    assert db.session.scalar(select(func.count(OutboxRow.id))) == 3


def test_a_claimed_row_is_nobody_elses_until_its_lease_ends(person_id):
    put(person_id)
    assert claim() is not None
    assert claim() is None
    assert claim(AT + LEASE - timedelta(seconds=1)) is None
    assert claim(AT + LEASE) is not None


def test_the_oldest_row_goes_first(person_id):
    put(person_id, period="late", at=AT)
    put(person_id, period="early", at=AT - timedelta(hours=1))
    assert claim().created_at == AT - timedelta(hours=1)


def test_a_row_of_the_future_waits(person_id):
    put(person_id, at=AT + timedelta(hours=1))
    assert claim() is None
    assert not outbox.is_due(db.session(), at=AT)
    assert outbox.is_due(db.session(), at=AT + timedelta(hours=1))


def test_a_sent_row_is_never_claimed_again(person_id):
    put(person_id)
    row = claim()
    finish(row)
    assert claim(AT + timedelta(days=400)) is None


def test_failures_wait_longer_each_time_and_then_park(person_id):
    put(person_id)
    at = AT
    for wait in WAITS:
        fail(claim(at), at=at)
        assert the_row().due_at == at + wait
        at += wait
    fail(claim(at), at=at)
    assert the_row().parked_at == at
    assert claim(at + timedelta(days=400)) is None


def test_a_refusal_for_good_parks_at_once(person_id):
    put(person_id)
    fail(claim(), at=AT, for_good=True)
    assert (the_row().parked_at, the_row().fault) == (AT, "away")


def test_a_worker_whose_lease_is_over_spoils_nothing(person_id):
    put(person_id)
    slow = claim()
    quick = claim(AT + LEASE)
    finish(quick)
    fail(slow, at=AT + LEASE, for_good=True)
    assert (the_row().parked_at, the_row().fault) == (None, "")


def test_a_person_gets_a_few_mails_a_day(person_id):
    for number in range(MOST_A_DAY + 1):
        put(person_id, period=str(number))
    rows = [claim() for _ in range(MOST_A_DAY + 1)]
    assert has_room_for_the_last_only_tomorrow(rows)


def has_room_for_the_last_only_tomorrow(rows):
    for row in rows[:-1]:
        assert outbox.has_room(db.session(), row, at=AT)
        finish(row)
    assert not outbox.has_room(db.session(), rows[-1], at=AT)
    return outbox.has_room(db.session(), rows[-1], at=AT + timedelta(days=1))


def put_about(about, to="guest@example.org", period="1"):
    with transaction() as session:
        outbox.put_about(session, "invitation", about=about, to=to, period=period, at=AT)


def test_a_mail_about_something_is_asked_for_once(app):
    for about in (1, 1, 2):
        put_about(about)
    assert [claim().about, claim().about, claim()] == [1, 2, None]


def test_an_address_gets_a_few_mails_a_day_whatever_they_are_about(app):
    for number in range(MOST_A_DAY + 1):
        put_about(number, period=str(number))
    rows = [claim() for _ in range(MOST_A_DAY + 1)]
    assert has_room_for_the_last_only_tomorrow(rows)
    put_about(99, to="somebody.else@example.org")
    assert outbox.has_room(db.session(), claim(), at=AT)


def test_the_row_holds_no_address(app):
    put_about(1)
    assert "guest" not in repr(the_row().address)


def test_the_row_is_undone_with_the_act(person_id):
    with pytest.raises(ZeroDivisionError):
        fail_after_asking(person_id)
    assert claim() is None


def fail_after_asking(person_id):
    with transaction() as session:
        outbox.put(session, "reset", person_id=person_id, period="1", at=AT)
        raise ZeroDivisionError


def test_of_many_workers_one_gets_the_row(app, person_id):
    put(person_id)
    got, barrier = [], threading.Barrier(6)

    def work():
        with app.app_context():
            barrier.wait(10)
            got.append(claim())

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sum(row is not None for row in got) == 1
    assert len(got) == 6
