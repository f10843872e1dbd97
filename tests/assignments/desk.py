"""The cast of this folder, and how it lays out sets, offers them and answers."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from sqlalchemy import select

from netquest.accounts.models import Person
from netquest.assignments import offering, progress, queries, service
from netquest.assignments.models import Assignment, ItemTry, Offer, OfferItem
from netquest.assignments.offering import Wish
from netquest.assignments.rules import LATELY
from netquest.assignments.views import Handed, OfferView, Walker
from netquest.catalogue import queries as catalogue
from netquest.core.db import db
from netquest.organisations.models import Organisation, Team
from netquest.organisations.queries import find_seat_of
from netquest.organisations.rules import Seat
from tests.challenges.doing import MEETING, MESSAGE, now, today_of

_numbers = count()
FOLLOW_UP = "follow-up"
PATH = (MESSAGE, FOLLOW_UP, MEETING)


@dataclass(frozen=True)
class Desk:
    """Bob manages Harbour, where Alice and Mia are; Mark manages Quay, where Alice is too; Dan is the admin.

    Carol is the admin of another organisation, where Cleo is a member.
    """

    harbour: Team
    quay: Team
    works: Organisation
    alice: Person
    mia: Person
    bob: Person
    mark: Person
    dan: Person
    carol: Person
    cleo: Person


def seat_of(person: Person) -> Seat:
    """The person's seat as it is now."""
    found = find_seat_of(person.id)
    assert found
    return found


def lay_out(author: Person, *slugs: str, name: str = "First weeks", key: str = "") -> int:
    """Lay out a set with these challenges, PATH unless told otherwise, and return its id."""
    challenges = [catalogue.get(slug) for slug in slugs or PATH]
    key = key or f"key-{next(_numbers)}"
    return service.create(seat_of(author), name=name, why="No hurry.", challenges=challenges, key=key, at=now())


def offer(
    author: Person,
    set_id: int,
    *to: Person | Team,
    start: int = 0,
    days: int = 7,
    key: str = "",
    on: date | None = None,
) -> int:
    """Offer a set from `start` days after the author's today, for `days` days more, and return to how many."""
    day = on or today_of(author)
    wish = Wish(
        frozenset(team.slug for team in to if isinstance(team, Team)),
        frozenset(person.id for person in to if isinstance(person, Person)),
        day + timedelta(days=start),
        day + timedelta(days=start + days),
    )
    key = key or f"key-{next(_numbers)}"
    return offering.assign(seat_of(author), set_id, wish, key=key, today=day, at=now())


def offers_of(person: Person) -> list[OfferView]:
    """All offers that the person's own page shows."""
    return queries.offers(seat_of(person), today=today_of(person), since=date.min)


def answer(person: Person, *, accepts: bool = True) -> None:
    """Answer the person's offers, all of them."""
    for mine in offers_of(person):
        if mine.can_answer:
            offering.answer(seat_of(person), mine.id, accepts=accepts, today=today_of(person), at=now())


def seen(onlooker: Person, set_id: int) -> list[Handed]:
    """Who walks a set, as somebody sees it."""
    return progress.progress(seat_of(onlooker), set_id, since=today_of(onlooker) - LATELY)


def walkers(onlooker: Person, set_id: int) -> dict[str, Walker]:
    """The people of a set by name, as somebody sees them."""
    return {walker.name: walker for assignment in seen(onlooker, set_id) for walker in assignment.walkers}


def take_back(person: Person, set_id: int) -> None:
    """Take back all offers of a set that the person sees."""
    for handed in seen(person, set_id):
        offering.withdraw(seat_of(person), handed.id, at=now())


def tried(person: Person) -> list[str]:
    """The challenges that count as tried for one of the person's offers."""
    mine = select(OfferItem.slug).join(ItemTry, ItemTry.offer_item_id == OfferItem.id)
    return list(db.session.scalars(mine.where(OfferItem.person_id == person.id).order_by(OfferItem.id)))


def rows() -> dict[str, int]:
    """How many rows there are of each kind that an offer makes."""
    return {
        table.__tablename__: len(db.session.scalars(select(table)).all()) for table in (Assignment, Offer, OfferItem)
    }
