"""Giving roles: nobody gives one above their ceiling, on any path; what is another's answers as what is nobody's."""

import pytest
from sqlalchemy import func, select

from netquest.core.db import Base, db
from netquest.organisations.models import Invitation, Membership, TeamMembership
from tests.organisations import belonging
from tests.organisations.conftest import role_in, seat_of
from tests.rows import read
from tests.trust.world import less_request_id

pytestmark = pytest.mark.both

GUEST = {"email": "guest@example.org"}


def table_of(name):
    return {row["id"]: row for row in read()[name]}


def same(answers):
    """Whether answers are equal but for the request's id and the token."""
    return len({(answer.status_code, less_request_id(answer)) for answer in answers}) == 1


def test_an_admin_gives_and_takes_roles(cast, browse):
    for role in ("manager", "member"):
        data = {"role": role}
        assert browse(cast.dan).post(f"/teams/{cast.harbour.slug}/people/{cast.alice.id}/role", data=data).location
        assert role_in(cast.alice, cast.harbour) == role
    for role in ("admin", "member"):
        browse(cast.dan).post(f"/organisation/people/{cast.alice.id}/role", data={"role": role})
        assert seat_of(cast.alice).is_admin == (role == "admin")


@pytest.mark.parametrize("role", ["manager", "admin"])
@pytest.mark.parametrize("name", ["bob", "alice", "eve"])
def test_nobody_below_an_admin_invites_above_a_member(cast, browse, name, role):
    path = f"/teams/{cast.harbour.slug}/invitations"
    answer = browse(getattr(cast, name)).post(path, data=GUEST | {"role": role})
    assert answer.status_code == (422 if name == "bob" else 403)
    assert table_of("invitation") == {}


@pytest.mark.parametrize("name", ["bob", "alice", "eve"])
@pytest.mark.parametrize(
    "path",
    [
        "/organisation/people/{person}/role",
        "/organisation/people/{person}/removal",
        "/teams/{slug}/people/{person}/role",
        "/organisation/invitations",
        "/organisation/settings",
    ],
)
def test_the_acts_of_admins_are_closed_to_others(cast, browse, name, path):
    viewer = getattr(cast, name)
    browse(viewer)
    before = read()
    address = path.format(person=viewer.id, slug=cast.harbour.slug)
    assert browse(viewer).post(address, data=GUEST | {"role": "admin", "name": "Mine"}).status_code == 403
    assert read() == before


@pytest.mark.parametrize("missing", ["manager", "admin"])
def test_a_role_that_a_place_does_not_have_is_refused(cast, browse, missing):
    place = "/organisation" if missing == "manager" else f"/teams/{cast.harbour.slug}"
    for role in (missing, "owner", "", "member\x00"):
        answer = browse(cast.dan).post(f"{place}/people/{cast.alice.id}/role", data={"role": role})
        assert (answer.status_code, 'id="role-error"' in answer.text) == (422, True)
    assert (role_in(cast.alice, cast.harbour), seat_of(cast.alice).is_admin) == ("member", False)


def test_an_invitation_is_worth_what_its_host_may_still_give(cast, browse, mailed, make_person):
    guest = make_person("Guest")
    browse(cast.dan).post(f"/organisation/people/{cast.bob.id}/role", data={"role": "admin"})
    browse(cast.bob).post(f"/teams/{cast.harbour.slug}/invitations", data=GUEST | {"role": "admin"})
    link = mailed()
    browse(cast.dan).post(f"/organisation/people/{cast.bob.id}/role", data={"role": "member"})
    assert [browse(guest).get(link).status_code, browse(guest).post(link).status_code] == [404, 404]
    assert role_in(guest, cast.harbour) is None


def test_a_manager_does_not_send_again_what_is_above_the_ceiling(cast, browse):
    browse(cast.dan).post(f"/teams/{cast.harbour.slug}/invitations", data=GUEST | {"role": "manager"})
    (invitation_id,) = table_of("invitation")
    for act in ("sending", "revocation"):
        assert browse(cast.bob).post(f"/invitations/{invitation_id}/{act}").status_code == 403
    assert table_of("invitation")[invitation_id]["revoked_at"] is None


@pytest.mark.parametrize("act", ["", "/role", "/removal"])
@pytest.mark.parametrize("name", ["dan", "carol"])
def test_people_of_another_organisation_are_as_unknown_as_nobody(cast, browse, name, act):
    viewer = getattr(cast, name)
    foreign = cast.alice if name == "carol" else cast.carol
    own = cast.elsewhere if name == "carol" else cast.harbour
    for path in ("/organisation/people/{}", f"/teams/{own.slug}/people/{{}}"):
        answers = [ask(browse(viewer), path.format(id_) + act) for id_ in (foreign.id, 987654, 2**31 - 1)]
        assert answers[0].status_code == 404
        assert same(answers)


def ask(browser, path):
    """Post where a path acts, else look."""
    return browser.post(path, data={"role": "member"}) if path.endswith(("role", "removal")) else browser.get(path)


LOOKS = ("", "/settings", "/invitations", "/people/1")
ACTS = ("/leaving", "/link", "/link/revocation", "/people/1/removal")


@pytest.mark.parametrize("name", ["dan", "bob", "alice", "eve", "carol"])
def test_a_team_that_one_does_not_see_is_as_unknown_as_none(cast, browse, name):
    browser = browse(getattr(cast, name))
    foreign = cast.harbour if name in ("carol", "eve") else cast.elsewhere
    for path in (*LOOKS, *ACTS):
        ask = browser.post if path in ACTS else browser.get
        answers = [ask(f"/teams/{slug}{path}") for slug in (foreign.slug, "no-such-team")]
        assert answers[0].status_code in (403, 404), path
        assert same(answers), path


@pytest.mark.parametrize("act", ["sending", "revocation"])
@pytest.mark.parametrize("name", ["carol", "eve"])
def test_an_invitation_of_others_is_as_unknown_as_none(cast, browse, name, act):
    browse(cast.bob).post(f"/teams/{cast.harbour.slug}/invitations", data=GUEST)
    belonging.put_in_team(cast.dan, cast.quay)
    (invitation_id,) = table_of("invitation")
    viewer = browse(getattr(cast, name))
    answers = [viewer.post(f"/invitations/{id_}/{act}") for id_ in (invitation_id, 987654)]
    assert answers[0].status_code == (404 if name == "carol" else 403)
    assert same(answers)


@pytest.mark.parametrize("table", [Membership, TeamMembership, Invitation])
def test_a_body_names_nobody_elses_rows(cast, browse, table: type[Base]):
    count = select(func.count()).select_from(table)
    before = db.session.scalars(count).one()
    foreign = {"organisation_id": "2", "team_id": str(cast.elsewhere.id), "person_id": str(cast.carol.id), "id": "1"}
    browse(cast.bob).post(f"/teams/{cast.harbour.slug}/settings", data={"name": "Pier"} | foreign)
    browse(cast.bob).post(f"/teams/{cast.harbour.slug}/invitations", data=GUEST | foreign)
    assert db.session.scalars(count).one() == before + (table is Invitation)
    assert {row["organisation_id"] for row in table_of("invitation").values()} == {cast.organisation.id}
    assert role_in(cast.carol, cast.elsewhere) == "manager"


@pytest.mark.parametrize("path", ["/organisation/settings", "/organisation/people/1", "/teams/new", "/teams/quay"])
def test_nothing_of_a_team_exists_for_who_has_no_organisation(sign_in, alice, path):
    assert sign_in(alice).get(path).status_code == 404
