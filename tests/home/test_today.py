"""Today's three cards: stored once a day, changed by posts that say which menu they saw, true to zone and day start."""

from datetime import date, timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from tests.browser_client import Client
from tests.challenges.doing import do
from tests.conftest import MakePerson, SignIn
from tests.home.shown_menus import change, menus, picks, shown, slugs, swap
from tests.trust import markup

pytestmark = pytest.mark.both

REASONS = {
    "need": "It works on what weighs on you",
    "new": "You have not tried it yet.",
    "rested": "You have not seen it",
}
PLACES = {"warm-up": "you can warm up", "stretch": "you can stretch", "leap": "a leap is open to you"}


def test_the_first_visit_stores_the_menu_and_the_second_nothing(browser: Client) -> None:
    first = shown(browser)
    assert [(menu.number, menu.minutes, menu.energy) for menu in menus()] == [(0, 10, 2)]
    assert slugs(menus()[0]) == first == shown(browser)
    assert (len(menus()), len(set(first))) == (1, 3)


def test_three_cards_in_the_order_of_their_slots(browser: Client) -> None:
    html = browser.get("/today").text
    assert [pick["slot"] for pick in picks(menus()[0])] == ["warm-up", "stretch", "leap"]
    for slug in shown(browser):
        challenge = catalogue.get(slug)
        assert challenge.title in markup.text(html)
        assert challenge.smaller in markup.text(html)


def test_the_reason_shown_is_the_picks(browser: Client) -> None:
    words = markup.text(browser.get("/today").text)
    for pick in picks(menus()[0]):
        assert pick["reasons"]
        for reason in pick["reasons"]:
            assert (PLACES[pick["slot"]] if reason == "fit" else REASONS[reason]) in words


def test_each_form_says_which_menu_it_saw(browser: Client) -> None:
    swap(browser, 0, shown(browser)[0])
    forms = [form for form in markup.forms(browser.get("/today").text) if form.action == "/menus"]
    assert [form.data()["number"] for form in forms] == ["1"] * 5


def test_a_swapped_card_is_replaced_and_the_others_stay(browser: Client) -> None:
    first = shown(browser)
    assert swap(browser, 0, first[1]).location == "/today#menu"
    after = shown(browser)
    assert (after[0], after[2]) == (first[0], first[2])
    assert after[1] not in first
    assert [menu.number for menu in menus()] == [0, 1]


def test_a_swapped_card_does_not_come_back_that_day(browser: Client) -> None:
    gone = set()
    for number in range(12):
        slug = shown(browser)[number % 3]
        gone.add(slug)
        swap(browser, number, slug)
        assert not gone.intersection(shown(browser))
    change(browser, 12, minutes="60", energy="3")
    assert not gone.intersection(shown(browser))


def test_a_swap_posted_twice_makes_one_menu(browser: Client) -> None:
    slug = shown(browser)[0]
    first, again = swap(browser, 0, slug), swap(browser, 0, slug)
    assert (first.status_code, first.location) == (again.status_code, again.location)
    assert [menu.number for menu in menus()] == [0, 1]


def test_two_tabs_that_swap_different_cards_make_one_menu(browser: Client) -> None:
    first = shown(browser)
    swap(browser, 0, first[0])
    assert swap(browser, 0, first[2]).status_code == 303
    assert len(menus()) == 2
    assert shown(browser)[2] == first[2]


def test_the_loser_of_a_race_reads_what_the_winner_stored(browser: Client) -> None:
    assert shown(browser)
    change(browser, 0, minutes="60", energy="3")
    change(browser, 0, minutes="2", energy="1")
    assert [(menu.number, menu.minutes) for menu in menus()] == [(0, 10), (1, 60)]
    assert shown(browser) == slugs(menus()[1])


@pytest.mark.parametrize("number", [1, 7, 999_999])
def test_a_number_that_nobody_saw_changes_nothing(browser: Client, number: int) -> None:
    assert shown(browser)
    assert change(browser, number, minutes="60", energy="3").status_code == 303
    assert len(menus()) == 1


@pytest.mark.parametrize(("minutes", "energy"), [("2", "1"), ("10", "1"), ("30", "2"), ("60", "3")])
def test_the_cards_fit_the_time_and_energy_that_were_asked_for(browser: Client, minutes: str, energy: str) -> None:
    browser.get("/today")
    change(browser, 0, minutes=minutes, energy=energy)
    cards = [catalogue.get(slug) for slug in shown(browser)]
    assert all(card.minutes <= int(minutes) and card.energy <= int(energy) for card in cards)
    form = next(form for form in markup.forms(browser.get("/today").text) if "minutes" in form.fields)
    assert (form.data()["minutes"], form.data()["energy"]) == (minutes, energy)


@pytest.mark.parametrize("wish", [{}, {"minutes": "10"}, {"energy": "2"}, {"minutes": "9", "energy": "2"}])
def test_a_wish_needs_time_and_energy(browser: Client, wish: dict[str, str]) -> None:
    browser.get("/today")
    answer = change(browser, 0, **wish)
    assert (answer.status_code, len(menus())) == (422, 1)
    assert "Choose how much time and energy you have." in markup.text(answer.text)


def test_a_tried_card_stays_through_swap_and_wish(browser: Client, alice: Person) -> None:
    slug = shown(browser)[0]
    do(alice, slug)
    swap(browser, 0, slug)
    assert len(menus()) == 1
    change(browser, 0, minutes="60", energy="3")
    assert (len(menus()), shown(browser)[0]) == (2, slug)


