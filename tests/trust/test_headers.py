"""The strict headers stand on every answer: pages, fragments, redirects, refusals, faults, files."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from netquest.accounts.models import Person
from netquest.accounts.policies import anyone
from netquest.core.config import ROOT
from netquest.web.assets import Assets
from netquest.web.policy import policy
from tests.browser_client import Client
from tests.conftest import PASSWORD
from tests.trust.bodies import BODIES
from tests.trust.cast import SLUG
from tests.trust.conftest import MakeApp
from tests.trust.world import World

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
}
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
}
SAYS_UTF_8 = re.compile(r'charset="?utf-8"?$')
HTTPS = "https://netquest.example"
ATTEMPTS = f"/challenges/{SLUG}/attempts"
STYLES = Assets(ROOT / "static").url("app.css")


def faults(answer: TestResponse, *, is_https: bool = False) -> list[str]:
    """Name what every answer must carry and this one does not."""
    wanted = FIXED | ({"Strict-Transport-Security": "max-age=63072000; includeSubDomains"} if is_https else {})
    found = [name for name, value in wanted.items() if answer.headers.getlist(name) != [value]]
    found += ["HSTS on http"] * (not is_https and "Strict-Transport-Security" in answer.headers)
    policies = answer.headers.getlist("Content-Security-Policy")
    found += ["policy"] * (len(policies) != 1 or set(policies[0].split("; ")) != POLICY)
    kind = answer.headers.get("Content-Type", "")
    return found + [kind] * (kind.startswith("text/") and not SAYS_UTF_8.search(kind))


def kept_faults(answer: TestResponse) -> list[str]:
    """Name what keeps an answer out of every cache and is missing."""
    varies = {name.strip() for name in answer.headers.get("Vary", "").split(",")}
    found = ["no-store"] * (answer.headers.get("Cache-Control") != "no-store")
    return found + sorted({"Cookie", "HX-Request"} - varies)


@pytest.mark.parametrize("is_swap", [False, True], ids=["page", "htmx"])
@pytest.mark.parametrize("actor", ["anonymous", "invited", "member", "manager", "admin"])
def test_every_page_carries_them(world: World, actor: str, is_swap: bool) -> None:
    browser, headers = world.browser(actor), {"HX-Request": "true"} if is_swap else {}
    rules = [rule for rule, method in world.rules() if method == "GET"]
    assert rules
    for rule in rules:
        answer = browser.get(world.url(rule), headers=headers)
        assert faults(answer) + kept_faults(answer) == [], rule


@pytest.mark.parametrize("actor", ["anonymous", "member", "admin"])
def test_every_answer_to_a_post_carries_them(world: World, actor: str) -> None:
    for rule, method in world.rules():
        if method == "POST":
            world.restore()
            answer = world.browser(actor).post(world.url(rule), data=BODIES.get(rule.endpoint))
            assert faults(answer) + kept_faults(answer) == [], rule


REFUSALS: dict[str, tuple[int, Callable[[Client], TestResponse]]] = {
    "sent on to the sign-in page": (302, lambda b: b.get("/today", base_url="http://127.0.0.1")),
    "no token": (400, lambda b: b.post(ATTEMPTS, headers={"X-CSRFToken": ""})),
    "another host": (400, lambda b: b.get("/today", headers={"Host": "evil.example"})),
    "another site": (403, lambda b: b.post(ATTEMPTS, headers={"Origin": "https://evil.example"})),
    "no page": (404, lambda b: b.get("/nowhere")),
    "no card": (404, lambda b: b.get("/challenges/no-such-card")),
    "no file": (404, lambda b: b.get("/static/no-such-file.css")),
    "no method": (405, lambda b: b.open("/today", method="DELETE")),
    "too large": (413, lambda b: b.post(ATTEMPTS, data={"note": "x" * 1_100_000})),
    "bad input": (422, lambda b: b.post(ATTEMPTS, data={"outcome": "perhaps"})),
    "options": (200, lambda b: b.open("/today", method="OPTIONS")),
    "head": (200, lambda b: b.open("/today", method="HEAD")),
}


@pytest.mark.parametrize("is_swap", [False, True], ids=["page", "htmx"])
@pytest.mark.parametrize("case", REFUSALS)
def test_refusals_carry_them(world: World, case: str, is_swap: bool) -> None:
    status, ask = REFUSALS[case]
    browser = world.browser("member")
    if is_swap:
        browser.environ_base["HTTP_HX_REQUEST"] = "true"
    answer = ask(browser)
    assert answer.status_code == (401 if status == 302 and is_swap else status)
    assert faults(answer) + kept_faults(answer) == []
    assert answer.headers["X-Request-Id"]


@policy(anyone)
def fail() -> str:
    """Stand in for a view with a fault in it."""
    raise RuntimeError("the inner workings")


@pytest.mark.parametrize("is_swap", [False, True], ids=["page", "htmx"])
def test_a_fault_carries_them_and_says_nothing_of_itself(
    world: World, monkeypatch: pytest.MonkeyPatch, is_swap: bool
) -> None:
    monkeypatch.setitem(world.app.view_functions, "home.healthz", fail)
    answer = world.browser("member").get("/healthz", headers={"HX-Request": "true"} if is_swap else {})
    assert answer.status_code == 500
    assert faults(answer) + kept_faults(answer) == []
    assert "inner workings" not in answer.text
    assert (answer.headers["X-Request-Id"] in answer.text) or is_swap


@pytest.mark.parametrize("path", [STYLES, "/static/app.css", "/static/sprite.svg", "/static/0123456789abcdef/app.css"])
def test_files_carry_them(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, faults(answer)) == (200, [])
    tag = answer.headers["ETag"]
    again = client.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, faults(again)) == (304, [])
    refused = client.post(path)
    assert (refused.status_code, faults(refused)) == (405, [])


@pytest.fixture
def https(make_app: MakeApp) -> Flask:
    return make_app(public_origin=HTTPS, demo=False)


def cookies(answer: TestResponse) -> list[str]:
    return answer.headers.getlist("Set-Cookie")


def flags(cookie: str) -> set[str]:
    return {part.strip().lower() for part in cookie.split(";")[1:] if "expires" not in part.lower()}


def test_over_http_on_this_machine_the_cookie_is_plain_but_kept_from_scripts(client: Client, alice: Person) -> None:
    answer = client.post("/login", data={"email": alice.email, "password": PASSWORD})
    (cookie,) = cookies(answer)
    assert cookie.startswith("session=")
    assert flags(cookie) == {"httponly", "path=/", "samesite=lax"}


def test_over_https_the_cookie_is_bound_to_the_host(https: Flask, alice: Person) -> None:
    browser = https.test_client()
    answer = browser.get("/login", base_url=HTTPS)
    (cookie,) = cookies(answer)
    assert cookie.startswith("__Host-session=")
    assert flags(cookie) == {"secure", "httponly", "path=/", "samesite=lax"}
    assert faults(answer, is_https=True) + kept_faults(answer) == []


def test_over_https_every_answer_asks_for_https_for_two_years(https: Flask) -> None:
    for path in ("/", "/signup", "/today", "/nowhere", "/healthz", STYLES, "/static/none.css"):
        answer = https.test_client().get(path, base_url=HTTPS)
        assert faults(answer, is_https=True) == [], path
