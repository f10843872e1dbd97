"""Leaving and being taken out: at once, everywhere, with days that are kept; an organisation keeps an admin."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from netquest.core.db import db
from netquest.organisations.models import Board, BoardStay, Membership, TeamMembership
from netquest.organisations.queries import find_seat_of
from tests.organisations import belonging
from tests.organisations.conftest import role_in, seat_of

pytestmark = pytest.mark.both


def days(table, person):
    """Return the first and last days of a person's memberships, oldest first."""
    db.session.expire_all()
    return db.session.execute(
        select(table.first_day, table.last_day).where(table.person_id == person.id).order_by(table.id)
    ).all()


def on_boards(person):
    db.session.expire_all()
    mine = (BoardStay.person_id == person.id, BoardStay.left_at.is_(None))
    return db.session.scalars(select(BoardStay.board_id).where(*mine)).all()


def belongs(person):
    db.session.expire_all()
    return find_seat_of(person.id) is not None


def test_leaving_a_team_keeps_the_days_and_the_organisation(cast, browse, clock):
    clock.shift(timedelta(days=2))
    answer = browse(cast.alice).post(f"/teams/{cast.harbour.slug}/leaving")
    assert (answer.status_code, answer.location) == (303, "/organisation")
    assert days(TeamMembership, cast.alice) == [(date(2026, 11, 18), date(2026, 11, 20))]
    assert days(Membership, cast.alice) == [(date(2026, 11, 18), None)]
    assert browse(cast.alice).get(f"/teams/{cast.harbour.slug}").status_code == 404


def test_leaving_a_team_leaves_its_board(cast, browse):
    belonging.put_on(cast.alice, cast.harbour, cast.organisation)
    browse(cast.alice).post(f"/teams/{cast.harbour.slug}/leaving")
    assert on_boards(cast.alice) == [belonging.board_of(cast.organisation)]
    assert db.session.get_one(Board, belonging.board_of(cast.harbour)).people == 0


def test_leaving_the_organisation_leaves_everything_in_it(cast, browse):
    belonging.put_in_team(cast.alice, cast.quay)
    belonging.put_on(cast.alice, cast.harbour, cast.quay, cast.organisation)
    assert browse(cast.alice).post("/organisation/leaving").status_code == 303
    assert (belongs(cast.alice), on_boards(cast.alice)) == (False, [])
    assert [last for _, last in days(TeamMembership, cast.alice)] == [date(2026, 11, 18)] * 2
    assert browse(cast.alice).get(f"/teams/{cast.harbour.slug}").status_code == 404


@pytest.mark.parametrize("path", ["/organisation/leaving", "/teams/{slug}/leaving"])
def test_leaving_twice_answers_the_same(cast, browse, path):
    address = path.format(slug=cast.harbour.slug)
    answers = [browse(cast.alice).post(address) for _ in range(2)]
    assert [(answer.status_code, answer.location) for answer in answers] == [(303, "/organisation")] * 2


def test_coming_back_is_a_new_membership(cast, browse, clock):
    browse(cast.alice).post("/organisation/leaving")
    clock.shift(timedelta(days=1))
    belonging.put_in_team(cast.alice, cast.harbour)
    assert days(Membership, cast.alice)[1] == (date(2026, 11, 19), None)
    assert seat_of(cast.alice).since == date(2026, 11, 19)


def test_days_are_those_of_the_persons_own_zone(cast, make_person, browse, clock):
    far = make_person("Far", timezone="Pacific/Kiritimati")
    belonging.put_in_team(far, cast.harbour)
    clock.shift(timedelta(hours=9))
    browse(cast.bob).post(f"/teams/{cast.harbour.slug}/people/{far.id}/removal")
    assert days(TeamMembership, far) == [(date(2026, 11, 18), date(2026, 11, 19))]


def test_a_manager_takes_a_member_out_of_the_team(cast, browse):
    path = f"/teams/{cast.harbour.slug}/people/{cast.alice.id}/removal"
    assert [browse(cast.bob).post(path).status_code for _ in range(2)] == [303, 303]
    assert (role_in(cast.alice, cast.harbour), belongs(cast.alice)) == (None, True)


def test_only_an_admin_takes_a_manager_out(cast, browse):
    belonging.put_in_team(cast.eve, cast.harbour, role="manager")
    path = f"/teams/{cast.harbour.slug}/people/{cast.eve.id}/removal"
    assert browse(cast.bob).post(path).status_code == 403
    assert role_in(cast.eve, cast.harbour) == "manager"
    assert browse(cast.dan).post(path).status_code == 303
    assert role_in(cast.eve, cast.harbour) is None


def test_who_was_taken_out_sees_nothing_with_the_next_request(cast, browse):
    member = browse(cast.alice)
    assert member.get(f"/teams/{cast.harbour.slug}").status_code == 200
    path = f"/organisation/people/{cast.alice.id}/removal"
    assert [browse(cast.dan).post(path).status_code for _ in range(2)] == [303, 303]
    assert member.get(f"/teams/{cast.harbour.slug}").status_code == 404
    assert "Start an organisation" in member.get("/organisation").text
    assert [member.get("/today").status_code, member.get("/progress").status_code] == [200, 200]


def test_a_demoted_manager_manages_nothing_with_the_next_request(cast, browse):
    path = f"/teams/{cast.harbour.slug}"
    assert browse(cast.bob).get(f"{path}/invitations").status_code == 200
    browse(cast.dan).post(f"{path}/people/{cast.bob.id}/role", data={"role": "member"})
    assert browse(cast.bob).get(f"{path}/invitations").status_code == 403


@pytest.mark.parametrize("act", ["leaving", "people/{dan}/removal", "people/{dan}/role"])
def test_the_last_admin_stays_one(cast, browse, act):
    address = "/organisation/" + act.format(dan=cast.dan.id)
    answer = browse(cast.dan).post(address, data={"role": "member"})
    assert answer.status_code == 409
    assert "keeps an admin" in answer.text
    assert seat_of(cast.dan).is_admin


@pytest.mark.parametrize("act", ["leaving", "people/{dan}/removal", "people/{dan}/role"])
def test_one_of_two_admins_may_go(cast, browse, act):
    browse(cast.dan).post(f"/organisation/people/{cast.bob.id}/role", data={"role": "admin"})
    address = "/organisation/" + act.format(dan=cast.dan.id)
    assert browse(cast.dan).post(address, data={"role": "member"}).status_code == 303
    assert seat_of(cast.bob).is_admin
    assert browse(cast.dan).get("/organisation/settings").status_code in (403, 404)


def test_the_last_admin_is_shown_why_instead_of_a_button(cast, browse):
    page = browse(cast.dan).get("/organisation").text
    assert "You are the only admin." in page
    assert "/organisation/leaving" not in page
