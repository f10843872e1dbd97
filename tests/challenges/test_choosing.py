"""The page on how NetQuest chooses: what is believed of the viewer alone, said honestly."""

import pytest

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from tests.browser_client import Client
from tests.challenges.doing import do
from tests.conftest import MakePerson
from tests.trust import markup

pytestmark = pytest.mark.both


def said(browser: Client) -> str:
    return markup.text(browser.get("/readiness").text)


def test_today_leads_to_it(browser: Client) -> None:
    assert "/readiness" in {link["href"] for link in markup.links(browser.get("/today").text)}


def test_of_a_newcomer_it_claims_nothing(browser: Client) -> None:
    text = said(browser)
    assert "NetQuest does not know you yet" in text
    assert "That says nothing about you" in text
    assert text.count("not known yet") >= len(catalogue.sources())
    assert all(source.short in text for source in catalogue.sources().values())


def test_tries_at_one_hurdle_are_told_apart_from_the_others(browser: Client, alice: Person) -> None:
    against = [one for one in catalogue.offered() if one.sources.get("rejection", 0) >= 0.5 and one.grade >= 3]
    for challenge in against[:6]:
        do(alice, challenge.slug)
    text = said(browser)
    assert f"{catalogue.sources()['rejection'].short} holds you back least" in text
    assert f"{min(6, len(against))} tries, and your assessment" in text


def test_what_others_try_changes_nothing(browser: Client, make_person: MakePerson) -> None:
    before = said(browser)
    do(make_person("Bob"), nerves_after=90)
    assert said(browser) == before


def test_a_heavy_try_is_said_to_make_cards_gentle(browser: Client, alice: Person) -> None:
    do(alice, nerves_after=90)
    assert "gentle ones" in said(browser)
