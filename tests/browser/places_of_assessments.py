"""The assessment: before, half way, its statements, and what it says."""

from datetime import timedelta

from netquest.accounts import queries as accounts
from netquest.assessment import queries, service
from netquest.catalogue import queries as catalogue
from tests.browser import people
from tests.browser.people import Member
from tests.browser.scene import Scene, place

STATEMENTS = list(catalogue.statements())
HALF = dict.fromkeys(STATEMENTS[:5], 4)
MIXED = {name: 1 + number % 5 for number, name in enumerate(STATEMENTS[:-2])}


def taken(scene: Scene, *, times: int, is_open: bool = False) -> tuple[Member, int]:
    """Join somebody who finished an assessment so many times, and begins another; return the first one's id too."""
    member = people.join(scene.live, "Ines")
    with scene.live.app.app_context():
        person = accounts.find_by_email(member.email)
        assert person
        for number in range(times):
            at = people.now() - timedelta(days=15 * (times - number))
            service.finish(person, HALF if number % 2 else MIXED, at=at)
        if is_open:
            service.save(person, HALF, at=people.now())
        finished = queries.desk_of(person).finished
        return member, finished[-1].id if finished else 0


def look(scene: Scene, path: str, **how: int) -> None:
    member, first = taken(scene, **how)  # type: ignore[arg-type]
    scene.enter(member, path.format(first))


place("the assessment, new", "assessment.index")(lambda scene: look(scene, "/assessment", times=0))
place("the assessment, half way", "assessment.index")(lambda scene: look(scene, "/assessment", times=0, is_open=1))
place("the assessment, twice and half way", "assessment.index")(
    lambda scene: look(scene, "/assessment", times=2, is_open=1)
)
place("an earlier assessment", "assessment.show")(lambda scene: look(scene, "/assessments/{}", times=2))
place("statements", "assessment.statements")(lambda scene: look(scene, "/assessment/statements", times=0, is_open=1))
place("a statement", "assessment.statement")(
    lambda scene: look(scene, f"/assessment/statements/{STATEMENTS[2]}", times=0)
)


@place("statements, none answered", "")
def refused(scene: Scene) -> None:
    look(scene, "/assessment/statements", times=0)
    scene.press("See what they say", status=422)
