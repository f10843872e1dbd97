"""The desk: sets in a list, one set with its path and who walks it, its edits, and offering it."""

from datetime import date
from typing import Any

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from netquest.accounts.viewer import today
from netquest.assignments import audience, offering, progress, service, set_queries
from netquest.assignments.forms import ItemForm, NewSetForm, OfferForm, PlaceForm, WordsForm
from netquest.assignments.offering import CannotOffer
from netquest.assignments.picker import pick, ready_lines
from netquest.assignments.rules import LATELY, MOST_ITEMS, MOST_PEOPLE, USUAL, Obstacle, last_due
from netquest.catalogue import queries as catalogue
from netquest.core import clock
from netquest.core.errors import Invalid, LimitReached
from netquest.organisations.policies import manager
from netquest.organisations.seats import seat
from netquest.web.htmx import fragment, is_swap, page
from netquest.web.pagination import cursor, last_row, next_url
from netquest.web.policy import policy


@policy(manager)
def sets() -> ResponseReturnValue:
    """Show the sets that one sees, newest first, and the ready-made ones."""
    lines, last = set_queries.sets(seat(), today=today(), after=last_row())
    return page(
        "assignments/sets.html",
        block="main",
        sets=lines,
        next_url=next_url(cursor(last) if last else None),
        ready_sets=ready_lines(),
    )


@policy(manager)
def new() -> ResponseReturnValue:
    """Begin a set: from nothing, or with a ready-made one, which is shown first."""
    ready = catalogue.get_ready_set(request.args["from"]) if "from" in request.args else None
    begun = {"name": ready.name, "why": ready.why, "ready": ready.id} if ready else {}
    return _new(NewSetForm(data=begun))


@policy(manager)
def create() -> ResponseReturnValue:
    """Lay out a set, and go on to its path."""
    form = NewSetForm()
    ready = catalogue.get_ready_set(form.ready.data) if form.ready.data else None
    if not form.validate():
        return _new(form)
    set_id = service.create(
        seat(),
        name=form.name.data,
        why=form.why.data,
        challenges=[catalogue.get(slug) for slug in ready.items] if ready else [],
        key=form.key.data,
        at=clock.now(),
    )
    return redirect(url_for("assignments.show", set_id=set_id), code=303)


@policy(manager)
def show(set_id: int) -> ResponseReturnValue:
    """Show a set: its path, the challenges to choose from, who walks it, and the form to offer it."""
    if is_swap() and request.headers.get("HX-Target") == "found":
        found = set_queries.get_set(seat(), set_id)
        return fragment(
            "assignments/_found.html", path=found, picker=pick(request.args, scope=seat().scope), item_errors=[]
        )
    return _show(set_id)


@policy(manager)
def update(set_id: int) -> ResponseReturnValue:
    """Give a set another name and other words."""
    form = WordsForm()
    if not form.validate():
        return _show(set_id, words=form)
    service.rename(seat(), set_id, name=form.name.data, why=form.why.data, at=clock.now())
    flash(_("Saved."), "notice")
    return redirect(url_for("assignments.show", set_id=set_id), code=303)


@policy(manager)
def add_item(set_id: int) -> ResponseReturnValue:
    """Put a challenge at the end of the path."""
    form = ItemForm(scope=seat().scope)
    if form.validate():
        try:
            service.add_item(seat(), set_id, form.challenge, at=clock.now())
            return _back_to_path(set_id)
        except LimitReached:
            form.refuse("slug", _("%(most)s challenges are a long path already. Take one out first.", most=MOST_ITEMS))
    return _show(set_id, item=form)


@policy(manager)
def remove_item(set_id: int, item: str) -> ResponseReturnValue:
    """Take a challenge out of the path."""
    service.remove_item(seat(), set_id, item, at=clock.now())
    return _back_to_path(set_id)


@policy(manager)
def place_item(set_id: int, item: str) -> ResponseReturnValue:
    """Move a challenge to another position of the path."""
    form = PlaceForm()
    if not form.validate():
        raise Invalid(form.errors)
    service.place_item(seat(), set_id, item, form.number, at=clock.now())
    return _back_to_path(set_id, moved=item)


@policy(manager)
def assign(set_id: int) -> ResponseReturnValue:
    """Offer a set to teams and people, for some days."""
    now = clock.now()
    form = OfferForm(today=today(now))
    if form.validate():
        try:
            people = offering.assign(seat(), set_id, form.wish(), key=form.key.data, today=form.today, at=now)
            flash(ngettext("Offered to %(num)s person.", "Offered to %(num)s people.", people), "joy")
            return redirect(url_for("assignments.show", set_id=set_id, _anchor="walkers"), code=303)
        except CannotOffer as refusal:
            form.refuse("to", _why_not(refusal.obstacle))
    return _show(set_id, offer=form)


def _why_not(obstacle: Obstacle) -> str:
    return {
        Obstacle.UNKNOWN_PEOPLE: _("Choose among the teams and people that are shown."),
        Obstacle.NOBODY_NEW: _("There is nobody new among them: whoever is there holds this set already."),
        Obstacle.TOO_MANY: _("That is a crowd. %(most)s people at once are the most.", most=MOST_PEOPLE),
        Obstacle.EMPTY: _("The path is empty so far. Add a challenge first."),
    }[obstacle]


def _new(form: NewSetForm) -> Response:
    ready = catalogue.get_ready_set(form.ready.data) if form.ready.data else None
    return page(
        "assignments/new.html",
        block="main",
        status=422 if form.errors else 200,
        form=form,
        ready=ready,
        challenges=[catalogue.get(slug) for slug in ready.items] if ready else [],
        ready_sets=ready_lines(),
    )


def _back_to_path(set_id: int, **place: Any) -> ResponseReturnValue:
    """Go back to the path, with the same search beside it. What moved gets the focus, which an anchor would take."""
    sought: dict[str, Any] = {
        **pick(request.args, scope=seat().scope).sought,
        "_anchor": None if is_swap() or place else "path",
    }
    return redirect(url_for("assignments.show", set_id=set_id, **sought, **place), code=303)


def _fresh_offer(day: date) -> OfferForm:
    days = {"starts_on": day.isoformat(), "due_on": (day + USUAL).isoformat()}
    return OfferForm(today=day, formdata=None, data=days)


def _show(
    set_id: int, *, words: WordsForm | None = None, item: ItemForm | None = None, offer: OfferForm | None = None
) -> Response:
    """Show a set, with the form that was refused, if one was."""
    day, refused = today(), words or item or offer
    found = set_queries.get_set(seat(), set_id)
    draft = found.draft
    return page(
        "assignments/show.html",
        block="builder" if request.headers.get("HX-Target") == "builder" else "main",
        status=422 if refused else 200,
        path=found,
        picker=pick(request.args, scope=seat().scope),
        moved=request.args.get("moved", ""),
        item_errors=item.errors.get("slug", []) if item else [],
        words=words or WordsForm(formdata=None, data={"name": draft.name, "why": draft.why}),
        offer=offer or _fresh_offer(day),
        refused=refused,
        audience=audience.audience(seat()),
        handed=progress.progress(seat(), set_id, since=day - LATELY),
        today=day,
        last_due=last_due(day),
    )
