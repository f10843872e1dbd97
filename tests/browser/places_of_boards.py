"""The boards of a team and of the organisation: each in every state that looks different."""

from tests.browser.club import LONG_NAMES, LONG_ORGANISATION, LONG_TEAM, NAMES, Club, make_club, score_teams
from tests.browser.scene import Scene, place

TEAM, ALL = "leaderboards.team", "leaderboards.organisation"
ROUND_ALICE = {"Bob": 5, "Mia": 4, "Alice": 3, "Eve": 2, "Noor": 2, "Olek": 0}
AMONG_LONG = {name: tries for tries, name in enumerate((*LONG_NAMES, "Alice"), start=1)}


def as_alice(scene: Scene, path: str, tries: dict[str, int], names: tuple[str, ...] = NAMES, **how: str | bool) -> Club:
    """Open a board as Alice, where people have made so many tries; `{}` in the path is her team."""
    club = make_club(scene.live, names, tries=tries, **how)  # type: ignore[arg-type]
    score_teams(club, scene.live)
    scene.enter(club.alice, path.format(club.slug))
    return club


def without(name: str) -> dict[str, int]:
    return {other: tries for other, tries in ROUND_ALICE.items() if other != name}


BOARD = "/teams/{}/board"
place("board", TEAM)(lambda scene: as_alice(scene, BOARD, ROUND_ALICE))
place("board, at the top", TEAM)(lambda scene: as_alice(scene, BOARD, {**ROUND_ALICE, "Alice": 6}))
place("board, no points yet", TEAM)(lambda scene: as_alice(scene, BOARD, {**ROUND_ALICE, "Alice": 0}))
place("board, not joined", TEAM)(lambda scene: as_alice(scene, BOARD, without("Alice")))
place("board, few people", TEAM)(lambda scene: as_alice(scene, BOARD, {"Alice": 1}))
place("board, all of it", TEAM)(lambda scene: as_alice(scene, f"{BOARD}?view=full", ROUND_ALICE, is_full=True))
place("board, long names", TEAM)(
    lambda scene: as_alice(scene, BOARD, AMONG_LONG, LONG_NAMES, team=LONG_TEAM, organisation=LONG_ORGANISATION)
)
place("board of all", ALL)(lambda scene: as_alice(scene, "/organisation/board", ROUND_ALICE))
place("board of all, long names", ALL)(
    lambda scene: as_alice(
        scene, "/organisation/board?period=all", AMONG_LONG, LONG_NAMES, team=LONG_TEAM, organisation=LONG_ORGANISATION
    )
)


@place("board of others", TEAM)
def of_others(scene: Scene) -> None:
    club = make_club(scene.live, tries=ROUND_ALICE)
    scene.enter(club.dan, BOARD.format(club.slug))
