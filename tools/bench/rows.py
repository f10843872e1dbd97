"""The rows of the bench: whom each asks for what, worker by worker."""

import json
import re
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import cycle, repeat

from tools.bench.client import Connection, Request, Unexpected
from tools.bench.servers import ROOT, Server

MOST_WORKERS = 8
TRIES_A_DAY = 10
OUTCOMES = ("done", "declined", "partly")
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
KEY = re.compile(r'name="key" value="([^"]+)"')
CHALLENGE = re.compile(r'href="/challenges/([a-z0-9-]+)"')


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of request to one server. Each worker has its own endless, or long, supply of them."""

    name: str
    server: Server
    supplies: tuple[Iterator[Request], ...]


def bare_rows(server: Server) -> tuple[Row, Row]:
    """Return the rows of the bare application: its page, and its act."""
    cookies = [_bare_cookie(server, number) for number in range(1, MOST_WORKERS + 1)]
    fields = {"title": "A step", "note": "It went better than I thought."}
    pages = tuple(repeat(Request.page("/page", cookie=cookie)) for cookie in cookies)
    acts = tuple(repeat(Request.form("/act", fields, cookie=cookie)) for cookie in cookies)
    return Row("bare page", server, pages), Row("bare POST", server, acts)


def _bare_cookie(server: Server, person: int) -> str:
    sign_in = Request.form("/session", {"person": str(person)}, cookie="")
    with Connection(server.port) as connection:
        answer, _ = connection.send(sign_in, expected=303)
    return _cookie_of(answer.headers["Set-Cookie"])


def _cookie_of(header: str) -> str:
    return header.partition(";")[0]


@dataclass(frozen=True, slots=True)
class Visit:
    """What a member's browser holds after a day's first visit of Today: cookie, token, and the forms' keys."""

    cookie: str
    token: str
    keys: tuple[str, ...]


class Members:
    """People of NetQuest, signed in, Today seen once, ten tries each still open.

    `maker` names the module that makes so many of them, with its first words.
    """

    def __init__(self, server: Server, environment: Mapping[str, str], *maker: str) -> None:
        self.server = server
        self._environment = environment
        self._maker = maker
        self._fresh: deque[Visit] = deque()
        self._challenges: list[str] = []

    def keep(self, people: int) -> None:
        """Make as many more of them as are missing from so many who have all their tries still open."""
        missing = people - len(self._fresh)
        if missing <= 0:
            return
        command = [sys.executable, "-m", *self._maker, str(missing)]
        made = subprocess.run(command, cwd=ROOT, env=self._environment, stdout=subprocess.PIPE, check=True)
        with Connection(self.server.port) as connection:
            for cookie in json.loads(made.stdout):
                self._fresh.append(_first_visit(connection, cookie))
            if not self._challenges:
                _, library = connection.send(Request.page("/challenges", cookie=self._fresh[0].cookie))
                self._challenges = list(dict.fromkeys(CHALLENGE.findall(library)))

    def today(self) -> Row:
        """Return the row of Today, seen again and again by people who do not act."""
        seen = [self._fresh.popleft() for _ in range(MOST_WORKERS)]
        return Row("Today", self.server, tuple(repeat(Request.page("/today", cookie=one.cookie)) for one in seen))

    def attempts(self, name: str = "attempt") -> Row:
        """Return the row of attempts that pay: ten a person, then the next one."""
        return Row(name, self.server, tuple(self._attempts() for _ in range(MOST_WORKERS)))

    def board(self, name: str) -> Row:
        """Return the row of the board, seen again and again by people who have tried something."""
        seen = [self._fresh.popleft() for _ in range(MOST_WORKERS)]
        with Connection(self.server.port) as connection:
            for one in seen:
                connection.send(next(self._tries(one)))
        return Row(name, self.server, tuple(repeat(_board(one.cookie)) for one in seen))

    def board_after_page(self, name: str) -> Row:
        """Return the row of the board right after Today was looked at."""
        row = self.board(name)
        return replace(row, supplies=tuple(map(_after_today, row.supplies)))

    def board_after_act(self, name: str) -> Row:
        """Return the row of the board right after an attempt of the one who looks."""
        return Row(name, self.server, tuple(self._looks() for _ in range(MOST_WORKERS)))

    def _looks(self) -> Iterator[Request]:
        while self._fresh:
            visit = self._fresh.popleft()
            for attempt in self._tries(visit):
                yield replace(_board(visit.cookie), before=attempt)

    def _attempts(self) -> Iterator[Request]:
        while self._fresh:
            yield from self._tries(self._fresh.popleft())

    def _tries(self, visit: Visit) -> Iterator[Request]:
        """Try the cards of the menu first, then others, each once."""
        day = visit.keys[0].partition(":")[0]
        others = [f"{day}:{slug}:0" for slug in self._challenges]
        keys = list(dict.fromkeys([*visit.keys, *others]))[:TRIES_A_DAY]
        for key, outcome in zip(keys, cycle(OUTCOMES), strict=False):
            slug = key.split(":")[1]
            fields = {
                "csrf_token": visit.token,
                "key": key,
                "outcome": outcome,
                "nerves_before": "70",
                "nerves_after": "30",
                "note": "Shorter than I feared.",
                "reason": "",
                "source": "",
                "day": day,
            }
            headers = {"HX-Request": "true", "HX-Target": f"card-{slug}", "X-CSRFToken": visit.token}
            yield Request.form(f"/challenges/{slug}/attempts", fields, cookie=visit.cookie, **headers)


def _after_today(looks: Iterator[Request]) -> Iterator[Request]:
    return (replace(look, before=replace(look, path="/today")) for look in looks)


def _board(cookie: str) -> Request:
    return Request.page("/organisation/board", cookie=cookie)


def _first_visit(connection: Connection, cookie: str) -> Visit:
    answer, page = connection.send(Request.page("/today", cookie=cookie))
    token, keys = TOKEN.search(page), tuple(KEY.findall(page))
    if not token or not keys:
        raise Unexpected("Today holds no form for an attempt")
    renewed = answer.headers["Set-Cookie"]
    return Visit(_cookie_of(renewed) if renewed else cookie, token[1], keys)
