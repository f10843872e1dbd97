"""What people write is kept as they typed it, and shown as text wherever it is shown."""

from collections.abc import Callable

import pytest

from netquest.authoring import service as authoring
from netquest.organisations.queries import find_seat_of
from tests.authoring.writing import entry
from tests.challenges.doing import now
from tests.rows import read_table
from tests.trust import markup
from tests.trust.bodies import BODIES
from tests.trust.cast import SLUG
from tests.trust.payloads import WORDS, XSS
from tests.trust.sending import as_kept, send
from tests.trust.world import World

CARD_BEFORE = "old-scene-smaller"
"""A challenge before which Alice's card is shown."""

KEPT = [
    ("challenges.attempt", "note", "attempt"),
    ("exercises.create_reframe", "thought", "reframe"),
    ("exercises.create_reframe", "first_answer", "reframe"),
    ("exercises.create_reframe", "card", "reframe"),
    ("exercises.update_reframe", "card", "reframe"),
    ("accounts.settings", "name", "person"),
    ("exercises.add_strength", "text", "strength"),
    ("exercises.edit_strength", "text", "strength"),
    ("expectations.keep", "own_fear", "plan"),
    ("expectations.keep", "cue", "plan"),
    ("expectations.tell", "learnt", "plan"),
    ("organisations.create", "name", "organisation"),
    ("organisations.settings", "name", "organisation"),
    ("organisations.create_team", "name", "team"),
    ("organisations.team_settings", "name", "team"),
    ("assignments.create", "name", "set_version"),
    ("assignments.create", "why", "set_version"),
    ("assignments.update", "name", "set_version"),
    ("assignments.update", "why", "set_version"),
]


@pytest.mark.both
@pytest.mark.parametrize(("endpoint", "name", "table"), KEPT)
def test_a_text_is_kept_as_typed_or_refused(world: World, endpoint: str, name: str, table: str) -> None:
    before, kept = read_table(table), 0
    for typed in WORDS:
        status = send(world, endpoint, **{name: typed}).status_code
        new = [row[name] for row in read_table(table) if row not in before]
        assert new == ([as_kept(typed)] if status == 303 else []), typed
        if status == 303:
            kept += 1
            world.restore()
    assert len(WORDS) / 2 < kept < len(WORDS)


def show_note(world: World, typed: str) -> str:
    world.restore()
    send(world, "challenges.attempt", note=typed)
    return world.browser("member").get(f"/challenges/{SLUG}").text


def show_name(world: World, typed: str) -> str:
    send(world, "accounts.settings", name=typed)
    pages = ("/nowhere", f"/teams/{world.part('team')}", f"/teams/{world.part('team')}/board")
    return "".join(world.browser("member").get(path).text for path in pages)


def show_strength(world: World, typed: str) -> str:
    world.restore()
    send(world, "exercises.add_strength", text=typed, kind="offer")
    paths = ("/strengths", f"/strengths/{world.part('strength_id')}", "/challenges/five-minute-gifts")
    send(world, "exercises.edit_strength", text=typed)
    return "".join(world.browser("member").get(path).text for path in paths)


def show_search(world: World, typed: str) -> str:
    return world.browser("member").get("/challenges", query_string={"q": typed + " xyzzy"}).text


def show_refused_note(world: World, typed: str) -> str:
    return world.browser("member").post(f"/challenges/{SLUG}/attempts", data={"note": typed}).text


def show_refused_email(world: World, typed: str) -> str:
    return send(world, "accounts.login", email=typed).text


def show_organisation(world: World, typed: str) -> str:
    send(world, "organisations.settings", name=typed)
    return "".join(world.browser("member").get(path).text for path in ("/organisation", "/organisation/board"))


def show_team(world: World, typed: str) -> str:
    send(world, "organisations.team_settings", name=f"A {typed}")  # it stays the first of Bob's two
    door = world.browser("invited").get(f"/invitations/{world.part('organisations.accept')}").text
    pages = (f"/teams/{world.part('team')}", f"/teams/{world.part('team')}/board", "/sets/2")
    return door + "".join(world.browser("manager").get(path).text for path in pages)


