"""How a test of every page gets to each of them: the stage, and the register of places."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page
from sqlalchemy import select

from netquest.accounts import letters
from netquest.accounts import service as accounts
from netquest.challenges.models import Attempt
from netquest.core import outbox
from netquest.core.db import db
from tests.browser import people
from tests.browser.live import Live
from tests.browser.people import Member
from tests.browser.watch import Watch

SEND_ELSEWHERE = """([path, token]) => {
  const form = document.querySelector("form[method=post]");
  if (token) form.elements.csrf_token.value = token;
  form.action = path;
  form.submit();
}"""


@dataclass(frozen=True, slots=True)
class Scene:
    """A page, the server behind it, and somebody with weeks of history."""

    page: Page
    live: Live
    veteran: Member
    quiet: Watch
    monkeypatch: pytest.MonkeyPatch

    def newcomer(self, path: str, *, confirmed: bool = True) -> Member:
        """Open a page as somebody who starts today."""
        member = people.join(self.live, "Noor", confirmed=confirmed)
        self.enter(member, path)
        return member

    def enter(self, member: Member, path: str) -> None:
        """Sign somebody in and open a page."""
        people.sign_in(self.page.context, member)
        self.page.goto(path)

    def open(self, path: str, *, status: int = 200) -> None:
        """Open a page as whoever is signed in. Browsers tell the console of a status of 400 and more."""
        self.expect(status)
        self.page.goto(path)

    def press(self, words: str, *, status: int = 200) -> None:
        """Press a button that loads another page."""
        self.expect(status)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=words, exact=True).first.click()

    def send_elsewhere(self, path: str, *, status: int, token: str = "") -> None:
        """Send the page's first form to another address, with its own token or with `token`."""
        self.expect(status)
        with self.page.expect_navigation():
            self.page.evaluate(SEND_ELSEWHERE, [path, token])

    def expect(self, status: int) -> None:
        """Let the console hear of this status."""
        if status >= 400:
            self.quiet.expect(f"status of {status}")

    def first_attempt(self) -> int:
        """Return the id of the veteran's first attempt, long past undoing."""
        with self.live.app.app_context():
            of_veteran = select(Attempt.id).where(Attempt.person_id == self.veteran.id)
            return db.session.scalars(of_veteran.order_by(Attempt.id)).first() or 0

    def mailed(self, kind: str, member: Member) -> str:
        """Return the path of the link in somebody's mail of this kind."""
        with self.live.app.test_request_context():
            if kind == "reset":
                accounts.ask_for_reset(member.email, at=people.now())
            row = next(
                row for row in outbox.latest(db.session(), 200) if (row.kind, row.person_id) == (kind, member.id)
            )
            letter = letters.write(row.kind, row.person_id)
            assert letter
            return urlsplit(next(line for line in letter.text.splitlines() if line.startswith("http"))).path


Arrange = Callable[[Scene], object]
PLACES: dict[str, tuple[str, Arrange]] = {}
"""By name: the endpoint that answers at this place, and how to get there."""


def place(name: str, endpoint: str) -> Callable[[Arrange], Arrange]:
    """Enter a place into PLACES."""

    def enter(arrange: Arrange) -> Arrange:
        assert name not in PLACES, name
        PLACES[name] = endpoint, arrange
        return arrange

    return enter
