"""Who may do what: one reviewed line for every route and method, and one cell for everybody."""

import pytest
from flask import Flask
from werkzeug.routing import Rule

from netquest.accounts.policies import anyone
from netquest.web.policy import policy
from tests.trust.world import ACTORS, BODIES, CANARY, SLUG, World, less_request_id

pytestmark = pytest.mark.both


def row(*statuses: int) -> dict[str, int]:
    """Name a status for anonymous, unverified, member (the owner), stranger, signed_out, in this order."""
    return dict(zip(ACTORS, statuses, strict=True))


EXPECT = {
    ("home.landing", "GET"): row(200, 302, 302, 302, 200),
    ("home.today", "GET"): row(302, 200, 200, 200, 302),
    ("home.show_progress", "GET"): row(302, 200, 200, 200, 302),
    ("home.badges", "GET"): row(302, 200, 200, 200, 302),
    ("home.styleguide", "GET"): row(200, 200, 200, 200, 200),
    ("home.healthz", "GET"): row(200, 200, 200, 200, 200),
    ("home.readyz", "GET"): row(200, 200, 200, 200, 200),
    ("accounts.signup", "GET"): row(200, 303, 303, 303, 200),
    ("accounts.signup", "POST"): row(303, 303, 303, 303, 303),
    ("accounts.login", "GET"): row(200, 303, 303, 303, 200),
    ("accounts.login", "POST"): row(303, 303, 303, 303, 303),
    ("accounts.logout", "POST"): row(302, 303, 303, 303, 302),
    ("accounts.reset", "GET"): row(200, 200, 200, 200, 200),
    ("accounts.reset", "POST"): row(303, 303, 303, 303, 303),
    ("accounts.choose_password", "GET"): row(200, 200, 200, 200, 200),
    ("accounts.choose_password", "POST"): row(303, 303, 303, 303, 303),
    ("accounts.confirm", "GET"): row(200, 200, 200, 200, 200),
    ("accounts.confirm", "POST"): row(403, 303, 403, 403, 403),
    ("accounts.send_again", "POST"): row(302, 303, 303, 303, 302),
    ("accounts.settings", "GET"): row(302, 200, 200, 200, 302),
    ("accounts.settings", "POST"): row(302, 303, 303, 303, 302),
    ("accounts.change_password", "GET"): row(302, 200, 200, 200, 302),
    ("accounts.change_password", "POST"): row(302, 303, 303, 303, 302),
    ("accounts.revoke_others", "POST"): row(302, 303, 303, 303, 302),
    ("accounts.revoke", "POST"): row(302, 404, 303, 404, 302),
    ("accounts.mails", "GET"): row(200, 200, 200, 200, 200),
    ("challenges.index", "GET"): row(302, 200, 200, 200, 302),
    ("challenges.show", "GET"): row(302, 200, 200, 200, 302),
    ("challenges.attempt", "POST"): row(302, 303, 303, 303, 302),
    ("challenges.withdraw", "POST"): row(302, 404, 303, 404, 302),
    ("challenges.create_menu", "POST"): row(302, 303, 303, 303, 302),
    ("demo.sign_in", "POST"): row(303, 303, 303, 303, 303),
}
SWAPPED = {("challenges.attempt", "POST"), ("challenges.withdraw", "POST")}
"""What answers htmx with a fragment (200) where a plain browser is sent on (303)."""

CELLS = [(endpoint, method, actor) for endpoint, method in sorted(EXPECT) for actor in ACTORS]


def expected(endpoint: str, method: str, actor: str, *, is_swap: bool) -> int:
    status = EXPECT[endpoint, method][actor]
    if is_swap and (endpoint, method) in SWAPPED and status == 303:
        return 200
    return 401 if is_swap and actor in ("anonymous", "signed_out") and status == 302 else status


def is_denied(status: int, actor: str) -> bool:
    return status >= 400 or (status == 302 and actor in ("anonymous", "signed_out"))


def rule_of(world: World, endpoint: str) -> Rule:
    return next(rule for rule, _ in world.rules() if rule.endpoint == endpoint)


def test_every_route_has_its_line(world: World) -> None:
    assert {(rule.endpoint, method) for rule, method in world.rules()} == set(EXPECT)


def test_every_line_names_everybody() -> None:
    assert all(set(line) == set(ACTORS) for line in EXPECT.values())


@pytest.mark.parametrize("is_swap", [False, True], ids=["page", "htmx"])
@pytest.mark.parametrize(("endpoint", "method", "actor"), CELLS)
def test_a_cell(world: World, endpoint: str, method: str, actor: str, is_swap: bool) -> None:
    before, headers = world.digest(), {"HX-Request": "true"} if is_swap else {}
    address = world.url(rule_of(world, endpoint))
    answer = world.browser(actor).open(address, method=method, data=BODIES.get(endpoint), headers=headers)
    status = expected(endpoint, method, actor, is_swap=is_swap)
    assert answer.status_code == status
    assert (CANARY in answer.text) <= (actor == "member")
    if is_denied(status, actor):
        assert world.digest() == before
    if status == 401:
        assert answer.headers["HX-Redirect"].startswith("/login?next=")


def test_the_owner_reads_what_nobody_else_does(world: World) -> None:
    assert CANARY in world.browser("member").get(f"/challenges/{SLUG}").text


@pytest.mark.parametrize("path", ["/attempts/{}/withdrawal", "/sessions/{}/revocation"])
def test_what_is_anothers_answers_as_what_is_nobodys(world: World, path: str) -> None:
    browser, table = world.browser("stranger"), {"/a": "attempt", "/s": "user_session"}[path[:2]]
    own = {row["id"] for row in world.digest()[table] if table == "attempt" or row["person_id"] == 1}
    unknown, foreign = (browser.post(path.format(id_)) for id_ in (987654, max(own)))
    assert (foreign.status_code, less_request_id(foreign)) == (404, less_request_id(unknown))
    assert dict(foreign.headers).keys() == dict(unknown.headers).keys()


def test_a_body_names_nobody_elses_rows(world: World) -> None:
    before = {row["id"]: row for row in world.digest()["person"]}
    more = {"id": "1", "person_id": "1", "user_id": "1", "points": "9", "is_demo": "1", "confirmed_at": "2026-01-01"}
    answer = world.browser("unverified").post("/settings", data=BODIES["accounts.settings"] | more)
    assert answer.status_code == 303
    after = {row["id"]: row for row in world.digest()["person"]}
    changed = {(id_, name) for id_, line in after.items() for name in line if line[name] != before[id_][name]}
    assert changed == {(3, name) for name in ("name", "timezone", "day_start", "minutes", "theme")}


def test_a_view_without_a_policy_does_not_run(make_app: object) -> None:
    ran: list[str] = []

    def unlabelled() -> str:
        ran.append("it ran")
        return CANARY

    app: Flask = make_app()  # type: ignore[operator]
    app.add_url_rule("/unlabelled", view_func=unlabelled)
    app.add_url_rule("/labelled", endpoint="labelled", view_func=policy(anyone)(lambda: "in"))
    assert app.test_client().get("/labelled").text == "in"
    assert app.test_client().get("/unlabelled").status_code == 500
    assert not ran
