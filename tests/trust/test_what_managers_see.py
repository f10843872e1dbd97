"""What a manager sees of somebody is what that person's own page shows, and it is names, answers and stones alone."""

import re

import pytest

from netquest.core.db import Base
from tests.rows import Rows, read, write
from tests.trust import markup
from tests.trust.cast import PEOPLE, SLUG
from tests.trust.world import World

pytestmark = pytest.mark.both

PANEL = re.compile(r'<section class="panel" aria-labelledby="observers-(.*?)</section>', re.DOTALL)
WALKERS = re.compile(r'<ul class="walkers" role="list">(.*?)</ul>', re.DOTALL)
NAMES = re.compile("|".join(PEOPLE.values()))
SAID = re.compile(
    r"\b(declined|partly|skipped|nerves|points?|level|badges?|streak|reason|said no|\d\d:\d\d)\b", re.IGNORECASE
)


def parts_of(html: str, name: str) -> set[str]:
    """Return what lists of walkers say of somebody: the words from their name to the next one."""
    found = set()
    for walkers in WALKERS.findall(html):
        text = markup.text(walkers)
        names = list(NAMES.finditer(text))
        ends = [later.start() for later in names[1:]] + [len(text)]
        found |= {text[at.start() : end].strip() for at, end in zip(names, ends, strict=True) if at.group() == name}
    return found


def shown_on_own_page(world: World, actor: str, onlooker: str) -> set[str]:
    """Return what a person's own page says that somebody sees of them."""
    html = world.browser(actor).get("/privacy/what-my-manager-sees").text
    panel = next(panel for panel in PANEL.findall(html) if onlooker in named(panel))
    return parts_of(panel, PEOPLE[actor])


def named(html: str) -> set[str]:
    """Return who is named in the heading of a part of a page."""
    return {part for part, name in PEOPLE.items() if name in html.partition("</h3>")[0]}


def shown_to(world: World, onlooker: str, actor: str) -> set[str]:
    """Return what the pages of all sets say of a person to somebody."""
    paths = [link["href"] for link in markup.links(world.browser(onlooker).get("/sets").text)]
    pages = [world.browser(onlooker).get(path).text for path in paths if re.fullmatch(r"/sets/\d+", path)]
    return set().union(*(parts_of(page, PEOPLE[actor]) for page in pages))


@pytest.mark.parametrize("onlooker", ["manager", "admin"])
@pytest.mark.parametrize("actor", ["member", "team_mate"])
def test_ones_own_page_says_what_they_see(world: World, actor: str, onlooker: str) -> None:
    own = shown_on_own_page(world, actor, onlooker)
    assert own == shown_to(world, onlooker, actor)
    assert len(own) == {"member": 2, "team_mate": 1}[actor]


def test_it_names_everybody_who_sees_and_nobody_else(world: World) -> None:
    for actor, onlookers in {"member": {"manager", "admin"}, "other_team": {"other_manager", "admin"}}.items():
        html = world.browser(actor).get("/privacy/what-my-manager-sees").text
        shown = {
            part for part in PEOPLE if any(PEOPLE[part] in panel.split("</h3>")[0] for panel in PANEL.findall(html))
        }
        assert shown == onlookers


def test_no_word_of_how_it_went_stands_in_it(world: World) -> None:
    for onlooker in ("manager", "admin"):
        of_her = shown_to(world, onlooker, "member")
        assert of_her
        assert not {word for text in of_her for word in SAID.findall(text)}


def test_pages_about_her_hold_no_id_of_a_try(world: World) -> None:
    rows = read()
    attempt = next(row for row in rows["attempt"] if row["person_id"] == world.person_id("member"))
    assert attempt["id"] == world.part("attempt_id")
    write(renamed(rows, attempt["id"], 7_777_777))
    pages = (f"/sets/{world.part('set_id')}", f"/sets/{world.part('set_id') + 1}", f"/teams/{world.part('team')}")
    for onlooker in ("manager", "admin"):
        for path in (*pages, f"/teams/{world.part('team')}/people/{world.person_id('member')}"):
            assert "7777777" not in world.browser(onlooker).get(path).text
    assert "7777777" in world.browser("member").get(f"/challenges/{SLUG}").text


def renamed(rows: Rows, old: int, new: int) -> Rows:
    """Give an attempt another id, wherever it stands."""
    places = {("attempt", "id")} | {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.c
        if any(key.column.table.name == "attempt" for key in column.foreign_keys)
    }
    return {
        table: [
            {name: new if (table, name) in places and value == old else value for name, value in row.items()}
            for row in found
        ]
        for table, found in rows.items()
    }
