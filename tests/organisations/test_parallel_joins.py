"""Twenty at the same instant, against the running server: one comes in, one admin stays, and all answers are normal."""

import re
from collections.abc import Iterator
from itertools import count

import pytest
from sqlalchemy import func, select, update

from netquest.accounts.models import Person
from netquest.organisations.models import Invitation, Membership, Organisation, Team, TeamMembership
from tests.trust import markup
from tests.trust.server import AT_ONCE, Answer, Browser, Served, serving

pytestmark = pytest.mark.both

_numbers = count(1)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served"), f"{worker_id}_joins") as running:
        yield running


def enter(served: Served) -> tuple[Browser, str]:
    """Return the browser of somebody new with a confirmed address, and that address."""
    email = f"nadia{next(_numbers)}@example.org"
    browser = Browser(served.port, email)
    with served.engine.begin() as connection:
        confirmed = update(Person).where(Person.email == email).values(confirmed_at=Person.created_at)
        connection.execute(confirmed)
    return browser, email


@pytest.fixture
def admin(served: Served) -> Browser:
    """Somebody who has started an organisation with a team."""
    browser, _ = enter(served)
    send(browser, "/organisation", "/organisations", name="Harbour Works")
    send(browser, "/teams/new", "/teams", name="Harbour")
    return browser


def send(browser: Browser, page: str, action: str, **filled: str) -> Answer:
    """Fill in a form of a page and send it."""
    answer = browser.ask("POST", action, markup.form(browser.get(page), action).data(**filled))
    assert answer.status == 303, answer.body
    return answer


def team_path(browser: Browser) -> str:
    """Return the address of one's team."""
    return found(r"/teams/[a-z0-9-]*-[0-9a-f]{8}(?=\")", browser.get("/organisation"))


def found(pattern: str, html: str) -> str:
    """Return the first place in a page that looks like this."""
    place = re.search(pattern, html)
    assert place, f"nothing like {pattern}"
    return place.group()


def alike(answers: list[Answer], status: int = 303) -> bool:
    assert [answer.status for answer in answers] == [status] * len(answers)
    return len({answer.alike for answer in answers}) == 1


def rows(served: Served, table: type[Membership] | type[TeamMembership], email: str) -> int:
    """Return how many memberships somebody has or had."""
    mine = select(func.count()).select_from(table).join(Person, Person.id == table.person_id)
    return served.number(mine.where(Person.email == email))


def invite(admin: Browser, email: str) -> str:
    """Invite somebody to the team, and return the link of the mail."""
    path = f"{team_path(admin)}/invitations"
    send(admin, path, path, email=email)
    return found(r"/invitations/[\w.-]+", admin.get("/dev/mails"))


def test_an_invitation_opened_by_twenty_admits_one(served: Served, admin: Browser) -> None:
    guest, email = enter(served)
    link = invite(admin, email)
    assert alike(served.at_once([guest.request("GET", link)] * AT_ONCE), 200)
    request = guest.request("POST", link, markup.form(guest.get(link), link).data())
    assert alike(served.at_once([request] * AT_ONCE))
    assert (rows(served, Membership, email), rows(served, TeamMembership, email)) == (1, 1)


def test_twenty_equal_invitations_make_one_row_and_one_mail(served: Served, admin: Browser) -> None:
    _, email = enter(served)
    path = f"{team_path(admin)}/invitations"
    request = admin.request("POST", path, markup.form(admin.get(path), path).data(email=email))
    answers = served.at_once([request] * AT_ONCE)  # how many are left to send stands in the headers
    assert {(answer.status, answer.body) for answer in answers} == {(303, answers[0].body)}
    mine = select(func.count()).select_from(Invitation).where(Invitation.email == email)
    assert served.number(mine) == 1
    assert admin.get("/dev/mails").count(email) == 1


def test_twenty_people_follow_one_link(served: Served, admin: Browser) -> None:
    team = team_path(admin)
    send(admin, f"{team}/invitations", f"{team}/link")
    link = found(r"/join/[\w.-]+", admin.get(f"{team}/invitations"))
    guests = [enter(served) for _ in range(4)]
    requests = [guest.request("POST", link, markup.form(guest.get(link), link).data()) for guest, _ in guests * 5]
    assert alike(served.at_once(requests))
    assert [rows(served, TeamMembership, email) for _, email in guests] == [1] * 4


def test_two_invitations_at_once_let_one_belong_to_one_place(served: Served, admin: Browser) -> None:
    guest, email = enter(served)
    other, _ = enter(served)
    send(other, "/organisation", "/organisations", name="Elsewhere")
    send(other, "/teams/new", "/teams", name="Inland")
    links = [invite(one, email) for one in (admin, other)]
    requests = [guest.request("POST", link, markup.form(guest.get(link), link).data()) for link in links * 10]
    assert {answer.status for answer in served.at_once(requests)} == {303, 409}
    assert rows(served, Membership, email) == 1


@pytest.mark.parametrize(
    ("page", "action", "table"), [("/organisation", "/organisations", Organisation), ("/teams/new", "/teams", Team)]
)
def test_twenty_equal_starts_start_one(
    served: Served, page: str, action: str, table: type[Organisation] | type[Team]
) -> None:
    browser, _ = enter(served)
    if table is Team:
        send(browser, "/organisation", "/organisations", name="Harbour Works")
    name = f"Works {next(_numbers)}"
    request = browser.request("POST", action, markup.form(browser.get(page), action).data(name=name))
    assert alike(served.at_once([request] * AT_ONCE))
    assert served.number(select(func.count()).select_from(table).where(table.name == name)) == 1


def test_twenty_equal_leaves_leave_once(served: Served, admin: Browser) -> None:
    guest, email = enter(served)
    link = invite(admin, email)
    send(guest, link, link)
    for action in (f"{team_path(guest)}/leaving", "/organisation/leaving"):
        request = guest.request("POST", action, {"csrf_token": token(guest)})
        assert alike(served.at_once([request] * AT_ONCE))
    ended = select(func.count()).select_from(Membership).join(Person, Person.id == Membership.person_id)
    assert served.number(ended.where(Person.email == email, Membership.ended_at.is_not(None))) == 1


def token(browser: Browser) -> str:
    return markup.form(browser.get("/today"), "/logout").data()["csrf_token"]


def test_of_two_admins_who_leave_at_once_one_stays(served: Served, admin: Browser) -> None:
    guest, email = enter(served)
    path = "/organisation/invitations"
    send(admin, path, path, email=email, role="admin")
    link = found(r"/invitations/[\w.-]+", admin.get("/dev/mails"))
    send(guest, link, link)
    mine = select(func.max(Membership.organisation_id)).join(Person, Person.id == Membership.person_id)
    organisation = served.number(mine.where(Person.email == email))
    requests = [one.request("POST", "/organisation/leaving", {"csrf_token": token(one)}) for one in (admin, guest)]
    assert sorted(answer.status for answer in served.at_once(requests)) == [303, 409]
    admins = select(func.count()).select_from(Membership).where(Membership.role == "admin")
    left = admins.where(Membership.organisation_id == organisation, Membership.ended_at.is_(None))
    assert served.number(left) == 1
