"""Menus as they are stored and shown, and the posts that change them."""

import json
from typing import Any

from sqlalchemy import select

from netquest.challenges.models import Menu
from netquest.core.db import db
from tests.browser_client import Client
from tests.trust import markup


def menus() -> list[Menu]:
    """Return every stored menu, in order of number."""
    db.session.rollback()
    return list(db.session.scalars(select(Menu).order_by(Menu.day, Menu.number)))


def picks(menu: Menu) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(menu.picks)
    return found


def slugs(menu: Menu) -> list[str]:
    return [pick["slug"] for pick in picks(menu)]


def shown(browser: Client) -> list[str]:
    """Return the slugs of the cards that Today shows, in order."""
    html = browser.get("/today").text
    return [at.removeprefix("card-") for at in markup.ids(html) if at.startswith("card-")]


def change(browser: Client, number: int, **wish: str) -> Any:
    return browser.post("/menus", data={"number": str(number), **wish})


def swap(browser: Client, number: int, slug: str) -> Any:
    return change(browser, number, swap=slug)
