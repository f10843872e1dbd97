"""Commands on a database that they cannot use: one line, and nothing done."""

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from netquest.core.db import db

COMMANDS = pytest.mark.parametrize("command", ["standings check", "standings rebuild", "calibrate", "jobs work"])


def refusal(app: Flask, command: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=command.split())
    return result.exit_code, result.output


@COMMANDS
def test_tables_of_another_version_are_one_line(app: Flask, command: str) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    why = "its tables are not those of this version. `flask db upgrade` brings older ones up to date."
    assert refusal(app, command) == (1, f"NetQuest cannot use its database: {why}\n")


@COMMANDS
def test_a_database_that_does_not_answer_is_one_line(app: Flask, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent() -> None:
        raise OperationalError("SELECT 1", None, Exception("no answer"))

    monkeypatch.setattr(db.session, "connection", silent)
    assert refusal(app, command) == (1, "NetQuest cannot use its database: it does not answer.\n")
