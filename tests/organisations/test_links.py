"""A team's join link: made once, followed by whoever has it, revoked for everybody."""

import pytest
from sqlalchemy import func, select

from netquest.core.db import db
from netquest.organisations.models import JoinLink, TeamMembership
from tests.organisations import belonging
from tests.organisations.conftest import role_in, seat_of
from tests.trust import markup
from tests.trust.world import less_request_id

pytestmark = pytest.mark.both


@pytest.fixture
def make_link(cast, browse):
    """Make Harbour's link as Bob, or as somebody else, and return its path."""

    def make(by=None):
        person = by or cast.bob
        answer = browse(person).post(f"/teams/{cast.harbour.slug}/link")
        assert answer.status_code == 303, answer.text
        return shown_link(browse(person).get(answer.location))

    return make


def shown_link(page):
    """Return the path of the link that a page shows, empty without one."""
    address = next((value for value in markup.everything(page.text).splitlines() if "/join/" in value), "")
    return address.removeprefix("http://127.0.0.1:8000")


def links():
    return db.session.scalar(select(func.count()).select_from(JoinLink))


def test_whoever_has_the_link_joins_as_a_member(cast, browse, make_link, make_person):
    guest = make_person("Guest")
    link = make_link()
    assert browse(guest).get(link).status_code == 200
    answer = browse(guest).post(link)
    assert (answer.status_code, answer.location) == (303, f"/teams/{cast.harbour.slug}")
    assert (role_in(guest, cast.harbour), seat_of(guest).is_admin) == ("member", False)


def test_joining_again_changes_nothing(cast, browse, make_link):
    link = make_link()
    assert [browse(cast.bob).post(link).status_code for _ in range(2)] == [303, 303]
    assert role_in(cast.bob, cast.harbour) == "manager"
    mine = (TeamMembership.person_id == cast.bob.id, TeamMembership.team_id == cast.harbour.id)
    assert db.session.scalar(select(func.count()).where(*mine)) == 1


def test_a_team_has_one_link_at_a_time(make_link, cast):
    assert make_link() == make_link(cast.dan) == make_link()
    assert links() == 1


def test_a_revoked_link_is_as_dead_as_an_unknown_one(cast, browse, make_link, make_person):
    link, guest = make_link(), browse(make_person("Guest"))
    path = f"/teams/{cast.harbour.slug}/link/revocation"
    assert [browse(cast.bob).post(path).status_code for _ in range(2)] == [303, 303]
    revoked, unknown = guest.get(link), guest.get("/join/nothing")
    assert (revoked.status_code, less_request_id(revoked)) == (404, less_request_id(unknown))
    assert guest.post(link).status_code == 404
    assert make_link() != link


def test_a_link_ends_with_the_say_of_who_made_it(cast, browse, make_link, make_person):
    link, guest = make_link(), browse(make_person("Guest"))
    belonging.take_out_of_team(cast.bob, cast.harbour)
    assert [guest.get(link).status_code, guest.post(link).status_code] == [404, 404]
    assert shown_link(browse(cast.dan).get(f"/teams/{cast.harbour.slug}/invitations")) == ""
    assert make_link(cast.dan) != link


def test_a_stranger_is_led_to_sign_in_and_back(make_link, client):
    link = make_link()
    assert f"next={link}" in client.get(link).text
    assert client.post(link).status_code == 403


def test_who_is_not_confirmed_confirms_first(cast, browse, make_link, make_person):
    guest = make_person("Guest", confirmed=False)
    assert "Send the mail again" in browse(guest).get(make_link()).text
    assert browse(guest).post(make_link()).status_code == 403
    assert role_in(guest, cast.harbour) is None


def test_who_belongs_elsewhere_leaves_there_first(cast, browse, make_link):
    answer = browse(cast.carol).post(make_link())
    assert answer.status_code == 409
    assert "Leave it first" in answer.text
    assert role_in(cast.carol, cast.harbour) is None


def test_members_neither_see_nor_make_nor_end_it(cast, browse, make_link):
    make_link()
    path = f"/teams/{cast.harbour.slug}"
    for answer in (
        browse(cast.alice).get(f"{path}/invitations"),
        browse(cast.alice).post(f"{path}/link"),
        browse(cast.alice).post(f"{path}/link/revocation"),
    ):
        assert answer.status_code == 403
    assert "/join/" not in browse(cast.alice).get(path).text
