"""The application as it is shipped, serving a database of its own, and browsers that reach it through sockets."""

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from email.parser import BytesParser
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy import Engine, Select, create_engine

from tests.conftest import PASSWORD
from tests.databases import own_database
from tests.trust import markup

ROOT = Path(__file__).parents[2]
AT_ONCE = 20
PATIENCE = 60.0
"""Seconds that one answer may take on a busy machine."""

IGNORED = {"date", "x-request-id", "content-length"}
"""Headers that differ from answer to answer; cookies are compared by name."""


@dataclass(frozen=True)
class Answer:
    """One whole answer as it came through the socket, and what of it must be the same in all."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: str

    @property
    def alike(self) -> tuple[int, tuple[tuple[str, str], ...], str]:
        """Leave out the request's id, and the token, which is signed anew each time."""
        body = re.sub(r'(name="csrf_token" value=|"X-CSRFToken":)"[^"]*"', r'\1""', self.body)
        kept = sorted((name, value) for name, value in self.headers if name not in IGNORED)
        short = [(name, value.partition("=")[0] if name == "set-cookie" else value) for name, value in kept]
        return self.status, tuple(short), re.sub(r"Request [0-9a-f]{12}", "Request", body)


@dataclass
class Served:
    """A running server: its port, and its database."""

    port: int
    engine: Engine

    def number(self, query: Select[int]) -> int:
        """Return the one number that a query gives."""
        with self.engine.connect() as connection:
            return connection.execute(query).scalar_one()

    def at_once(self, requests: Sequence[bytes]) -> list[Answer]:
        """Send all requests through sockets of their own, released together. Raises what any of them raised."""
        barrier = threading.Barrier(len(requests), timeout=PATIENCE)
        with ThreadPoolExecutor(len(requests)) as threads:
            return list(threads.map(lambda request: self._ask(request, barrier), requests))

    def _ask(self, request: bytes, barrier: threading.Barrier) -> Answer:
        """Send all but the last byte, wait for the others, send it. A broken answer is an error, never a pass."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as line:
            line.sendall(request[:-1])
            barrier.wait()
            line.sendall(request[-1:])
            return _whole(b"".join(iter(lambda: line.recv(65536), b"")))


class Browser:
    """Somebody's browser: a cookie, and the forms of the pages that it loads. With a mail address it signs up."""

    def __init__(self, port: int, email: str = "") -> None:
        self.port, self.cookie = port, ""
        if email:
            self._sign_up(email)

    def _sign_up(self, email: str) -> None:
        data = {"name": "Nadia", "email": email, "password": PASSWORD, "timezone": "Europe/Berlin"}
        assert self.ask("POST", "/signup", markup.form(self.get("/signup"), "/signup").data(**data)).status == 303

    def get(self, path: str) -> str:
        """Load a page."""
        answer = self.ask("GET", path)
        assert answer.status == 200, answer.body
        return answer.body

    def ask(self, method: str, path: str, data: dict[str, str] | None = None) -> Answer:
        """Ask once, by itself, and keep the cookie that comes."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, urlencode(data or {}), headers)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        cookie = answer.headers.get("Set-Cookie")
        self.cookie = cookie.partition(";")[0] if cookie else self.cookie
        return Answer(answer.status, tuple((name.lower(), value) for name, value in answer.getheaders()), body)

    def request(self, method: str, path: str, data: dict[str, str] | None = None, *, is_swap: bool = False) -> bytes:
        """Return the bytes of a request, as this browser sends them."""
        body = urlencode(data or {})
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            f"Cookie: {self.cookie}",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
            "Connection: close",
            *(["HX-Request: true"] if is_swap else []),
        ]
        return "\r\n".join([*lines, "", body]).encode()


def _whole(raw: bytes) -> Answer:
    """Take an answer apart; one that is cut off or has no head is an error."""
    head, found, body = raw.partition(b"\r\n\r\n")
    assert found, f"no answer: {raw[:80]!r}"
    first, _, fields = head.partition(b"\r\n")
    headers = BytesParser().parsebytes(fields, headersonly=True)
    assert len(body) == int(headers["Content-Length"]), "the answer was cut off"
    return Answer(int(first.split()[1]), tuple((name.lower(), value) for name, value in headers.items()), body.decode())


@contextmanager
def serving(folder: Path, worker: str, **settings: str) -> Iterator[Served]:
    """Start `flask serve` on a migrated database of its own, and end it."""
    with own_database(folder, worker) as address:
        port = _free_port()
        given = _environment(address, port) | settings
        process = subprocess.Popen(_COMMAND, cwd=ROOT, env=given, stdout=subprocess.PIPE, text=True)
        try:
            assert process.stdout
            assert process.stdout.readline().startswith("NetQuest is at ")
            engine = create_engine(address)
            yield Served(port, engine)
            engine.dispose()
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE)


_COMMAND = (sys.executable, "-m", "flask", "--app", "wsgi", "serve")


def _environment(address: str, port: int) -> dict[str, str]:
    ours = {
        "NETQUEST_DATABASE_URL": address,
        "PORT": str(port),
        "NETQUEST_DEMO": "off",
        "NETQUEST_THREADS": str(AT_ONCE + 4),
        "NETQUEST_LIMIT_SIGN_UP": "1000 per minute",
    }
    return {name: value for name, value in os.environ.items() if not name.startswith("NETQUEST_")} | ours


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])
