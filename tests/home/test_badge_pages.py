"""The page of a badge: what wins it, what it is worth, how far one is, one small next step, and who sees it."""

import re

import pytest

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.game.badges import ALL, BY_ID
from tests.browser_client import Client
from tests.challenges.doing import MESSAGE, do, undo
from tests.trust import markup

LEAP = "publish-a-lesson"


def words(browser: Client, badge: str) -> str:
    answer = browser.get(f"/badges/{badge}")
    assert answer.status_code == 200, badge
    return markup.text(answer.text)


def test_every_badge_on_the_shelf_has_a_page_that_says_what_it_is(browser: Client) -> None:
    shown = re.findall(r'href="/badges/([a-z-]+)"', browser.get("/badges").text)
    assert len(shown) == len(set(shown)) >= 28
    for badge in shown:
        text, said = catalogue.badges()[badge], words(browser, badge)
        assert all(part in said for part in (text.name, text.hint, text.why, text.step)), badge
        assert ("No team mate, manager or admin" in said) == BY_ID[badge].is_private


@pytest.mark.parametrize("badge", ["mapper", "gardener", "no-such-badge"])
def test_what_nobody_can_win_yet_is_not_there(browser: Client, badge: str) -> None:
    assert badge in BY_ID or badge == "no-such-badge"
    assert browser.get(f"/badges/{badge}").status_code == 404
    assert f"/badges/{badge}" not in browser.get("/badges").text


def test_each_next_step_leads_somewhere(browser: Client) -> None:
    texts = catalogue.badges()
    assert {text.begin for text in texts.values()} - {""} <= {one.slug for one in catalogue.offered()}
    for look in {text.look for text in texts.values()} - {""}:
        assert browser.get(look).status_code == 200, look


def test_a_won_badge_names_its_day_and_its_try_until_that_is_undone(browser: Client, alice: Person) -> None:
    before = words(browser, "first-leap")
    assert "Once is enough" in before
    assert "One small next step" in before
    made = do(alice, LEAP)
    html = browser.get("/badges/first-leap").text
    assert "You won it on 18 November 2026. With this try:" in markup.text(html)
    assert f'href="/challenges/{LEAP}"' in html
    assert "One small next step" not in html
    assert catalogue.badges()["first-leap"].line in markup.text(html)
    undo(alice, made)
    assert words(browser, "first-leap") == before


def test_a_locked_badge_says_how_far_one_is_and_what_is_near(browser: Client, alice: Person) -> None:
    for _ in range(3):
        do(alice, "thanks-for-one-thing")
    said = words(browser, "thank-you-notes")
    assert "3 of 10" in said
    assert "Near it, and still ahead" in said
    assert catalogue.badges()["story-shared"].name in words(browser, "helper") or "Connector" in said


def test_the_next_step_to_every_source_is_one_not_met_yet(browser: Client, alice: Person) -> None:
    do(alice, MESSAGE)
    met = catalogue.get(MESSAGE).sources
    wanted = next(source for source in catalogue.sources().values() if source.id not in met)
    assert f'href="/challenges/{wanted.first}"' in browser.get("/badges/every-source").text


def test_the_next_step_to_all_kinds_is_a_kind_not_tried_yet(browser: Client, alice: Person) -> None:
    do(alice, MESSAGE)
    html = browser.get("/badges/all-kinds").text
    [slug] = re.findall(r'class="next-step__to" href="/challenges/([a-z-]+)"', html)
    assert catalogue.get(slug).kind != catalogue.get(MESSAGE).kind


def test_a_receipt_leads_to_the_badge_that_the_try_won(browser: Client, alice: Person) -> None:
    made = do(alice, MESSAGE)
    answer = browser.get(f"/challenges/{MESSAGE}?after={made.attempt.id}")
    assert 'href="/badges/first-step"' in answer.text


def test_an_emblem_is_drawn_for_each_of_the_forty(browser: Client) -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', browser.get("/static/emblems.svg").text))
    assert drawn == {badge.id for badge in ALL}
