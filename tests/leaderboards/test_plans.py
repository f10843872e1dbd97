"""How SQLite reads a board: along its indexes, and nowhere through all of its rows."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from netquest.core.db import db
from netquest.leaderboards import queries

VALUES = {"board": 1, "period": "2026-W47", "week": "2026-W47", "person": 1, "points": 10}
INSTANT = datetime(2026, 11, 18, tzinfo=UTC)


def plan(query: Any) -> list[str]:
    """Return what the database would do, step by step."""
    explained = str(query.compile(db.engine, compile_kwargs={"literal_binds": False}))
    names = query.compile(db.engine).positiontup
    values = [{**VALUES, "reached_at": INSTANT.isoformat()}.get(name, 0) for name in names]
    with db.engine.connect() as connection:
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {explained}", tuple(values))]


@pytest.mark.parametrize("query", [queries._FIGURES, queries._NEIGHBOURS, queries._PAGE], ids=["own", "near", "whole"])
def test_no_table_is_read_through(app: Flask, query: Any) -> None:
    steps = plan(query)
    assert [step for step in steps if re.match(r"SCAN (?!anon_)", step)] == []
    assert [step for step in steps if "TEMP B-TREE" in step or "AUTOMATIC" in step] == []


def test_rows_are_found_by_their_place(app: Flask) -> None:
    assert len([step for step in plan(queries._NEIGHBOURS) if "USING INDEX ix_standing_place" in step]) == 4
    assert len([step for step in plan(queries._PAGE) if "USING INDEX ix_standing_place" in step]) == 2
