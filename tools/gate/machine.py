"""What this machine offers the gate: a browser, and a PostgreSQL server."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

CHROMIUM = "/usr/bin/chromium"
POSTGRES = "postgresql://postgres@127.0.0.1:5432"
PACKAGES = ("chromium", "fonts-liberation", "fonts-noto-color-emoji")


@dataclass(frozen=True, slots=True)
class Browser:
    """Chromium at `path`, or the `obstacle` that keeps the browser tests from running."""

    path: str
    obstacle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL server at `address`, or the `obstacle` that keeps the tests from running there."""

    address: str
    version: str = ""
    obstacle: tuple[str, ...] = ()


def browser() -> Browser:
    """Find Chromium at NETQUEST_CHROMIUM or where Debian puts it; as root, install it when it is missing."""
    path = os.environ.get("NETQUEST_CHROMIUM") or CHROMIUM
    if not Path(path).exists() and path == CHROMIUM and os.geteuid() == 0 and shutil.which("apt-get"):
        _install_chromium()
    if Path(path).exists():
        return Browser(path)
    advice = f"Chromium is not at {path}: as root 'apt-get install chromium', or set NETQUEST_CHROMIUM to its path."
    return Browser(path, ("The browser tests cannot run, so this run fails.", advice))


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
        return Server(address, obstacle=_no_server(address, str(error)))
    return Server(address, version.split()[0])


def _no_server(address: str, error: str) -> tuple[str, ...]:
    """Say what did not run, without the password that an address may hold."""
    parts = urlsplit(address)
    place = f"{parts.hostname}:{parts.port or 5432}"
    return (
        "NOTHING RAN ON POSTGRESQL.",
        f"No server lets us in at {place}: {error.strip().splitlines()[0]}",
        "Start one, or set NETQUEST_TEST_POSTGRES=postgresql://user:password@host:port",
    )
