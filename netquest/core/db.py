"""The database: base class, instants in UTC, and the one way to write."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, String, event, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Session
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(naming_convention=NAMES)


class OneDatabase(FlaskSession):
    """A session that knows its database: there is one, so it need not be looked for at every statement."""

    def __init__(self, db: SQLAlchemy, **options: Any) -> None:
        super().__init__(db, **options)
        self._engine = db.engine

    def get_bind(
        self, mapper: Any = None, clause: Any = None, bind: Engine | Connection | None = None, **options: Any
    ) -> Engine | Connection:
        """Return that database, or the `bind` that is asked for."""
        return bind or self._engine


db = SQLAlchemy(metadata=Base.metadata, session_options={"expire_on_commit": False, "class_": OneDatabase})


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware, kept in UTC. SQLite forgets the zone, so it is put back when read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class joined(GenericFunction[str]):  # noqa: N801 - it is called like a function of SQL
    """Join the texts of all rows by blanks, NULL when there are none: many short rows as one column of another.

    SQLAlchemy's own `aggregate_strings` writes its statement anew for every execution.
    """

    type = String()
    inherit_cache = True


@compiles(joined, "sqlite")
def _joined_on_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    return f"group_concat({compiler.process(element.clauses, **options)}, ' ')"


@compiles(joined, "postgresql")
def _joined_on_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    return f"string_agg({compiler.process(element.clauses, **options)}, ' ')"


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, record: Any) -> None:
    """Reads open no transaction, `transaction()` opens its own: with the driver's default, updates get lost."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def transaction() -> Iterator[Session]:
    """Write: all of the block is committed, or nothing. It does not nest and starts clean.

    SQLite takes the write lock at once, so that what the block reads is still true when it writes.
    Raises RuntimeError when it is nested, or when changes were made outside of it.
    """
    session = db.session()
    if session.info.get("writing"):
        raise RuntimeError("a transaction is already open")
    if session.new or session.dirty or session.deleted:
        raise RuntimeError("changes were made outside of a transaction")
    session.info["writing"] = True
    try:
        if is_sqlite(session):
            session.connection().exec_driver_sql("BEGIN IMMEDIATE")
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info["writing"] = False


def leave_connections() -> None:
    """In a copy of a process, leave all connections to the original: the next statement opens one of the copy's own."""
    db.session.registry.clear()
    db.engine.dispose(close=False)


def is_sqlite(session: Session) -> bool:
    """Whether this session talks to SQLite."""
    return session.get_bind().dialect.name == "sqlite"


def hold_row(session: Session, key: InstrumentedAttribute[int], row_id: int) -> None:
    """Let one act at a row follow the other, until the transaction ends; `key` is the column of the row's id.

    SQLite has one writer anyway. The lock lets rows that point to this one be inserted meanwhile.
    """
    if not is_sqlite(session):
        session.execute(select(key).where(key == row_id).with_for_update(key_share=True))


def insert_new(session: Session, table: type[Base], values: Mapping[str, Any]) -> int | None:
    """Insert a row unless one of its unique keys is taken; return its primary key, None if one was.

    `values` are those of all columns but the key. Who gets the number back has claimed the row.
    """
    statement = _insert_new(table, is_sqlite(session))
    return session.connection().execute(statement, values).scalar_one_or_none()


@cache
def _insert_new(table: type[Base], for_sqlite: bool) -> Any:
    """Build the statement once a table: building costs more than running it."""
    make = sqlite.insert if for_sqlite else postgresql.insert
    rows: Any = table.__table__
    return make(rows).on_conflict_do_nothing().returning(*rows.primary_key)


def insert_rows(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows with the same columns, in one go; none if there are none."""
    if rows:
        session.connection().execute(_insert(table), rows)


def load_rows(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert very many rows with the same columns for less: past SQLAlchemy's compiler, on PostgreSQL as a COPY.

    Plain defaults fill in the columns that no row names; a default that has to be called is not.
    """
    if not rows:
        return
    dialect, connection = session.get_bind().dialect, session.connection()
    fixed = {column: column.default.arg for column in table.__table__.columns if _has_plain_default(column)}
    columns = [column for column in table.__table__.columns if column.name in rows[0] or column in fixed]
    adapted = []
    for column in columns:
        values = [row[column.name] for row in rows] if column.name in rows[0] else [fixed[column]] * len(rows)
        adapt = column.type.dialect_impl(dialect).bind_processor(dialect)
        adapted.append(map(adapt, values) if adapt else values)
    names = [column.name for column in columns]
    if is_sqlite(session):
        statement = str(insert(table).compile(dialect=dialect, column_keys=names))
        connection.exec_driver_sql(statement, list(zip(*adapted, strict=True)))
        return
    quoted = ", ".join(map(dialect.identifier_preparer.quote, names))
    driver: Any = connection.connection.driver_connection
    with driver.cursor().copy(f"COPY {table.__tablename__} ({quoted}) FROM STDIN") as copy:
        for row in zip(*adapted, strict=True):
            copy.write_row(row)


def _has_plain_default(column: Any) -> bool:
    return column.default is not None and column.default.is_scalar


@cache
def _insert(table: type[Base]) -> Any:
    rows: Any = table.__table__
    return insert(rows)
