"""The seat of whoever is looking, loaded at most once a request."""

from flask import Flask, g, session
from flask_login import user_logged_in

from netquest.accounts.identity import find_viewer
from netquest.accounts.models import Person
from netquest.organisations.queries import find_seat_of
from netquest.organisations.rules import Seat

DESK = "desk"


def set_up(app: Flask) -> None:
    """Load the seat of who signs in, so that the navigation knows their places from the first page on."""
    user_logged_in.connect(_remember, app)


def find_seat() -> Seat | None:
    """Return the viewer's seat, None for strangers and for people without an organisation."""
    if "seat" not in g:
        person = find_viewer()
        _note(find_seat_of(person.id) if person else None)
    found: Seat | None = g.seat
    return found


def seat() -> Seat:
    """Return the viewer's seat, where a policy has made sure that there is one."""
    found = find_seat()
    assert found, "this view needs the policy member"
    return found


def has_desk() -> bool:
    """Whether the navigation leads the viewer to a desk: as of the last page that asked. The desk itself asks anew."""
    return bool(session.get(DESK))


def _remember(app: Flask, user: Person) -> None:
    _note(find_seat_of(user.id))


def _note(found: Seat | None) -> None:
    """Keep the seat for this request, and in the cookie whether it has a desk."""
    g.seat = found
    has_one = found is not None and found.has_desk
    if has_one != has_desk():
        session[DESK] = has_one
