"""Settings: what is refused, and that the one line says which setting and why."""

import pytest

from netquest.core import config
from netquest.core.config import Misconfigured

LONG = "0123456789abcdef0123456789abcdef"
SAFE = {
    "NETQUEST_ENV": "production",
    "NETQUEST_SECRET_KEY": LONG,
    "NETQUEST_PASSWORD_SALT": LONG,
    "NETQUEST_PUBLIC_ORIGIN": "https://netquest.example",
}


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in config.NAMES:
        monkeypatch.delenv(name, raising=False)


def faults(monkeypatch: pytest.MonkeyPatch, given: dict[str, str]) -> list[str]:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    try:
        config.read()
    except Misconfigured as error:
        return error.faults
    return []


def test_nothing_set_is_development_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = config.read()
    assert not settings.is_production
    assert settings.is_loopback
    assert settings.demo
    assert settings.public_origin == "http://127.0.0.1:8000"


def test_safe_production_settings_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults(monkeypatch, SAFE) == []
    assert not config.read().demo


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("NETQUEST_SECRET_KEY", config.DEFAULT_SECRET, "default"),
        ("NETQUEST_PASSWORD_SALT", "short", "too short"),
        ("NETQUEST_DEBUG", "on", "must be off"),
        ("NETQUEST_PUBLIC_ORIGIN", "http://netquest.example", "use https"),
        ("NETQUEST_PUBLIC_ORIGIN", "https://netquest.example/path", "without a path"),
        ("NETQUEST_DEMO", "on", "anyone could enter"),
        ("NETQUEST_CLOCK_OFFSET", "86400", "loopback"),
    ],
)
def test_production_refuses_what_is_unsafe(monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str) -> None:
    found = faults(monkeypatch, SAFE | {name: value})
    assert len(found) == 1
    assert name in found[0]
    assert says in found[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eight"),
        ("PORT", "0"),
        ("NETQUEST_THREADS", "0"),
        ("NETQUEST_DEMO", "perhaps"),
        ("NETQUEST_ENV", "staging"),
        ("NETQUEST_LIMIT_SIGN_IN", "often"),
        ("NETQUEST_DATABASE_URL", "not an address"),
        ("NETQUEST_SMTP_URL", "mail.example"),
        ("NETQUEST_PROXIES", "-1"),
        ("NETQUEST_PUBLIC_ORIGIN", "ftp://127.0.0.1"),
        ("NETQUEST_SECERT_KEY", "a misspelt name"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    found = faults(monkeypatch, {name: value})
    assert len(found) == 1
    assert found[0].startswith(name)


def test_every_fault_gets_its_own_line(monkeypatch: pytest.MonkeyPatch) -> None:
    found = faults(monkeypatch, {"NETQUEST_ENV": "production", "NETQUEST_PUBLIC_ORIGIN": "http://netquest.example"})
    assert [line.split(" ")[0] for line in found] == [
        "NETQUEST_PUBLIC_ORIGIN",
        "NETQUEST_SECRET_KEY",
        "NETQUEST_PASSWORD_SALT",
    ]


def test_the_clock_moves_on_a_loopback_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults(monkeypatch, {"NETQUEST_CLOCK_OFFSET": "86400"}) == []
