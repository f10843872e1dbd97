"""Being back after a break, and the quests of a week and a season."""

from datetime import timedelta

from netquest.accounts import queries as accounts
from netquest.catalogue import queries as catalogue
from netquest.challenges import service as challenges
from netquest.challenges.service import Given
from netquest.game.acts import Outcome
from netquest.game.days import local_day
from tests.browser import people
from tests.browser.live import Live
from tests.browser.people import Member
from tests.browser.scene import Scene, place


def tried(live: Live, member: Member, *slugs: str, back: int) -> None:
    """Let somebody try challenges so many days ago."""
    with live.app.test_request_context():
        person = accounts.find_by_email(member.email)
        assert person
        at = people.now() - timedelta(days=back)
        day = local_day(at, zone=person.timezone, day_start=person.day_start)
        for slug in slugs:
            challenges.attempt(person, catalogue.get(slug), Given(Outcome.DONE, day), key=f"{slug}-{back}", at=at)


def back(scene: Scene, path: str) -> None:
    member = people.join(scene.live, "Noor")
    tried(scene.live, member, "follow-up", back=12)
    scene.enter(member, "/today")
    scene.open(path)


@place("quests", "quests.index")
def quests(scene: Scene) -> None:
    member = people.join(scene.live, "Noor")
    for days in (15, 8, 1, 0):
        tried(scene.live, member, "follow-up", "one-on-one-meeting", "two-silent-seconds", back=days)
    scene.enter(member, "/quests")


@place("quests, off", "quests.index")
def quests_off(scene: Scene) -> None:
    scene.newcomer("/settings")
    scene.page.get_by_label("none", exact=True).check()
    scene.press("Save")
    scene.open("/quests")


@place("quests, one swapped", "quests.index")
def quests_swapped(scene: Scene) -> None:
    scene.newcomer("/quests")
    with scene.page.expect_navigation():
        scene.page.get_by_role("button", name="Another one").last.click()


place("today, back after a break", "home.today")(lambda scene: back(scene, "/today"))
place("all that stays", "home.welcome_back")(lambda scene: back(scene, "/welcome-back"))
place("all that stays, nothing yet", "home.welcome_back")(lambda scene: scene.newcomer("/welcome-back"))
