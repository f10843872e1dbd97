"""Twenty at the same instant at a manager's desk and before an offer: one act, and twenty normal answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import pytest
from sqlalchemy import Select, func, select

from netquest.accounts.models import Person
from netquest.assignments.models import Assignment, ChallengeSet, ItemTry, Offer, OfferItem, SetItem, SetVersion
from netquest.catalogue.own_models import OwnChallenge, OwnChallengeVersion
from netquest.core.db import Base
from tests.authoring.writing import TYPED
from tests.organisations.test_parallel_joins import alike, enter, found, send, team_path
from tests.trust import markup
from tests.trust.cast import SLUG
from tests.trust.server import AT_ONCE, Browser, Served, serving

pytestmark = pytest.mark.both

_numbers = count(1)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served"), f"{worker_id}_desk") as running:
        yield running


@dataclass(frozen=True)
class Desk:
    """A manager with a set in hand, and a guest in the team, both at their browsers."""

    served: Served
    manager: Browser
    guest: Browser
    email: str
    path: str

    @property
    def set_id(self) -> int:
        return int(self.path.rpartition("/")[2])

    def offer(self) -> None:
        """Offer the set to the guest."""
        send(self.manager, self.path, f"{self.path}/assignments", to=self.team())

    def team(self) -> str:
        return "team:" + team_path(self.manager).removeprefix("/teams/")

    def at_once(self, browser: Browser, page: str, action: str, **filled: str) -> bool:
        """Send a form of a page twenty times; whether all answers are the same 303."""
        request = browser.request("POST", action, markup.form(browser.get(page), action).data(**filled))
        return alike(self.served.at_once([request] * AT_ONCE))

    def rows(self, table: type[Base], *where: object) -> int:
        return self.served.number(select(func.count()).select_from(table).where(*where))  # type: ignore[arg-type]

    def mine(self) -> Select[int]:
        """Select the guest's offers."""
        return select(Offer.id).join(Person, Person.id == Offer.person_id).where(Person.email == self.email)


@pytest.fixture(scope="module")
def hosts(served: Served) -> tuple[Browser, Browser, str]:
    """A manager and a guest in one team."""
    (manager, _), (guest, email) = enter(served), enter(served)
    send(manager, "/organisation", "/organisations", name="Lighthouse Works")
    send(manager, "/teams/new", "/teams", name="Harbour", joins="y")
    path = f"{team_path(manager)}/invitations"
    send(manager, path, f"{team_path(manager)}/link")
    link = found(r"/join/[\w.-]+", manager.get(path))
    send(guest, link, link)
    return manager, guest, email


@pytest.fixture
def desk(served: Served, hosts: tuple[Browser, Browser, str]) -> Desk:
    """A desk with a new set on it, from a ready-made one."""
    manager, guest, email = hosts
    page = "/sets/new?from=first-week"
    made = send(manager, page, "/sets", name=f"Autumn {next(_numbers)}")
    return Desk(served, manager, guest, email, dict(made.headers)["location"])


def test_twenty_equal_sets_are_one(desk: Desk) -> None:
    name = f"Winter {next(_numbers)}"
    assert desk.at_once(desk.manager, "/sets/new?from=quiet-networker", "/sets", name=name)
    made = select(SetVersion.set_id).where(SetVersion.name == name)
    assert desk.rows(ChallengeSet, ChallengeSet.id.in_(made)) == 1


def test_twenty_equal_additions_add_one(desk: Desk) -> None:
    action = f"{desk.path}/items"
    slug = {"slug": "two-silent-seconds", "csrf_token": token(desk.manager)}
    assert alike(desk.served.at_once([desk.manager.request("POST", action, slug)] * AT_ONCE))
    version = select(SetVersion.id).where(SetVersion.set_id == desk.set_id)
    assert desk.rows(SetItem, SetItem.version_id.in_(version)) == 7


def token(browser: Browser) -> str:
    return markup.form(browser.get("/today"), "/logout").data()["csrf_token"]


def test_twenty_equal_offers_are_one(desk: Desk) -> None:
    action = f"{desk.path}/assignments"
    assert desk.at_once(desk.manager, desk.path, action, to=desk.team())
    assert desk.rows(Assignment, Assignment.set_id == desk.set_id) == 1
    made = select(Offer.id).join(Assignment, Assignment.id == Offer.assignment_id)
    assert desk.rows(OfferItem, OfferItem.offer_id.in_(made.where(Assignment.set_id == desk.set_id))) == 6


def test_twenty_offers_of_one_set_reach_everybody_once(desk: Desk) -> None:
    action = f"{desk.path}/assignments"
    forms = [markup.form(desk.manager.get(desk.path), action).data(to=desk.team()) for _ in range(AT_ONCE)]
    answers = desk.served.at_once([desk.manager.request("POST", action, form) for form in forms])
    assert sorted(answer.status for answer in answers) == [303] + [422] * 19
    assert desk.rows(Assignment, Assignment.set_id == desk.set_id) == 1


@pytest.mark.parametrize("answer", ["acceptance", "passing"])
def test_twenty_equal_answers_are_one(desk: Desk, answer: str) -> None:
    desk.offer()
    form = newest(desk.guest, answer)
    assert alike(desk.served.at_once([desk.guest.request("POST", form.action, form.data())] * AT_ONCE))
    answered = Offer.accepted_at if answer == "acceptance" else Offer.passed_at
    other = Offer.passed_at if answer == "acceptance" else Offer.accepted_at
    offer_id = int(form.action.split("/")[2])
    assert desk.rows(Offer, Offer.id == offer_id, answered.is_not(None), other.is_(None)) == 1


