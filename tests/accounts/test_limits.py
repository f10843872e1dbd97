"""How often one may try; the answer beyond is 429 with a sentence."""

import pytest

from tests.conftest import PASSWORD

pytestmark = pytest.mark.both


WRONG = "not the password"


@pytest.fixture
def browse(change_settings):
    """Browsers at an application that allows three tries a minute."""
    few = "3 per minute"
    app = change_settings(limit_sign_in=few, limit_sign_up=few, limit_reset=few)

    def browser(address="192.0.2.1"):
        client = app.test_client()
        client.environ_base["REMOTE_ADDR"] = address
        return client

    return browser


def enter(client, email="alice@example.org", password=WRONG):
    return client.post("/login", data={"email": email, "password": password})


def test_sign_in_is_limited_by_client_address(browse, alice):
    for name in ("a", "b", "c"):
        assert enter(browse(), f"{name}@example.org").status_code == 422
    answer = enter(browse(), "alice@example.org", PASSWORD)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 61
    assert "tried many times" in answer.text
    assert enter(browse("192.0.2.9"), password=PASSWORD).status_code == 303


@pytest.mark.parametrize("email", ["alice@example.org", "nobody@example.org"])
def test_sign_in_is_limited_by_mail_address_known_or_not(browse, alice, email):
    for place in range(3):
        assert enter(browse(f"192.0.2.{place}"), email).status_code == 422
    tag, folded = email.replace("@", "+tag@"), f" {email.upper()} "
    assert [enter(browse("192.0.2.7"), one).status_code for one in (email, tag, folded)] == [429, 429, 429]


def test_looking_at_the_page_is_free(browse):
    assert [browse().get("/login").status_code for _ in range(6)] == [200] * 6


def test_the_limit_ends_with_its_window(browse, alice, clock):
    for _ in range(4):
        enter(browse())
    clock.shift(61)
    assert enter(browse(), password=PASSWORD).status_code == 303


def test_sign_up_is_limited_by_client_address(browse):
    data = {"name": "A", "password": "two owls on a wire"}
    codes = [browse().post("/signup", data={**data, "email": f"a{n}@example.org"}).status_code for n in range(4)]
    assert codes == [303, 303, 303, 429]


def test_asking_for_a_reset_is_limited_by_mail_address(browse, alice):
    def ask(place, email):
        return browse(f"192.0.2.{place}").post("/reset", data={"email": email}).status_code

    assert [ask(place, alice.email) for place in range(4)] == [303, 303, 303, 429]
    assert [ask(place, "nobody@example.org") for place in range(10, 14)] == [303, 303, 303, 429]


def test_guessing_the_password_of_an_open_browser_is_limited(browse, alice):
    browser = browse()
    enter(browser, password=PASSWORD)
    data = {"password": "a guess", "new_password": "two owls on a wire"}
    codes = [browser.post("/settings/password", data=data).status_code for _ in range(4)]
    assert codes == [422, 422, 422, 429]


def test_htmx_gets_one_line(browse):
    for _ in range(3):
        browse().swap("/login", data={})
    answer = browse().swap("/login", data={})
    assert answer.status_code == 429
    assert "<html" not in answer.text
