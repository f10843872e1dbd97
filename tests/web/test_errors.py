"""What people see when something fails: never a bare page, never a loop, and nothing asked of what is broken."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask_login import current_user
from sqlalchemy.exc import OperationalError

from netquest.accounts.policies import anyone
from netquest.app import create_app
from netquest.core.config import Settings
from netquest.core.db import db
from netquest.web.policy import policy


@pytest.fixture
def broken(settings: Settings, tmp_path: Path) -> Iterator[Flask]:
    """An application with views that fail, on a database that has no tables: the sign-in check fails as well."""
    app = create_app(replace(settings, database_url=f"sqlite:///{tmp_path / 'empty.db'}"))

    @app.get("/fault")
    @policy(anyone)
    def fault() -> str:
        raise ZeroDivisionError

    @app.get("/away")
    @policy(anyone)
    def away() -> str:
        raise OperationalError("SELECT 1", {}, Exception("database is locked"))

    @app.get("/person")
    @policy(anyone)
    def person() -> str:
        return str(getattr(current_user, "is_authenticated", False))

    yield app
    with app.app_context():
        db.engine.dispose()


def test_a_fault_shows_a_page_with_the_request_id(broken: Flask) -> None:
    answer = broken.test_client().get("/fault")
    assert answer.status_code == 500
    assert answer.headers["X-Request-Id"] in answer.text
    assert "ZeroDivisionError" not in answer.text


def test_a_database_that_is_away_says_when_to_try_again(broken: Flask) -> None:
    answer = broken.test_client().get("/away")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_the_page_of_a_fault_asks_nothing_of_the_database(broken: Flask) -> None:
    browser = broken.test_client()
    with browser.session_transaction() as session:
        session["_user_id"] = "somebody"
        session["device"] = "a secret"
    answer = browser.get("/person")
    assert answer.status_code == 503
    assert answer.headers["X-Request-Id"] in answer.text


def test_htmx_gets_one_line_instead_of_a_page(broken: Flask) -> None:
    answer = broken.test_client().get("/fault", headers={"HX-Request": "true"})
    assert answer.status_code == 500
    assert "<html" not in answer.text
    assert answer.headers["X-Request-Id"]
