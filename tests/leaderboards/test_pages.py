"""The pages of boards: what they say and to whom, the switch, and asking again every half minute."""

import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from werkzeug.test import TestResponse

from netquest.accounts.models import Person
from netquest.leaderboards import service
from netquest.organisations.models import Organisation, Team
from tests.browser_client import Client
from tests.challenges.doing import MEETING, do
from tests.conftest import MakePerson, SignIn
from tests.leaderboards.crowd import choose_whole, gather
from tests.organisations.belonging import (
    make_organisation,
    make_team,
    put_in,
    put_in_team,
    put_on,
    take_off,
    take_out_of_team,
)
from tests.trust import markup
from tests.trust.world import less_request_id

pytestmark = pytest.mark.both
ALL = "/organisation/board"


def path(team: Team) -> str:
    return f"/teams/{team.slug}/board"


def words(answer: TestResponse) -> str:
    assert answer.status_code == 200
    return markup.text(answer.text)


def asked_again(answer: TestResponse) -> str:
    """Return the address that a page asks by itself."""
    found = re.search(r'hx-get="([^"]+seen=[^"]+)"', answer.text)
    assert found
    return found[1].replace("&amp;", "&")


@pytest.mark.parametrize("is_team", [True, False], ids=["team", "organisation"])
def test_one_joins_sees_oneself_and_hides_again(browser: Client, harbour: Team, alice: Person, is_team: bool) -> None:
    board = path(harbour) if is_team else ALL
    do(alice, MEETING)
    assert "If you like company, join" in words(browser.get(board))
    answer = browser.post(f"{board}/presence", data={"on": "1"})
    assert (answer.status_code, urlsplit(answer.location).path) == (303, board)
    said = words(browser.get(board))
    assert "You are on the board." in said
    assert "Place 1 A You 1 try 30 points" in said
    browser.post(f"{board}/presence", data={"on": "0"})
    said = words(browser.get(board))
    assert "You are off the board" in said
    assert "30 points" not in said


def test_the_other_board_knows_nothing_of_a_switch(browser: Client, harbour: Team) -> None:
    browser.post(f"{path(harbour)}/presence", data={"on": "1"})
    assert "Join the board" in words(browser.get(ALL))


def test_neighbours_are_named_with_points_and_tries(
    browser: Client, harbour: Team, alice: Person, make_person: MakePerson
) -> None:
    bob = make_person("Bob <b>Berg</b>")
    put_in_team(bob, harbour)
    put_on(bob, harbour)
    put_on(alice, harbour)
    do(bob, MEETING)
    do(alice)
    html = browser.get(path(harbour)).text
    assert "<bdi>Bob &lt;b&gt;Berg&lt;/b&gt;</bdi>" in html
    said = markup.text(html)
    assert "1 try 30 points" in said
    assert "20 points to the next place 10 points" in said


def test_no_page_speaks_of_a_last_place(browser: Client, harbour: Team, alice: Person) -> None:
    gather(harbour, [30, 20, 10])
    put_on(alice, harbour)
    html = browser.get(path(harbour)).text
    assert "Not yet this week." in markup.text(html)
    assert re.findall(r"\blast\b", markup.text(html).replace("Nobody sees a last place", "")) == []


def test_who_has_not_joined_sees_no_name(browser: Client, harbour: Team) -> None:
    gather(harbour, [30, 20, 10, 10, 0], names="Somebody")
    for address in (path(harbour), f"{path(harbour)}?view=full", ALL):
        answer = browser.get(address)
        assert "Somebody" not in answer.text
    assert "11 of 15 tries" in words(browser.get(path(harbour)))


def test_an_admin_who_is_not_in_the_team_sees_figures_and_cannot_join(admin: Client, harbour: Team) -> None:
    gather(harbour, [30, 20, 10], names="Somebody")
    answer = admin.get(path(harbour))
    assert "You are not in this team" in words(answer)
    assert "Somebody" not in answer.text
    assert admin.post(f"{path(harbour)}/presence", data={"on": "1"}).status_code == 403


