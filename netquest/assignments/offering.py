"""Writes of offers: making them to teams and people, answering them, taking them back. One act is one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Integer, and_, bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from netquest.assignments import audience, queries, set_queries
from netquest.assignments.models import Assignment, ChallengeSet, Offer, OfferItem, SetItem
from netquest.assignments.rules import MOST_PEOPLE, Obstacle
from netquest.assignments.sight import looks, may_withdraw, onlooker
from netquest.assignments.views import SetView
from netquest.core.db import hold_row, insert_new, insert_rows, transaction
from netquest.core.errors import Conflict, NotFound, Refusal
from netquest.organisations.rules import Seat

ByTeam = Mapping[int | None, list[int]]
"""People to whom something is offered, by the team through which; None for those chosen by name."""

_COPIED = (
    Offer.organisation_id,
    Offer.id,
    Offer.person_id,
    SetItem.slug,
    SetItem.position,
    Assignment.starts_on,
    Assignment.due_on,
    Assignment.at,
)
_ITEMS = insert(OfferItem).from_select(
    ["organisation_id", "offer_id", "person_id", "slug", "position", "starts_on", "due_on", "at"],
    select(*_COPIED)
    .join(Assignment, Assignment.id == Offer.assignment_id)
    .join(SetItem, SetItem.version_id == Assignment.version_id)
    .where(Assignment.id == bindparam("assignment", type_=Integer))
    .order_by(Offer.id, SetItem.position),
)
"""Every item of the version for every offer of an assignment."""


class CannotOffer(Refusal):
    """A set cannot be offered as it was wished."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__()
        self.obstacle = obstacle


@dataclass(frozen=True, slots=True)
class Wish:
    """To whom a set is offered, from which local day to which."""

    teams: frozenset[str]
    people: frozenset[int]
    starts_on: date
    due_on: date


def assign(seat: Seat, set_id: int, wish: Wish, *, key: str, today: date, at: datetime) -> int:
    """Offer a set to teams and people, and return to how many; who holds it already gets no second offer.

    The same `key` again changes nothing and returns the same. Raises NotFound for a set that one does not see, and
    CannotOffer.
    """
    with transaction() as session:
        hold_row(session, ChallengeSet.id, set_id)
        found = set_queries.get_set(seat, set_id)
        before = _offered_with(session, seat, key)
        if before:
            return before
        groups = _groups(session, seat, found, wish, today=today)
        shared = {
            "organisation_id": seat.organisation_id,
            "set_id": found.id,
            "version_id": found.version_id,
            "author_id": seat.person_id,
            "starts_on": wish.starts_on,
            "due_on": wish.due_on,
            "at": at,
            "withdrawn_at": None,
        }
        for team_id, people in groups.items():
            _hand_out(session, {**shared, "team_id": team_id, "key": f"{key}:{team_id or 0}"}, people)
    return sum(map(len, groups.values()))


def withdraw(seat: Seat, assignment_id: int, *, at: datetime) -> int:
    """Take an assignment back, and return its set. Again changes nothing.

    Raises NotFound for one that is not the onlooker's to take back.
    """
    with transaction() as session:
        mine = and_(onlooker.person_id == seat.person_id, looks, may_withdraw())
        sought = (
            select(Assignment.set_id).select_from(Assignment).join(onlooker, mine).where(Assignment.id == assignment_id)
        )
        set_id = session.execute(sought).scalar_one_or_none()
        if set_id is None:
            raise NotFound
        still = (Assignment.id == assignment_id, Assignment.withdrawn_at.is_(None))
        session.execute(update(Assignment).where(*still).values(withdrawn_at=at))
    return set_id


def answer(seat: Seat, offer_id: int, *, accepts: bool, today: date, at: datetime) -> None:
    """Accept one's offer, or pass it; until it is due one may change one's mind. Again changes nothing.

    Raises NotFound for an offer that is not one's own, Conflict for one that is over or was taken back.
    """
    chosen, other = (Offer.accepted_at, Offer.passed_at) if accepts else (Offer.passed_at, Offer.accepted_at)
    with transaction() as session:
        if not queries.get_offer(seat, offer_id, today=today).can_answer:
            raise Conflict
        still = (Offer.id == offer_id, chosen.is_(None))
        session.execute(update(Offer).where(*still).values({chosen: at, other: None}))


def _offered_with(session: Session, seat: Seat, key: str) -> int:
    """Count the people who got an offer with this key before."""
    mark = f"{key}:"
    same = and_(Assignment.author_id == seat.person_id, func.substr(Assignment.key, 1, len(mark)) == mark)
    made = select(Offer.id).join(Assignment, Assignment.id == Offer.assignment_id).where(same)
    return len(session.execute(made).all())


def _groups(session: Session, seat: Seat, found: SetView, wish: Wish, *, today: date) -> ByTeam:
    """Return who gets an offer now. Raises CannotOffer."""
    if not found.challenges:
        raise CannotOffer(Obstacle.EMPTY)
    holding = _holding(session, found.id, today=today)
    groups: dict[int | None, list[int]] = {}
    for person_id, team_id in _chosen(seat, wish).items():
        if person_id not in holding:
            groups.setdefault(team_id, []).append(person_id)
    if not groups:
        raise CannotOffer(Obstacle.NOBODY_NEW)
    if sum(map(len, groups.values())) > MOST_PEOPLE:
        raise CannotOffer(Obstacle.TOO_MANY)
    return groups


def _chosen(seat: Seat, wish: Wish) -> dict[int, int | None]:
    """Return the people of a wish, each with the first team through which they were chosen, None when by name."""
    teams, named = audience.teams_named(seat, wish.teams), audience.people_named(seat, wish.people)
    if set(teams) != wish.teams or named != wish.people:
        raise CannotOffer(Obstacle.UNKNOWN_PEOPLE)
    through: dict[int, int | None] = {}
    for team_id, person_id in audience.people_in(seat, teams.values()):
        through.setdefault(person_id, team_id)
    return dict.fromkeys(sorted(named)) | through


def _holding(session: Session, set_id: int, *, today: date) -> set[int]:
    """Return the people who have an offer of this set that is not over."""
    live = (Assignment.set_id == set_id, Assignment.withdrawn_at.is_(None), Assignment.due_on >= today)
    holders = select(Offer.person_id).join(Assignment, Assignment.id == Offer.assignment_id).where(*live)
    return set(session.scalars(holders))


def _hand_out(session: Session, assignment: Mapping[str, object], people: list[int]) -> None:
    """Add one assignment with an offer for each of these people."""
    assignment_id = insert_new(session, Assignment, assignment)
    assert assignment_id, "offers of a set follow one another"
    shared = {"organisation_id": assignment["organisation_id"], "assignment_id": assignment_id}
    waiting = {"accepted_at": None, "passed_at": None}
    insert_rows(session, Offer, [{**shared, "person_id": person_id, **waiting} for person_id in people])
    session.connection().execute(_ITEMS, {"assignment": assignment_id})
