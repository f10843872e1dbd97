"""What the tests of accounts say again and again."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask

from netquest.accounts import letters, mail
from netquest.core import outbox
from netquest.core.config import LIMITS
from netquest.core.db import db
from netquest.web.limits import limiter

ChangeSettings = Callable[..., Flask]


@pytest.fixture
def change_settings(app: Flask, monkeypatch: pytest.MonkeyPatch) -> ChangeSettings:
    """Let the application run with other settings for this test: `change_settings(demo=False)`."""

    def change(**changes: Any) -> Flask:
        changed = replace(app.config["SETTINGS"], **changes)
        limits = {name: getattr(changed, f"limit_{name}") for name in LIMITS}
        monkeypatch.setitem(app.config, "SETTINGS", changed)
        monkeypatch.setitem(app.config, "LIMITS", limits)
        limiter.reset()
        mail.set_up(app, changed)
        return app

    return change


@pytest.fixture
def mailed_link(app: Flask) -> Callable[[str], str]:
    """Return the path of the link in the newest mail of a kind: `mailed_link("reset")`."""

    def find(kind: str) -> str:
        row = next(row for row in outbox.latest(db.session(), 50) if row.kind == kind)
        db.session.expire_all()
        letter = letters.write(kind, row.person_id, row.about)
        assert letter is not None
        line = next(line for line in letter.text.splitlines() if line.startswith("http"))
        return urlsplit(line).path

    return find
