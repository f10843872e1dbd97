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
    scene.page.get_by_label("Your card").fill("Asking once is polite.")
    scene.press("Keep the card", status=422)


place("myths", "exercises.myths")(lambda scene: scene.newcomer("/myths"))
place("drills", "home.drills")(lambda scene: scene.newcomer("/drills"))
place("a drill", "home.drill")(lambda scene: scene.newcomer("/drills/ask-once-more"))
place("strengths, none", "exercises.strengths")(lambda scene: scene.newcomer("/strengths"))


@place("a myth, answered", "exercises.myth")
def answered(scene: Scene) -> None:
    scene.newcomer("/myths/outgoing-people")
    scene.page.get_by_role("button", name="Partly true").click()
    scene.page.get_by_text("comes back on").first.wait_for()


def write_down(scene: Scene) -> None:
    scene.newcomer("/strengths")
    scene.page.get_by_label("In your words").fill("I explain the tide tables to whoever asks.")
    scene.press("Write it down")


@place("strengths", "")
def strengths(scene: Scene) -> None:
    write_down(scene)


@place("a strength", "exercises.strength")
def strength(scene: Scene) -> None:
    write_down(scene)
    scene.page.get_by_role("link", name="Change").click()
    scene.page.get_by_role("button", name="Delete it for good").wait_for()


@place("a strength beside a challenge", "")
def beside(scene: Scene) -> None:
    write_down(scene)
    scene.open("/challenges/five-minute-gifts")
    scene.page.get_by_text("From your inventory").click()


@place("a line that is refused", "")
def refused_line(scene: Scene) -> None:
    scene.newcomer("/strengths")
    scene.page.get_by_label("In your words").evaluate("field => { field.required = false; }")
    scene.press("Write it down", status=422)
