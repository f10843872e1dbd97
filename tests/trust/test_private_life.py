"""How somebody's tries went changes no letter of what anybody else can open."""

from datetime import UTC, datetime, timedelta

import time_machine

from tests.conftest import NOW
from tests.trust.cast import ITEMS, PEOPLE, SLUG
from tests.trust.crawling import crawl
from tests.trust.sending import send
from tests.trust.world import World

OTHERS = ("team_mate", "manager", "admin", "other_manager", "foreign_admin")
EVENING = datetime(2026, 11, 18, 18, 0, tzinfo=UTC)

Life = list[dict[str, str]]
WELL: Life = [{"slug": SLUG, "outcome": "done"}]
OTHERWISE: dict[str, Life] = {
    "declined": [
        {"slug": SLUG, "outcome": "declined", "nerves_before": "90", "guess": "2", "note": "They looked away."}
    ],
    "partly, after one taken back and one skipped": [
        {"slug": "follow-up", "outcome": "skipped", "reason": "nervous"},
        {"slug": SLUG, "outcome": "done", "note": "Not this one.", "undone": "yes"},
        {"slug": SLUG, "outcome": "partly", "nerves_after": "30", "note": "Half a sentence."},
    ],
}
BUSY: Life = [{"slug": slug, "outcome": "done"} for slug in ("two-silent-seconds", "waiting-minute-hello", SLUG, SLUG)]


def live(world: World, actor: str, life: Life, clock: time_machine.Traveller) -> None:
    """Let somebody try all this today, an hour apart, instead of what they tried before; then it is evening."""
    clock.move_to(NOW)
    world.restore()
    browser = world.browser(actor)
    undo(world, actor)
    for number, act in enumerate(life, 1):
        clock.shift(timedelta(hours=1))
        said = {name: text for name, text in act.items() if name not in ("slug", "undone")}
        key = {"key": f"2026-11-18:{act['slug']}:{number}"}
        assert browser.post(f"/challenges/{act['slug']}/attempts", data=said | key).status_code == 303
        if "undone" in act:
            undo(world, actor)
    clock.move_to(EVENING)


def undo(world: World, actor: str) -> None:
    person_id = world.person_id(actor)
    made = max(row["id"] for row in world.digest()["attempt"] if row["person_id"] == person_id)
    assert world.browser(actor).post(f"/attempts/{made}/withdrawal").status_code == 303


def seen_by_others(world: World, actor: str) -> dict[str, dict[str, str]]:
    """Return all pages of those around somebody."""
    return {other: crawl(world, other) for other in OTHERS if other != actor}


_seen: dict[str, dict[str, dict[str, str]]] = {}
"""What those around a member see at a certain time, once somebody has walked through it."""


def seen_at(time: str, world: World) -> dict[str, dict[str, str]]:
    """Return all pages of those around a member at a time that is the same whenever it is asked for."""
    if time not in _seen:
        _seen[time] = seen_by_others(world, "member")
    return _seen[time]


def seen_at_first(world: World) -> dict[str, dict[str, str]]:
    """Return all pages of those around a member while the world is as it was made."""
    world.restore()
    return seen_at("at first", world)


def seen_after_a_good_day(world: World, clock: time_machine.Traveller) -> dict[str, dict[str, str]]:
    """Let a member live well, and return all pages of those around her."""
    live(world, "member", WELL, clock)
    return seen_at("after a good day", world)


