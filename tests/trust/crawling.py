"""Walks through all that somebody may open: every address that there is, and every link on the pages behind them."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from werkzeug.routing import Rule

from tests.trust.cast import ITEMS
from tests.trust.world import World, less_request_id

LINK = re.compile(r'\s(?:href|hx-get)="([^"]+)"')
CARDS = rf"/challenges/(?!(?:{'|'.join(ITEMS)}|own-[a-z0-9-]+)$)|/challenges\?"
TRIED = re.compile(rf"{CARDS}|/(?:sources|strategies|benefits)/|/reframes/new\?|/static/|/progress/[a-z]+\?[^&]+&")
"""Cards of ours that nobody here tried, searches among them, pages on them but for those that are asked anyway, and
thoughts of the curriculum: they hold nobody's words. Progress with two things chosen: each is looked at alone."""

NOT_OURS = {"accounts.mails", "home.styleguide", "home.healthz", "home.readyz"}
"""Pages of development, which production does not have, and of load balancers."""

CAPABILITIES = {
    "organisations.accept": {"invited": "own", "unverified": "unverified"},
    "organisations.join": {},
    "accounts.choose_password": {"member": "own"},
    "accounts.confirm": {"unverified": "own"},
}
"""Who holds the links whose token opens a page to whoever has it, and whose parts lead there."""

OWN_FOUND = "/challenges?q=one+question"
"""The search that finds what organisations wrote."""

MOST = 600


def crawl(world: World, actor: str, *, language: str = "en") -> dict[str, str]:
    """Return every page that an actor reaches, refusals too, by its address, as a browser of that language gets it."""
    browser, pages, waiting = world.browser(actor), dict[str, str](), list(seeds(world, actor))
    if language != "en":
        browser.get("/settings")  # which shows what was said in English before
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        answer = browser.get(address, headers={"Accept-Language": language})
        assert answer.status_code < 500, address
        pages[address] = less_request_id(answer) + answer.headers.get("Location", "")
        waiting += links(address, answer.text)
        assert len(pages) < MOST, "the crawl has no end"
    return pages


def seeds(world: World, actor: str) -> Iterator[str]:
    """Yield the address of every page for each thing that there is, whether or not the actor may see it."""
    for rule, method in world.rules():
        if method == "GET" and rule.endpoint not in NOT_OURS:
            for whose in whose_parts(rule, actor):
                yield world.url(rule, whose=whose)
    yield OWN_FOUND


def whose_parts(rule: Rule, actor: str) -> list[str]:
    if rule.endpoint in CAPABILITIES:
        holders = CAPABILITIES[rule.endpoint]
        return [holders[actor]] if actor in holders else []
    return ["own", "foreign", "nobody"]


def links(at: str, html: str) -> Iterator[str]:
    """Yield the addresses of our own to which a page leads."""
    for found in LINK.findall(html):
        to = urlsplit(urljoin(f"http://localhost{at}", unescape(found)))
        address = to.path + (f"?{to.query}" if to.query else "")
        if to.netloc == "localhost" and not TRIED.match(address):
            yield address
