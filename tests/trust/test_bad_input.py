"""Whatever is typed into any field: no fault, a message where it stood, and the words kept."""

import re
import unicodedata
from io import BytesIO
from typing import Any

import pytest
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from tests.browser_client import Client
from tests.trust import markup
from tests.trust.payloads import CHOICES, HOSTILE, NUMBERS, PARTS, TEXTS, XSS
from tests.trust.world import BODIES, SLUG, World

pytestmark = pytest.mark.both

ALLOWED = {200, 302, 303, 308, 400, 401, 403, 404, 405, 409, 413, 414, 415, 422, 429}
FIELDS = {
    "accounts.signup": {"name": "text", "email": "text", "password": "secret", "timezone": "choice"},
    "accounts.login": {"email": "text", "password": "secret", "next": "hidden"},
    "accounts.reset": {"email": "text"},
    "accounts.choose_password": {"username": "ignored", "password": "secret"},
    "accounts.confirm": {"username": "ignored", "password": "secret"},
    "accounts.settings": {
        "name": "text",
        "timezone": "choice",
        "day_start": "choice",
        "weekly_goal": "choice",
        "minutes": "choice",
        "theme": "choice",
    },
    "accounts.change_password": {"username": "ignored", "password": "secret", "new_password": "secret"},
    "challenges.attempt": {
        "key": "hidden",
        "outcome": "choice",
        "nerves_before": "choice",
        "nerves_after": "choice",
        "reason": "choice",
        "source": "choice",
        "note": "text",
        "day": "choice",
    },
    "challenges.create_menu": {"number": "hidden", "minutes": "hidden", "energy": "hidden", "swap": "hidden"},
    "challenges.index": {
        "q": "filter",
        "strategy": "filter",
        "source": "filter",
        "grade": "filter",
        "format": "filter",
        "minutes": "filter",
    },
    "demo.sign_in": {"role": "hidden"},
    "accounts.logout": {},
    "accounts.send_again": {},
    "accounts.revoke": {},
    "accounts.revoke_others": {},
    "challenges.withdraw": {},
}
"""Every field of every form: `text` comes back when it is refused, `choice` gets a message, `filter` never refuses."""

CASES = [(endpoint, name) for endpoint, fields in FIELDS.items() for name in fields]
ANONYMOUS = {"accounts.signup", "accounts.login", "accounts.reset", "accounts.choose_password", "demo.sign_in"}


def sender(world: World, endpoint: str) -> Client:
    """Return the browser of somebody who may send this form."""
    actor = "anonymous" if endpoint in ANONYMOUS else "unverified" if endpoint == "accounts.confirm" else "member"
    return world.browser(actor)


def path_of(world: World, endpoint: str) -> str:
    return next(world.url(rule) for rule, _ in world.rules() if rule.endpoint == endpoint)


def send(world: World, endpoint: str, **changed: Any) -> TestResponse:
    """Send the form of a route, filled in well but for what is changed."""
    browser, path = sender(world, endpoint), path_of(world, endpoint)
    if endpoint == "challenges.index":
        return browser.get(path, query_string=changed)
    return browser.post(path, data=BODIES.get(endpoint, {}) | changed)


def wrong(answer: TestResponse) -> list[str]:
    """Name what is wrong with any answer whatever."""
    found = [str(answer.status_code)] * (answer.status_code not in ALLOWED)
    try:
        answer.data.decode()
    except UnicodeDecodeError:
        found.append("not UTF-8")
    return found


def unkept(answer: TestResponse, path: str, name: str, kind: str, typed: str) -> list[str]:
    """Name what a refusal at a field lacks: a message beside it, and what was typed (never a password)."""
    if answer.status_code != 422 or kind not in ("text", "choice", "secret"):
        return []
    found = [] if re.search(rf'id="{name}(-{SLUG})?-error"', answer.text) else ["no message"]
    if kind == "choice":
        return found
    shown = next(form for form in markup.forms(answer.text, path) if form.action == path).fields[name].sent
    fits = shown in (typed, as_kept(typed)) if kind == "text" else not shown
    return found if fits else [*found, f"shown again: {shown!r}"]


def as_kept(text: str) -> str:
    """Return a text as it is kept: composed, without outer blanks, empty when nothing of it can be seen."""
    kept = unicodedata.normalize("NFC", text).strip()
    return kept if any(unicodedata.category(one) not in ("Cf", "Zs", "Cc") for one in kept) else ""


def fields_of_pages(world: World) -> dict[str, set[str]]:
    """Return the fields of every form that any page shows to anybody, by the endpoint that they go to."""
    found: dict[str, set[str]] = {}
    for rule in [rule for rule, method in world.rules() if method == "GET"]:
        for actor in ("anonymous", "unverified", "member"):
            at = world.url(rule)
            for form in markup.forms(world.browser(actor).get(at).text, at):
                found.setdefault(endpoint_of(world, form), set()).update(form.fields)
    return found


