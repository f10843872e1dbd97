"""Writes challenges and lays out sets for the standing organisation, by the services that requests use."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import exists, select

from netquest.accounts import queries as accounts
from netquest.accounts.models import DEFAULT_DAY_START, Person
from netquest.assignments import audit, offering, queries, service
from netquest.assignments.models import ChallengeSet
from netquest.assignments.offering import Wish
from netquest.authoring import service as authoring
from netquest.catalogue import queries as catalogue
from netquest.challenges import queries as challenges
from netquest.core.db import db, insert_new, transaction
from netquest.demo import cast
from netquest.demo.handouts import Handout, handouts
from netquest.demo.house import House, houses
from netquest.demo.personas import Persona
from netquest.demo.player import BREAKFAST, instant
from netquest.game.days import local_day
from netquest.organisations import queries as organisations
from netquest.organisations.models import Invitation
from netquest.organisations.rules import INVITATION_LASTS, Role, Seat

MORNING = 9 * 60
INVITED = "wren@example.org"


def is_laid() -> bool:
    """Whether all of it is there: the draft comes last."""
    author = select(Person.id).where(Person.email == cast.TERESA.address).scalar_subquery()
    draft = exists().where(ChallengeSet.author_id == author, ChallengeSet.key == _key(handouts()[-1]))
    return bool(db.session.scalar(select(draft)))


def lay(*, at: datetime) -> None:
    """Put sets, offers and answers there, with what people tried of them by now. Again changes nothing."""
    today = desk_day(at)
    for house in houses():
        _write(house, today)
    *offered, draft = handouts()
    for handout in offered:
        _offer(handout, today, at=at)
    for place in cast.PLAN.places:
        person = _person(place.persona)
        audit.rebuild(person.id, challenges.surviving_acts(person.id))
    _invite(at=at)
    _lay_out(draft, today)


def desk_day(at: datetime) -> date:
    """Return the local day of those who lay out the sets."""
    return local_day(at, zone=cast.TERESA.zone, day_start=DEFAULT_DAY_START)


def _write(house: House, today: date) -> None:
    when = instant(today - timedelta(days=house.written), MORNING, ZoneInfo(house.author.zone))
    authoring.create(_seat(house.author), house.entry, key=f"demo:{house.key}", at=when)


def _offer(handout: Handout, today: date, *, at: datetime) -> None:
    """Lay a set out and offer it; whom it suits accepts it on their next morning."""
    set_id = _lay_out(handout, today)
    seat, (offered_on, due_on) = _seat(handout.author), handout.days(today)
    teams = frozenset(team.slug for team in organisations.teams(seat) if team.name == handout.team)
    wish = Wish(teams, frozenset(_person(persona).id for persona in handout.people), offered_on, due_on)
    morning = _morning(handout, offered_on)
    offering.assign(seat, set_id, wish, key=_key(handout), today=offered_on, at=morning + timedelta(minutes=20))
    for persona in (*handout.accepted, *handout.passed):
        _answer(handout, persona, today, at=at)


def _lay_out(handout: Handout, today: date) -> int:
    steps = [catalogue.get(slug) for slug in handout.slugs]
    morning = _morning(handout, handout.days(today)[0])
    said = {"name": handout.name, "why": handout.why}
    return service.create(_seat(handout.author), **said, challenges=steps, key=_key(handout), at=morning)


def _answer(handout: Handout, persona: Persona, today: date, *, at: datetime) -> None:
    offered_on, due_on = handout.days(today)
    next_day = offered_on + timedelta(days=1)
    when = min(instant(next_day, BREAKFAST + 10, ZoneInfo(persona.zone)), at)
    seat = _seat(persona)
    for offer in queries.offers(seat, today=next_day, since=due_on):
        if offer.name == handout.name:
            offering.answer(seat, offer.id, accepts=persona in handout.accepted, today=next_day, at=when)


def _invite(*, at: datetime) -> None:
    """Leave an invitation open. It is no service that does so: no mail leaves the demo."""
    seat = _seat(cast.OKAN)
    team = next(team for team in organisations.teams(seat) if team.name == "Front desk")
    place = {"organisation_id": seat.organisation_id, "team_id": team.id, "email": INVITED, "role": Role.MEMBER.value}
    times = {"at": at, "expires_at": at + INVITATION_LASTS}
    ends = {"accepted_at": None, "accepted_by": None, "revoked_at": None}
    with transaction() as session:
        insert_new(session, Invitation, {**place, **times, **ends, "invited_by": seat.person_id})


def _morning(handout: Handout, day: date) -> datetime:
    return instant(day, MORNING, ZoneInfo(handout.author.zone))


def _key(handout: Handout) -> str:
    return f"demo:{handout.key}"


def _seat(persona: Persona) -> Seat:
    seat = organisations.find_seat_of(_person(persona).id)
    assert seat, "the standing people have their places"
    return seat


def _person(persona: Persona) -> Person:
    person = accounts.find_by_email(persona.address)
    assert person, "the standing people are there"
    return person
