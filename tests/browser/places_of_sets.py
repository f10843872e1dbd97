"""The desk, one's own offers and what a manager sees: each in every state that looks different."""

from tests.browser.desk import make_desk
from tests.browser.scene import Scene, place
from tests.challenges.doing import MESSAGE

OPEN_ALL = "() => document.querySelectorAll('details').forEach(part => { part.open = true; })"


def as_manager(scene: Scene, path: str, **how: object) -> None:
    """Open a page as somebody with a desk; `{}` in the path is their set."""
    desk = make_desk(scene.live, **how)  # type: ignore[arg-type]
    scene.enter(desk.bob, path.format(desk.set_id))
    scene.page.evaluate(OPEN_ALL)


def as_member(scene: Scene, path: str, **how: object) -> None:
    """Open a page as somebody in a team."""
    scene.enter(make_desk(scene.live, **how).alice, path)  # type: ignore[arg-type]


place("sets", "assignments.sets")(lambda scene: as_manager(scene, "/sets", offered=True, accepted=True))
place("a new set", "assignments.new")(lambda scene: as_manager(scene, "/sets/new"))
place("a new set, ready-made", "assignments.new")(lambda scene: as_manager(scene, "/sets/new?from=first-week"))
place("a set", "assignments.show")(lambda scene: as_manager(scene, "/sets/{}"))
place("a set, nothing found for it", "assignments.show")(lambda scene: as_manager(scene, "/sets/{}?q=zeppelin"))
place("a set, walked", "assignments.show")(
    lambda scene: as_manager(scene, "/sets/{}", offered=True, accepted=True, tried=MESSAGE)
)
place("offers, none", "assignments.offers")(lambda scene: as_member(scene, "/assignments"))
place("offers, one waits", "assignments.offers")(lambda scene: as_member(scene, "/assignments", offered=True))
place("offers, one accepted", "assignments.offers")(
    lambda scene: as_member(scene, "/assignments", offered=True, accepted=True, tried=MESSAGE)
)
place("what my manager sees", "assignments.what_my_manager_sees")(
    lambda scene: as_member(scene, "/privacy/what-my-manager-sees", offered=True, accepted=True, tried=MESSAGE)
)


@place("an offer, refused", "")
def refused(scene: Scene) -> None:
    as_manager(scene, "/sets/{}")
    scene.press("Make the offer", status=422)
