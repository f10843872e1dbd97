"""An organisation for the browser tests, arranged behind the pages; each test has its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import update

from netquest.accounts.models import Person
from netquest.core.db import db, transaction
from netquest.game.days import monday
from netquest.leaderboards import service as leaderboards
from netquest.organisations import presence
from netquest.organisations.models import Board, Organisation, Team
from tests.browser import people
from tests.browser.live import Live
from tests.browser.people import Member
from tests.challenges.doing import MEETING, MESSAGE, do, today_of
from tests.organisations.belonging import board_of, make_organisation, make_team, put_in_team

NAMES = ("Mia", "Eve", "Noor", "Olek")
LONG_NAMES = (
    "Maximiliane Donaudampfschifffahrtsgesellschaftskapitänswitwe",
    "نورالدين عبد الرحمن بن محمد",
    "Donaudampfschifffahrtsgesellschaftskapit",
    "Ó",
)
LONG_TEAM, LONG_ORGANISATION = "Zusammenarbeitsverantwortlichkeiten Nord und Süd, Haus Ost 1", "קבוצת הנמל הגדול"
SLUGS = (MESSAGE, "follow-up", MEETING, "three-proofs", "win-jar", "credits-roll")


@dataclass(frozen=True, slots=True)
class Club:
    """Dan is the admin and in no team, Bob manages the team, Alice is in it with the others."""

    dan: Member
    bob: Member
    alice: Member
    slug: str
    others: tuple[Member, ...]


def make_club(
    live: Live,
    names: Iterable[str] = NAMES,
    *,
    team: str = "Harbour",
    organisation: str = "Harbour Works",
    tries: Mapping[str, int] | None = None,
    is_full: bool = False,
) -> Club:
    """Make an organisation with a team; whoever `tries` names is on its boards, with so many tries."""
    dan, bob, alice = (people.join(live, name) for name in ("Dan", "Bob", "Alice"))
    others = tuple(people.join(live, name) for name in names)
    with live.app.test_request_context():
        works = make_organisation("Works", admin=_row(dan))
        harbour = make_team(works)
        put_in_team(_row(bob), harbour, role="manager")
        for member in (alice, *others):
            put_in_team(_row(member), harbour)
        for member in (bob, alice, *others):
            if tries and member.name in tries:
                _walk(_row(member), harbour, works, tries[member.name])
        with transaction() as session:
            session.execute(update(Board).where(Board.organisation_id == works.id).values(is_full=is_full))
            session.execute(update(Organisation).where(Organisation.id == works.id).values(name=organisation))
            session.execute(update(Team).where(Team.id == harbour.id).values(name=team))
        return Club(dan, bob, alice, harbour.slug, others)


def score_teams(club: Club, live: Live) -> None:
    """Reckon this week's scores of the teams, as the worker does once a day."""
    with live.app.test_request_context():
        day = today_of(_row(club.alice))
        leaderboards.refresh(monday(day), day=day)


def _row(member: Member) -> Person:
    return db.session.get_one(Person, member.id)


def _walk(person: Person, team: Team, organisation: Organisation, tries: int) -> None:
    for place in (team, organisation):
        presence.join(person.id, board_of(place), at=people.now() - timedelta(days=9))
    for slug in SLUGS[:tries]:
        do(person, slug)
