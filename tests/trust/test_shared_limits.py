"""Nodes that share their rate limits through Redis, as the README tells operators to set them up."""

import os
from collections.abc import Iterator

import pytest
import redis

from tests.trust import markup
from tests.trust.server import Browser, Served, serving

pytestmark = pytest.mark.redis
WRONG = {"email": "nobody@example.org", "password": "not the password"}
NOBODY_THERE = "redis://127.0.0.1:1"


@pytest.fixture
def storage() -> Iterator[str]:
    """A database of Redis that nobody uses, emptied afterwards."""
    address = os.environ.get("NETQUEST_TEST_REDIS")
    if not address:
        pytest.skip("NETQUEST_TEST_REDIS names no server")
    numbered = (f"{address}/{number}" for number in range(15, 0, -1))
    free = next(own for own in numbered if redis.Redis.from_url(own).dbsize() == 0)
    yield free
    redis.Redis.from_url(free).flushdb()


@pytest.fixture
def node(tmp_path):
    """Start a node: `with node("a", storage) as served`."""

    def start(name: str, storage: str):
        folder = tmp_path / name
        folder.mkdir()
        limits = {"NETQUEST_LIMIT_STORAGE": storage, "NETQUEST_LIMIT_SIGN_IN": "3 per minute"}
        return serving(folder, name, **limits)

    return start


def guess(served: Served) -> int:
    """Try to sign in with a password that is wrong, and return the status of the answer."""
    browser = Browser(served.port)
    return browser.ask("POST", "/login", markup.form(browser.get("/login"), "/login").data(**WRONG)).status


def test_two_nodes_count_together(node, storage):
    with node("a", storage) as one, node("b", storage) as other:
        assert [guess(served) for served in (one, other, one, other, one)] == [422, 422, 422, 429, 429]


def test_without_their_storage_each_counts_for_itself(node):
    with node("a", NOBODY_THERE) as one, node("b", NOBODY_THERE) as other:
        assert [guess(one) for _ in range(4)] == [422, 422, 422, 429]
        assert guess(other) == 422