def endpoint_of(world: World, form: markup.Form) -> str:
    try:
        return str(world.app.url_map.bind("localhost").match(form.action, method=form.method)[0])
    except HTTPException:
        return f"{form.method} {form.action}"


def test_every_field_of_every_form_is_listed(world: World) -> None:
    listed = {endpoint: set(fields) for endpoint, fields in FIELDS.items()}
    shown = {endpoint: names - {"csrf_token"} for endpoint, names in fields_of_pages(world).items()}
    assert shown == listed


@pytest.mark.parametrize(("endpoint", "name"), CASES)
def test_a_field_takes_anything(world: World, endpoint: str, name: str) -> None:
    kind, path, found = FIELDS[endpoint][name], path_of(world, endpoint), []
    for typed in HOSTILE if kind == "text" else TEXTS if kind == "secret" else CHOICES:
        answer = send(world, endpoint, **{name: typed})
        found += [(typed[:40], fault) for fault in [*wrong(answer), *unkept(answer, path, name, kind, typed)]]
        if kind in ("filter", "ignored") and answer.status_code not in (200, 303):
            found.append((typed[:40], str(answer.status_code)))
        if answer.status_code < 400 and kind != "filter":
            world.restore()
    assert found == []


def note_of(world: World) -> str:
    return str(max(world.digest()["attempt"], key=lambda row: row["id"])["note"])


def name_of(world: World) -> str:
    return str(next(row["name"] for row in world.digest()["person"] if row["id"] == 1))


@pytest.mark.parametrize(
    ("endpoint", "name", "read"), [("challenges.attempt", "note", note_of), ("accounts.settings", "name", name_of)]
)
def test_a_text_is_kept_as_typed_or_refused(world: World, endpoint: str, name: str, read: Any) -> None:
    kept = 0
    for typed in HOSTILE:
        if send(world, endpoint, **{name: typed}).status_code == 303:
            assert read(world) == as_kept(typed)
            kept += 1
        world.restore()
    assert len(HOSTILE) / 2 < kept < len(HOSTILE)


def show_note(world: World, typed: str) -> str:
    world.restore()
    send(world, "challenges.attempt", note=typed)
    return world.browser("member").get(f"/challenges/{SLUG}").text


def show_name(world: World, typed: str) -> str:
    send(world, "accounts.settings", name=typed)
    return world.browser("member").get("/nowhere").text


def show_search(world: World, typed: str) -> str:
    return world.browser("member").get("/challenges", query_string={"q": typed + " xyzzy"}).text


def show_refused_note(world: World, typed: str) -> str:
    return world.browser("member").post(f"/challenges/{SLUG}/attempts", data={"note": typed}).text


def show_refused_email(world: World, typed: str) -> str:
    return send(world, "accounts.login", email=typed).text


@pytest.mark.parametrize("show", [show_note, show_name, show_search, show_refused_note, show_refused_email])
def test_markup_is_shown_as_text(world: World, show: Any) -> None:
    plain = markup.tags(show(world, "plain words"))
    assert len(XSS) > 100
    for typed in XSS:
        html = show(world, typed)
        assert markup.tags(html) == plain, typed
        assert typed in markup.everything(html), typed


FORM = "application/x-www-form-urlencoded"
LONG_PART = b'--b\r\nContent-Disposition: form-data; name="note"\r\n\r\n' + b"x" * 1_100_000 + b"\r\n--b--\r\n"
UNSAFE = sorted({endpoint for endpoint in FIELDS if endpoint != "challenges.index"})


def bodies(endpoint: str) -> dict[str, dict[str, Any]]:
    """Return requests of the wrong shape, as keyword arguments of `post`."""
    good = BODIES.get(endpoint, {})
    return {
        "nothing": {},
        "every field twice": {"data": {name: [value, "x"] for name, value in good.items()}},
        "1,001 fields": {"data": good | {f"field{number}": "x" for number in range(1001)}},
        "1,001 parts": {"data": {f"f{n}": "x" for n in range(1001)}, "content_type": "multipart/form-data"},
        "files for fields": {"data": {name: (BytesIO(b"x"), "x.txt") for name in good}},
        "a JSON object": {"json": {name: {"a": [1]} for name in good}},
        "a JSON list": {"json": [1, 2]},
        "a JSON number": {"json": 1},
        "deep JSON": {"data": "[" * 10_000, "content_type": "application/json"},
        "broken JSON": {"data": "{", "content_type": "application/json"},
        "a surrogate in JSON": {"data": '{"note": "\\ud800"}', "content_type": "application/json"},
        "invalid UTF-8": {
            "data": b"&".join(name.encode() + b"=%ff%ed%a0%80\xff" for name in good),
            "content_type": FORM,
        },
        "another charset": {"data": "name=x", "content_type": f"{FORM}; charset=nonsense"},
        "no boundary": {"data": b"--x", "content_type": "multipart/form-data"},
        "another kind": {"data": "<a/>", "content_type": "text/xml"},
        "100 MB declared": {"environ_overrides": {"CONTENT_LENGTH": "100000000"}, "content_type": FORM},
        "1.1 MB sent": {"data": b"note=" + b"x" * 1_100_000, "content_type": FORM},
        "1.1 MB of parts": {"data": LONG_PART, "content_type": "multipart/form-data; boundary=b"},
    }


