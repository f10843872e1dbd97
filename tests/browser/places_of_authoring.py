"""An organisation's own challenges: the list, the form in every state, one with its versions, and a try as it was."""

from playwright.sync_api import expect

from netquest.accounts.models import Person
from netquest.core.db import db
from tests.authoring.writing import revise, write
from tests.browser.desk import Desk, make_desk
from tests.browser.scene import Scene, place

LIST = "/organisation/challenges"
OPEN_ALL = "() => document.querySelectorAll('details').forEach(part => { part.open = true; })"


def as_manager(scene: Scene, path: str, *, written: bool = True) -> str:
    """Open a page as somebody with a desk, who wrote a challenge twice; `{}` in the path is its slug."""
    desk = make_desk(scene.live)
    slug = written_at(scene, desk) if written else ""
    scene.enter(desk.bob, path.format(slug))
    scene.page.evaluate(OPEN_ALL)
    return slug


def written_at(scene: Scene, desk: Desk) -> str:
    """Write a challenge as the desk's manager, in two versions, and return its slug."""
    with scene.live.app.app_context():
        manager = db.session.get_one(Person, desk.bob.id)
        slug = write(manager)
        revise(manager, slug, title="Ask the night shift two things")
    return slug


place("own challenges, none", "authoring.index")(lambda scene: as_manager(scene, LIST, written=False))
place("own challenges", "authoring.index")(lambda scene: as_manager(scene, LIST))
place("a new own challenge", "authoring.new")(lambda scene: as_manager(scene, f"{LIST}/new", written=False))
place("an own challenge, its versions", "authoring.show")(lambda scene: as_manager(scene, f"{LIST}/{{}}"))
place("an own challenge, rewritten", "authoring.edit")(lambda scene: as_manager(scene, f"{LIST}/{{}}/edit"))
place("an own challenge, as its people see it", "")(lambda scene: as_manager(scene, "/challenges/{}"))


@place("an own challenge, refused", "")
def refused(scene: Scene) -> None:
    as_manager(scene, f"{LIST}/{{}}/edit")
    scene.page.get_by_label("Title").fill("Win the night shift!")
    scene.press("Save", status=422)


@place("an own challenge, how it looks", "")
def preview(scene: Scene) -> None:
    as_manager(scene, f"{LIST}/{{}}/edit")
    scene.press("See how it looks")
    expect(scene.page.get_by_text("Nothing is saved yet.")).to_be_visible()


@place("an own challenge, two tabs", "")
def stale(scene: Scene) -> None:
    slug = as_manager(scene, f"{LIST}/{{}}/edit")
    scene.page.locator("[name=seen]").evaluate("field => { field.value = '1'; }")
    scene.page.get_by_label("Title").fill("Ask the night shift for a story")
    scene.press("Save", status=409)
    expect(scene.page.get_by_label("Title")).to_have_value("Ask the night shift for a story")
    assert slug


@place("a try as it was then", "challenges.tried")
def tried(scene: Scene) -> None:
    scene.enter(scene.veteran, "/today")
    scene.page.goto(f"/attempts/{scene.first_attempt()}")
