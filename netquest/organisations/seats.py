"""The seat of whoever is looking, loaded at most once a request."""

from flask import g

from netquest.accounts.identity import find_viewer
from netquest.organisations.queries import find_seat_of
from netquest.organisations.rules import Seat


def find_seat() -> Seat | None:
    """Return the viewer's seat, None for strangers and for people without an organisation."""
    if "seat" not in g:
        person = find_viewer()
        g.seat = find_seat_of(person.id) if person else None
    found: Seat | None = g.seat
    return found


def seat() -> Seat:
    """Return the viewer's seat, where a policy has made sure that there is one."""
    found = find_seat()
    assert found, "this view needs the policy member"
    return found


def has_desk() -> bool:
    """Whether the viewer has a desk, as far as this request has had a reason to ask."""
    found: Seat | None = g.get("seat")
    return found is not None and found.has_desk
