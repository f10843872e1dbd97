"""An organisation's own challenges: the list, one with its versions, writing, retiring and bringing back."""

from typing import Any

from flask import Blueprint, Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.authoring import queries, rules, service
from netquest.authoring.forms import BEGINNING, ChallengeForm, given, number_of
from netquest.authoring.views import Edition, Written
from netquest.catalogue import readability
from netquest.catalogue.loader import made
from netquest.catalogue.models import Challenge
from netquest.core import clock
from netquest.core.errors import Conflict, Forbidden, LimitReached
from netquest.organisations.policies import manager
from netquest.organisations.seats import seat
from netquest.web.htmx import page
from netquest.web.pagination import cursor, next_url, read_cursor
from netquest.web.policy import policy
from netquest.web.urls import HIGHEST

bp = Blueprint("authoring", __name__, url_prefix="/organisation/challenges")


@bp.get("")
@policy(manager)
def index() -> ResponseReturnValue:
    """Show the challenges that the organisation wrote, the newest first."""
    after = read_cursor(request.args.get("after"), int)
    lines, last = queries.lines(seat(), after=min(int(after[0]), HIGHEST) if after and int(after[0]) > 0 else None)
    more = next_url(cursor(last) if last else None)
    return page("authoring/index.html", block="main", seat=seat(), lines=lines, next_url=more)


@bp.get("/new")
@policy(manager)
def new() -> ResponseReturnValue:
    """Show the form of a new challenge."""
    return _write(_form("", data=BEGINNING))


@bp.post("")
@policy(manager)
def create() -> ResponseReturnValue:
    """Add a challenge, or show how it would look."""
    form = _form("")
    if not form.validate() or "preview" in request.form:
        return _write(form)
    try:
        slug = service.create(seat(), form.entry(), key=form.key.data, at=clock.now())
    except LimitReached:
        form.refuse("title", _("%(most)s are as many as there can be. Rewrite a retired one.", most=rules.MOST))
        return _write(form)
    flash(_("It is there. Your people find it in the library, and now and then on Today."), "joy")
    return redirect(url_for("authoring.show", slug=slug), code=303)


@bp.get("/<slug:slug>")
@policy(manager)
def show(slug: str) -> ResponseReturnValue:
    """Show a challenge with all its versions."""
    written = queries.get(seat(), slug)
    return page("authoring/show.html", block="main", written=written, ease=_ease(written.newest.challenge))


@bp.get("/<slug:slug>/edit")
@policy(manager)
def edit(slug: str) -> ResponseReturnValue:
    """Show the form with what a challenge says now."""
    written = _own(slug)
    said = {**given(written.newest.challenge), "seen": str(written.newest.number)}
    return _write(_form(slug, data=said), written)


@bp.post("/<slug:slug>")
@policy(manager)
def update(slug: str) -> ResponseReturnValue:
    """Let a challenge say something else from now on, or show how it would look."""
    written, form = _own(slug), _form(slug)
    if not form.validate() or "preview" in request.form:
        return _write(form, written)
    try:
        service.revise(seat(), slug, form.entry(), seen=number_of(form.seen.data), at=clock.now())
    except Conflict:
        newest = queries.get(seat(), slug).newest
        form.seen.data = str(newest.number)
        return _write(form, written, other=newest)
    flash(_("Saved. Whoever tried it before keeps what they tried."), "notice")
    return redirect(url_for("authoring.show", slug=slug), code=303)


@bp.post("/<slug:slug>/retirement")
@policy(manager)
def retire(slug: str) -> ResponseReturnValue:
    """Offer a challenge to nobody from now on."""
    service.retire(seat(), slug, at=clock.now())
    flash(_("Retired. It leaves menus and library; what people tried stays theirs."), "notice")
    return redirect(url_for("authoring.show", slug=slug), code=303)


@bp.post("/<slug:slug>/return")
@policy(manager)
def bring_back(slug: str) -> ResponseReturnValue:
    """Offer a retired challenge again."""
    service.bring_back(seat(), slug)
    flash(_("It is back."), "notice")
    return redirect(url_for("authoring.show", slug=slug), code=303)


def _own(slug: str) -> Written:
    """Return a challenge that one may change. Raises NotFound and Forbidden."""
    written = queries.get(seat(), slug)
    if not written.can_edit:
        raise Forbidden
    return written


def _form(slug: str, **options: Any) -> ChallengeForm:
    return ChallengeForm(slug=slug, scope=seat().scope, **options)


def _write(form: ChallengeForm, written: Written | None = None, *, other: Edition | None = None) -> Response:
    """Show the form: as it begins, refused, with how it would look, or beside what somebody saved meanwhile."""
    is_preview = form.was_sent() and not form.errors and other is None
    shown = made(slug="own-preview", **form.entry(), house=seat().organisation) if is_preview else None
    return page(
        "authoring/write.html",
        block="main",
        status=422 if form.errors else 409 if other else 200,
        form=form,
        written=written,
        preview=shown,
        ease=_ease(shown) if shown else 0,
        other=other,
    )


def _ease(challenge: Challenge) -> int:
    """Return how easily its steps and words to borrow are read."""
    return round(readability.ease([*challenge.steps, challenge.opener]))
