"""A small keep-alive client, so that hardly anything but the server's answer is waited for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from typing import Self
from urllib.parse import urlencode

HOST = "127.0.0.1"
AGENT = "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0"
FORM = "application/x-www-form-urlencoded"


class Unexpected(Exception):
    """An answer that the bench did not expect, in words."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request, ready to be sent; an act is a form that htmx posts. What comes `before` it is not measured."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes | None = None
    before: "Request | None" = None

    @classmethod
    def page(cls, path: str, *, cookie: str) -> Self:
        """Ask for a page, signed in by a cookie."""
        return cls("GET", path, {"User-Agent": AGENT, "Cookie": cookie})

    @classmethod
    def form(cls, path: str, fields: Mapping[str, str], *, cookie: str, **headers: str) -> Self:
        """Post a form, signed in by a cookie."""
        given = {"User-Agent": AGENT, "Cookie": cookie, "Content-Type": FORM, **headers}
        return cls("POST", path, given, urlencode(fields).encode())


@dataclass(slots=True)
class Connection:
    """One connection that is kept open, as a browser keeps it."""

    port: int
    _http: HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self._http = HTTPConnection(HOST, self.port, timeout=30)

    def send(self, request: Request, *, expected: int = 200) -> tuple[HTTPResponse, str]:
        """Send a request and read the whole answer. Raises Unexpected for another status."""
        self._http.request(request.method, request.path, request.body, dict(request.headers))
        answer = self._http.getresponse()
        body = answer.read().decode()
        if answer.status != expected:
            raise Unexpected(f"{request.method} {request.path} answered {answer.status}: {body[:300]}")
        return answer, body

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()
