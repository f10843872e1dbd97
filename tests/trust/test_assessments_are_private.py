"""What somebody answers in an assessment changes no letter of what anybody else can open."""

import pytest

from tests.trust.cast import STATEMENT
from tests.trust.test_private_life import differing, seen_at_first, seen_by_others
from tests.trust.world import World

WAYS = {
    "finished": ("/assessment/completion", {STATEMENT: "1", "full-days": "5", "practice-helps": "1"}),
    "deleted": ("/assessment/removal", {}),
    "changed": ("/assessment/answers", {STATEMENT: "2"}),
}


def test_answers_change_nothing_for_others(world: World) -> None:
    before = seen_at_first(world)
    for case, (path, data) in WAYS.items():
        world.restore()
        assert world.browser("member").post(path, data=data).status_code == 303
        assert differing(before, seen_by_others(world, "member")) == [], case


@pytest.mark.both
def test_deleting_what_is_anothers_leaves_it(world: World) -> None:
    before = world.digest()["assessment"]
    data = {"assessment": str(world.part("assessment_id"))}
    for actor in ("team_mate", "manager", "admin", "foreign_admin"):
        assert world.browser(actor).post("/assessment/removal", data=data).status_code == 303
    assert world.digest()["assessment"] == before
