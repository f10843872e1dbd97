"""Starting an organisation, making teams, naming and setting them."""

import pytest
from sqlalchemy import func, select

from netquest.core.db import db
from netquest.organisations import team_service
from netquest.organisations.models import Board, Membership, Organisation, Team
from tests.organisations.conftest import role_in, seat_of
from tests.trust import markup

pytestmark = pytest.mark.both

NEW = {"name": "Harbour Works", "key": "k1"}


def rows(table):
    db.session.expire_all()
    return db.session.scalar(select(func.count()).select_from(table))


def board_of_organisation(seat):
    db.session.expire_all()
    return db.session.get_one(Board, seat.board_id)


def test_starting_makes_one_an_admin_with_a_board(sign_in, alice):
    answer = sign_in(alice).post("/organisations", data=NEW)
    assert (answer.status_code, answer.location) == (303, "/organisation")
    seat = seat_of(alice)
    assert (seat.organisation, seat.is_admin, seat.teams) == ("Harbour Works", True, ())
    assert board_of_organisation(seat).people == 0


def test_the_same_form_twice_starts_one(sign_in, alice):
    browser = sign_in(alice)
    assert [browser.post("/organisations", data=NEW).status_code for _ in range(2)] == [303, 303]
    assert (rows(Organisation), rows(Membership), rows(Board)) == (1, 1, 1)


def test_a_second_organisation_is_refused_with_a_reason(sign_in, alice):
    browser = sign_in(alice)
    browser.post("/organisations", data=NEW)
    answer = browser.post("/organisations", data=NEW | {"key": "k2"})
    assert answer.status_code == 409
    assert "one at a time" in answer.text
    assert rows(Organisation) == 1


def test_who_is_not_confirmed_starts_none(sign_in, make_person):
    answer = sign_in(make_person("Uma", confirmed=False)).post("/organisations", data=NEW)
    assert answer.status_code == 403
    assert "Send the mail again" in answer.text
    assert rows(Organisation) == 0


@pytest.mark.parametrize("wrong", [{"name": " "}, {"name": "x" * 61}, {"key": ""}, {"key": "x" * 65}, {"key": "\x00"}])
def test_a_start_that_cannot_be_read_is_refused_at_its_field(sign_in, alice, wrong):
    answer = sign_in(alice).post("/organisations", data=NEW | wrong)
    assert answer.status_code == 422
    assert rows(Organisation) == 0
    assert markup.form(answer.text, "/organisations").fields["name"].sent == (NEW | wrong)["name"].strip()


def test_an_admin_makes_a_team_and_manages_it(cast, browse):
    answer = browse(cast.dan).post("/teams", data={"name": "Crane & Co", "key": "t1", "joins": "y"})
    team = db.session.scalars(select(Team).where(Team.name == "Crane & Co")).one()
    assert (answer.status_code, answer.location) == (303, f"/teams/{team.slug}")
    assert team.slug.startswith("crane-co-")
    assert role_in(cast.dan, team) == "manager"


def test_an_admin_may_stay_out_of_a_team(cast, browse):
    answer = browse(cast.dan).post("/teams", data={"name": "Crane", "key": "t1"})
    assert seat_of(cast.dan).teams == ()
    assert browse(cast.dan).get(answer.location).status_code == 200


def test_the_same_team_form_twice_makes_one(cast, browse):
    data = {"name": "Crane", "key": "t1"}
    assert len({browse(cast.dan).post("/teams", data=data).location for _ in range(3)}) == 1


def test_a_taken_slug_gets_another_tail(cast, browse, monkeypatch):
    made = iter(["crane-0a", "crane-0a", "crane-0b"])
    monkeypatch.setattr(team_service, "slug_of", lambda name, tail: next(made))
    slugs = [
        browse(cast.dan).post("/teams", data={"name": "Crane", "key": key}).location.rpartition("/")[2]
        for key in ("t1", "t2")
    ]
    assert slugs == ["crane-0a", "crane-0b"]


@pytest.mark.parametrize("name", ["bob", "alice"])
def test_only_an_admin_makes_teams(cast, browse, name):
    before = rows(Team)
    assert browse(getattr(cast, name)).post("/teams", data={"name": "Crane", "key": "t1"}).status_code == 403
    assert rows(Team) == before


def test_a_team_is_named_and_set_and_keeps_its_address(cast, browse):
    path = f"/teams/{cast.harbour.slug}/settings"
    answer = browse(cast.bob).post(path, data={"name": "Pier", "is_full": "1", "goal": "40"})
    assert (answer.status_code, answer.location) == (303, f"/teams/{cast.harbour.slug}")
    form = markup.form(browse(cast.bob).get(path).text, path)
    assert form.data()["name"] == "Pier"
    assert (form.fields["is_full"].sent, form.fields["goal"].sent) == ("1", "40")


def test_what_is_not_sent_stays_and_an_empty_goal_is_three_a_head(cast, browse):
    path = "/organisation/settings"
    browse(cast.dan).post(path, data={"name": "Works", "is_full": "1", "goal": "40"})
    browse(cast.dan).post(path, data={"goal": ""})
    board = board_of_organisation(seat_of(cast.dan))
    assert (seat_of(cast.dan).organisation, board.is_full, board.goal) == ("Works", True, None)


@pytest.mark.parametrize("goal", ["0", "-1", "10001", "1e3", "3.5", "１２", "007", "many"])
def test_a_goal_that_is_none_is_refused_at_its_field(cast, browse, goal):
    answer = browse(cast.dan).post("/organisation/settings", data={"name": "Works", "goal": goal})
    assert answer.status_code == 422
    assert 'id="goal-error"' in answer.text
    assert markup.form(answer.text, "/organisation/settings").fields["goal"].sent == goal
