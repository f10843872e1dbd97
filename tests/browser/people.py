"""People for the browser tests: each test has its own, so that they can share one server."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, expect

from netquest.accounts import queries
from netquest.accounts import service as accounts
from netquest.catalogue import queries as catalogue
from netquest.challenges import service as challenges
from netquest.challenges.service import Given
from netquest.game.acts import Outcome
from netquest.game.days import local_day
from tests.browser.live import Live
from tests.conftest import PASSWORD

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_numbers = count(1)


def now() -> datetime:
    """The real time: browsers live in it."""
    return datetime.now(UTC)  # noqa: TID251 - the server's clock, not a clock of the rules


def daytime_zone() -> str:
    """Return a time zone in which no day ends while the tests run."""
    zones = ("Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo")
    return next(zone for zone in zones if 4 <= now().astimezone(ZoneInfo(zone)).hour < 21)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with an account."""

    id: int
    name: str
    email: str


def free_email(name: str) -> str:
    """Return an address that nobody has yet."""
    return f"{name.lower()}.{next(_numbers)}@example.org"


def join(live: Live, name: str = "Alice", *, confirmed: bool = True) -> Member:
    """Open an account with PASSWORD."""
    with live.app.app_context():
        person = accounts.sign_up(
            name=name, email=free_email(name), password=PASSWORD, timezone=daytime_zone(), at=now()
        )
        if confirmed:
            accounts.confirm(person, at=now())
        return Member(person.id, person.name, person.email)


def sign_in(context: BrowserContext, member: Member) -> None:
    """Sign this browser in, past the pages."""
    found = TOKEN.search(context.request.get("/login").text())
    assert found
    form = {"email": member.email, "password": PASSWORD, "csrf_token": found[1]}
    expect(context.request.post("/login", form=form)).to_be_ok()


def practise(live: Live, member: Member, slugs: Sequence[str], *, days: int) -> None:
    """Give somebody a history: these challenges in turn, all outcomes, on two of three of the last `days` days."""
    outcomes = (Outcome.DONE, Outcome.DECLINED, Outcome.PARTLY, Outcome.SKIPPED)
    with live.app.test_request_context():
        person = queries.find_by_email(member.email)
        assert person
        for back in (back for back in range(days, 0, -1) if back % 3):
            at = now() - timedelta(days=back)
            day = local_day(at, zone=person.timezone, day_start=person.day_start)
            before, after = 10 + 20 * (back % 5), 10 + 20 * (back % 3)
            given = Given(outcomes[back % 4], day, before, after, note=f"The note of day {back}.")
            challenge = catalogue.get(slugs[back % len(slugs)])
            challenges.attempt(person, challenge, given, key=f"history-{back}", at=at)
