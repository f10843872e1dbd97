"""Rest days, pauses, and days in a row: each in every state that looks different."""

from datetime import timedelta

from tests.browser import people
from tests.browser.scene import Scene, place

place("rhythm, as it begins", "rhythm.show")(lambda scene: scene.newcomer("/rhythm"))


def lay(scene: Scene, *, first: int, last: int, status: int = 200) -> None:
    """Lay a pause from so many days before or after today to so many."""
    today = people.now().date()
    for words, days in (("From", first), ("Until", last)):
        scene.page.get_by_label(words).fill((today + timedelta(days=days)).isoformat())
    scene.press("Lay the pause", status=status)


@place("rhythm, set", "")
def rhythm(scene: Scene) -> None:
    scene.newcomer("/rhythm")
    for words in ("Saturday", "Sunday", "Count my days in a row as well"):
        scene.page.get_by_label(words).check()
    scene.press("Save")
    lay(scene, first=-3, last=4)
    lay(scene, first=20, last=20)


@place("rhythm, refused", "")
def refused_rhythm(scene: Scene) -> None:
    scene.newcomer("/rhythm")
    for box in scene.page.get_by_role("checkbox").all():
        box.check()
    scene.press("Save", status=422)


@place("a pause that ends before it begins", "")
def refused_pause(scene: Scene) -> None:
    scene.newcomer("/rhythm")
    lay(scene, first=3, last=2, status=422)


@place("a pause", "rhythm.pause")
def pause(scene: Scene) -> None:
    scene.newcomer("/rhythm")
    lay(scene, first=-3, last=4)
    scene.page.get_by_role("link", name="Change").click()
    scene.page.get_by_role("button", name="I am back today").wait_for()


@place("today, on a pause, with days in a row", "")
def today(scene: Scene) -> None:
    rhythm(scene)
    scene.open("/today")


@place("progress, with days in a row", "")
def progress(scene: Scene) -> None:
    scene.enter(scene.veteran, "/rhythm")
    scene.page.get_by_label("Count my days in a row as well").check()
    scene.press("Save")
    scene.open("/progress")