def show_set(world: World, typed: str) -> str:
    send(world, "assignments.update", name=typed, why=typed)
    return "".join(world.browser("manager").get(path).text for path in ("/sets", f"/sets/{world.part('set_id')}"))


def show_offer(world: World, typed: str) -> str:
    world.restore()
    manager, member = world.browser("manager"), world.browser("member")
    path = manager.post("/sets", data=BODIES["assignments.create"] | {"name": typed, "why": typed}).location
    wish = BODIES["assignments.assign"] | {"to": "person:1", "starts_on": "2026-11-18"}
    manager.post(f"{path}/assignments", data=wish)
    offer = max(form.action for form in markup.forms(member.get("/assignments").text) if "acceptance" in form.action)
    member.post(offer)
    return "".join(member.get(path).text for path in ("/assignments", "/today", "/privacy/what-my-manager-sees"))


def show_reframe(world: World, typed: str) -> str:
    send(world, "exercises.update_reframe", thought=typed, first_answer=typed, card=typed, number="1")
    pages = ("/reframes", f"/reframes/{world.part('reframe_id')}", f"/challenges/{CARD_BEFORE}")
    shown = "".join(world.browser("member").get(path).text for path in pages)
    world.restore()
    return shown


def show_look_back(world: World, typed: str) -> str:
    send(world, "exercises.write_looking_back", text=typed)
    path = f"/looking-back/{world.part('look_id')}"
    shown = "".join(world.browser("member").get(at).text for at in ("/looking-back", path, f"{path}?step=happened"))
    world.restore()
    return shown


def show_expected(world: World, typed: str) -> str:
    """Show a plan that waits, and one that was tried with what came of it."""
    world.restore()
    send(world, "expectations.keep", own_fear=typed, cue=typed, act=typed)
    send(world, "expectations.tell", learnt=typed)
    pages = (f"/challenges/{SLUG}", f"/challenges/{SLUG}/plan", f"/attempts/{world.part('attempt_id')}/finding")
    return "".join(world.browser("member").get(path).text for path in pages)


def show_stale_reframe(world: World, typed: str) -> str:
    return send(world, "exercises.update_reframe", thought=typed, first_answer=typed, card=typed, number="9").text


def show_challenge(world: World, typed: str) -> str:
    """Show a challenge of an organisation in all places; the service takes any text, whatever the form would say."""
    world.restore()
    said = entry(title=typed, why=typed, done_when=typed, opener=typed, smaller=typed, reflect=typed, steps=[typed] * 2)
    seat = find_seat_of(world.person_id("manager"))
    assert seat
    slug = authoring.create(seat, said, key="typed", at=now())
    manager, member = world.browser("manager"), world.browser("member")
    written = f"/organisation/challenges/{slug}"
    data = {"key": f"2026-11-18:{slug}:0", "outcome": "done"}
    assert member.post(f"/challenges/{slug}/attempts", data=data).status_code == 303
    own = "".join(member.get(path).text for path in (f"/challenges/{slug}", "/progress"))
    return own + "".join(manager.get(path).text for path in ("/organisation/challenges", written, f"{written}/edit"))


SHOWN = [
    *((show, 1) for show in (show_note, show_name, show_search, show_refused_note, show_refused_email)),
    *((show, 2) for show in (show_reframe, show_stale_reframe, show_look_back)),
    *(
        (show, 4)
        for show in (show_expected, show_strength, show_organisation, show_team, show_set, show_offer, show_challenge)
    ),
]
"""What shows a text, and the step through the payloads: where many pages show it, a quarter of them has to do."""


@pytest.mark.parametrize(("show", "step"), SHOWN)
def test_markup_is_shown_as_text(world: World, show: Callable[[World, str], str], step: int) -> None:
    plain = markup.tags(show(world, "plain words"))
    assert len(XSS) > 100
    for typed in XSS[::step]:
        html = show(world, typed)
        assert markup.tags(html) == plain, typed
        assert typed in markup.everything(html), typed
