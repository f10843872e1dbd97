"""Who may do what: every route, asked by everybody; what is refused changes nothing and tells nothing."""

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from netquest.accounts.policies import anyone
from netquest.web.policy import policy
from tests.rows import fingerprint, news
from tests.trust.bodies import BODIES
from tests.trust.cast import SLUG
from tests.trust.matrix import ACTORS, EXPECT, GROUPS, UNKNOWN, expected, is_denied
from tests.trust.world import CANARY, NOTES, World, less_request_id

pytestmark = pytest.mark.both

ROUTES = sorted(EXPECT)
OBJECTS = {
    *("person_id", "attempt_id", "session_id", "set_id", "assignment_id", "offer_id", "invitation_id"),
    *("reframe_id", "look_id", "strength_id", "pause_id", "assessment_id"),
}
"""The arguments of addresses that name somebody's thing; a team's slug does so too."""


def rule_of(world: World, endpoint: str, method: str = "") -> Rule:
    return next(rule for rule, at in world.rules() if rule.endpoint == endpoint and method in (at, ""))


def ask(world: World, endpoint: str, method: str, actor: str, *, is_swap: bool, whose: str = "own") -> TestResponse:
    """Ask as somebody, with the body that succeeds for whoever may."""
    headers = {"HX-Request": "true"} if is_swap else {}
    address = world.url(rule_of(world, endpoint, method), whose=whose)
    return world.browser(actor).open(address, method=method, data=BODIES.get(endpoint), headers=headers)


def faults(answer: TestResponse, actor: str) -> list[str]:
    """Name what is wrong with an answer whatever its status: somebody else's words, a sign-in that leads nowhere."""
    found = [part for part, note in NOTES.items() if part != actor and note in answer.text]
    if answer.status_code == 401 and not answer.headers["HX-Redirect"].startswith("/login?next="):
        found.append("no way to sign in")
    return found


def test_every_route_has_its_line(world: World) -> None:
    assert {(rule.endpoint, method) for rule, method in world.rules()} == set(EXPECT)


def test_every_line_names_everybody() -> None:
    assert all(set(line) == set(ACTORS) for line in EXPECT.values())


@pytest.mark.parametrize("is_swap", [False, True], ids=["page", "htmx"])
@pytest.mark.parametrize(("endpoint", "method"), ROUTES)
def test_a_route_answers_everybody_as_its_line_says(world: World, endpoint: str, method: str, is_swap: bool) -> None:
    rows, before, statuses, wrong, acted = world.digest(), fingerprint(), {}, {}, {}
    for actor in ACTORS:
        answer = ask(world, endpoint, method, actor, is_swap=is_swap)
        statuses[actor], wrong[actor] = answer.status_code, faults(answer, actor)
        if (after := fingerprint()) != before:
            acted[actor] = news(rows, (name for name in after if after[name] != before[name]))
            world.restore()
    assert statuses == expected(endpoint, method, is_swap=is_swap)
    assert not any(wrong.values()), wrong
    assert not {actor: acted[actor] for actor in acted if method == "GET" or is_denied(statuses[actor], actor)}
    assert acted or method == "GET", "nobody's request changed anything, so the refusals prove nothing"


def strange(world: World) -> list[tuple[str, str, str, str]]:
    """Return route, method, actor and whose thing it is, wherever that thing does not exist for the actor."""
    addressed = {(rule.endpoint, method) for rule, method in world.rules() if rule.arguments & OBJECTS or is_team(rule)}
    others = [(*route, actor, "foreign") for route in addressed for actor in ACTORS if actor not in GROUPS["elsewhere"]]
    own = [(*route, actor, "own") for route in addressed for actor in ACTORS if EXPECT[route][actor] == 404]
    return sorted(case for case in own + others if case[2] not in UNKNOWN)


def is_team(rule: Rule) -> bool:
    return rule.rule.startswith("/teams/<slug")


def as_told(answer: TestResponse) -> tuple[int, str, list[tuple[str, str]]]:
    """Return all that an answer tells, without what differs from request to request."""
    headers = [(name, value) for name, value in answer.headers if not name.startswith(("X-R", "Set-Cookie"))]
    return answer.status_code, less_request_id(answer), headers


def test_what_is_anothers_answers_as_what_is_nobodys(world: World) -> None:
    cases, told = strange(world), []
    for endpoint, method, actor, whose in cases:
        found, none = (ask(world, endpoint, method, actor, is_swap=False, whose=one) for one in (whose, "nobody"))
        if found.status_code not in (403, 404) or as_told(found) != as_told(none):
            told.append((endpoint, method, actor, whose, found.status_code, none.status_code))
    assert told == []
    assert len(cases) > 200


def test_the_owner_reads_what_nobody_else_does(world: World) -> None:
    assert CANARY in world.browser("member").get(f"/challenges/{SLUG}").text


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
