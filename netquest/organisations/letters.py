"""The mail that invites somebody, written when it is sent; nobody needs one whose invitation is no longer open."""

from netquest.accounts.letters import Letter, letter, link
from netquest.core import clock
from netquest.organisations import door_queries, tokens
from netquest.web.figures import day


def invitation(invitation_id: int) -> Letter | None:
    """Write the mail of an invitation."""
    door = door_queries.find_invitation(invitation_id, at=clock.now())
    if door is None or door.expires_at is None:
        return None
    there = link("organisations.accept", token=tokens.for_invitation(door.id))
    until = day(door.expires_at.date())
    return letter("invitation", to=door.address, door=door, link=there, until=until)
