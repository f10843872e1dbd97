"""Organisations, teams and the ways into them: each in every state that looks different."""

from dataclasses import dataclass

from netquest.accounts.models import Person
from netquest.core.db import db
from netquest.organisations import door_queries, invitation_service, link_service, tokens
from netquest.organisations.queries import find_seat_of, get_team
from netquest.organisations.rules import Role
from tests.browser import people
from tests.browser.people import Member
from tests.browser.scene import Scene, place
from tests.organisations.belonging import make_organisation, make_team, put_in_team

OPEN_ALL = "() => document.querySelectorAll('details').forEach(part => { part.open = true; })"


@dataclass(frozen=True, slots=True)
class Crew:
    """Dan is the admin, Bob manages the team that Alice is in; a guest is invited there."""

    dan: Member
    bob: Member
    alice: Member
    slug: str
    invitation: str
    link: str


def make_crew(scene: Scene, guest: str) -> Crew:
    """Make an organisation with a team, an invitation to the address `guest`, and a link."""
    cast = {name: people.join(scene.live, name.title()) for name in ("dan", "bob", "alice")}
    with scene.live.app.test_request_context():
        dan, bob, alice = (db.session.get_one(Person, one.id) for one in cast.values())
        team = make_team(make_organisation(admin=dan))
        put_in_team(bob, team, role="manager")
        put_in_team(alice, team)
        seat = find_seat_of(bob.id)
        assert seat
        invitation_service.invite(seat, guest, role=Role.MEMBER, team_id=team.id, at=people.now())
        link_service.make(seat, get_team(seat, team.slug), at=people.now())
        (waiting,) = door_queries.invitations(seat, team.id)
        door = door_queries.find_link_of(team.id)
        assert door
        invitation, link = tokens.for_invitation(waiting.id), tokens.for_link(door.id)
    return Crew(**cast, slug=team.slug, invitation=f"/invitations/{invitation}", link=f"/join/{link}")


def look(scene: Scene, who: str, path: str) -> None:
    """Open a page as one of a crew, everything on it unfolded; the path may name the team and people."""
    crew = make_crew(scene, people.free_email("guest"))
    scene.enter(getattr(crew, who), path.format(slug=crew.slug, alice=crew.alice.id, bob=crew.bob.id))
    scene.page.evaluate(OPEN_ALL)


def stand_before(scene: Scene, way: str, *, confirmed: bool = True, invited: bool = True) -> Crew:
    """Open a way in as somebody new, whose address is the one that is invited, or another."""
    guest = people.join(scene.live, "Guest", confirmed=confirmed)
    crew = make_crew(scene, guest.email if invited else people.free_email("other"))
    scene.enter(guest, getattr(crew, way))
    return crew


place("no organisation", "organisations.show")(lambda scene: scene.newcomer("/organisation"))
place("no organisation, not confirmed", "organisations.show")(
    lambda scene: scene.newcomer("/organisation", confirmed=False)
)
place("organisation, as admin", "organisations.show")(lambda scene: look(scene, "dan", "/organisation"))
place("organisation, as member", "organisations.show")(lambda scene: look(scene, "alice", "/organisation"))
place("organisation, its settings", "organisations.settings")(
    lambda scene: look(scene, "dan", "/organisation/settings")
)
place("organisation, its invitations", "organisations.invitations")(
    lambda scene: look(scene, "dan", "/organisation/invitations")
)
place("somebody of the organisation", "organisations.person")(
    lambda scene: look(scene, "dan", "/organisation/people/{bob}")
)
place("a new team", "organisations.new_team")(lambda scene: look(scene, "dan", "/teams/new"))
place("team, as manager", "organisations.team")(lambda scene: look(scene, "bob", "/teams/{slug}"))
place("team, as member", "organisations.team")(lambda scene: look(scene, "alice", "/teams/{slug}"))
place("team, its settings", "organisations.team_settings")(lambda scene: look(scene, "bob", "/teams/{slug}/settings"))
place("team, its invitations", "organisations.team_invitations")(
    lambda scene: look(scene, "bob", "/teams/{slug}/invitations")
)
place("somebody of the team", "organisations.team_person")(
    lambda scene: look(scene, "dan", "/teams/{slug}/people/{alice}")
)
place("invitation", "organisations.accept")(lambda scene: stand_before(scene, "invitation"))
place("invitation, not confirmed", "organisations.accept")(
    lambda scene: stand_before(scene, "invitation", confirmed=False)
)
place("invitation, of somebody else", "organisations.accept")(
    lambda scene: stand_before(scene, "invitation", invited=False)
)
place("invitation, signed out", "organisations.accept")(
    lambda scene: scene.open(make_crew(scene, people.free_email("guest")).invitation)
)
place("invitation, dead", "organisations.accept")(lambda scene: scene.open("/invitations/nothing", status=404))
place("join link", "organisations.join")(lambda scene: stand_before(scene, "link"))
place("join link, not confirmed", "organisations.join")(lambda scene: stand_before(scene, "link", confirmed=False))
place("join link, dead", "organisations.join")(lambda scene: scene.open("/join/nothing", status=404))


@place("join link, belonging elsewhere", "organisations.join")
def elsewhere(scene: Scene) -> None:
    scene.enter(make_crew(scene, people.free_email("guest")).alice, make_crew(scene, people.free_email("guest")).link)


@place("joined", "organisations.team")
def joined(scene: Scene) -> None:
    stand_before(scene, "invitation")
    scene.press("Join")


@place("organisation, refused", "")
def refused_start(scene: Scene) -> None:
    scene.newcomer("/organisation")
    scene.page.locator("form.form").evaluate("form => { form.noValidate = true; }")
    scene.press("Start an organisation", status=422)


@place("team settings, refused", "organisations.team_settings")
def refused_settings(scene: Scene) -> None:
    look(scene, "bob", "/teams/{slug}/settings")
    scene.page.get_by_label("Tries a week that you want to reach together").fill("many")
    scene.press("Save", status=422)


@place("team invitations, refused", "organisations.team_invitations")
def refused_invitation(scene: Scene) -> None:
    look(scene, "bob", "/teams/{slug}/invitations")
    scene.page.locator("form.form").evaluate("form => { form.noValidate = true; }")
    scene.page.get_by_label("Whom would you like to invite?").fill("no-address@x")
    scene.press("Send the invitation", status=422)
