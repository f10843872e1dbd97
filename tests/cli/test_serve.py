"""`flask serve` as a newcomer meets it: one process that starts, answers, stops, and says in one line what is wrong."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 60


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def serving(database: Path, **settings: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Start `flask serve` on a database file; yields the process and its address, and ends it if it still runs."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NETQUEST_")}
    given = {"PORT": str(port), "NETQUEST_DATABASE_URL": f"sqlite:///{database}", "NETQUEST_DEMO": "off", **settings}
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "serve"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=kept | given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process, f"http://127.0.0.1:{given['PORT']}"
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def first_line(process: "subprocess.Popen[str]") -> str:
    """The line that says where it is; by then somebody listens there."""
    assert process.stdout
    return next(line for line in process.stdout if line.startswith("NetQuest"))


def answer_of(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - an address on this machine
        return str(answer.read().decode())


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_migrates_serves_and_stops_cleanly(tmp_path: Path, how: signal.Signals) -> None:
    with serving(tmp_path / "new" / "netquest.db") as (process, address):
        assert address in first_line(process)
        assert '"ready"' in answer_of(f"{address}/readyz")
        process.send_signal(how)
        said, faults = process.communicate(timeout=PATIENCE)
    assert (process.returncode, faults) == (0, "")
    assert said.splitlines()[-1] == "NetQuest has stopped."


def refusal(database: Path, **settings: str) -> tuple[int, str]:
    with serving(database, **settings) as (process, _):
        _, faults = process.communicate(timeout=PATIENCE)
    return process.returncode, faults


def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        code, faults = refusal(tmp_path / "netquest.db", PORT=str(other.getsockname()[1]))
    assert code != 0
    assert "Choose another PORT" in faults.splitlines()[-1]


def test_a_broken_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    database = tmp_path / "netquest.db"
    database.write_bytes(b"not a database at all " * 99)
    code, faults = refusal(database)
    assert code != 0
    assert "cannot use its database" in faults.splitlines()[-1]
    assert database.read_bytes() == b"not a database at all " * 99


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    database = tmp_path / "netquest.db"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.execute("INSERT INTO alembic_version VALUES ('from_the_future')")
    connection.close()
    code, faults = refusal(database)
    assert code != 0
    assert "newer version" in faults.splitlines()[-1]


def test_settings_that_cannot_be_used_are_named_line_by_line(tmp_path: Path) -> None:
    code, faults = refusal(tmp_path / "netquest.db", NETQUEST_ENV="production", NETQUEST_THREADS="0")
    assert code == 2
    assert "Traceback" not in faults
    assert [line.split()[0] for line in faults.splitlines()[1:]] == [
        "NETQUEST_THREADS",
        "NETQUEST_SECRET_KEY",
        "NETQUEST_PASSWORD_SALT",
    ]
