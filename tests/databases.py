"""Databases of the suite: a copy of a migrated SQLite file for each test, or a PostgreSQL database per worker."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy.engine import make_url

from netquest.core.db import db
from tests import rows

SERVER = os.environ.get("NETQUEST_TEST_DATABASE_URL", "")
"""A PostgreSQL server's address: then the tests run there instead of on SQLite."""


@contextmanager
def own_database(folder: Path, worker: str) -> Iterator[str]:
    """Yield the address of an empty database that nobody else uses, and remove it afterwards."""
    if not SERVER:
        yield f"sqlite:///{folder / 'test.db'}"
        return
    name = f"netquest_test_{os.getpid()}_{worker}"
    with _server() as server:
        server.execute(f'CREATE DATABASE "{name}"')
        for setting in ("synchronous_commit", "jit"):
            server.execute(f'ALTER DATABASE "{name}" SET {setting} = off')
    try:
        yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    finally:
        with _server() as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _server() -> psycopg.Connection[tuple[object, ...]]:
    address = make_url(SERVER).set(drivername="postgresql", database="postgres")
    return psycopg.connect(address.render_as_string(hide_password=False), autocommit=True)


class Database:
    """The schema, made once by the migrations, and brought back to empty before each test."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        with app.app_context():
            upgrade()
            url = db.engine.url
            db.engine.dispose()
        self.file = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
        if self.file:
            self.blank = self.file.with_suffix(".blank")
            self._settle()
            shutil.copy(self.file, self.blank)

    def empty(self) -> None:
        """Forget everything that an earlier test wrote."""
        with self.app.app_context():
            db.session.remove()
            if self.file is None:
                rows.forget()
                return
            db.engine.dispose()
            for name in (f"{self.file}-wal", f"{self.file}-shm"):
                Path(name).unlink(missing_ok=True)
            shutil.copy(self.blank, self.file)

    def _settle(self) -> None:
        """Bring the write-ahead log into the file, so that the file alone is the database."""
        with self.app.app_context():
            with db.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            db.engine.dispose()
