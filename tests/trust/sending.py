"""The forms that there are, how to send one, and what is wrong with any answer whatever."""

import unicodedata
from typing import Any

from werkzeug.test import TestResponse

from netquest.catalogue import queries as catalogue
from tests.browser_client import Client
from tests.trust.bodies import BODIES
from tests.trust.matrix import EXPECT
from tests.trust.world import World

ALLOWED = {200, 302, 303, 308, 400, 401, 403, 404, 405, 409, 413, 414, 415, 422, 429}
PLACE = {"name": "text", "is_full": "choice", "goal": "exact"}
INVITATION = {"email": "exact", "role": "choice"}
REFRAME = dict.fromkeys(("thought", "first_answer", "second_answer", "third_answer", "card"), "text")
STRENGTH = {"kind": "choice", "text": "text"}
STATEMENTS = dict.fromkeys(catalogue.statements(), "choice")
CHALLENGE = {
    **dict.fromkeys(("key", "seen", "preview"), "hidden"),
    **dict.fromkeys(("title", "why", "done_when", "opener", "smaller", "reflect"), "text"),
    **{f"step_{number}": "text" for number in range(1, 6)},
    **dict.fromkeys(("strategy", "source", "source_2", "source_3", "benefits", "grade", "minutes"), "choice"),
    **dict.fromkeys(("energy", "kind", "format", "stage", "cooldown_days", "first"), "choice"),
    "needs_contact": "hidden",
}

FIELDS = {
    "accounts.signup": {
        "name": "text",
        "email": "exact",
        "password": "secret",
        "timezone": "choice",
        "next": "hidden",
    },
    "accounts.login": {"email": "exact", "password": "secret", "next": "hidden"},
    "accounts.reset": {"email": "exact"},
    "accounts.choose_password": {"username": "ignored", "password": "secret"},
    "accounts.confirm": {"username": "ignored", "password": "secret"},
    "accounts.settings": {
        "name": "text",
        "timezone": "choice",
        "day_start": "choice",
        "minutes": "choice",
        "ceiling": "choice",
        "theme": "choice",
        "quests": "choice",
        "language": "choice",
    },
    "rhythm.update": {"weekly_goal": "choice", "rest_days": "choice", "day_streak": "ignored"},
    "rhythm.add_pause": {"starts_on": "exact", "ends_on": "exact", "key": "hidden"},
    "rhythm.edit_pause": {"starts_on": "exact", "ends_on": "exact"},
    "rhythm.end_pause": {},
    "rhythm.delete_pause": {},
    "accounts.speak": {"language": "choice", "next": "hidden"},
    "accounts.change_password": {"username": "ignored", "password": "secret", "new_password": "secret"},
    "challenges.attempt": {
        "key": "hidden",
        "outcome": "choice",
        "nerves_before": "choice",
        "nerves_after": "choice",
        "guess": "choice",
        "reason": "choice",
        "source": "choice",
        "note": "text",
        "day": "choice",
    },
    "challenges.create_menu": {
        "number": "hidden",
        "minutes": "hidden",
        "energy": "hidden",
        "lean": "hidden",
        "swap": "hidden",
        "more": "hidden",
    },
    "challenges.index": {
        "q": "filter",
        "strategy": "filter",
        "source": "filter",
        "benefit": "filter",
        "grade": "filter",
        "format": "filter",
        "minutes": "filter",
        "mine": "filter",
        "saved": "filter",
    },
    "exercises.create_reframe": {"key": "hidden", "guide": "hidden", "before": "hidden", **REFRAME},
    "exercises.update_reframe": {"number": "hidden", **REFRAME},
    "exercises.begin_looking_back": {"key": "hidden"},
    "exercises.write_looking_back": {
        "step": "hidden",
        "seen": "hidden",
        "text": "text",
        "heavy": "ignored",
        "stop": "ignored",
    },
    "exercises.choose_for_tomorrow": {"slug": "choice"},
    "exercises.delete_looking_back": {},
    "exercises.reframes": {"q": "filter", "away": "filter"},
    "exercises.retire_reframe": {},
    "exercises.return_reframe": {},
    "exercises.delete_reframe": {},
    "exercises.answer_myth": {"answer": "choice"},
    "exercises.add_strength": STRENGTH | {"key": "hidden", "before": "hidden"},
    "exercises.edit_strength": STRENGTH,
    "exercises.retire_strength": {"on": "hidden"},
    "exercises.delete_strength": {},
    "expectations.keep": {
        "key": "hidden",
        "seen": "hidden",
        "fears": "choice",
        "own_fear": "text",
        "nerves": "choice",
        "cue": "text",
        "act": "text",
    },
    "expectations.remove": {"key": "hidden"},
    "expectations.tell": {"seen": "hidden", "happened_silence": "choice", "happened_own": "choice", "learnt": "text"},
    "expectations.untell": {},
    "expectations.consent": {"on": "hidden", "next": "hidden"},
    "expectations.forget": {"attempt": "hidden"},
    "assessment.save": STATEMENTS | {"step": "hidden"},
    "assessment.finish": STATEMENTS,
    "assessment.remove": {"assessment": "hidden"},
    "assessment.pass_on": {},
    "challenges.save": {"on": "hidden", "next": "hidden"},
    "challenges.hide": {"on": "hidden", "next": "hidden"},
    "challenges.rate": {"verdict": "choice", "reason": "choice"},
    "challenges.unrate": {},
    "home.pass_welcome": {},
    "challenges.steer": {"number": "hidden", "kind": "hidden", "source": "hidden"},
    "challenges.unsteer": {},
    "quests.swap": {"place": "hidden", "number": "hidden"},
    "demo.sign_in": {"role": "hidden"},
    "authoring.create": CHALLENGE,
    "authoring.update": CHALLENGE,
    "authoring.retire": {},
    "organisations.create": {"name": "text", "key": "hidden"},
    "organisations.settings": PLACE,
    "organisations.invitations": INVITATION,
    "organisations.set_role": {"role": "choice"},
    "organisations.create_team": {"name": "text", "joins": "ignored", "key": "hidden"},
    "organisations.team_settings": PLACE,
    "organisations.team_invitations": INVITATION,
    "organisations.set_team_role": {"role": "choice"},
    "organisations.accept": {"username": "ignored", "password": "secret"},
    "leaderboards.team_presence": {"on": "hidden"},
    "leaderboards.organisation_presence": {"on": "hidden"},
    "assignments.create": {"name": "text", "why": "text", "key": "hidden", "from": "hidden"},
    "assignments.show": {"q": "filter", "strategy": "filter", "grade": "filter"},
    "assignments.update": {"name": "text", "why": "text"},
    "assignments.add_item": {"slug": "choice"},
    "assignments.place_item": {"position": "hidden"},
    "assignments.remove_item": {"removed": "ignored"},
    "assignments.assign": {"to": "choice", "starts_on": "exact", "due_on": "exact", "key": "hidden"},
    "accounts.logout": {},
    "accounts.send_again": {},
    "accounts.revoke": {},
    "accounts.revoke_others": {},
    "challenges.withdraw": {},
    "organisations.leave": {},
    "organisations.remove": {},
    "organisations.leave_team": {},
    "organisations.make_link": {},
    "organisations.revoke_link": {},
    "organisations.remove_from_team": {},
    "organisations.revoke": {},
    "organisations.send_again": {},
    "organisations.join": {},
    "assignments.accept": {},
    "assignments.pass_on": {},
    "assignments.withdraw": {},
}
"""Every field of every form: `text` comes back when it is refused, `choice` gets a message, `filter` never refuses."""
ANONYMOUS = {"accounts.signup", "accounts.login", "accounts.reset", "accounts.choose_password", "demo.sign_in"}
SENDERS = ("member", "unverified", "invited", "manager", "admin")
PROGRESS = {
    f"home.{page}"
    for page in ("show_progress", "progress_challenges", "progress_answers", "progress_readiness", "progress_felt")
}
FIELDS |= {endpoint: {"from": "exact", "to": "exact"} for endpoint in PROGRESS}
FIELDS["home.styleguide"] = {"from": "filter", "to": "filter"}
GET = PROGRESS | {endpoint for endpoint, fields in FIELDS.items() if "filter" in fields.values()}
"""Forms that search: they change nothing."""


