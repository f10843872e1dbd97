"""One's own offers and the answers to them, taking an offer back, and what managers see of oneself."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts.viewer import today
from netquest.assignments import offering, progress, queries
from netquest.assignments.rules import LATELY, REMEMBERED
from netquest.core import clock
from netquest.core.errors import Conflict
from netquest.organisations.policies import manager, member
from netquest.organisations.seats import seat
from netquest.web.htmx import page
from netquest.web.policy import policy


@policy(member)
def offers() -> ResponseReturnValue:
    """Show one's own offers: those that wait for an answer, those accepted, and earlier ones."""
    day = today()
    return page(
        "assignments/offers.html",
        block="main",
        seat=seat(),
        offers=queries.offers(seat(), today=day, since=day - REMEMBERED),
        today=day,
    )


@policy(member)
def accept(offer_id: int) -> ResponseReturnValue:
    """Accept an offer; its first challenge waits on Today."""
    _answer(offer_id, accepts=True)
    flash(_("It is on your path. Its next challenge waits on Today."), "joy")
    return redirect(url_for("assignments.offers"), code=303)


@policy(member)
def pass_on(offer_id: int) -> ResponseReturnValue:
    """Pass an offer. Nobody asks why."""
    _answer(offer_id, accepts=False)
    flash(_("Passed. That is a fine answer, and it needs no reason."), "notice")
    return redirect(url_for("assignments.offers"), code=303)


@policy(manager)
def withdraw(assignment_id: int) -> ResponseReturnValue:
    """Take back what was offered. Tries that were made stay with those who made them."""
    set_id = offering.withdraw(seat(), assignment_id, at=clock.now())
    flash(_("Taken back. What people tried stays theirs."), "notice")
    return redirect(url_for("assignments.show", set_id=set_id, _anchor="walkers"), code=303)


@policy(member)
def what_my_manager_sees() -> ResponseReturnValue:
    """Show each manager and admin of one's own, and what they see of oneself."""
    return page(
        "assignments/seen.html",
        block="main",
        seat=seat(),
        observers=progress.seen_of(seat(), since=today() - LATELY),
    )


def _answer(offer_id: int, *, accepts: bool) -> None:
    now = clock.now()
    try:
        offering.answer(seat(), offer_id, accepts=accepts, today=today(now), at=now)
    except Conflict:
        over = _("This offer is over, or was taken back. Its challenges are open to you all the same.")
        raise Conflict(over) from None
