"""Whatever a request looks like: its body, its address, its headers, its host. No fault, and nothing done."""

from io import BytesIO
from typing import Any

import pytest

from tests.trust.bodies import BODIES
from tests.trust.cast import SLUG
from tests.trust.payloads import NUMBERS, PARTS
from tests.trust.sending import FIELDS, PROGRESS, path_of, sender, wrong
from tests.trust.world import World

FORM = "application/x-www-form-urlencoded"
LONG_PART = b'--b\r\nContent-Disposition: form-data; name="note"\r\n\r\n' + b"x" * 1_100_000 + b"\r\n--b--\r\n"
UNSAFE = sorted({endpoint for endpoint in FIELDS if endpoint not in PROGRESS | {"challenges.index", "home.styleguide"}})


def bodies(endpoint: str) -> dict[str, dict[str, Any]]:
    """Return requests of the wrong shape, as keyword arguments of `post`."""
    good = BODIES.get(endpoint, {})
    return {
        "nothing": {},
        **{f"no {left}": {"data": {name: value for name, value in good.items() if name != left}} for left in good},
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
    places = [(rule, method, name) for rule, method in world.rules() for name in rule.arguments]
    assert len(places) > 30
    for rule, method, name in places:
        for part in PARTS:
            path = world.url(rule, **{name: part})
            answer = world.browser("admin").open(path, method=method)
            assert wrong(answer) == [], path
            assert answer.status_code in (302, 303, 308, 400, 404, 405, 422), path


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
