"""The standing people: made once for a database, and put back for each test."""

from datetime import datetime, timedelta

import pytest
from flask import Flask

from netquest.accounts.models import Person
from netquest.core.db import db
from netquest.demo import people as demo
from tests.conftest import NOW
from tests.demo import histories as seen
from tests.rows import Rows, read, write

_remembered: dict[tuple[str, datetime], Rows] = {}


def filled(at: datetime) -> None:
    """Fill the demo at this instant, or put back what came of it the first time."""
    key = (db.engine.dialect.name, at)
    if key in _remembered:
        write(_remembered[key])
    else:
        demo.fill(at=at)
        _remembered[key] = read()


@pytest.fixture
def cast(app: Flask) -> list[Person]:
    """The standing people, with their organisation and its sets."""
    filled(NOW)
    return seen.people()


@pytest.fixture(params=range(7))
def day(request: pytest.FixtureRequest, app: Flask) -> datetime:
    """An instant on each day of the week, around nine in the morning, at which the demo was filled."""
    now = NOW + timedelta(days=request.param, minutes=7 * request.param)
    filled(now)
    return now
