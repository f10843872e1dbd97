"""A challenge as somebody types it, and how the tests of this folder write, revise and retire one."""

from itertools import count
from typing import Any

from sqlalchemy import select, update

from netquest.accounts.models import Person
from netquest.authoring import queries, service
from netquest.authoring.views import Written
from netquest.catalogue import own
from netquest.catalogue.models import Challenge
from netquest.core.db import db
from netquest.organisations.models import Organisation
from netquest.organisations.queries import SCOPE, find_seat_of
from netquest.organisations.rules import Seat
from tests.challenges.doing import now

_numbers = count()

TYPED: dict[str, str] = {
    "title": "Ask the night shift one question",
    "why": "You hand over to the same people every evening and know three of their names. A question about their "
    "work, asked while the kettle boils, makes a face of a shift. It takes a minute.",
    "step_1": "Pick one person of the shift that comes after yours.",
    "step_2": "Ask one thing about their night: what is the hardest hour?",
    "step_3": "",
    "step_4": "",
    "step_5": "",
    "done_when": "You asked, and you heard the answer, or a friendly 'not now'.",
    "opener": "Hello {name}, I always leave when you arrive. What is [one thing you wonder about] like at night?",
    "smaller": "Read their names on the rota, and say one of them when you greet.",
    "reflect": "What did you not know about the hour after you leave?",
    "strategy": "trust-rapport",
    "source": "introversion",
    "source_2": "time",
    "source_3": "",
    "grade": "2",
    "minutes": "10",
    "energy": "1",
    "kind": "ask",
    "format": "one-on-one",
    "stage": "weak",
    "needs_contact": "y",
    "cooldown_days": "7",
    "first": "",
}
"""What the form of a challenge takes, `benefits` apart, of which there may be several."""

BENEFITS = ["community", "knowledge"]


def typed(**other: Any) -> dict[str, Any]:
    """Return what is sent with the form, with a key of its own."""
    return {**TYPED, "benefits": BENEFITS, "key": f"own-{next(_numbers)}", **other}


def entry(**other: Any) -> dict[str, Any]:
    """Return a challenge as the data files hold one."""
    said = {name: TYPED[name] for name in ("title", "why", "done_when", "opener", "smaller", "reflect", "strategy")}
    shape = {name: TYPED[name] for name in ("kind", "format", "stage")}
    numbers = {name: int(TYPED[name]) for name in ("grade", "minutes", "energy", "cooldown_days")}
    lists = {"benefits": BENEFITS, "steps": [TYPED["step_1"], TYPED["step_2"]], "prerequisites": []}
    sources = {"introversion": 0.6, "time": 0.4}
    return {**said, **shape, **numbers, **lists, "sources": sources, "needs_contact": True, **other}


def seat_of(person: Person) -> Seat:
    """The person's seat as it is now."""
    found = find_seat_of(person.id)
    assert found
    return found


def write(author: Person, *, key: str = "", **other: Any) -> str:
    """Write a challenge and return its slug."""
    return service.create(seat_of(author), entry(**other), key=key or f"key-{next(_numbers)}", at=now())


def revise(author: Person, slug: str, *, seen: int = 1, **other: Any) -> None:
    """Write the next version of a challenge."""
    service.revise(seat_of(author), slug, entry(**other), seen=seen, at=now())


def written(author: Person, slug: str) -> Written:
    """A challenge with its versions, as somebody at a desk sees it."""
    return queries.get(seat_of(author), slug)


def scope_of(person: Person) -> str | None:
    """The scope with which a person's next request comes."""
    return db.session.scalar(select(SCOPE).select_from(Person).where(Person.id == person.id))


def as_signed_in(person: Person) -> Person:
    """Let a person know their scope, as a request of theirs does."""
    db.session.expunge(person)
    found = db.session.scalars(select(Person).where(Person.id == person.id)).one()
    db.session.expunge(found)
    vars(found)["scope"] = scope_of(person)
    return found


def shelf(person: Person) -> list[Challenge]:
    """The challenges of a person's organisation."""
    return list(own.shelf(scope_of(person)).values())


def rename(organisation: Organisation, name: str) -> None:
    """Give an organisation another name."""
    db.session.execute(update(Organisation).where(Organisation.id == organisation.id).values(name=name))
    db.session.commit()