@pytest.mark.parametrize("slug", ["no-such-card", "../today", "x" * 80])
def test_an_unknown_card_cannot_be_swapped(browser: Client, slug: str) -> None:
    browser.get("/today")
    assert (swap(browser, 0, slug).status_code, len(menus())) == (404, 1)


def test_a_card_that_is_not_on_the_menu_cannot_be_swapped(browser: Client) -> None:
    on_menu = shown(browser)
    other = next(challenge.slug for challenge in catalogue.offered() if challenge.slug not in on_menu)
    assert (swap(browser, 0, other).status_code, len(menus())) == (404, 1)


def test_there_is_no_menu_to_change_before_the_day_is_opened(browser: Client) -> None:
    assert change(browser, 0, minutes="10", energy="2").status_code == 404
    assert menus() == []


def test_htmx_is_led_to_the_new_menu(browser: Client) -> None:
    slug = shown(browser)[0]
    answer = browser.swap("/menus", data={"number": "0", "swap": slug})
    assert (answer.status_code, answer.location) == (303, "/today")
    html = browser.swap("/today").text
    assert 'id="menu"' in html
    assert "<html" not in html
    assert f'id="card-{slug}"' not in html


def test_the_week_fetches_itself_alone(browser: Client) -> None:
    answer = browser.swap("/today", headers={"HX-Target": "week"})
    assert 'id="week"' in answer.text
    assert 'id="menu"' not in answer.text


def test_the_page_restored_from_history_is_whole(browser: Client) -> None:
    answer = browser.swap("/today", headers={"HX-History-Restore-Request": "true"})
    assert "<html" in answer.text


def test_tomorrow_brings_another_menu(browser: Client, clock: time_machine.Traveller) -> None:
    first = shown(browser)
    swap(browser, 0, first[0])
    clock.shift(timedelta(days=1))
    second = shown(browser)
    assert [(menu.day.day, menu.number) for menu in menus()] == [(18, 0), (18, 1), (19, 0)]
    assert second == slugs(menus()[-1])
    assert menus()[-1].swapped == "[]"


@pytest.mark.parametrize(
    ("zone", "hours", "day"),
    [
        ("Europe/Berlin", 14.5, date(2026, 11, 18)),  # 00:30: still the day before, which ends at four
        ("Europe/Berlin", 17.99, date(2026, 11, 18)),
        ("Europe/Berlin", 18, date(2026, 11, 19)),
        ("Pacific/Kiritimati", 4, date(2026, 11, 18)),
        ("Pacific/Kiritimati", 5, date(2026, 11, 19)),
        ("Pacific/Pago_Pago", 0, date(2026, 11, 17)),
        ("Asia/Kathmandu", 13.24, date(2026, 11, 18)),
        ("Asia/Kathmandu", 13.26, date(2026, 11, 19)),
    ],
)
def test_the_day_is_the_persons_own(
    make_person: MakePerson, sign_in: SignIn, clock: time_machine.Traveller, zone: str, hours: float, day: date
) -> None:
    browser = sign_in(make_person("Nadia", timezone=zone))
    clock.shift(timedelta(hours=hours))
    words = markup.text(browser.get("/today").text)
    assert [menu.day for menu in menus()] == [day]
    assert f"{day:%A} {day.day} {day:%B}" in words


def test_another_day_start_moves_the_end_of_the_day(browser: Client, clock: time_machine.Traveller) -> None:
    settings = {"name": "Alice", "timezone": "Europe/Berlin", "minutes": "10", "theme": ""}
    assert browser.post("/settings", data=settings | {"day_start": "0"}).status_code == 303
    clock.shift(timedelta(hours=14, minutes=30))
    browser.get("/today")
    assert [menu.day for menu in menus()] == [date(2026, 11, 19)]


def test_the_week_counts_active_days_against_the_goal(
    browser: Client, alice: Person, clock: time_machine.Traveller
) -> None:
    assert "0 of 3 days" in markup.text(browser.get("/today").text)
    do(alice)
    do(alice, outcome="skipped")
    do(alice, back=1)
    assert "2 of 3 days" in markup.text(browser.get("/today").text)
    clock.shift(timedelta(days=1))
    do(alice)
    words = markup.text(browser.get("/today").text)
    assert "3 of 3 days, kept" in words
    assert "1 week running." in words


def test_a_week_kept_stays_in_the_streak_on_monday(
    browser: Client, alice: Person, clock: time_machine.Traveller
) -> None:
    for _ in range(3):
        do(alice)
        clock.shift(timedelta(days=1))
    clock.shift(timedelta(days=2))
    words = markup.text(browser.get("/today").text)
    assert "0 of 3 days" in words
    assert "1 week running." in words


def test_the_points_are_those_of_today(browser: Client, alice: Person, clock: time_machine.Traveller) -> None:
    first = do(alice).practice
    clock.shift(timedelta(days=1))
    second = do(alice, "one-on-one-meeting").practice
    words = markup.text(browser.get("/today").text)
    assert f"points today {second.points - first.points} in all {second.points} " in words


def test_a_card_tried_today_shows_what_it_brought(browser: Client, alice: Person) -> None:
    slug = shown(browser)[1]
    made = do(alice, slug)
    html = browser.get("/today").text
    assert f"/challenges/{slug}/attempts" not in [form.action for form in markup.forms(html)]
    assert f"/attempts/{made.attempt.id}/withdrawal" in [form.action for form in markup.forms(html)]


def test_somebody_elses_attempt_shows_nothing(browser: Client, make_person: MakePerson) -> None:
    made = do(make_person("Bob"), note="for Bob alone")
    html = browser.get(f"/today?after={made.attempt.id}").text
    assert "withdrawal" not in html
    assert "for Bob alone" not in html