LIST = "/organisation/challenges"
WHOLE = {name: value for name, value in TYPED.items() if value} | {"benefits": "community"}


def challenges_named(desk: Desk, title: str) -> list[str]:
    """Return the slugs of the desk's challenges with this title, as links of its list."""
    return [
        link["href"] for link in markup.links(desk.manager.get(LIST)) if link["href"].startswith(f"{LIST}/own-{title}")
    ]


def test_twenty_equal_challenges_are_one_and_so_are_twenty_equal_revisions(desk: Desk) -> None:
    number = next(_numbers)
    title = f"Ask shift {number} a question"
    assert desk.at_once(desk.manager, f"{LIST}/new", LIST, **WHOLE | {"title": title})
    [path] = challenges_named(desk, f"ask-shift-{number}-a-question")
    later = WHOLE | {"title": f"Ask shift {number} two questions"}
    assert desk.at_once(desk.manager, f"{path}/edit", path, **later)
    mine = select(OwnChallenge.id).where(OwnChallenge.slug == path.rpartition("/")[2])
    assert desk.rows(OwnChallengeVersion, OwnChallengeVersion.challenge_id == mine.scalar_subquery()) == 2
    assert desk.at_once(desk.manager, path, f"{path}/retirement")
    assert desk.at_once(desk.manager, path, f"{path}/return")


def test_of_twenty_different_revisions_one_is_saved(desk: Desk) -> None:
    number = next(_numbers)
    assert desk.at_once(desk.manager, f"{LIST}/new", LIST, **WHOLE | {"title": f"Greet shift {number} by name"})
    [path] = challenges_named(desk, f"greet-shift-{number}-by-name")
    form = markup.form(desk.manager.get(f"{path}/edit"), path)
    forms = [form.data(**WHOLE | {"title": f"Greet shift {number} for time {turn}"}) for turn in range(AT_ONCE)]
    answers = desk.served.at_once([desk.manager.request("POST", path, one) for one in forms])
    assert sorted(answer.status for answer in answers) == [303] + [409] * 19


def newest(browser: Browser, answer: str) -> markup.Form:
    """Return the form that answers the newest offer."""
    forms = [form for form in markup.forms(browser.get("/assignments")) if form.action.endswith(answer)]
    return max(forms, key=lambda form: int(form.action.split("/")[2]))


def test_both_answers_at_once_leave_one(desk: Desk) -> None:
    desk.offer()
    forms = [newest(desk.guest, answer) for answer in ("acceptance", "passing")]
    requests = [desk.guest.request("POST", form.action, form.data()) for form in forms * 10]
    assert [answer.status for answer in desk.served.at_once(requests)] == [303] * AT_ONCE
    is_one = Offer.accepted_at.is_(None) != Offer.passed_at.is_(None)
    assert desk.rows(Offer, Offer.id == int(forms[0].action.split("/")[2]), is_one) == 1


def test_a_try_and_its_undo_twenty_times_count_once(desk: Desk) -> None:
    desk.offer()
    page = f"/challenges/{SLUG}"
    tries = desk.rows(ItemTry)
    assert desk.at_once(desk.guest, page, f"{page}/attempts", outcome="done")
    items = select(OfferItem.id).where(OfferItem.offer_id.in_(desk.mine()), OfferItem.slug == SLUG)
    assert desk.rows(ItemTry) - tries == desk.rows(OfferItem, OfferItem.id.in_(items))
    undo = next(form for form in markup.forms(desk.guest.get(page)) if form.action.endswith("/withdrawal"))
    assert alike(desk.served.at_once([desk.guest.request("POST", undo.action, undo.data())] * AT_ONCE))
    assert desk.rows(ItemTry) == tries


def test_edits_and_an_offer_at_once_offer_what_one_version_says(desk: Desk) -> None:
    action, given = f"{desk.path}/items", {"csrf_token": token(desk.manager)}
    slugs = ("two-silent-seconds", "waiting-minute-hello", "when-do-i-go-quiet", "follow-up")
    edits = [desk.manager.request("POST", action, given | {"slug": slug}) for slug in slugs] * 4
    offer = markup.form(desk.manager.get(desk.path), f"{desk.path}/assignments")
    offers = [desk.manager.request("POST", offer.action, offer.data(to=desk.team()))] * 4
    assert {answer.status for answer in desk.served.at_once([*edits, *offers])} == {303}
    made = select(Assignment.version_id).where(Assignment.set_id == desk.set_id).scalar_subquery()
    offered = select(Offer.id).join(Assignment, Assignment.id == Offer.assignment_id)
    mine = offered.where(Assignment.set_id == desk.set_id)
    assert desk.rows(SetItem, SetItem.version_id == made) == desk.rows(OfferItem, OfferItem.offer_id.in_(mine))
    last = select(SetVersion.id).where(SetVersion.set_id == desk.set_id).order_by(SetVersion.number.desc()).limit(1)
    assert desk.rows(SetItem, SetItem.version_id == last.scalar_subquery()) == 10


def test_twenty_equal_withdrawals_take_it_back_once(desk: Desk) -> None:
    desk.offer()
    forms = [form for form in markup.forms(desk.manager.get(desk.path)) if form.action.endswith("/withdrawal")]
    request = desk.manager.request("POST", forms[0].action, forms[0].data())
    assert alike(desk.served.at_once([request] * AT_ONCE))
    assert desk.rows(Assignment, Assignment.set_id == desk.set_id, Assignment.withdrawn_at.is_not(None)) == 1
