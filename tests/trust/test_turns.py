"""A role that ends during a session has ended with the next request, on every route."""

import pytest

from tests.rows import fingerprint, read, write
from tests.trust.bodies import BODIES
from tests.trust.matrix import EXPECT, OWNERS_POST, Line, is_denied
from tests.trust.test_access import ask
from tests.trust.world import World

pytestmark = pytest.mark.both

DOORS = {"organisations.accept", "organisations.join"}
AREA = sorted(
    route
    for route in EXPECT
    if route[0].startswith(("organisations.", "leaderboards.", "assignments.")) and route[0] not in DOORS
)


def act(world: World, actor: str, path: str, **data: str) -> None:
    assert world.browser(actor).post(path, data=data).status_code == 303, path


def set_role(world: World, part: str, role: str) -> None:
    act(world, "admin", f"/organisation/people/{world.person_id(part)}/role", role=role)


def set_team_role(world: World, part: str, team: str, role: str) -> None:
    act(world, "admin", f"/teams/{world.part(team)}/people/{world.person_id(part)}/role", role=role)


def manager_becomes_member(world: World) -> None:
    for team in ("team", "pier"):
        set_team_role(world, "manager", team, "member")


def manager_is_taken_out(world: World) -> None:
    act(world, "admin", f"/organisation/people/{world.person_id('manager')}/removal")


def member_is_taken_out_of_the_team(world: World) -> None:
    act(world, "manager", f"/teams/{world.part('team')}/people/{world.person_id('member')}/removal")


def admin_becomes_member(world: World) -> None:
    set_role(world, "other_team", "admin")
    act(world, "other_team", f"/organisation/people/{world.person_id('admin')}/role", role="member")


def mate_leaves(world: World) -> None:
    act(world, "team_mate", "/organisation/leaving")


TURNS = {
    manager_becomes_member: ("manager", "team_mate"),
    manager_is_taken_out: ("manager", "removed"),
    member_is_taken_out_of_the_team: ("member", "other_team"),
    admin_becomes_member: ("admin", "other_team"),
    mate_leaves: ("team_mate", "removed"),
}
"""Whose turn it is, and who meets the same answers from then on."""


def expected(endpoint: str, method: str, actor: str, like: str) -> int:
    """Return the status after the turn: what is one's own, and having been in the team, stays."""
    line: Line = EXPECT[endpoint, method]
    stays = endpoint == "organisations.leave_team" or line == OWNERS_POST
    return line[actor] if stays and actor == "member" else line[like]


@pytest.mark.parametrize("turn", TURNS)
def test_the_next_request_obeys(world: World, turn: object) -> None:
    actor, like = TURNS[turn]  # type: ignore[index]
    turn(world)  # type: ignore[operator]
    after, known, wrong = read(), fingerprint(), []
    for endpoint, method in AREA:
        status = ask(world, endpoint, method, actor, is_swap=False).status_code
        is_changed = fingerprint() != known
        if status != expected(endpoint, method, actor, like) or (is_changed and is_denied(status, actor)):
            wrong.append((endpoint, method, status, expected(endpoint, method, actor, like)))
        if is_changed:
            write(after)
    assert wrong == []


def test_who_comes_in_is_in_with_the_next_request(world: World) -> None:
    token = world.part("organisations.accept")
    assert world.browser("invited").get("/assignments").status_code == 404
    act(world, "invited", f"/invitations/{token}")
    assert world.browser("invited").get("/assignments").status_code == 200
    assert world.browser("invited").get(f"/teams/{world.part('team')}").status_code == 200


HOSTS = [(manager_becomes_member, "organisations.accept"), (admin_becomes_member, "organisations.join")]


@pytest.mark.parametrize(("turn", "endpoint"), HOSTS)
def test_a_way_in_lasts_no_longer_than_its_hosts_role(world: World, turn: object, endpoint: str) -> None:
    for method in ("GET", "POST"):
        assert ask(world, endpoint, method, "invited", is_swap=False).status_code in (200, 303)
    world.restore()
    turn(world)  # type: ignore[operator]
    before = read()
    for method in ("GET", "POST"):
        assert ask(world, endpoint, method, "invited", is_swap=False).status_code == 404
    assert read() == before


def test_nobody_lifts_themselves(world: World) -> None:
    before, path = read(), f"/teams/{world.part('team')}/people/{world.person_id('manager')}/role"
    for actor in ("manager", "member", "other_manager", "foreign_admin", "removed"):
        assert world.browser(actor).post(path, data={"role": "manager"}).status_code in (403, 404)
        itself = f"/organisation/people/{world.person_id(actor)}/role"
        if actor != "foreign_admin":
            assert world.browser(actor).post(itself, data={"role": "admin"}).status_code in (403, 404)
    assert BODIES["organisations.set_role"]["role"] == "admin"
    assert read() == before


def test_what_was_given_above_ones_ceiling_is_not_ones_own_to_take_back(world: World) -> None:
    team, mate = f"/teams/{world.part('team')}", world.person_id("team_mate")
    act(world, "admin", f"{team}/people/{mate}/role", role="manager")
    act(world, "admin", f"{team}/invitations", email="lars@harbour.example", role="manager")
    sent = max(row["id"] for row in read()["invitation"])
    before = read()
    paths = (f"{team}/people/{mate}/removal", f"/invitations/{sent}/sending", f"/invitations/{sent}/revocation")
    assert [world.browser("manager").post(path).status_code for path in paths] == [403] * 3
    assert read() == before
    assert [world.browser("admin").post(path).status_code for path in paths] == [303] * 3


def test_an_invitation_works_once(world: World) -> None:
    door = f"/invitations/{world.part('organisations.accept')}"
    act(world, "invited", door)
    act(world, "invited", "/organisation/leaving")
    before = read()
    assert world.browser("invited").post(door).status_code == 404
    assert read() == before
