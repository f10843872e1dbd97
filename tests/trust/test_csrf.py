"""Nothing changes unless a page of ours, in the same browser, has sent it."""

import pytest
from werkzeug.routing import Rule

from tests.browser_client import SAFE
from tests.conftest import PASSWORD
from tests.rows import fingerprint
from tests.trust import markup
from tests.trust.bodies import BODIES, NEW_PASSWORD
from tests.trust.cast import SLUG
from tests.trust.conftest import MakeApp
from tests.trust.sending import able
from tests.trust.world import World

ATTEMPTS = f"/challenges/{SLUG}/attempts"
FOREIGN = {
    "another site": {"Sec-Fetch-Site": "cross-site"},
    "a sister site": {"Sec-Fetch-Site": "same-site"},
    "another origin": {"Origin": "https://evil.example"},
    "another port": {"Origin": "http://localhost:8001"},
    "no origin": {"Origin": "null"},
    "an origin that begins like ours": {"Origin": "http://localhost.evil.example"},
    "no token": {"X-CSRFToken": ""},
    "a broken token": {"X-CSRFToken": "abc"},
}
OWN = [
    {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"},
    {"Origin": "http://localhost:8000"},
    {"Sec-Fetch-Site": "none"},
    {},
]


def unsafe(world: World) -> list[Rule]:
    found = [rule for rule, method in world.rules() if method not in SAFE]
    assert len(found) > 10
    return found


def refused(world: World, rule: Rule, headers: dict[str, str], **sent: str) -> bool:
    """Whether a request is refused and changes nothing; its body is the one that succeeds."""
    before, browser = fingerprint(), world.browser(able(rule.endpoint))
    body = BODIES.get(rule.endpoint, {}) | sent
    answer = browser.post(world.url(rule), data=body, headers=headers)
    return answer.status_code in (400, 403) and fingerprint() == before


@pytest.mark.parametrize("case", FOREIGN)
def test_a_foreign_request_changes_nothing(world: World, case: str) -> None:
    assert [rule.rule for rule in unsafe(world) if not refused(world, rule, FOREIGN[case])] == []


def test_anothers_token_is_worth_nothing_here(world: World) -> None:
    token = world.browser("team_mate").token()
    for headers in ({"X-CSRFToken": token}, {"X-CSRFToken": ""}):
        assert [rule.rule for rule in unsafe(world) if not refused(world, rule, headers, csrf_token=token)] == []


def test_plain_text_that_looks_like_json_changes_nothing(world: World) -> None:
    for rule in unsafe(world):
        before = fingerprint()
        headers = {"X-CSRFToken": "", "Content-Type": "text/plain"}
        browser = world.browser(able(rule.endpoint))
        answer = browser.post(world.url(rule), data='{"outcome": "done"}', headers=headers)
        assert (answer.status_code, fingerprint()) == (400, before), rule


@pytest.mark.parametrize("headers", OWN, ids=str)
def test_our_own_pages_are_heard(world: World, headers: dict[str, str]) -> None:
    host = {"Host": headers.get("Origin", "http://localhost").removeprefix("http://")}
    answer = world.browser("member").post(ATTEMPTS, data=BODIES["challenges.attempt"], headers=headers | host)
    assert answer.status_code == 303


def test_behind_a_proxy_the_public_origin_is_ours(make_app: MakeApp) -> None:
    browser = make_app(public_origin="https://netquest.example", demo=False).test_client()
    headers = {"Host": "netquest.example", "X-CSRFToken": "", "Origin": "https://netquest.example"}
    assert browser.post("/logout", headers=headers).status_code == 400, "the token is what is missing"
    for foreign in ("http://127.0.0.1", "http://netquest.example"):
        assert browser.post("/logout", headers=headers | {"Origin": foreign}).status_code == 403, foreign


def test_a_browser_that_keeps_its_referer_to_itself_is_heard(make_app: MakeApp) -> None:
    browser = make_app(public_origin="https://netquest.example", demo=False).test_client()
    ours = {"base_url": "https://netquest.example"}
    form = markup.form(browser.get("/login", **ours).text, "/login")
    headers = {"X-CSRFToken": "", "Origin": "https://netquest.example"}
    sent = form.data(email="nobody@example.org", password=NEW_PASSWORD)
    assert browser.post("/login", data=sent, headers=headers, **ours).status_code == 422, (
        "heard, and the words are wrong"
    )


def test_a_page_that_was_open_too_long_offers_the_words_again(world: World) -> None:
    browser, note = world.browser("member"), "Line one.\nLine two, <b>bold</b> & “quoted”."
    data = BODIES["challenges.attempt"] | {"note": note, "csrf_token": "too old"}
    answer = browser.post(ATTEMPTS, data=data, headers={"X-CSRFToken": ""})
    assert answer.status_code == 400
    again = markup.form(answer.text, ATTEMPTS)
    assert again.data()["note"] == note
    sent = browser.post(again.action, data=again.data(), headers={"X-CSRFToken": ""})
    assert sent.status_code == 303
    assert note in {row["note"] for row in world.digest()["attempt"]}


@pytest.mark.parametrize("endpoint", ["accounts.login", "accounts.signup", "accounts.change_password"])
def test_a_password_is_never_given_back(world: World, endpoint: str) -> None:
    rule = next(rule for rule in unsafe(world) if rule.endpoint == endpoint)
    answer = world.browser("member").post(world.url(rule), data=BODIES[endpoint], headers={"X-CSRFToken": ""})
    assert answer.status_code == 400
    assert PASSWORD not in answer.text
    assert NEW_PASSWORD not in answer.text


def test_a_form_from_before_signing_in_again_keeps_its_words(world: World) -> None:
    browser = world.browser("member")
    old = markup.form(browser.get(f"/challenges/{SLUG}").text, ATTEMPTS).data(outcome="partly", note="Half of it.")
    browser.post("/logout")
    browser.post("/login", data={"email": "alice@example.org", "password": PASSWORD})
    answer = browser.post(ATTEMPTS, data=old, headers={"X-CSRFToken": ""})
    again = markup.form(answer.text, ATTEMPTS)
    assert (answer.status_code, again.data()["note"]) == (400, "Half of it.")
    assert browser.post(again.action, data=again.data(), headers={"X-CSRFToken": ""}).status_code == 303
