"""What stands on the pages of organisations and teams, and for whom."""

import pytest

from netquest.organisations import people_queries
from tests.organisations import belonging
from tests.trust import markup

pytestmark = pytest.mark.both


def text(answer):
    assert answer.status_code == 200, answer.text
    return markup.text(answer.text)


def test_who_has_no_organisation_may_start_one(sign_in, alice):
    assert "Start an organisation" in text(sign_in(alice).get("/organisation"))


def test_who_is_not_confirmed_reads_how_to_confirm(sign_in, make_person):
    page = text(sign_in(make_person("Uma", confirmed=False)).get("/organisation"))
    assert "Send the mail again" in page
    assert "Start an organisation" not in page


@pytest.mark.parametrize("name", ["dan", "bob", "alice"])
def test_every_page_of_a_team_opens_for_who_may_see_it(cast, browse, name):
    for path in ("/organisation", f"/teams/{cast.harbour.slug}"):
        assert "Harbour" in text(browse(getattr(cast, name)).get(path))


@pytest.mark.parametrize(
    "path",
    [
        "/organisation/settings",
        "/organisation/invitations",
        "/organisation/people/{alice}",
        "/teams/new",
        "/teams/{slug}/settings",
        "/teams/{slug}/invitations",
        "/teams/{slug}/people/{alice}",
    ],
)
def test_every_page_of_an_admin_opens(cast, browse, path):
    address = path.format(alice=cast.alice.id, slug=cast.harbour.slug)
    page = browse(cast.dan).get(address)
    assert markup.ids(page.text) == list(dict.fromkeys(markup.ids(page.text)))
    assert "Harbour" in text(page)


def test_an_admin_sees_everybody_and_a_member_only_own_teams(cast, browse):
    everybody = text(browse(cast.dan).get("/organisation"))
    assert all(name in everybody for name in ("Alice", "Bob", "Eve", "Quay"))
    for path in ("/organisation", f"/teams/{cast.harbour.slug}"):
        assert not {"Eve", "Quay"} & set(text(browse(cast.alice).get(path)).split())


def test_what_one_may_not_do_is_not_offered(cast, browse):
    page = browse(cast.alice).get(f"/teams/{cast.harbour.slug}").text
    assert {form.action for form in markup.forms(page)} == {"/logout", f"/teams/{cast.harbour.slug}/leaving"}


def test_a_manager_leads_to_members_and_may_not_give_roles(cast, browse):
    page = browse(cast.bob).get(f"/teams/{cast.harbour.slug}/people/{cast.alice.id}").text
    assert {form.action for form in markup.forms(page)} == {
        "/logout",
        f"/teams/{cast.harbour.slug}/people/{cast.alice.id}/removal",
    }


def test_names_are_shown_as_text_of_their_own_direction(make_person, sign_in):
    admin = make_person("Dan")
    team = belonging.make_team(belonging.make_organisation("<b>Works</b>", admin=admin), "Quay")
    belonging.put_in_team(admin, team)
    page = sign_in(admin).get("/organisation").text
    assert "<bdi>&lt;b&gt;Works&lt;/b&gt;</bdi>" in page
    assert "<bdi>Quay</bdi>" in page


def test_long_lists_come_in_pages(make_person, sign_in, monkeypatch):
    monkeypatch.setattr(people_queries, "PAGE", 5)
    admin = make_person("Dan")
    team = belonging.make_team(belonging.make_organisation(admin=admin), "Quay")
    for number in range(8):
        belonging.put_in_team(make_person(f"P{number:02}"), team)
    browser = sign_in(admin)
    for path in ("/organisation", f"/teams/{team.slug}"):
        first = browser.get(path).text
        (after,) = [link["href"] for link in markup.links(first) if link.get("rel") == "next"]
        names = [name for name in markup.text(first + browser.get(after).text).split() if name[1:].isdigit()]
        assert [name for name in names if name.startswith("P")] == [f"P{number:02}" for number in range(8)]


@pytest.mark.parametrize("after", ["", "x", "WzFd", "Wy0xXQ", "WzkyMjMzNzIwMzY4NTQ3NzU4MDdd", "W3RydWVd"])
def test_a_cursor_from_elsewhere_begins_somewhere(cast, browse, after):
    assert browse(cast.dan).get("/organisation", query_string={"after": after}).status_code == 200


@pytest.mark.parametrize("path", ["/organisation", "/teams/{slug}", "/teams/{slug}/invitations"])
def test_no_page_asks_more_the_more_there_are(cast, browse, make_person, statements, path):
    page = path.format(slug=cast.harbour.slug)
    counts = []
    for more in (0, 7):
        for number in range(more):
            person = make_person(f"Q{number}")
            belonging.put_in_team(person, cast.harbour)
            belonging.put_in_team(cast.dan, belonging.make_team(cast.organisation, f"Pier{number}"))
            data = {"email": f"guest{number}@example.org"}
            browse(cast.dan).post(f"/teams/{cast.harbour.slug}/invitations", data=data)
        browse(cast.dan).get(page)
        with statements:
            browse(cast.dan).get(page)
        counts.append(statements.count)
    assert counts[0] == counts[1] <= 7