def test_a_foreign_board_and_one_that_is_not_there_answer_alike(browser: Client, works: Organisation) -> None:
    foreign = [make_team(works, "Lighthouse"), make_team(make_organisation("Elsewhere"), "Inland")]
    paths = ["/teams/nowhere-at-all/board", *map(path, foreign)]
    for ask in (browser.get, browser.swap, lambda at: browser.post(f"{at}/presence", data={"on": "1"})):
        answers = [ask(at) for at in paths]
        assert {answer.status_code for answer in answers} == {404}
        assert len({less_request_id(answer) for answer in answers}) == 1


def test_without_an_organisation_there_is_no_board(make_person: MakePerson, sign_in: SignIn, harbour: Team) -> None:
    stranger = sign_in(make_person("Stranger"))
    assert [stranger.get(at).status_code for at in (ALL, path(harbour))] == [404, 404]


def test_who_was_removed_is_gone_with_the_next_request(
    browser: Client, harbour: Team, alice: Person, make_person: MakePerson, sign_in: SignIn
) -> None:
    bob = make_person("Bob")
    put_in_team(bob, harbour)
    for person in (alice, bob):
        put_on(person, harbour)
        do(person)
    other = sign_in(bob)
    assert "Alice" in words(other.get(path(harbour)))
    take_out_of_team(alice, harbour)
    assert browser.get(path(harbour)).status_code == 404
    assert browser.post(f"{path(harbour)}/presence", data={"on": "1"}).status_code == 404
    assert "Alice" not in words(other.get(path(harbour)))


@pytest.mark.parametrize("on", ["", "2", "true", None])
def test_a_switch_that_says_neither_is_refused(browser: Client, harbour: Team, on: str | None) -> None:
    answer = browser.post(f"{path(harbour)}/presence", data={} if on is None else {"on": on})
    assert answer.status_code == 422
    assert "Join the board" in words(browser.get(path(harbour)))


def test_switching_in_place_answers_with_the_board_as_it_is_now(browser: Client, harbour: Team) -> None:
    for _ in range(2):
        answer = browser.swap(f"{path(harbour)}/presence", data={"on": "1"})
        said = words(answer)
        assert "<html" not in answer.text
        assert "You are on the board." in said
        assert "Hide me from this board" in said


def test_periods_are_chosen_by_links_and_an_unknown_one_is_the_week(
    browser: Client, harbour: Team, alice: Person, clock: time_machine.Traveller
) -> None:
    put_on(alice, harbour)
    do(alice)
    clock.move_to(datetime(2026, 11, 25, 9, tzinfo=UTC))
    do(alice, MEETING)
    points = {
        period: "30 points" in words(browser.get(f"{path(harbour)}?period={period}")) for period in ("week", "x", "")
    }
    assert points == {"week": True, "x": True, "": True}
    assert "40 points" in words(browser.get(f"{path(harbour)}?period=month"))
    clock.move_to(datetime(2026, 12, 2, 9, tzinfo=UTC))
    assert "Not yet this month." in words(browser.get(f"{path(harbour)}?period=month"))
    assert "40 points" in words(browser.get(f"{path(harbour)}?period=all"))


def test_a_week_begins_with_the_viewers_own_monday(
    make_person: MakePerson, sign_in: SignIn, harbour: Team, clock: time_machine.Traveller
) -> None:
    clock.move_to(datetime(2026, 11, 22, 20, tzinfo=UTC))
    people = [make_person(name, timezone=zone) for name, zone in (("Ana", "Pacific/Auckland"), ("Luz", "America/Lima"))]
    for person in people:
        put_in_team(person, harbour)
        put_on(person, harbour)
    do(people[1])
    seen = ["10 points" in words(sign_in(person).get(path(harbour))) for person in people]
    assert seen == [False, True]