def able(endpoint: str) -> str:
    """Return who may send this form, of those who are signed in."""
    line = EXPECT[endpoint, "GET" if endpoint in GET else "POST"]
    return next(actor for actor in SENDERS if line[actor] in (200, 303))


def sender(world: World, endpoint: str) -> Client:
    """Return the browser in which somebody fills in this form."""
    if endpoint == "organisations.accept":
        return world.browser("unverified")
    return world.browser("anonymous" if endpoint in ANONYMOUS else able(endpoint))


def path_of(world: World, endpoint: str) -> str:
    """Return where a form goes; an invitation is Uma's, who has to give her password with it."""
    rule = next(rule for rule, _ in world.rules() if rule.endpoint == endpoint)
    return world.url(rule, whose="unverified" if endpoint == "organisations.accept" else "own")


def send(world: World, endpoint: str, **changed: Any) -> TestResponse:
    """Send the form of a route, filled in well but for what is changed."""
    browser, path = sender(world, endpoint), path_of(world, endpoint)
    if endpoint in GET:
        return browser.get(path, query_string=changed)
    return browser.post(path, data=BODIES.get(endpoint, {}) | changed)


def as_kept(text: str) -> str:
    """Return a text as it is kept: composed, without outer blanks, empty when nothing of it can be seen."""
    kept = unicodedata.normalize("NFC", text).strip()
    return kept if any(unicodedata.category(one) not in ("Cf", "Zs", "Cc") for one in kept) else ""


def wrong(answer: TestResponse) -> list[str]:
    """Name what is wrong with any answer whatever."""
    found = [str(answer.status_code)] * (answer.status_code not in ALLOWED)
    try:
        answer.data.decode()
    except UnicodeDecodeError:
        found.append("not UTF-8")
    return found
