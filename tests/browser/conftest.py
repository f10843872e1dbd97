"""A live server, Chromium with the agreed flags, and a watch over everything that pages say and ask for."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from netquest.core.config import Settings
from tests.browser import people
from tests.browser.live import Live, served
from tests.browser.people import Member
from tests.browser.watch import Watch
from tools.gate import machine

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 30_000
"""Milliseconds to wait for a page before it counts as broken."""

expect.set_options(timeout=PATIENCE)
NewContext: TypeAlias = Callable[..., BrowserContext]
Visit: TypeAlias = Callable[[Member, str], Page]


@pytest.fixture(scope="session")
def live(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """The server of all browser tests."""
    with served(settings, tmp_path_factory.mktemp("live")) as server:
        yield server


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": machine.chromium(), "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(live: Live) -> dict[str, Any]:
    return {
        "base_url": live.origin,
        "locale": "en-GB",
        "timezone_id": people.daytime_zone(),
        "viewport": {"width": 1024, "height": 900},
    }


@pytest.fixture(autouse=True)
def quiet(live: Live) -> Iterator[Watch]:
    """Fail the test when a page says or asks for what it should not; `quiet.expect` names what a test provokes."""
    watch = Watch(live.origin)
    yield watch
    found = watch.faults()
    assert not found, "\n".join(found)


@pytest.fixture
def new_context(quiet: Watch, new_context: NewContext) -> NewContext:
    def make(**options: Any) -> BrowserContext:
        context = quiet.over(new_context(**options))
        context.set_default_timeout(PATIENCE)
        return context

    return make


@pytest.fixture
def alice(live: Live) -> Member:
    """A member who starts today."""
    return people.join(live)


@pytest.fixture
def visit(page: Page) -> Visit:
    """Sign somebody in and open a page: `visit(alice, "/today")`."""

    def enter(member: Member, path: str) -> Page:
        people.sign_in(page.context, member)
        page.goto(path)
        return page

    return enter