def test_a_page_that_shows_all_there_is_is_told_so(browser: Client, harbour: Team, alice: Person) -> None:
    put_on(alice, harbour)
    address = asked_again(browser.get(path(harbour)))
    assert browser.swap(address).status_code == 204
    do(alice)
    answer = browser.swap(address)
    assert "10 points" in words(answer)
    assert "<html" not in answer.text
    assert parse_qs(urlsplit(asked_again(answer)).query)["seen"] != parse_qs(urlsplit(address).query)["seen"]
    assert browser.swap(asked_again(answer)).status_code == 204
    assert browser.get(address).status_code == 200


@pytest.mark.parametrize("change", ["somebody tries", "somebody joins", "somebody leaves", "the goal is set"])
def test_whatever_changes_is_fetched(
    browser: Client, harbour: Team, alice: Person, make_person: MakePerson, change: str
) -> None:
    gather(harbour, [10, 10, 10])
    bob, eve = make_person("Bob"), make_person("Eve")
    for person in (bob, eve):
        put_in_team(person, harbour)
    put_on(alice, harbour)
    put_on(bob, harbour)
    address = asked_again(browser.get(path(harbour)))
    assert browser.swap(address).status_code == 204
    if change == "somebody tries":
        do(bob)
    elif change == "somebody joins":
        put_on(eve, harbour)
    elif change == "somebody leaves":
        take_off(bob, harbour)
    else:
        choose_whole(harbour)
    assert browser.swap(address).status_code == 200


def test_a_whole_board_leads_on_from_page_to_page(browser: Client, harbour: Team, alice: Person) -> None:
    gather(harbour, range(1, 61))
    put_on(alice, harbour)
    assert 'href="' + path(harbour) + '?period=week&amp;view=full"' not in browser.get(path(harbour)).text
    choose_whole(harbour)
    html, pages = browser.get(f"{path(harbour)}?view=full").text, 1
    while more := [link["href"] for link in markup.links(html) if link.get("rel") == "next"]:
        assert "And you" in markup.text(html)
        html, pages = browser.get(more[0]).text, pages + 1
    assert pages == 3
    assert "Place 60" in markup.text(html)


@pytest.mark.parametrize(
    "after", ["x", "W10", "WzEsMSwxXQ", "Wy0xLC0xLC0xXQ", "WzllOTksMSwxXQ", "WzIwLDEwMDAwMDAwMDAwMDAwMDAwMDAwMCwxXQ"]
)
def test_a_cursor_from_elsewhere_does_no_harm(browser: Client, harbour: Team, alice: Person, after: str) -> None:
    put_on(alice, harbour)
    choose_whole(harbour)
    assert browser.get(f"{path(harbour)}?view=full&after={after}").status_code == 200


def test_the_organisations_board_shows_teams_beside_each_other(
    harbour: Team, works: Organisation, make_person: MakePerson, sign_in: SignIn, clock: time_machine.Traveller
) -> None:
    clock.move_to(datetime(2026, 11, 15, 12, tzinfo=UTC))
    quay = make_team(works, "Quay")
    for name, team in (("A", harbour), ("B", harbour), ("C", harbour), ("D", quay), ("E", quay), ("F", quay)):
        person = make_person(name)
        put_in_team(person, team)
        put_on(person, team)
    clock.shift(timedelta(days=2))
    do(person, MEETING)
    browser = sign_in(person)
    assert "No scores yet." in words(browser.get(ALL))
    service.refresh(date(2026, 11, 16), day=date(2026, 11, 17))
    said = words(browser.get(ALL))
    assert "The week of 16 November, as of 17 November." in said
    assert said.index("Quay yours 6 points") < said.index("Harbour 4 points")
    assert said.count("This week’s goal: not yet") == 2


def test_the_board_of_an_organisation_without_teams_stands(sign_in: SignIn, make_person: MakePerson) -> None:
    works, carol = make_organisation("Alone"), make_person("Carol")
    put_in(carol, works, role="admin")
    browser = sign_in(carol)
    browser.post(f"{ALL}/presence", data={"on": "1"})
    assert "Not yet this week." in words(browser.get(ALL))
