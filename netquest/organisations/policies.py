"""The rules that need a place in an organisation. What needs one does not exist for people without."""

from netquest.accounts.policies import signed_in
from netquest.organisations.rules import Seat
from netquest.organisations.seats import find_seat
from netquest.web.policy import Verdict


def member(viewer: object) -> Verdict:
    """Let in whoever belongs to an organisation."""
    return _with_seat(viewer)[0]


def manager(viewer: object) -> Verdict:
    """Let in who manages a team, and admins."""
    verdict, seat = _with_seat(viewer)
    return verdict if seat is None or seat.has_desk else Verdict.FORBIDDEN


def admin(viewer: object) -> Verdict:
    """Let in admins of the organisation."""
    verdict, seat = _with_seat(viewer)
    return verdict if seat is None or seat.is_admin else Verdict.FORBIDDEN


def _with_seat(viewer: object) -> tuple[Verdict, Seat | None]:
    verdict = signed_in(viewer)
    if verdict is not Verdict.ALLOWED:
        return verdict, None
    seat = find_seat()
    return (Verdict.ALLOWED, seat) if seat else (Verdict.MISSING, None)
