"""What one expects of a try and what came of it: each page in every state that looks different."""

from playwright.sync_api import expect

from tests.browser import day
from tests.browser.scene import Scene, place

MEETING = "/challenges/one-on-one-meeting"
LONG = "Aufgabenverteilungsbesprechung " * 4


def agree(scene: Scene) -> None:
    """Come to the form of a plan as somebody who said yes."""
    scene.newcomer(f"{MEETING}/plan")
    scene.press("Yes, keep it for me")


def plan(scene: Scene) -> None:
    """Keep a plan, and be back at the challenge."""
    agree(scene)
    for fear in ("No answer at all", "An awkward pause"):
        scene.page.get_by_text(fear, exact=True).click()
    scene.page.get_by_label("Something else").fill(LONG)
    day.weigh(scene.page.locator("main"), "How heavy does it look?", "a rock")
    scene.page.get_by_label("When, or where").fill("Tuesday, at the coffee machine")
    scene.page.get_by_label("Then I will").fill("ask her how the move went")
    scene.press("Keep it")


def tried(scene: Scene) -> None:
    """Try what was planned, and come to the page that asks what came of it."""
    plan(scene)
    card = scene.page.locator("article.act")
    day.open_form(card)
    day.choose(card, "I did it")
    day.lay(card)
    expect(day.won(scene.page)).to_be_visible()
    path = scene.page.get_by_role("link", name="Did it happen?").first.get_attribute("href")
    scene.open(path or "")


place("a plan, asked whether to keep it", "expectations.plan")(lambda scene: scene.newcomer(f"{MEETING}/plan"))
place("a plan, empty", "expectations.plan")(agree)
place("a challenge, with a plan", "challenges.show")(plan)
place("what came of it", "expectations.finding")(tried)
place("expected and felt", "home.progress_felt")(lambda scene: scene.enter(scene.veteran, "/progress/felt"))


@place("a plan, with nothing in it", "")
def empty(scene: Scene) -> None:
    agree(scene)
    scene.press("Keep it", status=422)


@place("a plan, changed in two windows", "")
def stale(scene: Scene) -> None:
    plan(scene)
    scene.open(f"{MEETING}/plan")
    scene.page.locator("[name=seen]").evaluate("field => { field.value = 'older'; }")
    scene.page.get_by_label("When, or where").fill("Wednesday")
    scene.press("Keep it", status=409)


@place("what came of it, told", "expectations.finding")
def told(scene: Scene) -> None:
    tried(scene)
    scene.page.get_by_role("radiogroup", name="No answer at all").get_by_text("It did not happen").click()
    scene.page.get_by_label("What did you learn?").fill(LONG)
    scene.press("Keep it")


@place("expected and felt, with fears", "home.progress_felt")
def felt(scene: Scene) -> None:
    told(scene)
    scene.open("/progress/felt")
