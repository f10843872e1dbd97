"""The library's book: sources, strategies, benefits, each as it looks to a newcomer and to somebody with a history."""

from tests.browser.scene import Scene, place

OPEN_ALL = "() => document.querySelectorAll('details').forEach(part => { part.open = true; })"


def as_veteran(scene: Scene, path: str) -> None:
    """Open a page as somebody with weeks of tries, and all of it that opens."""
    scene.enter(scene.veteran, path)
    scene.page.evaluate(OPEN_ALL)


place("sources", "challenges.sources")(lambda scene: scene.newcomer("/sources"))
place("a source", "challenges.source")(lambda scene: scene.newcomer("/sources/introversion"))
place("a source, walked", "challenges.source")(lambda scene: as_veteran(scene, "/sources/rejection"))
place("strategies", "challenges.strategies")(lambda scene: scene.newcomer("/strategies"))
place("a strategy", "challenges.strategy")(lambda scene: scene.newcomer("/strategies/reframe"))
place("a strategy, walked", "challenges.strategy")(lambda scene: as_veteran(scene, "/strategies/trust-rapport"))
place("benefits", "challenges.benefits")(lambda scene: scene.newcomer("/benefits"))
place("a benefit", "challenges.benefit")(lambda scene: scene.newcomer("/benefits/word-of-mouth"))
place("a benefit, walked", "challenges.benefit")(lambda scene: as_veteran(scene, "/benefits/relationships"))
place("library, with what to read", "challenges.index")(lambda scene: scene.newcomer("/challenges?source=time"))