@pytest.mark.parametrize("endpoint", UNSAFE)
def test_a_body_has_any_shape(world: World, endpoint: str) -> None:
    found = []
    for shape, request in bodies(endpoint).items():
        answer = sender(world, endpoint).post(path_of(world, endpoint), **request)
        found += [(shape, fault) for fault in wrong(answer)]
        if " MB " in shape and answer.status_code != 413:
            found.append((shape, str(answer.status_code)))
        world.restore()
    assert found == []


def test_every_address_takes_any_part(world: World) -> None:
    rules = [(rule, method) for rule, method in world.rules() if rule.arguments]
    assert rules
    for rule, method in rules:
        for part in PARTS:
            path = rule.rule[: rule.rule.index("<")] + part + rule.rule.partition(">")[2]
            answer = world.browser("member").open(path, method=method)
            assert wrong(answer) == [], path
            assert answer.status_code in (302, 303, 308, 400, 404, 405), path


@pytest.mark.parametrize(
    "path",
    [
        "/" + "x" * 65_000,
        "/%00",
        "/%ff%fe",
        "/..%2f..%2fetc/passwd",
        "/static/../../netquest/app.py",
        "/static/%2e%2e/wsgi.py",
        "/today/",
        "//today",
        "/today%20",
    ],
)
def test_no_address_breaks_it(world: World, path: str) -> None:
    answer = world.browser("member").get(path)
    assert (answer.status_code in (301, 308, 400, 404), wrong(answer)) == (True, [])


def test_numbers_in_the_query_are_anything(world: World) -> None:
    for typed in [*NUMBERS, "a\x00b", "\u202e", "<script>"]:
        for path in ("/today", f"/challenges/{SLUG}", "/challenges"):
            answer = world.browser("member").get(path, query_string={"after": typed})
            assert (answer.status_code, wrong(answer)) == (200, []), (path, typed)


HEADERS = {
    "a method in disguise": {"X-HTTP-Method-Override": "DELETE", "X-Method-Override": "PUT"},
    "64 KB": {"X-Long": "x" * 65_536, "User-Agent": "<b>" * 20_000},
    "a long cookie": {"Cookie": "session=" + "x" * 60_000},
    "a broken cookie": {"Cookie": "session=..;=;\x7f"},
    "forwarded": {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "<b>"},
    "htmx markup": {
        f"HX-{name}": "<script>alert(1)</script>" for name in ("Target", "Trigger", "Trigger-Name", "Prompt", "Request")
    },
    "htmx elsewhere": {"HX-Request": "true", "HX-Current-URL": "https://evil.example/<script>"},
    "languages": {"Accept-Language": "x" * 5000, "Accept": "*/*;q=nan", "Accept-Encoding": "gzip;q=9999999999"},
    "ranges": {"Range": "bytes=-1,0-99999999999", "If-None-Match": '"' * 999, "If-Modified-Since": "never"},
}


@pytest.mark.parametrize("case", HEADERS)
@pytest.mark.parametrize("path", ["/", "/login", "/today", "/nowhere", "/static/app.css"])
def test_headers_are_anything(world: World, case: str, path: str) -> None:
    answer = world.browser("anonymous").get(path, headers=HEADERS[case])
    assert wrong(answer) == [] or answer.status_code in (206, 304, 416)
    assert "evil.example" not in answer.text + str(answer.headers)
    assert "<script>alert" not in answer.text + str(answer.headers)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "evil.example:80",
        "[::1",
        "a b",
        "<b>",
        "localhost:99999",
        "127.0.0.1@evil.example",
        "\xff",
        "",
    ],
)
def test_another_host_is_not_answered(world: World, host: str) -> None:
    for path in ("/", "/today", "/nowhere"):
        answer = world.browser("anonymous").get(path, headers={"Host": host})
        assert answer.status_code == 400
        assert "evil.example" not in answer.text + str(answer.headers)


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:9000", "[::1]", "[::1]:8000"])
def test_every_name_of_this_machine_is_answered(world: World, host: str) -> None:
    assert world.browser("anonymous").get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_load_balancer_asks_by_address(world: World, path: str) -> None:
    assert world.browser("anonymous").get(path, headers={"Host": "10.1.2.3:8000"}).status_code == 200
