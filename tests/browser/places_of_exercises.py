"""Practice for the head: each page in every state that looks different."""

from tests.browser.scene import Scene, place

NEW = "/reframes/new?source=rejection"


def thinker(scene: Scene, path: str) -> None:
    """Open a page as somebody with a card in use and one put away; `{}` in the path is the first card."""
    scene.newcomer("/today")
    for text in ("Asking once is polite.", "A sigh is allowed."):
        scene.open("/reframes/new?source=rejection&thought=1")
        scene.page.get_by_label("Your card").fill(text)
        scene.press("Keep the card")
    scene.page.get_by_role("link", name=text).click()
    scene.press("Put it away")
    href = scene.page.get_by_role("link", name="Asking once is polite.").get_attribute("href")
    scene.open(path.format(href))


place("exercises", "exercises.index")(lambda scene: scene.newcomer("/exercises"))

place("reframes, none", "exercises.reframes")(lambda scene: scene.newcomer("/reframes"))
place("reframes", "exercises.reframes")(lambda scene: thinker(scene, "/reframes"))
place("reframes, put away", "exercises.reframes")(lambda scene: thinker(scene, "/reframes?away=1"))
place("reframes, nothing found", "exercises.reframes")(lambda scene: thinker(scene, "/reframes?q=zeppelin"))
place("a thought to choose", "exercises.new_reframe")(lambda scene: scene.newcomer("/reframes/new"))
place("a thought to answer", "exercises.new_reframe")(lambda scene: scene.newcomer(f"{NEW}&thought=1"))
place("a card", "exercises.reframe")(lambda scene: thinker(scene, "{}"))
place("a card beside a challenge", "challenges.show")(lambda scene: thinker(scene, "/challenges/follow-up"))


@place("a card, refused", "")
def refused(scene: Scene) -> None:
    scene.newcomer(NEW)
    scene.press("Keep the card", status=422)
