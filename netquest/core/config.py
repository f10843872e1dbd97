"""Settings, read strictly, once, at start. Each fault is one clear line; production refuses what is unsafe."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from environs import Env, EnvValidationError
from limits import parse_many
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

ROOT = Path(__file__).resolve().parents[2]
DEFAULT_SECRET = "for development: set one of your own before anyone else can reach this"  # noqa: S105 - refused in production
LOOPBACK = ("127.0.0.1", "localhost", "::1")
LIMITS = ("sign_in", "sign_up", "reset", "invitations")
FOR_TESTS = ("NETQUEST_TEST_", "NETQUEST_CHROMIUM")


class Misconfigured(Exception):
    """The settings cannot be used; `faults` holds one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that the environment decides."""

    environment: str
    secret_key: str
    password_salt: str
    database_url: str
    public_origin: str
    host: str
    port: int
    threads: int
    smtp_url: str
    mail_from: str
    demo: bool
    debug: bool
    limit_sign_in: str
    limit_sign_up: str
    limit_reset: str
    limit_invitations: str
    limit_storage: str
    proxies: int
    clock_offset: int

    @property
    def is_production(self) -> bool:
        """Whether unsafe settings are refused."""
        return self.environment == "production"

    @property
    def is_https(self) -> bool:
        """Whether people come by https, which decides cookie and HSTS."""
        return urlsplit(self.public_origin).scheme == "https"

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach the public origin."""
        return urlsplit(self.public_origin).hostname in LOOPBACK


def read() -> Settings:
    """Read and check all settings from the environment. Raises Misconfigured with a line for every fault."""
    env = Env(eager=False)
    values = {name: reader(env) for name, reader in _READERS.items()}
    faults = [f"{name} is not a setting that NetQuest knows." for name in _unknown(values)]
    try:
        env.seal()
    except EnvValidationError as error:
        messages = cast(dict[str, list[str]], error.error_messages)
        faults += [f"{name}: {' '.join(lines)}" for name, lines in messages.items()]
    if not faults:
        settings = Settings(**_with_defaults(values))
        faults = list(_faults(settings))
    if faults:
        raise Misconfigured(faults)
    return settings


_Reader = Callable[[Env], Any]
_READERS: dict[str, _Reader] = {
    "NETQUEST_ENV": lambda env: env.str("NETQUEST_ENV", "development"),
    "NETQUEST_SECRET_KEY": lambda env: env.str("NETQUEST_SECRET_KEY", DEFAULT_SECRET),
    "NETQUEST_PASSWORD_SALT": lambda env: env.str("NETQUEST_PASSWORD_SALT", DEFAULT_SECRET),
    "NETQUEST_DATABASE_URL": lambda env: env.str("NETQUEST_DATABASE_URL", ""),
    "NETQUEST_PUBLIC_ORIGIN": lambda env: env.str("NETQUEST_PUBLIC_ORIGIN", ""),
    "NETQUEST_HOST": lambda env: env.str("NETQUEST_HOST", "127.0.0.1"),
    "PORT": lambda env: env.int("PORT", 8000),
    "NETQUEST_THREADS": lambda env: env.int("NETQUEST_THREADS", 64),
    "NETQUEST_SMTP_URL": lambda env: env.str("NETQUEST_SMTP_URL", ""),
    "NETQUEST_MAIL_FROM": lambda env: env.str("NETQUEST_MAIL_FROM", "NetQuest <netquest@localhost>"),
    "NETQUEST_DEMO": lambda env: env.bool("NETQUEST_DEMO", None),
    "NETQUEST_DEBUG": lambda env: env.bool("NETQUEST_DEBUG", False),
    "NETQUEST_LIMIT_SIGN_IN": lambda env: env.str("NETQUEST_LIMIT_SIGN_IN", "10 per minute; 60 per hour"),
    "NETQUEST_LIMIT_SIGN_UP": lambda env: env.str("NETQUEST_LIMIT_SIGN_UP", "10 per hour"),
    "NETQUEST_LIMIT_RESET": lambda env: env.str("NETQUEST_LIMIT_RESET", "5 per hour"),
    "NETQUEST_LIMIT_INVITATIONS": lambda env: env.str("NETQUEST_LIMIT_INVITATIONS", "20 per day"),
    "NETQUEST_LIMIT_STORAGE": lambda env: env.str("NETQUEST_LIMIT_STORAGE", "memory://"),
    "NETQUEST_PROXIES": lambda env: env.int("NETQUEST_PROXIES", 0),
    "NETQUEST_CLOCK_OFFSET": lambda env: env.int("NETQUEST_CLOCK_OFFSET", 0),
}


