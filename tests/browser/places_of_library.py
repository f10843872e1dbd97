"""The library's book: sources, strategies, benefits, each as it looks to a newcomer and to somebody with a history."""

from playwright.sync_api import expect

from tests.browser.scene import Scene, place

OPEN_ALL = "() => document.querySelectorAll('details').forEach(part => { part.open = true; })"


def as_veteran(scene: Scene, path: str) -> None:
    """Open a page as somebody with weeks of tries, and all of it that opens."""
    scene.enter(scene.veteran, path)
    scene.page.evaluate(OPEN_ALL)


place("how it chooses, for a newcomer", "challenges.readiness")(lambda scene: scene.newcomer("/readiness"))
place("how it chooses, after many tries", "challenges.readiness")(lambda scene: as_veteran(scene, "/readiness"))
place("sources", "challenges.sources")(lambda scene: scene.newcomer("/sources"))
place("a source", "challenges.source")(lambda scene: scene.newcomer("/sources/introversion"))
place("a source, walked", "challenges.source")(lambda scene: as_veteran(scene, "/sources/rejection"))
place("strategies", "challenges.strategies")(lambda scene: scene.newcomer("/strategies"))
place("a strategy", "challenges.strategy")(lambda scene: scene.newcomer("/strategies/reframe"))
place("a strategy, walked", "challenges.strategy")(lambda scene: as_veteran(scene, "/strategies/trust-rapport"))
place("benefits", "challenges.benefits")(lambda scene: scene.newcomer("/benefits"))
place("a benefit", "challenges.benefit")(lambda scene: scene.newcomer("/benefits/word-of-mouth"))
place("a benefit, walked", "challenges.benefit")(lambda scene: as_veteran(scene, "/benefits/relationships"))
place("library, all that I did", "challenges.index")(lambda scene: as_veteran(scene, "/challenges?mine=done"))
place("library, nothing saved", "challenges.index")(lambda scene: scene.newcomer("/challenges?saved=yes"))
place("library, with what to read", "challenges.index")(lambda scene: scene.newcomer("/challenges?source=time"))


@place("how it chooses, corrected", "challenges.readiness")
def corrected(scene: Scene) -> None:
    scene.newcomer("/readiness")
    scene.page.get_by_text("Correct a hurdle").click()
    scene.page.get_by_role("button", name="Easier for me").first.click()
    expect(scene.page.get_by_role("button", name="Take that back")).to_be_visible()


@place("how it chooses, begun anew", "challenges.readiness")
def begun_anew(scene: Scene) -> None:
    corrected(scene)
    scene.page.get_by_role("button", name="Begin anew").click()
    expect(scene.page.get_by_text("You began anew.")).to_be_visible()


@place("how it chooses, switched off", "challenges.readiness")
def switched_off(scene: Scene) -> None:
    scene.newcomer("/readiness")
    scene.page.get_by_role("button", name="Choose by grade").click()
    expect(scene.page.get_by_text("Switch it on again")).to_be_visible()


@place("today, nine cards, and why each is there", "home.today")
def nine_cards(scene: Scene) -> None:
    scene.newcomer("/today")
    for count in (6, 9):
        scene.page.get_by_role("button", name="Show three more").click()
        expect(scene.page.locator("article.challenge")).to_have_count(count)
    scene.page.evaluate("() => document.querySelectorAll('details.why').forEach(part => { part.open = true; })")


@place("library, a card that was hidden", "challenges.index")
def hidden_card(scene: Scene) -> None:
    scene.newcomer("/challenges/follow-up")
    scene.page.get_by_role("button", name="Hide this one").click()
    expect(scene.page.get_by_role("button", name="Bring back")).to_be_visible()
    scene.open("/challenges?mine=hidden")


place("library, nothing hidden", "challenges.index")(lambda scene: scene.newcomer("/challenges?mine=hidden"))


@place("challenge, saved and said to help", "challenges.show")
def marked(scene: Scene) -> None:
    scene.newcomer("/challenges/follow-up")
    scene.page.get_by_role("button", name="Save for later").click()
    say(scene, "It helped me")
    scene.page.evaluate(OPEN_ALL)


@place("challenge, why it is not for me", "challenges.show")
def objecting(scene: Scene) -> None:
    scene.newcomer("/challenges/follow-up")
    scene.page.locator("#rating").get_by_text("Not for me").click()
    expect(scene.page.locator("#rating").get_by_text("It is too big")).to_be_visible()


@place("challenge, not for me", "challenges.show")
def objected(scene: Scene) -> None:
    objecting(scene)
    say(scene, "It is too big")


@place("challenge, a rating refused", "challenges.show")
def rating_refused(scene: Scene) -> None:
    scene.newcomer("/challenges/follow-up")
    scene.expect(422)
    scene.page.locator("#rating input[name=verdict]").first.evaluate("input => { input.value = 'best'; }")
    scene.page.locator("#rating").get_by_text("It helped me").click()
    scene.page.get_by_role("button", name="Keep that").click()
    expect(scene.page.locator("#verdict-error")).to_be_visible()


def say(scene: Scene, words: str) -> None:
    """Say something of the challenge whose page is open."""
    scene.page.locator("#rating").get_by_text(words).click()
    scene.page.get_by_role("button", name="Keep that").click()
    expect(scene.page.get_by_role("button", name="Take that back")).to_be_visible()
