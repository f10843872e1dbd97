"""All rows of a database: read, and put back."""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, text

from netquest.core.db import Base, db

Rows = dict[str, list[dict[str, Any]]]
"""Every row of every table, by the table's name."""


def read() -> Rows:
    """Return every row of every table."""
    return {table.name: read_table(table.name) for table in Base.metadata.sorted_tables}


def read_table(name: str) -> list[dict[str, Any]]:
    """Return every row of a table."""
    with db.engine.connect() as connection:
        rows = connection.execute(select(Base.metadata.tables[name])).mappings()
        return sorted((dict(row) for row in rows), key=repr)


Prints = dict[str, Any]
"""What differs when a row of a table differs, by the table's name."""


def fingerprint() -> Prints:
    """Return what differs when any row differs, in a fraction of the time that reading them all takes."""
    with db.engine.connect() as connection:
        return _prints_by(connection.connection.cursor(), connection.dialect.name)


def _prints_by(cursor: Any, dialect: str) -> Prints:
    if dialect == "postgresql":
        return dict(cursor.execute(_digests()).fetchall())
    return {table.name: sorted(map(repr, _all(cursor, table))) for table in Base.metadata.sorted_tables}


@cache
def _digests() -> str:
    """Write one statement for all tables: a message for each would take six times as long."""
    digest = "SELECT '{0}', md5(string_agg(row::text, ',' ORDER BY row::text)) FROM \"{0}\" AS row"
    return " UNION ALL ".join(digest.format(table.name) for table in Base.metadata.sorted_tables)


def _all(cursor: Any, table: Table) -> list[Any]:
    cursor.execute(_everything(table))
    rows: list[Any] = cursor.fetchall()
    return rows


@cache
def _everything(table: Table) -> str:
    return str(select(table))


def news(before: Rows, names: Iterable[str]) -> Rows:
    """Return the rows of some tables that were not there before."""
    return {name: [row for row in read_table(name) if row not in before[name]] for name in names}


def write(rows: Rows) -> None:
    """Replace everything in the database. PostgreSQL's counters go on after the highest number."""
    db.session.remove()
    with db.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            _copy(connection, rows)
            return
        connection.execute(text("BEGIN IMMEDIATE"))
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(delete(table))
        for table in Base.metadata.sorted_tables:
            if rows[table.name]:
                connection.execute(insert(table), rows[table.name])


def forget() -> None:
    """Delete everything in a PostgreSQL database, and let its counters begin anew.

    Row by row: a test leaves few, and TRUNCATE would make the file of every table again, which takes a hundred times as
    long.
    """
    anew = "SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'"
    with db.engine.begin() as connection:
        _run(connection, [*(str(delete(table)) for table in reversed(Base.metadata.sorted_tables)), anew])


def _copy(connection: Connection, rows: Rows) -> None:
    """Write in few messages, and from the second time on only the tables that differ: a world is brought back often."""
    cursor: Any = connection.connection.cursor()
    cursor.execute("SELECT current_setting('is_superuser')")
    kept, tables = _prints.get(id(rows)), Base.metadata.sorted_tables
    if kept and cursor.fetchone() == ("on",):
        found = _prints_by(cursor, "postgresql")
        tables = [table for table in tables if found[table.name] != kept[1][table.name]]
        cursor.execute("SET LOCAL session_replication_role = replica")  # what is deleted now comes back at once
    _run(connection, [*(str(delete(table)) for table in reversed(tables)), "SELECT 1"])
    for table in tables:
        columns = ", ".join(f'"{column.name}"' for column in table.c)
        with cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
            for row in rows[table.name]:
                copy.write_row([_sent(row[column.name]) for column in table.c])
    counted = [table for table in Base.metadata.sorted_tables if "id" in table.c]
    _run(connection, (_count_on(table, rows) for table in counted))
    if not kept:
        _prints[id(rows)] = rows, _prints_by(cursor, "postgresql")


_prints: dict[int, tuple[Rows, Prints]] = {}
"""What is in each table after some rows were written, by the identity of those rows, which are kept for that."""


def _run(connection: Connection, statements: Iterable[str]) -> None:
    connection.execution_options(no_parameters=True).exec_driver_sql("; ".join(statements))


def _count_on(table: Table, rows: Rows) -> str:
    following = 1 + max((row["id"] for row in rows[table.name]), default=0)
    return f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), {following})"


def _sent(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, dict | list) else value
