"""Redirects lead to pages of our own, whatever an address says."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from flask import Flask

from netquest.accounts.models import Person
from netquest.web.htmx import own_path
from tests.browser_client import Client
from tests.conftest import PASSWORD

ELSEWHERE = [
    "",
    "evil.example",
    "//evil.example",
    "///evil.example",
    "////evil.example/today",
    "/\\evil.example",
    "\\\\evil.example",
    "/\\/evil.example",
    "/%09/evil.example",
    "/%2f/evil.example",
    "/%5cevil.example",
    "/\t/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/today\r\nSet-Cookie: session=planted",
    "/today\nLocation: https://evil.example",
    "/today%0d%0aX: y",
    "/reset/%0d%0aX: y",
    "/confirm/%5c%5cevil.example",
    "/reset/\\evil.example",
    "/\x00//evil.example",
    "/..//evil.example",
    "/today//evil.example",
    "/./../evil",
    "http://evil.example/today",
    "https://evil.example",
    "HTTPS:evil.example",
    "https:/today",
    "http:today",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//today",
    "data:text/html,hello",
    "vbscript:x",
    "//user@evil.example/today",
    "http://localhost@evil.example",
    "//[",
    "http://[::1",
    "//[evil]/today",
    "/\u202etoday",
    "/@evil.example",
    "/.evil.example",
    "/logout",
    "/nowhere",
    "/static/app.css",
    "today",
    "?next=/today",
    "#today",
    "x" * 70_000,
]
OWN = ["/", "/today", "/challenges/thanks-for-one-thing", "/today?after=1#card", "/challenges?q=//evil.example"]


@pytest.mark.parametrize("address", ELSEWHERE, ids=lambda address: repr(address)[:40])
def test_an_address_elsewhere_becomes_the_fallback(app: Flask, address: str) -> None:
    with app.test_request_context():
        assert own_path(address) == "/"
        assert own_path(address, fallback="/today") == "/today"


@pytest.mark.parametrize("address", OWN)
def test_a_page_of_ours_stays(app: Flask, address: str) -> None:
    with app.test_request_context():
        assert own_path(address) == address


def test_signing_in_leads_to_a_page_of_ours(app: Flask, alice: Person) -> None:
    for address in ELSEWHERE:
        data = {"email": alice.email, "password": PASSWORD, "next": address}
        answer = app.test_client().post("/login", data=data)
        assert (answer.status_code, answer.location) == (303, "/today"), address


def test_the_sign_in_page_shows_no_address_elsewhere(client: Client) -> None:
    for address in ELSEWHERE:
        answer = client.get("/login", query_string={"next": address})
        assert answer.status_code == 200, address
        assert 'name="next" value="/today"' in answer.text


def test_htmx_is_sent_to_a_page_of_ours(client: Client) -> None:
    for address in filter(str.isprintable, ELSEWHERE):
        headers = {"HX-Request": "true", "HX-Current-URL": quote(address, safe="/:?#[]@%")}
        answer = client.get("/today", headers=headers)
        assert answer.status_code == 401, address
        to = parse_qs(urlsplit(answer.headers["HX-Redirect"]).query)["next"][0]
        assert to == own_path(to)
