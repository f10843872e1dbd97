"""Pages of organisations with many people, and with names that are long or run from right to left."""

from tests.browser.club import LONG_NAMES, LONG_ORGANISATION, LONG_TEAM, make_club
from tests.browser.scene import Scene, place

LONG_ADDRESS = "a.rather-long-first-name.and-a-family-name@mail.department.example.org"
MANY = tuple(f"Walker {number}" for number in range(1, 31))


def among(scene: Scene, who: str, path: str, *, names: tuple[str, ...] = LONG_NAMES) -> None:
    """Open a page as dan (admin), bob (manager) or alice (member); `{}` in the path is the team."""
    club = make_club(scene.live, names, team=LONG_TEAM, organisation=LONG_ORGANISATION)
    scene.enter(getattr(club, who), path.format(club.slug))


place("organisation, many people", "organisations.show")(lambda scene: among(scene, "dan", "/organisation", names=MANY))
place("organisation, long names", "organisations.show")(lambda scene: among(scene, "dan", "/organisation"))
place("team, long names", "organisations.team")(lambda scene: among(scene, "bob", "/teams/{}"))


@place("team invitations, long names", "organisations.team_invitations")
def invitations(scene: Scene) -> None:
    among(scene, "dan", "/teams/{}/invitations")
    scene.page.get_by_label("Whom would you like to invite?").fill(LONG_ADDRESS)
    scene.press("Send the invitation")
    scene.press("Make a link")


@place("organisation, just started", "organisations.show")
def started(scene: Scene) -> None:
    scene.newcomer("/organisation")
    scene.page.get_by_label("Its name").fill("Harbour Works")
    scene.press("Start an organisation")
