"""Writing: all or nothing, one after the other, and never by accident."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select, text, update
from sqlalchemy.exc import StatementError

from netquest.accounts.models import Person
from netquest.challenges.models import Practice
from netquest.core.db import db, is_sqlite, transaction

pytestmark = pytest.mark.both


def test_a_transaction_that_fails_leaves_nothing(alice: Person) -> None:
    def rename_and_fail() -> None:
        with transaction() as session:
            session.execute(update(Person).values(name="Nobody"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        rename_and_fail()
    assert db.session.scalar(select(Person.name)) == "Alice"


def test_transactions_do_not_nest(app: Flask) -> None:
    with transaction(), pytest.raises(RuntimeError, match="already open"), transaction():
        pass


def test_changes_made_outside_are_refused(alice: Person) -> None:
    alice.name = "Changed outside"
    with pytest.raises(RuntimeError, match="outside"), transaction():
        pass


def test_an_instant_without_a_zone_is_refused(alice: Person) -> None:
    with pytest.raises(StatementError, match="time zone"), transaction() as session:
        session.execute(update(Person).values(created_at=datetime(2026, 1, 1)))  # noqa: DTZ001 - on purpose


def test_instants_come_back_aware(alice: Person) -> None:
    assert db.session.scalars(select(Person.created_at)).one().tzinfo is not None


def test_no_update_is_lost_when_many_write_at_once(app: Flask, alice: Person) -> None:
    def add_one_point() -> None:
        with app.app_context(), transaction() as session:
            lock = select(Practice.points).where(Practice.person_id == alice.id)
            points = session.scalars(lock if is_sqlite(session) else lock.with_for_update()).one()
            session.execute(update(Practice).values(points=points + 1))

    with ThreadPoolExecutor(8) as threads:
        for done in [threads.submit(add_one_point) for _ in range(48)]:
            done.result()
    assert db.session.scalar(select(Practice.points)) == 48


def test_sqlite_is_durable_and_checks_foreign_keys(app: Flask) -> None:
    if not is_sqlite(db.session()):
        pytest.skip("PostgreSQL does this by itself")
    settings = [db.session.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous", "foreign_keys")]
    assert settings == ["wal", 2, 1]
