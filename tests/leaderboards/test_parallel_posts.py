"""Twenty people of one team at the same instant, against the running server: twenty normal answers, books in order."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

import pytest
from flask import Flask

from netquest.accounts.models import Person
from netquest.app import create_app
from netquest.challenges import audit as practice
from netquest.core.config import Settings
from netquest.core.db import db
from netquest.organisations.models import Organisation, Team
from netquest.scoring import audit
from tests.organisations.belonging import make_organisation, make_team, put_in_team, put_on
from tests.scoring import recount
from tests.trust import markup
from tests.trust.server import AT_ONCE, Browser, Served, serving

pytestmark = pytest.mark.both

PAGE = "/challenges/thanks-for-one-thing"
OTHER = "/challenges/collect-a-no"


@dataclass(frozen=True)
class Crowd:
    """A served team: its people's browsers, and an application that looks at the same database."""

    served: Served
    app: Flask
    slug: str
    browsers: list[Browser]

    def faults(self) -> list[object]:
        """Name everything that is not as it must be: ledgers, standings, histogram, numbers of people."""
        with looking(self.app):
            people = [difference for id_ in practice.people() for difference in practice.check(id_)]
            return [*people, *audit.check(), *recount.faults()]

    def tries(self) -> int:
        """Return the tries of everybody on both boards, of all time."""
        with looking(self.app):
            return sum(tries for (_, period, _), (_, tries, _) in recount.held().items() if period == "all")


@contextmanager
def looking(app: Flask) -> Iterator[None]:
    """Look at the database as it is now."""
    with app.app_context():
        yield
        db.session.remove()


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory, worker_id: str, settings: Settings) -> Iterator[Crowd]:
    with serving(tmp_path_factory.mktemp("crowd"), f"{worker_id}_crowd") as served:
        browsers = [Browser(served.port, f"p{number}@example.org") for number in range(AT_ONCE)]
        address = served.engine.url.render_as_string(hide_password=False)
        app = create_app(replace(settings, database_url=address))
        with looking(app):
            team = make_team(make_organisation())
            for person in db.session.query(Person):
                put_in_team(person, team, since=date(2000, 1, 1))
        yield Crowd(served, app, team.slug, browsers)
        with app.app_context():
            db.engine.dispose()


@pytest.fixture
def crowd(gathered: Crowd) -> Crowd:
    """The team, everybody on both boards."""
    with looking(gathered.app):
        team = db.session.query(Team).one()
        for person in db.session.query(Person):
            put_on(person, team, db.session.get_one(Organisation, team.organisation_id))
    return gathered


def a_try(browser: Browser, page: str = PAGE) -> bytes:
    form = markup.form(browser.get(page), f"{page}/attempts")
    return browser.request("POST", form.action, form.data(outcome="done"))


def an_undo(browser: Browser) -> bytes:
    form = next(form for form in markup.forms(browser.get(PAGE)) if form.action.endswith("/withdrawal"))
    return browser.request("POST", form.action, form.data())


def a_switch(browser: Browser, path: str, on: str) -> bytes:
    form = markup.form(browser.get(path), f"{path}/presence?period=week")
    return browser.request("POST", form.action, form.data(on=on))


def test_twenty_tries_of_a_team_at_once_are_all_counted(crowd: Crowd) -> None:
    before = crowd.tries()
    answers = crowd.served.at_once([a_try(browser) for browser in crowd.browsers])
    assert [answer.status for answer in answers] == [303] * AT_ONCE
    assert crowd.tries() - before == 2 * AT_ONCE
    assert crowd.faults() == []


def test_tries_undos_joins_and_leaves_at_once_never_wait_in_a_circle(crowd: Crowd) -> None:
    board, browsers = f"/teams/{crowd.slug}/board", crowd.browsers
    crowd.served.at_once([a_try(browser) for browser in browsers])
    hidden = browsers[15:]
    crowd.served.at_once([a_switch(browser, "/organisation/board", "0") for browser in hidden])
    requests = [
        *(a_try(browser, OTHER) for browser in browsers[:5]),
        *(an_undo(browser) for browser in browsers[5:10]),
        *(a_switch(browser, board, "0") for browser in browsers[10:15]),
        *(a_switch(browser, "/organisation/board", "1") for browser in hidden),
    ]
    assert [answer.status for answer in crowd.served.at_once(requests)] == [303] * AT_ONCE
    assert crowd.faults() == []


def test_one_switch_pressed_twenty_times_is_pressed_once(crowd: Crowd) -> None:
    board, browser = f"/teams/{crowd.slug}/board", crowd.browsers[0]
    for on in ("0", "1"):
        answers = crowd.served.at_once([a_switch(browser, board, on)] * AT_ONCE)
        assert {answer.alike for answer in answers} == {answers[0].alike}
        assert answers[0].status == 303
        assert crowd.faults() == []
