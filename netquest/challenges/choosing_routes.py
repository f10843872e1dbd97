"""The page that says how NetQuest chooses and what it believes of whoever asks, and what they say to that."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import today, viewer
from netquest.challenges import choosing, day_queries, steering
from netquest.challenges.choosing_forms import SteerForm
from netquest.core import clock
from netquest.core.errors import Invalid, LimitReached
from netquest.game.steering import Kind
from netquest.web.htmx import is_swap, page
from netquest.web.policy import policy

_CORRECTED = {Kind.EASIER, Kind.HARDER}


@policy(signed_in)
def readiness() -> ResponseReturnValue:
    """Show how far one reaches against each source, how sure that is, and what follows for the cards of a day."""
    return _show()


@policy(signed_in)
def steer() -> ResponseReturnValue:
    """Say that a belief is wrong, begin anew, or switch all that off or on. What was said since is kept."""
    form = SteerForm()
    if not form.validate():
        raise Invalid(form.errors)
    kind, source = Kind(form.kind.data), form.source.data or ""
    try:
        steering.steer(viewer(), kind, source, seen=int(form.number.data), at=clock.now())
    except LimitReached:
        return _show(full=source, status=422)
    return _answer(_said(kind), anchor=f"about-{source}" if kind in _CORRECTED else "choosing", opened=kind)


@policy(signed_in)
def unsteer(steer_id: int) -> ResponseReturnValue:
    """Take back what one said, as if it had never been said."""
    steering.unsteer(viewer(), steer_id, at=clock.now())
    return _answer(_("Taken back, as if you had never said it."), anchor="choosing")


def _answer(said: str, *, anchor: str, opened: Kind | None = None) -> ResponseReturnValue:
    if is_swap():
        return _show(said=said, is_open=opened in _CORRECTED)
    flash(said, "notice")
    return redirect(url_for("challenges.readiness", _anchor=anchor), code=303)


def _show(*, said: str = "", full: str = "", is_open: bool = False, status: int = 200) -> ResponseReturnValue:
    """Answer with the page. `full` is the source about which enough was said; `is_open`: whoever corrects goes on."""
    told = choosing.choosing(viewer(), day_queries.day_of(viewer(), today()))
    shown = {"told": told, "said": said, "full": full, "is_open": is_open or bool(full)}
    return page("challenges/readiness.html", block="choosing", status=status, **shown)


def _said(kind: Kind) -> str:
    words = {
        Kind.EASIER: _("Noted: that is easier for you. Its stone moved up half a grade."),
        Kind.HARDER: _("Noted: that is harder for you. Its stone moved down half a grade."),
        Kind.ANEW: _("NetQuest begins anew with you. All that you did stays yours."),
        Kind.OFF: _("Switched off. From your next menu on your cards come by grade and variety."),
        Kind.ON: _("Switched on. NetQuest goes on where it was before you switched it off."),
    }
    return words[kind]
