"""The world of the trust tests: everybody's browser, and the addresses of what there is. Made once, then restored."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from netquest.accounts import tokens
from netquest.accounts.models import Person
from netquest.organisations import door_queries
from netquest.organisations import tokens as ways_in
from netquest.organisations.views import TeamView
from tests.browser_client import Client
from tests.challenges.doing import do
from tests.conftest import MakePerson, SignIn
from tests.rows import Rows, read, write
from tests.trust.cast import OWN, PEOPLE, SETS, SLUG, STATEMENT, WAITING, Cast
from tests.trust.inner import expect, find, look_inside

NOTES = {part: f"canary-{part}-7f3a: I nearly turned back at the door." for part in PEOPLE}
"""What each of them wrote about a try."""

STRENGTHS = {part: f"canary-strength-{part}-9c1e: I can read a chart in the dark." for part in PEOPLE}
"""What each of them can offer."""

CANARY = NOTES["member"]
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
PAGES = {
    "challenges.source": "inauthenticity",
    "challenges.strategy": "trust-rapport",
    "challenges.benefit": "relationships",
    "exercises.myth": "outgoing-people",
    "exercises.answer_myth": "outgoing-people",
    "home.drill": "one-breath-introduction",
    "home.badge": "heard-a-no",
    "expectations.remove": "follow-up",
}
"""What everybody may read, and what tells of everybody's own tries at SLUG; the same for all.

Nobody answered this myth today.
"""

SAVED = "follow-up"
"""What everybody saved for later."""

PAUSED = {"starts_on": "2026-11-16", "ends_on": "2026-11-20"}
"""The pause that everybody is on, but for Ivy: who pauses has no quests, and is not welcomed back."""

AHEAD = {"starts_on": "2027-03-09", "ends_on": "2027-03-09"}
"""The pause of Ivy."""

HIDDEN = "credits-roll"
"""What everybody hid."""

UNKNOWN = 987654
"""The number of no row."""

SLUGS = {"/teams/": "team", "/organisation/challenges/": "challenge"}
"""Whose slug stands in an address, by how it begins; elsewhere it is that of a challenge of ours."""

Parts = Mapping[str, Any]
"""What stands in addresses, by the name of the argument; a token by its endpoint, a team's slug as `team`; and by its
endpoint what that one alone needs: a team of another kind, a card that was put away."""


@dataclass(frozen=True)
class Memory:
    """How to bring the world back: all rows, each browser's cookie, and the parts of addresses by whose they are."""

    rows: Rows
    cookies: dict[str, str]
    parts: dict[str, Parts]


class World:
    """Alice owns an attempt with a private note, two sessions, a reset link, two assessments, the second one open; Uma
    a link that confirms her address.

    Alice is a member of the team Harbour, which Bob manages; Dan is the admin. Ivy is invited there, Rex was there
    once. Olga is in the team Quay, which Mark manages. Cleo and Carol are of another organisation.
    """

    memory: ClassVar[Memory | None] = None

    def __init__(self, app: Flask, make_person: MakePerson, sign_in: SignIn) -> None:
        self.app = app
        if World.memory is None:
            World.memory = _build(app, make_person, sign_in)
        else:
            write(World.memory.rows)
        self._kept = World.memory

    def restore(self) -> None:
        """Make everything as it was."""
        write(self._kept.rows)

    def browser(self, actor: str) -> Client:
        """Return an actor's browser."""
        return browser_with(self.app, self._kept.cookies.get(actor, ""))

    def url(self, rule: Rule, *, whose: str = "own", **other: str) -> str:
        """Return the address of a thing of Alice's or her team's ('own'), of Cleo's ('foreign'), of 'nobody', …

        `other` stands in it just as it is.
        """
        parts = self._kept.parts[whose]
        slug = next((parts[name] for begins, name in SLUGS.items() if rule.rule.startswith(begins)), SLUG)
        ids = {name: parts[rule.endpoint] for name in rule.arguments if rule.endpoint in parts and name.endswith("_id")}
        known = {**parts, **ids, "slug": parts.get(rule.endpoint, slug), "token": parts.get(rule.endpoint, ""), **other}
        return ARGUMENT.sub(lambda found: str(known[found[1]]), rule.rule)

    def person_id(self, actor: str) -> int:
        """Return somebody's id."""
        return 1 + list(PEOPLE).index(actor)

    def part(self, name: str, *, whose: str = "own") -> Any:
        """Return what stands in addresses for a thing: an id, a slug."""
        return self._kept.parts[whose][name]

    def rules(self) -> list[tuple[Rule, str]]:
        """Return every rule with each of its methods."""
        return every_rule(self.app)

    def digest(self) -> Rows:
        """Return all that the database holds."""
        return read()


