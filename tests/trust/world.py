"""The world of the trust tests: who there is, what they own, and what each route takes. Made once, then restored."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import Flask
from sqlalchemy import delete, func, insert, select, text
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from netquest.accounts import tokens
from netquest.core.db import Base, db
from tests.browser_client import Client
from tests.conftest import PASSWORD, MakePerson, SignIn

ACTORS = ("anonymous", "unverified", "member", "stranger", "signed_out")
"""`member` owns what there is; `stranger` is another member; `signed_out` holds the owner's cookie of before."""

CANARY = "canary-7f3a: I nearly turned back at the door."
SLUG = "thanks-for-one-thing"
NEW_PASSWORD = "another quiet ridge, in March"
Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Memory:
    """How to bring the world back: all rows, each browser's cookie, and the parts of addresses."""

    rows: Rows
    cookies: dict[str, str]
    parts: dict[str, dict[str, Any]]


class World:
    """Alice owns an attempt with a private note, two sessions, a reset link; Uma a link that confirms her address."""

    memory: ClassVar[Memory | None] = None

    def __init__(self, app: Flask, make_person: MakePerson, sign_in: SignIn) -> None:
        self.app = app
        if World.memory is None:
            World.memory = _build(app, make_person, sign_in)
        else:
            write(World.memory.rows)
        self._kept = World.memory

    def restore(self) -> None:
        """Make everything as it was."""
        write(self._kept.rows)

    def browser(self, actor: str) -> Client:
        """Return an actor's browser."""
        return browser_with(self.app, self._kept.cookies.get(actor, ""))

    def url(self, rule: Rule) -> str:
        """Return the address of the owner's thing, or of the one thing, that a rule leads to."""
        parts = {"slug": SLUG} | self._kept.parts.get(rule.endpoint, {})
        with self.app.test_request_context():
            return rule.build({name: parts[name] for name in rule.arguments})[1]  # type: ignore[index]

    def rules(self) -> list[tuple[Rule, str]]:
        """Return every rule with each of its methods."""
        return every_rule(self.app)

    def digest(self) -> Rows:
        """Return all that the database holds."""
        return read()


def every_rule(app: Flask) -> list[tuple[Rule, str]]:
    """Return every rule of an application with each of its methods, HEAD and OPTIONS left out."""
    return [
        (rule, method)
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def browser_with(app: Flask, cookie: str) -> Client:
    """Return a browser that holds this session cookie."""
    browser = app.test_client()
    assert isinstance(browser, Client)
    if cookie:
        browser.set_cookie("session", cookie)
    return browser


def cookie_of(browser: Client) -> str:
    """Return the session cookie that a browser holds."""
    cookie = browser.get_cookie("session")
    return cookie.value if cookie else ""


def read() -> Rows:
    """Return every row of every table."""
    with db.engine.connect() as connection:
        return {
            table.name: sorted((dict(row) for row in connection.execute(select(table)).mappings()), key=repr)
            for table in Base.metadata.sorted_tables
        }


def write(rows: Rows) -> None:
    """Replace everything in the database. PostgreSQL's counters go on after the highest number."""
    db.session.remove()
    with db.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("BEGIN IMMEDIATE"))
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(delete(table))
        for table in Base.metadata.sorted_tables:
            if rows[table.name]:
                connection.execute(insert(table), rows[table.name])
            if connection.dialect.name == "postgresql" and "id" in table.c:
                highest = select(1 + func.coalesce(func.max(table.c.id), 0)).scalar_subquery()
                connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), highest)))


def less_request_id(answer: TestResponse) -> str:
    """Return the body of an answer without what differs from request to request: its id and the form's token."""
    body = answer.text.replace(answer.headers["X-Request-Id"], "ID")
    return re.sub(r'("X-CSRFToken":|name="csrf_token" value=)"[^"]+"', r'\1"TOKEN"', body)


def _build(app: Flask, make_person: MakePerson, sign_in: SignIn) -> Memory:
    people = {
        "member": make_person("Alice"),
        "stranger": make_person("Bob"),
        "unverified": make_person("Uma", confirmed=False),
    }
    make_person("Dana", password=None, is_demo=True)
    browsers = {actor: sign_in(person) for actor, person in people.items()}
    cookies = {actor: _settle(browser) for actor, browser in browsers.items()}
    cookies["signed_out"] = _sign_out(sign_in(people["member"]))
    sign_in(people["member"])
    _try(browsers["member"])
    rows = read()
    other = max(row["id"] for row in rows["user_session"])
    links = {
        "accounts.choose_password": tokens.for_reset(people["member"]),
        "accounts.confirm": tokens.for_confirmation(people["unverified"]),
    }
    parts: dict[str, dict[str, Any]] = {endpoint: {"token": token} for endpoint, token in links.items()}
    parts["accounts.revoke"] = {"session_id": other}
    parts["challenges.withdraw"] = {"attempt_id": rows["attempt"][0]["id"]}
    return Memory(rows, cookies, parts)


def _settle(browser: Client) -> str:
    """Open the day, so that there is a menu to change."""
    assert browser.get("/today").status_code == 200
    return cookie_of(browser)


def _sign_out(browser: Client) -> str:
    cookie = cookie_of(browser)
    assert browser.post("/logout").status_code == 303
    return cookie


def _try(browser: Client) -> None:
    data = {"key": f"2026-11-18:{SLUG}:0", "outcome": "done", "note": CANARY}
    assert browser.post(f"/challenges/{SLUG}/attempts", data=data).status_code == 303


BODIES: dict[str, dict[str, str]] = {
    "accounts.signup": {
        "name": "Nadia",
        "email": "nadia@example.org",
        "password": NEW_PASSWORD,
        "timezone": "Asia/Kathmandu",
    },
    "accounts.login": {"email": "alice@example.org", "password": PASSWORD, "next": "/progress"},
    "accounts.reset": {"email": "alice@example.org"},
    "accounts.choose_password": {"password": NEW_PASSWORD},
    "accounts.confirm": {"password": PASSWORD},
    "accounts.settings": {
        "name": "Alice B.",
        "timezone": "Asia/Kathmandu",
        "day_start": "3",
        "weekly_goal": "5",
        "minutes": "30",
        "theme": "dark",
    },
    "accounts.change_password": {"password": PASSWORD, "new_password": NEW_PASSWORD},
    "challenges.attempt": {
        "key": f"2026-11-18:{SLUG}:1",
        "outcome": "declined",
        "nerves_before": "70",
        "nerves_after": "30",
        "note": "They smiled.",
        "day": "2026-11-18",
    },
    "challenges.create_menu": {"number": "0", "minutes": "60", "energy": "3"},
    "demo.sign_in": {"role": "member"},
}
"""What each unsafe route takes and acts on, when the owner sends it; a route without an entry takes nothing."""
