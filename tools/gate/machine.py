"""What this machine offers the gate: a browser, a PostgreSQL server, and Redis."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import redis as valkey

CHROMIUMS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
"""Where Debian puts it: the same engine without windows, which takes half the time, and the whole browser."""

POSTGRES = "postgresql://postgres@127.0.0.1:5432"
REDIS = "redis://127.0.0.1:6379"
PACKAGES = ("chromium-headless-shell", "fonts-liberation", "fonts-noto-color-emoji")


@dataclass(frozen=True, slots=True)
class Browser:
    """Chromium at `path`, or the `obstacle` that keeps the browser tests from running."""

    path: str
    obstacle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL or Redis server at `address`, or the `obstacle` that keeps the tests from running there."""

    address: str
    version: str = ""
    obstacle: tuple[str, ...] = ()


def browser() -> Browser:
    """Find Chromium at NETQUEST_CHROMIUM or where Debian puts it; as root, install it when it is missing."""
    path = chromium()
    if not Path(path).exists() and path in CHROMIUMS and os.geteuid() == 0 and shutil.which("apt-get"):
        _install_chromium()
    if Path(path).exists():
        return Browser(path)
    advice = f"Chromium is not at {path}: 'apt-get install {PACKAGES[0]}' as root, or set NETQUEST_CHROMIUM."
    return Browser(path, ("The browser tests cannot run, so this run fails.", advice))


def chromium() -> str:
    """Return NETQUEST_CHROMIUM, else the first of the usual places where Chromium is, else the first of all."""
    named = os.environ.get("NETQUEST_CHROMIUM")
    return named or next((place for place in CHROMIUMS if Path(place).exists()), CHROMIUMS[0])


def _install_chromium() -> None:
    print("Installing Chromium for the browser tests …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", "update"], env=environment)
    subprocess.run(["apt-get", "-qq", "-y", "install", "--no-install-recommends", *PACKAGES], env=environment)


def postgres() -> Server:
    """Ask the server at NETQUEST_TEST_POSTGRES, or at 127.0.0.1:5432, for its version."""
    address = os.environ.get("NETQUEST_TEST_POSTGRES") or POSTGRES
    try:
        with psycopg.connect(address, dbname="postgres", connect_timeout=5) as connection:
            version = connection.info.parameter_status("server_version") or "?"
    except psycopg.Error as error:
        advice = "NETQUEST_TEST_POSTGRES=postgresql://user:password@host:port"
        return Server(address, obstacle=_no_server("POSTGRESQL", address, error, advice))
    return Server(address, version.split()[0])


def redis() -> Server:
    """Ask Redis (or Valkey) at NETQUEST_TEST_REDIS, or at 127.0.0.1:6379, for its version."""
    address = os.environ.get("NETQUEST_TEST_REDIS") or REDIS
    try:
        with valkey.Redis.from_url(address, socket_connect_timeout=5) as client:
            version = str(client.info("server")["redis_version"])
    except valkey.RedisError as error:
        advice = "NETQUEST_TEST_REDIS=redis://user:password@host:port"
        return Server(address, obstacle=_no_server("REDIS", address, error, advice))
    return Server(address, version)


def _no_server(name: str, address: str, error: Exception, advice: str) -> tuple[str, ...]:
    """Say what did not run, without the password that an address may hold."""
    place = urlsplit(address).netloc.rpartition("@")[2]
    reason = str(error).strip().splitlines()[0]
    return f"NOTHING RAN ON {name}.", f"No server lets us in at {place}: {reason}", f"Start one, or set {advice}"
