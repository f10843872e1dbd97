"""Whatever is typed into any field: no fault, a message where it stood, and the words kept."""

import re
from urllib.parse import urlsplit

import pytest
from sqlalchemy import update
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from netquest.accounts.models import Person
from netquest.core.db import db
from tests.databases import SERVER
from tests.trust import markup
from tests.trust.cast import SLUG
from tests.trust.payloads import CHOICES, HOSTILE, TEXTS, WORDS
from tests.trust.sending import FIELDS, GET, PROGRESS, STATEMENTS, as_kept, path_of, send, wrong
from tests.trust.world import SAVED, World

REACHES_NO_DATABASE = {"choice", "ignored"}
"""What is typed there is refused, or left out, before any database could mind it."""

TYPED = {
    "text": TEXTS if SERVER else WORDS,  # to a database, markup is letters like any others
    "secret": TEXTS,
    "exact": HOSTILE,
    **dict.fromkeys(("choice", "hidden", "filter", "ignored"), CHOICES),
}
"""What is typed into a field, by its kind."""

CASES = [
    pytest.param(endpoint, name, marks=() if kind in REACHES_NO_DATABASE or endpoint in PROGRESS else pytest.mark.both)
    for endpoint, fields in FIELDS.items()
    for name, kind in fields.items()
]


def unkept(answer: TestResponse, path: str, name: str, kind: str, typed: str) -> list[str]:
    """Name what a refusal at a field lacks: a message beside it, and what was typed (never a password)."""
    if answer.status_code != 422 or kind not in ("text", "exact", "choice", "secret"):
        return []
    found = [] if re.search(rf'id="{name}(-({SLUG}|[0-9]+))?-error"', answer.text) else ["no message"]
    if kind == "choice":
        return found
    shown = next(form for form in markup.forms(answer.text, path) if form.action == path).fields[name].sent
    fits = shown in (as_shown(typed), as_shown(as_kept(typed))) if kind in ("text", "exact") else not shown
    return found if fits else [*found, f"shown again: {shown!r}"]


def as_shown(typed: str) -> str:
    """Return what a page can show of a text: it knows one line break, and no NUL (the HTML standard, 13.2.3.5)."""
    return typed.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")


def fields_of_pages(world: World) -> dict[str, set[str]]:
    """Return the fields of every form that any page shows to anybody, by the endpoint that they go to."""
    found: dict[str, set[str]] = {}
    uma = Person.id == world.person_id("unverified")
    with db.engine.begin() as connection:  # she was not asked yet whether to keep what she expects
        connection.execute(update(Person).where(uma).values(keeps_expectations=None))
    more = (
        "/sets/new?from=first-week",
        "/strengths?before=five-minute-gifts",
        "/reframes/new?source=rejection",
        f"/challenges/{SAVED}/plan",
        f"/looking-back/{world.part('look_id')}?step=happened",
        f"/reframes/{world.part('exercises.return_reframe')}",
        *(f"/assessment/statements/{statement}" for statement in STATEMENTS),
        f"/teams/{world.part('pier')}/invitations",
        path_of(world, "organisations.accept"),
    )
    for at in (*more, *(world.url(rule) for rule, method in world.rules() if method == "GET")):
        for actor in ("anonymous", "unverified", "invited", "member", "manager", "admin"):
            for form in markup.forms(world.browser(actor).get(at).text, at):
                found.setdefault(endpoint_of(world, form), set()).update(form.fields)
    return found


def endpoint_of(world: World, form: markup.Form) -> str:
    try:
        path = urlsplit(form.action).path
        return str(world.app.url_map.bind("localhost").match(path, method=form.method)[0])
    except HTTPException:
        return f"{form.method} {form.action}"


def test_every_field_of_every_form_is_listed(world: World) -> None:
    listed = {endpoint: set(fields) for endpoint, fields in FIELDS.items()}
    shown = {endpoint: names - {"csrf_token"} for endpoint, names in fields_of_pages(world).items()}
    assert shown == listed


@pytest.mark.parametrize(("endpoint", "name"), CASES)
def test_a_field_takes_anything(world: World, endpoint: str, name: str) -> None:
    kind, path, found = FIELDS[endpoint][name], path_of(world, endpoint), []
    for typed in TYPED[kind]:
        answer = send(world, endpoint, **{name: typed})
        found += [(typed[:40], fault) for fault in [*wrong(answer), *unkept(answer, path, name, kind, typed)]]
        if kind in ("filter", "ignored") and answer.status_code not in (200, 303):
            found.append((typed[:40], str(answer.status_code)))
        if answer.status_code < 400 and endpoint not in GET:
            world.restore()
    assert found == []