NAMES = frozenset(_READERS)
"""Every setting that there is."""


def _unknown(values: dict[str, Any]) -> list[str]:
    ours = (name for name in os.environ if name.startswith("NETQUEST_") and not name.startswith(FOR_TESTS))
    return sorted(name for name in ours if name not in values)


def _with_defaults(values: dict[str, Any]) -> dict[str, Any]:
    """Name the fields as `Settings` does, and fill what depends on another setting."""
    fields = {name.removeprefix("NETQUEST_").lower(): value for name, value in values.items()}
    fields["environment"] = fields.pop("env")
    fields["database_url"] = fields["database_url"] or f"sqlite:///{ROOT / 'instance' / 'netquest.db'}"
    fields["public_origin"] = fields["public_origin"].rstrip("/") or f"http://127.0.0.1:{fields['port']}"
    if fields["demo"] is None:
        fields["demo"] = fields["environment"] == "development"
    return fields


def _faults(settings: Settings) -> Iterator[str]:
    if settings.environment not in ("development", "production"):
        yield f"NETQUEST_ENV is '{settings.environment}': it must be development or production."
    yield from _origin_faults(settings)
    yield from _format_faults(settings)
    if settings.is_production:
        yield from _production_faults(settings)


def _origin_faults(settings: Settings) -> Iterator[str]:
    origin = urlsplit(settings.public_origin)
    if origin.scheme not in ("http", "https") or not origin.hostname or origin.path or origin.query:
        yield "NETQUEST_PUBLIC_ORIGIN must look like https://netquest.example, without a path."
    elif not settings.is_https and not settings.is_loopback:
        yield "NETQUEST_PUBLIC_ORIGIN is plain http and not this machine: use https."
    if settings.demo and not settings.is_loopback:
        yield "NETQUEST_DEMO is on and NETQUEST_PUBLIC_ORIGIN is not this machine: anyone could enter. Switch it off."
    if settings.clock_offset and not settings.is_loopback:
        yield "NETQUEST_CLOCK_OFFSET is for trying things out and needs a loopback NETQUEST_PUBLIC_ORIGIN."


def _format_faults(settings: Settings) -> Iterator[str]:
    for name in LIMITS:
        try:
            parse_many(getattr(settings, f"limit_{name}"))
        except ValueError:
            yield f"NETQUEST_LIMIT_{name.upper()} must look like '10 per minute; 60 per hour'."
    try:
        make_url(settings.database_url)
    except ArgumentError:
        yield "NETQUEST_DATABASE_URL must be an address like sqlite:////data/netquest.db or postgresql://host/name."
    if not 1 <= settings.port <= 65535:
        yield f"PORT is {settings.port}: it must be between 1 and 65535."
    if not 1 <= settings.threads <= 512:
        yield f"NETQUEST_THREADS is {settings.threads}: it must be between 1 and 512."
    if settings.proxies < 0:
        yield "NETQUEST_PROXIES is the number of trusted proxies in front: 0 or more."
    if settings.smtp_url and urlsplit(settings.smtp_url).scheme not in ("smtp", "smtps"):
        yield "NETQUEST_SMTP_URL must look like smtp://user:password@host:587 or smtps://host:465."


def _production_faults(settings: Settings) -> Iterator[str]:
    for name in ("secret_key", "password_salt"):
        value = getattr(settings, name)
        if value == DEFAULT_SECRET:
            yield f"NETQUEST_{name.upper()} is the default: set one of your own."
        elif len(value) < 32:
            yield f"NETQUEST_{name.upper()} is too short: use at least 32 random characters."
    if settings.debug:
        yield "NETQUEST_DEBUG is on: it must be off in production."
