"""How Alembic reaches the database: through the running application's engine, one transaction a migration run."""

from typing import Any

from alembic import context
from flask import current_app

from netquest.core.db import Base, UtcDateTime, db


def _render(kind: str, item: Any, autogenerate: Any) -> str | bool:
    """Write our own types as what they are in the database, so that a migration needs nothing of the package."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


def run() -> None:
    """Run the migrations with foreign keys off on SQLite, where a rebuilt table would empty its children."""
    options = current_app.extensions["migrate"].configure_args
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql("SET lock_timeout = '2s'")
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7276)")
        context.configure(
            connection=connection, target_metadata=Base.metadata, render_item=_render, transactional_ddl=True, **options
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")


run()
