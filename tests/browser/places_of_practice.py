"""Today, the library, progress, badges, and the pages of what went wrong: each in every state that looks different."""

from datetime import date

from flask.typing import ResponseReturnValue
from playwright.sync_api import expect

from netquest.accounts.models import Person
from netquest.accounts.policies import anyone
from netquest.assignments import queries as assignments
from netquest.assignments.views import TodayOffers
from netquest.web.policy import policy
from tests.browser import day
from tests.browser.scene import Scene, place

TRIED = "one-on-one-meeting"
OPEN_ALL = "() => document.querySelectorAll('details:not(.attempt)').forEach(part => { part.open = true; })"

place("today", "home.today")(lambda scene: scene.newcomer("/today"))
place("today, with a history", "home.today")(lambda scene: scene.enter(scene.veteran, "/today"))
place("library", "challenges.index")(lambda scene: scene.newcomer("/challenges"))
place("library, filtered", "challenges.index")(lambda scene: scene.newcomer("/challenges?grade=1&q=name"))
place("library, nothing found", "challenges.index")(lambda scene: scene.newcomer("/challenges?q=zeppelin"))
place("challenge", "challenges.show")(lambda scene: scene.newcomer(f"/challenges/{TRIED}"))
place("challenge, with a history", "challenges.show")(lambda scene: scene.enter(scene.veteran, f"/challenges/{TRIED}"))
place("progress, empty", "home.show_progress")(lambda scene: scene.newcomer("/progress"))
place("progress", "home.show_progress")(lambda scene: scene.enter(scene.veteran, "/progress"))
for part in ("challenges", "answers", "readiness"):
    place(f"progress, {part}", f"home.progress_{part}")(
        lambda scene, path=f"/progress/{part}": scene.enter(scene.veteran, path)  # type: ignore[misc]
    )
place("badges, none", "home.badges")(lambda scene: scene.newcomer("/badges"))
place("badges", "home.badges")(lambda scene: scene.enter(scene.veteran, "/badges"))
place("badge, ahead", "home.badge")(lambda scene: scene.newcomer("/badges/ten-noes"))
place("badge, won", "home.badge")(lambda scene: scene.enter(scene.veteran, "/badges/first-step"))
place("style guide", "home.styleguide")(lambda scene: scene.open("/styleguide"))
place("error 404", "")(lambda scene: scene.open("/nowhere", status=404))
place("error 405", "")(lambda scene: scene.open("/menus", status=405))


@place("today, everything open", "home.today")
def today_open(scene: Scene) -> None:
    scene.newcomer("/today")
    scene.page.evaluate(OPEN_ALL)
    day.choose_to_skip(day.cards(scene.page).first)


@place("today, with offers", "home.today")
def today_with_offers(scene: Scene) -> None:
    def asked(viewer: Person, *, on: date) -> TodayOffers:
        return TodayOffers(TRIED, "First weeks in a new team", on, 2, frozenset({TRIED}))

    scene.monkeypatch.setattr(assignments, "today_offers", asked)
    scene.newcomer("/today")


@place("today, as a made-up person", "home.today")
def today_in_demo(scene: Scene) -> None:
    scene.open("/login")
    with scene.page.expect_navigation():
        scene.page.get_by_role("button", name="Try it as a member").click()


@place("today, a stone laid", "home.today")
def today_won(scene: Scene) -> None:
    scene.newcomer("/today")
    card = day.cards(scene.page).first
    day.fill(card)
    day.lay(card)
    expect(day.won(scene.page)).to_be_visible()


@place("today, a stone laid before", "home.today")
def today_kept(scene: Scene) -> None:
    today_won(scene)
    scene.open("/today")
    scene.page.evaluate(OPEN_ALL)


@place("today, all skipped", "home.today")
def today_skipped(scene: Scene) -> None:
    scene.newcomer("/today")
    for left in (2, 1, 0):
        card = day.cards(scene.page).first
        day.choose_to_skip(card)
        day.lay(card)
        expect(day.cards(scene.page)).to_have_count(left)


@place("today, a card refused", "home.today")
def today_refused(scene: Scene) -> None:
    scene.newcomer("/today")
    scene.expect(422)
    card = day.cards(scene.page).first
    day.fill(card)
    card.evaluate(day.SET_ANOTHER_DAY)
    day.lay(card)
    expect(card.get_by_role("alert")).to_be_visible()


@place("challenge, a stone laid", "challenges.show")
def challenge_won(scene: Scene) -> None:
    scene.newcomer(f"/challenges/{TRIED}")
    form = scene.page.locator(".act")
    day.fill(form)
    day.lay(form)
    expect(day.won(scene.page)).to_be_visible()


@place("challenge, tried a moment ago", "challenges.show")
def challenge_tried(scene: Scene) -> None:
    challenge_won(scene)
    scene.open(f"/challenges/{TRIED}")


@place("progress, with its tables", "home.show_progress")
def progress_open(scene: Scene) -> None:
    scene.enter(scene.veteran, "/progress")
    scene.page.evaluate(OPEN_ALL)


@place("progress, days refused", "home.show_progress")
def progress_refused(scene: Scene) -> None:
    scene.enter(scene.veteran, "/progress/answers")
    scene.open("/progress?from=soon&to=2026-02-31", status=422)


@place("error 400", "")
def stale_form(scene: Scene) -> None:
    scene.newcomer("/settings")
    scene.send_elsewhere("/settings", token="stale", status=400)


@place("error 409", "")
def too_late(scene: Scene) -> None:
    scene.enter(scene.veteran, "/settings")
    scene.send_elsewhere(f"/attempts/{scene.first_attempt()}/withdrawal", status=409)


@place("error 422", "")
def unusable(scene: Scene) -> None:
    scene.newcomer("/settings")
    scene.send_elsewhere("/menus", status=422)


@place("error 500", "")
def fault(scene: Scene) -> None:
    @policy(anyone)
    def broken() -> ResponseReturnValue:
        raise RuntimeError("a fault that a test provokes")

    scene.monkeypatch.setitem(scene.live.app.view_functions, "home.landing", broken)
    scene.open("/", status=500)
