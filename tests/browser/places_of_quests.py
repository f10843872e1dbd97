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


place("today, back after a break", "home.today")(lambda scene: back(scene, "/today"))
place("all that stays", "home.welcome_back")(lambda scene: back(scene, "/welcome-back"))
place("all that stays, nothing yet", "home.welcome_back")(lambda scene: scene.newcomer("/welcome-back"))
