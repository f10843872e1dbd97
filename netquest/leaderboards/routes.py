"""The boards of teams and of the organisation, and the switch that puts one on them or takes one off."""

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts.viewer import today
from netquest.core import clock
from netquest.core.errors import Forbidden, Invalid
from netquest.game.boards import Span
from netquest.leaderboards import boards
from netquest.leaderboards.forms import PresenceForm
from netquest.leaderboards.rules import token
from netquest.leaderboards.views import BoardPlace, BoardView, Spot
from netquest.organisations import presence
from netquest.organisations.policies import member
from netquest.organisations.queries import get_team
from netquest.organisations.seats import seat
from netquest.web.htmx import is_swap, page
from netquest.web.pagination import cursor, read_cursor
from netquest.web.policy import policy

bp = Blueprint("leaderboards", __name__)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
FULL = "full"


@bp.get("/teams/<slug:slug>/board")
@policy(member)
def team(slug: str) -> ResponseReturnValue:
    """Show a team's board: oneself and one's neighbours, or common figures to who has not joined."""
    return _show(_of_team(slug))


@bp.get("/organisation/board")
@policy(member)
def organisation() -> ResponseReturnValue:
    """Show the organisation's board, and its teams beside each other."""
    return _show(_of_organisation())


@bp.post("/teams/<slug:slug>/board/presence")
@policy(member)
def team_presence(slug: str) -> ResponseReturnValue:
    """Join a team's board, or hide from it."""
    return _switch(_of_team(slug))


@bp.post("/organisation/board/presence")
@policy(member)
def organisation_presence() -> ResponseReturnValue:
    """Join the organisation's board, or hide from it."""
    return _switch(_of_organisation())


def _of_team(slug: str) -> BoardPlace:
    found = get_team(seat(), slug)
    return BoardPlace(found.board_id, found.name, found.slug, seat().in_team(found.id) is not None)


def _of_organisation() -> BoardPlace:
    return BoardPlace(seat().board_id, seat().organisation)


def _switch(place: BoardPlace) -> ResponseReturnValue:
    """Do it, and answer with the board as it is now. Doing it again answers the same."""
    if not place.is_mine:
        raise Forbidden
    form = PresenceForm()
    if not form.validate():
        raise Invalid(form.errors)
    if form.on.data == "1":
        presence.join(seat().person_id, place.board_id, at=clock.now())
        said = _("You are on the board.")
    else:
        presence.leave(seat().person_id, place.board_id, at=clock.now())
        said = _("You are off the board: your name, rank and points are gone from it. What you tried stays yours.")
    if is_swap():
        return _show(place, said=said)
    flash(said, "notice")
    return redirect(_path(place, period=_span().value), code=303)


def _show(place: BoardPlace, *, said: str = "") -> ResponseReturnValue:
    """Draw a board. A page that asks again by itself is told 204 when it shows all that there is."""
    whole, after = request.args.get("view") == FULL, _read_spot(request.args.get("after"))
    view = boards.seen(seat(), place.board_id, span=_span(), on=today(), is_whole=whole, after=after)
    teams = () if place.slug else boards.teams(seat(), on=today())
    shown = token(view, teams)
    if is_swap() and request.args.get("seen") == shown:
        return "", 204
    return page(
        "leaderboards/board.html",
        block="board",
        seat=seat(),
        place=place,
        board=view,
        teams=teams,
        said=said,
        paths=_paths(place, view, shown),
    )


def _span() -> Span:
    return next((span for span in Span if span == request.args.get("period")), Span.WEEK)


def _paths(place: BoardPlace, view: BoardView, shown: str) -> dict[str, str]:
    """Return the addresses that the page leads to; `again` is the one that it asks by itself."""
    as_it_is = FULL if view.is_whole else None
    after = request.args.get("after") if view.is_whole else None
    return {
        **{span.value: _path(place, period=span.value, view=as_it_is) for span in Span},
        "again": _path(place, period=view.span, view=as_it_is, after=after, seen=shown),
        "around": _path(place, period=view.span),
        "whole": _path(place, period=view.span, view=FULL),
        "next": _path(place, period=view.span, view=FULL, after=_written(view.last)) if view.last else "",
        "presence": _path(place, "_presence", period=view.span),
    }


def _path(place: BoardPlace, act: str = "", **query: Any) -> str:
    if place.slug:
        return url_for(f".team{act}", slug=place.slug, **query)
    return url_for(f".organisation{act}", **query)


def _written(spot: Spot) -> str:
    return cursor(spot.points, (spot.reached_at - EPOCH) // MICROSECOND, spot.person_id)


def _read_spot(text: str | None) -> Spot:
    """Read where a page of a whole board begins: at the top unless it was written here."""
    values = read_cursor(text, int, int, int)
    if values is None:
        return boards.ABOVE_ALL
    points, instant, person_id = map(int, values)
    if not (0 <= points < 2**31 and 0 <= instant < 2**52 and 0 <= person_id < 2**31):
        return boards.ABOVE_ALL
    return Spot(points, EPOCH + instant * MICROSECOND, person_id)
