"""Invitations by address: mailed, looked at, accepted once, by the right person, while they are open."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from netquest.accounts import letters
from netquest.core import outbox
from netquest.core.db import db
from netquest.organisations.models import Invitation
from tests.conftest import PASSWORD
from tests.organisations import belonging
from tests.organisations.conftest import role_in, seat_of
from tests.trust import markup

pytestmark = pytest.mark.both


@pytest.fixture
def guest(make_person):
    """Somebody without an organisation whose address will be invited."""
    return make_person("Guest")


@pytest.fixture
def invite(cast, browse):
    """Invite as Bob, or as somebody else, into Harbour: `invite("guest@example.org")`."""

    def send(email="guest@example.org", *, by=None, **data):
        path = f"/teams/{cast.harbour.slug}/invitations"
        return browse(by or cast.bob).post(path, data={"email": email, **data})

    return send


def invitations():
    db.session.expire_all()
    return db.session.scalars(select(Invitation).order_by(Invitation.id)).all()


def written():
    """Return the mail of the only invitation, as it would be sent now."""
    letter = letters.write("invitation", None, invitations()[0].id)
    assert letter
    return letter


def mails():
    db.session.expire_all()
    return [row for row in outbox.latest(db.session(), 50) if row.kind == "invitation"]


def test_an_invitation_leads_into_the_team(cast, invite, mailed, browse, guest):
    assert invite().status_code == 303
    page = browse(guest).get(mailed())
    assert page.status_code == 200
    answer = browse(guest).post(mailed())
    assert (answer.status_code, answer.location) == (303, f"/teams/{cast.harbour.slug}")
    assert role_in(guest, cast.harbour) == "member"
    assert "Guest" in browse(cast.alice).get(answer.location).text


def test_looking_changes_nothing(invite, mailed, browse, guest, client):
    invite()
    for visitor in (browse(guest), client):
        assert visitor.get(mailed()).status_code == 200
    assert invitations()[0].accepted_at is None


def test_it_counts_once_and_answers_its_owner_the_same(invite, mailed, browse, guest, make_person, cast):
    invite()
    link = mailed()
    answers = [browse(guest).post(link) for _ in range(3)]
    assert {(answer.status_code, answer.location) for answer in answers} == {(303, f"/teams/{cast.harbour.slug}")}
    assert browse(guest).get(link).status_code == 303
    assert browse(make_person("Other")).get(link).status_code == 404


def test_who_was_taken_out_does_not_come_back_by_it(invite, mailed, browse, guest, cast):
    invite()
    link = mailed()
    browse(guest).post(link)
    belonging.take_out(guest, cast.organisation)
    assert [browse(guest).get(link).status_code, browse(guest).post(link).status_code] == [404, 404]


def test_another_account_is_told_for_whom_it_is_and_does_not_enter(invite, mailed, browse, guest, make_person, cast):
    invite()
    other = browse(make_person("Other"))
    page = other.get(mailed())
    assert "g…@example.org" in page.text
    assert "guest@example.org" not in page.text
    assert other.post(mailed()).status_code == 403
    assert invitations()[0].accepted_at is None


def test_a_stranger_is_led_to_sign_in_and_back(invite, mailed, client, guest):
    invite()
    page = client.get(mailed())
    nexts = [link["href"] for link in markup.links(page.text) if "next=" in link["href"]]
    assert {href.partition("?")[0] for href in nexts} == {"/login", "/signup"}
    assert client.post(mailed()).status_code == 403
    data = {"email": guest.email, "password": PASSWORD, "next": mailed()}
    assert client.post("/login", data=data).location == mailed()


def test_a_new_account_comes_back_and_confirms_by_the_same_link(invite, mailed, client, cast):
    invite("new@example.org")
    link, password = mailed(), "two owls on a wire"
    data = {"name": "New", "email": "new@example.org", "password": password, "timezone": "", "next": link}
    assert client.post("/signup", data=data).location == link
    assert [client.post(link).status_code, client.post(link, data={"password": "wrong"}).status_code] == [422, 422]
    assert invitations()[0].accepted_at is None
    assert client.post(link, data={"password": password}).status_code == 303
    assert client.get(f"/teams/{cast.harbour.slug}").status_code == 200
    assert "This address is confirmed." in client.get("/settings").text


@pytest.mark.parametrize("link", ["/invitations/x", "/invitations/MQ.abc", "/join/x", "/join/MQ.abc"])
def test_a_broken_link_is_as_dead_as_a_revoked_one(invite, mailed, browse, guest, cast, link):
    invite()
    dead = mailed()
    browse(cast.bob).post(f"/invitations/{invitations()[0].id}/revocation")
    answers = [browse(guest).get(path) for path in (dead, link)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert markup.text(answers[0].text) == markup.text(answers[1].text)
    assert browse(guest).post(dead).status_code == 404


def test_it_ends_after_seven_days(invite, mailed, browse, guest, clock, cast):
    invite()
    link = mailed()
    clock.shift(timedelta(days=7) - timedelta(seconds=1))
    assert browse(guest).get(link).status_code == 200
    clock.shift(timedelta(seconds=1))
    assert [browse(guest).get(link).status_code, browse(guest).post(link).status_code] == [404, 404]
    assert "seven days are over" in browse(cast.bob).get(f"/teams/{cast.harbour.slug}/invitations").text


def test_who_belongs_elsewhere_leaves_there_first(invite, mailed, browse, cast):
    invite(cast.carol.email)
    assert browse(cast.carol).get(mailed()).status_code == 200
    assert browse(cast.carol).post(mailed()).status_code == 409
    assert seat_of(cast.carol).organisation == "Elsewhere"
    assert invitations()[0].accepted_at is None


def test_who_is_in_the_organisation_gets_the_team_as_well(invite, mailed, browse, cast):
    invite(cast.eve.email)
    assert browse(cast.eve).post(mailed()).status_code == 303
    assert (role_in(cast.eve, cast.harbour), role_in(cast.eve, cast.quay)) == ("member", "member")


def test_a_lower_role_takes_none_away(invite, mailed, browse, cast):
    invite(cast.bob.email, by=cast.dan)
    browse(cast.bob).post(mailed())
    assert role_in(cast.bob, cast.harbour) == "manager"


@pytest.mark.parametrize("role", ["manager", "admin"])
def test_an_admin_gives_higher_roles(invite, mailed, browse, guest, cast, role):
    invite(by=cast.dan, role=role)
    browse(guest).post(mailed())
    assert role_in(guest, cast.harbour) == ("manager" if role == "manager" else "member")
    assert seat_of(guest).is_admin == (role == "admin")


def test_an_invitation_to_the_organisation_alone(mailed, browse, guest, cast):
    browse(cast.dan).post("/organisation/invitations", data={"email": guest.email})
    answer = browse(guest).post(mailed())
    assert (answer.status_code, answer.location) == (303, "/organisation")
    assert seat_of(guest).teams == ()


@pytest.mark.parametrize("email", ["guest@example.org", "nobody@example.org", "alice@example.org"])
def test_the_answer_does_not_tell_whether_somebody_has_the_address(invite, guest, email):
    answer = invite(email)
    assert (answer.status_code, len(mails())) == (303, 1)


def test_an_open_invitation_is_renewed_and_mailed_once_an_hour(invite, clock):
    for _ in range(3):
        invite(" Guest@Example.ORG ")
    assert (len(invitations()), len(mails())) == (1, 1)
    before = invitations()[0].expires_at
    clock.shift(timedelta(hours=1))
    invite()
    assert invitations()[0].expires_at == before + timedelta(hours=1)
    assert (len(invitations()), len(mails())) == (1, 2)


def test_sending_again_renews_an_expired_one_in_ones_own_name(invite, clock, browse, cast):
    invite()
    clock.shift(timedelta(days=8))
    assert browse(cast.dan).post(f"/invitations/{invitations()[0].id}/sending").status_code == 303
    row = invitations()[0]
    assert (row.invited_by, len(mails())) == (cast.dan.id, 2)
    assert "Dan invites you" in written().text


def test_what_was_accepted_or_revoked_is_not_sent_again(invite, mailed, browse, guest, cast):
    invite()
    browse(guest).post(mailed())
    path = f"/invitations/{invitations()[0].id}"
    assert browse(cast.bob).post(f"{path}/sending").status_code == 409
    assert [browse(cast.bob).post(f"{path}/revocation").status_code for _ in range(2)] == [303, 303]
    assert role_in(guest, cast.harbour) == "member"


@pytest.mark.parametrize("email", ["", "guest", "guest@", "a@b@c", "x" * 255 + "@example.org"])
def test_an_address_that_is_none_is_refused_at_its_field(invite, email):
    answer = invite(email)
    assert answer.status_code == 422
    assert 'id="email-error"' in answer.text
    assert invitations() == []


def test_the_mail_says_who_invites_to_what_until_when(invite):
    invite()
    letter = written()
    assert (letter.to, letter.subject) == ("guest@example.org", "You are invited to a team at NetQuest")
    assert "Bob invites you to the team Harbour of Harbour Works." in letter.text
    assert "until 25 November 2026" in letter.text


def test_nobody_is_mailed_about_what_is_over(invite, browse, cast):
    invite()
    browse(cast.bob).post(f"/invitations/{invitations()[0].id}/revocation")
    assert letters.write("invitation", None, invitations()[0].id) is None


def test_a_page_with_a_token_loads_no_scripts(invite, mailed, browse, guest):
    invite()
    assert "<script" not in browse(guest).get(mailed()).text