def every_rule(app: Flask) -> list[tuple[Rule, str]]:
    """Return every rule of an application with each of its methods, HEAD and OPTIONS left out."""
    return [
        (rule, method)
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def browser_with(app: Flask, cookie: str) -> Client:
    """Return a browser that holds this session cookie."""
    browser = app.test_client()
    assert isinstance(browser, Client)
    if cookie:
        browser.set_cookie("session", cookie)
    return browser


def cookie_of(browser: Client) -> str:
    """Return the session cookie that a browser holds."""
    cookie = browser.get_cookie("session")
    return cookie.value if cookie else ""


def less_request_id(answer: TestResponse) -> str:
    """Return the body of an answer without what differs each time: its id, the tokens and keys of forms."""
    body = answer.text.replace(answer.headers["X-Request-Id"], "ID")
    body = re.sub(r'(<input[^>]* name="key"[^>]* value=)"[\w-]+"', r'\1"KEY"', body)
    return re.sub(r'("X-CSRFToken":|name="csrf_token" value=)"[^"]+"', r'\1"TOKEN"', body)


def _build(app: Flask, make_person: MakePerson, sign_in: SignIn) -> Memory:
    cast = Cast(make_person)
    paths = _lay_out_paths(cast)
    authors = {"own": "manager", "retired": "manager", "foreign": "foreign_admin"}
    written = {which: cast.write(author, OWN[which]) for which, author in authors.items()}
    retired = cast.retire("manager", written["retired"])
    browsers = {part: sign_in(person) for part, person in cast.people.items()}
    for part, browser in browsers.items():
        expect(cast.people[part], part, SLUG)
        _live(browser, STRENGTHS[part], AHEAD if part == "invited" else PAUSED)
        _try(browser, cast.people[part], part)
        look_inside(cast.people[part], part)
        find(cast.people[part], part)
        expect(cast.people[part], part, SAVED)
    cookies = {part: cookie_of(browser) for part, browser in browsers.items()}
    cookies["signed_out"] = _sign_out(sign_in(cast.people["member"]))
    sign_in(cast.people["member"])
    sign_in(cast.people["foreign_member"])
    for part in ("member", "foreign_member"):
        cast.look_back(part)
    cast.remove()
    assert browsers["removed"].get("/today").status_code == 200  # a card that the organisation wrote may leave the menu
    parts: dict[str, Parts] = {
        "own": _parts(cast, "member", cast.harbour, paths["own"], WAITING["harbour"])
        | _tokens(cast)
        | {"challenge": written["own"], "authoring.bring_back": retired}
        | {"quay": cast.quay.slug, "pier": cast.pier.slug, "organisations.make_link": cast.pier.slug},
        "foreign": _parts(cast, "foreign_member", cast.dune, paths["foreign"], WAITING["oasis"])
        | {"challenge": written["foreign"]},
        "unverified": {
            "team": "",
            "statement": STATEMENT,
            "organisations.accept": ways_in.for_invitation(cast.invitation_of("unverified")),
        },
        "nobody": _nobodys(),
    }
    return Memory(read(), cookies, parts)


def _lay_out_paths(cast: Cast) -> dict[str, int]:
    """Lay out sets: one that Alice has not answered, one that she walks and Mia passed, a draft, and others' own."""
    paths = {
        "own": cast.lay_out("manager", *SETS["own"], to="member"),
        "walked": cast.lay_out("manager", *SETS["walked"], to=cast.harbour),
        "draft": cast.lay_out("manager", *SETS["draft"]),
        "quay": cast.lay_out("other_manager", *SETS["quay"], to=cast.quay),
        "foreign": cast.lay_out("foreign_admin", *SETS["foreign"], to="foreign_member"),
    }
    for part in ("member", "removed"):
        cast.answer(part, paths["walked"], accepts=True)
    cast.answer("team_mate", paths["walked"], accepts=False)
    return paths


def _try(browser: Client, person: Person, part: str) -> None:
    """Try something today; Ivy did nine days ago, and is back."""
    if part == "invited":
        do(person, SLUG, back=9, note=NOTES[part])
    else:
        data = {"key": f"2026-11-18:{SLUG}:0", "outcome": "done", "note": NOTES[part]}
        assert browser.post(f"/challenges/{SLUG}/attempts", data=data).status_code == 303
    for page in ("/today", "/quests"):
        assert browser.get(page).status_code == 200


def _live(browser: Client, strength: str, pause: Mapping[str, str]) -> None:
    """Open the day, so that there is a menu to change, mark something, and practise in the head."""
    assert browser.get("/today").status_code == 200
    assert browser.post(f"/challenges/{SLUG}/rating", data={"verdict": "helped"}).status_code == 303
    assert browser.post(f"/challenges/{SAVED}/saving", data={"on": "1"}).status_code == 303
    steer = {"number": "0", "kind": "easier", "source": "time"}
    assert browser.post("/readiness/steers", data=steer).status_code == 303
    assert browser.post(f"/challenges/{HIDDEN}/hiding", data={"on": "1"}).status_code == 303
    offer = {"key": "strength-0", "kind": "offer", "text": strength}
    assert browser.post("/strengths", data=offer).status_code == 303
    assert browser.post("/pauses", data={"key": "pause-0", **pause}).status_code == 303
    assert browser.post("/myths/too-late-to-write/answers", data={"answer": "true"}).status_code == 303


def _sign_out(browser: Client) -> str:
    cookie = cookie_of(browser)
    assert browser.post("/logout").status_code == 303
    return cookie


def _parts(cast: Cast, part: str, team: TeamView, set_id: int, invited: str) -> dict[str, Any]:
    """Return the addresses of somebody's things, and of what their team has."""
    person_id = cast.people[part].id
    rows = read()
    return {
        "team": team.slug,
        "person_id": person_id,
        "attempt_id": next(row["id"] for row in rows["attempt"] if row["person_id"] == person_id),
        "reframe_id": min(row["id"] for row in rows["reframe"] if row["person_id"] == person_id),
        "exercises.return_reframe": max(row["id"] for row in rows["reframe"] if row["person_id"] == person_id),
        "pause_id": next(row["id"] for row in rows["pause"] if row["person_id"] == person_id),
        "strength_id": next(row["id"] for row in rows["strength"] if row["person_id"] == person_id),
        "steer_id": next(row["id"] for row in rows["steer"] if row["person_id"] == person_id),
        "look_id": next(row["id"] for row in rows["looking_back"] if row["person_id"] == person_id),
        "session_id": max(row["id"] for row in rows["user_session"] if row["person_id"] == person_id),
        "set_id": set_id,
        "item": SLUG,
        **PAGES,
        "assignment_id": next(row["id"] for row in rows["assignment"] if row["set_id"] == set_id),
        "offer_id": cast.offer_of(part, set_id),
        "invitation_id": next(row["id"] for row in rows["invitation"] if row["email"] == invited),
        "assessment_id": next(row["id"] for row in rows["assessment"] if row["person_id"] == person_id),
        "statement": STATEMENT,
    }


def _tokens(cast: Cast) -> dict[str, str]:
    """Return the tokens of links: Alice's new password, Uma's address, Ivy's invitation, the way into Harbour."""
    door = door_queries.find_link_of(cast.harbour.id)
    assert door
    return {
        "accounts.choose_password": tokens.for_reset(cast.people["member"]),
        "accounts.confirm": tokens.for_confirmation(cast.people["unverified"]),
        "organisations.accept": ways_in.for_invitation(cast.invitation_of("invited")),
        "organisations.join": ways_in.for_link(door.id),
    }


def _nobodys() -> dict[str, Any]:
    ids = (
        *("person_id", "attempt_id", "session_id", "set_id", "assignment_id", "offer_id", "invitation_id"),
        *("reframe_id", "look_id", "strength_id", "pause_id", "assessment_id", "steer_id"),
    )
    return {
        "team": "harbour-00000000",
        "challenge": "own-nobodys-00000000",
        "item": SLUG,
        "statement": STATEMENT,
        **dict.fromkeys(PAGES, "no-such-page"),
        **dict.fromkeys(ids, UNKNOWN),
    }
