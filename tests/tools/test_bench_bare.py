import ast
import sqlite3

import pytest

from netquest.core.db import db
from tests.statements import Statements
from tests.structure.repository import ROOT
from tools.bench import bare


@pytest.fixture
def engine(tmp_path):
    engine = bare.create_engine_with_people(str(tmp_path / "bare.db"))
    yield engine
    engine.dispose()


@pytest.fixture
def visitor(engine):
    client = bare.create_app(engine).test_client()
    client.post("/session", data={"person": "3"})
    return client


def test_the_yardstick_shows_25_rows_from_two_statements(engine, visitor):
    with Statements(engine) as statements:
        page = visitor.get("/page").text
    assert (page.count("<li "), statements.count) == (25, 2)


def test_the_yardstick_acts_with_two_statements(engine, visitor):
    with Statements(engine) as statements:
        assert visitor.post("/act", data={"title": "A step", "note": "A note"}).status_code == 200
    assert [statement.split()[0] for statement in statements.seen] == ["INSERT", "UPDATE"]


def test_the_act_of_the_yardstick_is_kept(tmp_path, visitor):
    visitor.post("/act", data={"title": "A step", "note": "A note"})
    with sqlite3.connect(tmp_path / "bare.db") as file:
        assert file.execute("SELECT points FROM person WHERE points > 0").fetchall() == [(10,)]
        assert file.execute("SELECT person_id FROM line WHERE title = 'A step'").fetchall() == [(3,)]


def test_the_yardstick_stays_bare():
    assert len((ROOT / "tools/bench/bare.py").read_text().splitlines()) <= 120


def test_both_write_as_durably(engine, app):
    def pragmas(connection):
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]

    with engine.connect() as theirs, db.engine.connect() as ours:
        assert pragmas(theirs) == pragmas(ours) == ["wal", 2]


def waitress_options(path):
    call = next(
        node
        for node in ast.walk(ast.parse((ROOT / path).read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "create_server"
    )
    return {option.arg: ast.unparse(option.value) for option in call.keywords}


def test_both_are_served_alike():
    theirs, ours = waitress_options("tools/bench/bare.py"), waitress_options("netquest/cli.py")
    of_settings = {"host", "port", "threads", "clear_untrusted_proxy_headers"}
    assert theirs.keys() == ours.keys()
    assert {name: theirs[name] for name in theirs.keys() - of_settings} == {
        name: ours[name] for name in ours.keys() - of_settings
    }
