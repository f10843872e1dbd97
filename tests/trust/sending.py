"""The forms that there are, how to send one, and what is wrong with any answer whatever."""

from typing import Any

from werkzeug.test import TestResponse

from tests.browser_client import Client
from tests.trust.world import BODIES, World

ALLOWED = {200, 302, 303, 308, 400, 401, 403, 404, 405, 409, 413, 414, 415, 422, 429}
FIELDS = {
    "accounts.signup": {
        "name": "text",
        "email": "text",
        "password": "secret",
        "timezone": "choice",
        "next": "hidden",
    },
    "accounts.login": {"email": "text", "password": "secret", "next": "hidden"},
    "accounts.reset": {"email": "text"},
    "accounts.choose_password": {"username": "ignored", "password": "secret"},
    "accounts.confirm": {"username": "ignored", "password": "secret"},
    "accounts.settings": {
        "name": "text",
        "timezone": "choice",
        "day_start": "choice",
        "weekly_goal": "choice",
        "minutes": "choice",
        "theme": "choice",
    },
    "accounts.change_password": {"username": "ignored", "password": "secret", "new_password": "secret"},
    "challenges.attempt": {
        "key": "hidden",
        "outcome": "choice",
        "nerves_before": "choice",
        "nerves_after": "choice",
        "reason": "choice",
        "source": "choice",
        "note": "text",
        "day": "choice",
    },
    "challenges.create_menu": {"number": "hidden", "minutes": "hidden", "energy": "hidden", "swap": "hidden"},
    "challenges.index": {
        "q": "filter",
        "strategy": "filter",
        "source": "filter",
        "grade": "filter",
        "format": "filter",
        "minutes": "filter",
    },
    "demo.sign_in": {"role": "hidden"},
    "accounts.logout": {},
    "accounts.send_again": {},
    "accounts.revoke": {},
    "accounts.revoke_others": {},
    "challenges.withdraw": {},
}
"""Every field of every form: `text` comes back when it is refused, `choice` gets a message, `filter` never refuses."""
ANONYMOUS = {"accounts.signup", "accounts.login", "accounts.reset", "accounts.choose_password", "demo.sign_in"}


def sender(world: World, endpoint: str) -> Client:
    """Return the browser of somebody who may send this form."""
    actor = "anonymous" if endpoint in ANONYMOUS else "unverified" if endpoint == "accounts.confirm" else "member"
    return world.browser(actor)


def path_of(world: World, endpoint: str) -> str:
    return next(world.url(rule) for rule, _ in world.rules() if rule.endpoint == endpoint)


def send(world: World, endpoint: str, **changed: Any) -> TestResponse:
    """Send the form of a route, filled in well but for what is changed."""
    browser, path = sender(world, endpoint), path_of(world, endpoint)
    if endpoint == "challenges.index":
        return browser.get(path, query_string=changed)
    return browser.post(path, data=BODIES.get(endpoint, {}) | changed)


def wrong(answer: TestResponse) -> list[str]:
    """Name what is wrong with any answer whatever."""
    found = [str(answer.status_code)] * (answer.status_code not in ALLOWED)
    try:
        answer.data.decode()
    except UnicodeDecodeError:
        found.append("not UTF-8")
    return found
