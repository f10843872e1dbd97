"""Looking back, and a card that two windows changed: each page in every state that looks different."""

from tests.browser.scene import Scene, place

TEXTS = {
    "happened": "In the Monday round I asked what the letters meant.\nTwo of them laughed. " + "Aufgabenverteilung" * 9,
    "pattern": "When I ask, I look foolish.",
    "otherwise": "Ask Ines afterwards, at her desk.",
}


def begin(scene: Scene, *, steps: int = 0, heavy: bool = False) -> str:
    """Begin to look back and go through so many steps; returns the page."""
    scene.newcomer("/looking-back")
    scene.press("Begin")
    for text in list(TEXTS.values())[:steps]:
        scene.page.get_by_label("In your words").fill(text)
        if heavy and scene.page.get_by_label("This one still weighs a lot").count():
            scene.page.get_by_label("This one still weighs a lot").check()
        scene.press("Save and go on")
    return scene.page.url.partition("?")[0]


place("looking back, nothing yet", "exercises.looking_back")(lambda scene: scene.newcomer("/looking-back"))
place("looking back, the first step", "exercises.look_back")(begin)
place("looking back, something heavy", "exercises.look_back")(lambda scene: begin(scene, steps=2, heavy=True))
place("looking back, the choice", "exercises.look_back")(lambda scene: begin(scene, steps=3))


@place("looking back, something small chosen", "exercises.looking_back")
def chosen(scene: Scene) -> None:
    begin(scene, steps=3)
    scene.page.get_by_role("radio").first.check()
    scene.press("Put it on tomorrow’s menu")


@place("looking back, nothing chosen", "")
def refused(scene: Scene) -> None:
    begin(scene, steps=3)
    scene.press("Put it on tomorrow’s menu", status=422)


@place("looking back, changed in two windows", "")
def stale(scene: Scene) -> None:
    path = begin(scene)
    other = scene.page.context.new_page()
    other.goto(path)
    other.get_by_label("In your words").fill("From the other window.")
    with other.expect_navigation():
        other.get_by_role("button", name="Save and go on").click()
    other.close()
    scene.page.get_by_label("In your words").fill("From this one.")
    scene.press("Save and go on", status=409)


@place("a card, changed in two windows", "")
def stale_card(scene: Scene) -> None:
    scene.newcomer("/reframes/new?source=rejection&thought=1")
    scene.page.get_by_label("Your card").fill("I ask once.")
    scene.press("Keep the card")
    scene.page.get_by_role("link", name="I ask once.").click()
    scene.page.get_by_label("Your card").wait_for()
    number = scene.page.locator("[name=number]")
    number.evaluate("field => { field.value = '7'; }")
    scene.page.get_by_label("Your card").fill("I ask once, and kindly.")
    scene.press("Save", status=409)


@place("a card, deleted in another window", "")
def gone(scene: Scene) -> None:
    scene.newcomer("/reframes/new?source=rejection&thought=1")
    scene.page.get_by_label("Your card").fill("I ask once.")
    scene.press("Keep the card")
    scene.page.get_by_role("link", name="I ask once.").click()
    other = scene.page.context.new_page()
    scene.page.get_by_label("Your card").wait_for()
    other.goto(scene.page.url)
    other.get_by_text("Delete this card").click()
    with other.expect_navigation():
        other.get_by_role("button", name="Delete for good").click()
    other.close()
    scene.page.get_by_label("Your card").fill("I ask once, and kindly. " + "Aufgabenverteilung" * 5)
    scene.press("Save", status=409)