def differing(one: dict[str, dict[str, str]], other: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    return [
        (actor, address)
        for actor in one
        for address in sorted(one[actor].keys() | other[actor].keys())
        if one[actor].get(address) != other[actor].get(address)
    ]


def test_how_it_went_changes_nothing_for_others(world: World, clock: time_machine.Traveller) -> None:
    well = seen_after_a_good_day(world, clock)
    for case, life in OTHERWISE.items():
        live(world, "member", life, clock)
        assert differing(well, seen_by_others(world, "member")) == [], case


def test_what_is_saved_and_what_is_said_of_a_challenge_changes_nothing_for_others(
    world: World, clock: time_machine.Traveller
) -> None:
    before, browser = seen_after_a_good_day(world, clock), world.browser("member")
    for slug in ITEMS:
        said = {"verdict": "not-for-me", "reason": "nervous"}
        assert browser.post(f"/challenges/{slug}/rating", data=said).status_code == 303
        assert browser.post(f"/challenges/{slug}/saving", data={"on": "1"}).status_code == 303
        assert browser.post(f"/challenges/{slug}/hiding", data={"on": "1"}).status_code == 303
    for number, kind in enumerate(("harder", "anew", "off"), 1):
        said = {"number": str(number), "kind": kind, "source": "rejection"}
        assert browser.post("/readiness/steers", data=said).status_code == 303
    assert differing(before, seen_by_others(world, "member")) == []


def test_what_one_writes_for_oneself_changes_nothing_for_others(world: World) -> None:
    before = seen_at_first(world)
    browser = world.browser("member")
    for endpoint in ("exercises.create_reframe", "exercises.update_reframe", "exercises.write_looking_back"):
        assert send(world, endpoint).status_code == 303
    for act in (f"/reframes/{world.part('reframe_id')}/deletion", f"/looking-back/{world.part('look_id')}/deletion"):
        assert browser.post(act).status_code == 303
    assert differing(before, seen_by_others(world, "member")) == []


def test_what_one_expects_and_what_came_of_it_changes_nothing_for_others(world: World) -> None:
    before = seen_at_first(world)
    acts = ("keep", "tell", "untell", "remove", "consent", "forget")
    for act in acts:
        assert send(world, f"expectations.{act}").status_code == 303
        if act in ("tell", "forget"):
            assert differing(before, seen_by_others(world, "member")) == [], act


def test_other_tries_show_on_the_board_alone(world: World, clock: time_machine.Traveller) -> None:
    well = seen_after_a_good_day(world, clock)
    live(world, "member", BUSY, clock)
    found = differing(well, seen_by_others(world, "member"))
    assert {address.partition("?")[0].rpartition("/")[2] for _, address in found} == {"board"}
    assert {actor for actor, _ in found} == {"team_mate", "manager"}, "who is on a board with her, and nobody else"


def test_what_was_tried_of_a_passed_offer_is_not_shown(world: World, clock: time_machine.Traveller) -> None:
    tried = [{"slug": slug, "outcome": "done"} for slug in ITEMS]
    live(world, "team_mate", WELL, clock)
    few = seen_by_others(world, "team_mate")
    live(world, "team_mate", tried, clock)
    assert [found for found in differing(few, seen_by_others(world, "team_mate")) if "board" not in found[1]] == []


def test_what_waits_for_an_answer_tells_nothing_of_its_items(world: World) -> None:
    page = world.browser("manager").get(f"/sets/{world.part('set_id')}").text
    assert PEOPLE["member"] in page
    assert "1 of 3 tried" not in page
    walked = world.browser("manager").get(f"/sets/{world.part('set_id') + 1}").text
    assert "1 of 3 tried" in walked


def test_what_one_practises_in_the_head_and_when_one_rests_changes_nothing_for_others(
    world: World, clock: time_machine.Traveller
) -> None:
    before, browser = seen_after_a_good_day(world, clock), world.browser("member")
    line = {"key": "one", "kind": "win", "text": "Twelve people found their gate."}
    rhythm = {"weekly_goal": "6", "rest_days": "6", "day_streak": "y"}
    pause = {"starts_on": "2026-11-09", "ends_on": "2026-11-30", "key": "pause-1"}
    acts = [
        ("/myths/outgoing-people/answers", {"answer": "true"}),
        ("/strengths", line),
        ("/rhythm", rhythm),
        ("/pauses", pause),
    ]
    assert [browser.post(path, data=data).status_code for path, data in acts] == [303] * len(acts)
    assert differing(before, seen_by_others(world, "member")) == []
