"""The migrations make what the models say, go back to nothing, and come again; rows survive where tables stay."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

from netquest.app import create_app
from netquest.core.config import Settings
from netquest.core.db import Base, db
from netquest.home import health
from tests.databases import own_database

pytestmark = pytest.mark.both


@pytest.fixture
def fresh(settings: Settings, tmp_path: Path, worker_id: str) -> Iterator[Flask]:
    """An application on a database without any table."""
    with own_database(tmp_path, f"{worker_id}_fresh") as address:
        app = create_app(replace(settings, database_url=address))
        with app.app_context():
            yield app
            db.session.remove()
            db.engine.dispose()


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def test_up_down_and_up_again(fresh: Flask) -> None:
    upgrade()
    assert tables() == set(Base.metadata.tables)
    downgrade(revision="base")
    assert tables() == set()
    upgrade()
    assert tables() == set(Base.metadata.tables)


def test_models_and_migrations_say_the_same(fresh: Flask) -> None:
    upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrating_twice_changes_nothing(fresh: Flask) -> None:
    upgrade()
    before = tables()
    upgrade()
    assert tables() == before


def test_a_database_without_tables_is_not_ready(fresh: Flask) -> None:
    assert health.faults()
    db.session.remove()
    upgrade()
    assert not health.faults()
