"""Whatever is typed into any field: no fault, a message where it stood, and the words kept."""

import re
import unicodedata
from typing import Any

import pytest
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from tests.trust import markup
from tests.trust.payloads import CHOICES, HOSTILE, TEXTS, XSS
from tests.trust.sending import FIELDS, path_of, send, wrong
from tests.trust.world import SLUG, World

pytestmark = pytest.mark.both

CASES = [(endpoint, name) for endpoint, fields in FIELDS.items() for name in fields]


def unkept(answer: TestResponse, path: str, name: str, kind: str, typed: str) -> list[str]:
    """Name what a refusal at a field lacks: a message beside it, and what was typed (never a password)."""
    if answer.status_code != 422 or kind not in ("text", "choice", "secret"):
        return []
    found = [] if re.search(rf'id="{name}(-{SLUG})?-error"', answer.text) else ["no message"]
    if kind == "choice":
        return found
    shown = next(form for form in markup.forms(answer.text, path) if form.action == path).fields[name].sent
    fits = shown in (typed, as_kept(typed)) if kind == "text" else not shown
    return found if fits else [*found, f"shown again: {shown!r}"]


def as_kept(text: str) -> str:
    """Return a text as it is kept: composed, without outer blanks, empty when nothing of it can be seen."""
    kept = unicodedata.normalize("NFC", text).strip()
    return kept if any(unicodedata.category(one) not in ("Cf", "Zs", "Cc") for one in kept) else ""


def fields_of_pages(world: World) -> dict[str, set[str]]:
    """Return the fields of every form that any page shows to anybody, by the endpoint that they go to."""
    found: dict[str, set[str]] = {}
    for rule in [rule for rule, method in world.rules() if method == "GET"]:
        for actor in ("anonymous", "unverified", "member"):
            at = world.url(rule)
            for form in markup.forms(world.browser(actor).get(at).text, at):
                found.setdefault(endpoint_of(world, form), set()).update(form.fields)
    return found


def endpoint_of(world: World, form: markup.Form) -> str:
    try:
        return str(world.app.url_map.bind("localhost").match(form.action, method=form.method)[0])
    except HTTPException:
        return f"{form.method} {form.action}"


def test_every_field_of_every_form_is_listed(world: World) -> None:
    listed = {endpoint: set(fields) for endpoint, fields in FIELDS.items()}
    shown = {endpoint: names - {"csrf_token"} for endpoint, names in fields_of_pages(world).items()}
    assert shown == listed


@pytest.mark.parametrize(("endpoint", "name"), CASES)
def test_a_field_takes_anything(world: World, endpoint: str, name: str) -> None:
    kind, path, found = FIELDS[endpoint][name], path_of(world, endpoint), []
    for typed in HOSTILE if kind == "text" else TEXTS if kind == "secret" else CHOICES:
        answer = send(world, endpoint, **{name: typed})
        found += [(typed[:40], fault) for fault in [*wrong(answer), *unkept(answer, path, name, kind, typed)]]
        if kind in ("filter", "ignored") and answer.status_code not in (200, 303):
            found.append((typed[:40], str(answer.status_code)))
        if answer.status_code < 400 and kind != "filter":
            world.restore()
    assert found == []


def note_of(world: World) -> str:
    return str(max(world.digest()["attempt"], key=lambda row: row["id"])["note"])


def name_of(world: World) -> str:
    return str(next(row["name"] for row in world.digest()["person"] if row["id"] == 1))


@pytest.mark.parametrize(
    ("endpoint", "name", "read"), [("challenges.attempt", "note", note_of), ("accounts.settings", "name", name_of)]
)
def test_a_text_is_kept_as_typed_or_refused(world: World, endpoint: str, name: str, read: Any) -> None:
    kept = 0
    for typed in HOSTILE:
        if send(world, endpoint, **{name: typed}).status_code == 303:
            assert read(world) == as_kept(typed)
            kept += 1
        world.restore()
    assert len(HOSTILE) / 2 < kept < len(HOSTILE)


def show_note(world: World, typed: str) -> str:
    world.restore()
    send(world, "challenges.attempt", note=typed)
    return world.browser("member").get(f"/challenges/{SLUG}").text


def show_name(world: World, typed: str) -> str:
    send(world, "accounts.settings", name=typed)
    return world.browser("member").get("/nowhere").text


def show_search(world: World, typed: str) -> str:
    return world.browser("member").get("/challenges", query_string={"q": typed + " xyzzy"}).text


def show_refused_note(world: World, typed: str) -> str:
    return world.browser("member").post(f"/challenges/{SLUG}/attempts", data={"note": typed}).text


def show_refused_email(world: World, typed: str) -> str:
    return send(world, "accounts.login", email=typed).text


@pytest.mark.parametrize("show", [show_note, show_name, show_search, show_refused_note, show_refused_email])
def test_markup_is_shown_as_text(world: World, show: Any) -> None:
    plain = markup.tags(show(world, "plain words"))
    assert len(XSS) > 100
    for typed in XSS:
        html = show(world, typed)
        assert markup.tags(html) == plain, typed
        assert typed in markup.everything(html), typed
