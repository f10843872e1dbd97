"""Catching a thought, keeping the card that answers it, and all that may become of a card."""

from dataclasses import asdict

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import viewer
from netquest.catalogue import queries as catalogue
from netquest.core import clock
from netquest.core.errors import Conflict, Invalid, LimitReached, NotFound
from netquest.exercises import reframe_queries, reframe_service
from netquest.exercises.gone import gone
from netquest.exercises.reframe_forms import EditForm, NewForm
from netquest.exercises.reframe_rules import MOST
from netquest.exercises.reframe_views import ReframeView
from netquest.web.htmx import page
from netquest.web.pagination import cursor, last_row, next_url
from netquest.web.policy import policy

SOUGHT_MOST = 100


@policy(signed_in)
def reframes() -> ResponseReturnValue:
    """Show the cards that one keeps, or those put away; with a search."""
    sought, away = request.args.get("q", "")[:SOUGHT_MOST].strip(), request.args.get("away") == "1"
    shelf = reframe_queries.shelf(viewer(), retired=away, sought=sought, after=last_row())
    return page(
        "exercises/reframes.html",
        block="kept",
        shelf=shelf,
        sought=sought,
        away=away,
        next_url=next_url(cursor(shelf.last) if shelf.last else None),
    )


@policy(signed_in)
def new_reframe() -> ResponseReturnValue:
    """Choose the thought first; then answer it."""
    source, number = request.args.get("source", ""), request.args.get("thought", type=int)
    before = catalogue.find(request.args.get("before", ""), scope=viewer().scope)
    if source not in catalogue.sources():
        return _choose(list(before.sources) if before else [])
    known = reframe_queries.typical(source)
    picked = next((one for one in known if one.number == number), None)
    begun = {"thought": picked.text if picked else "", "guide": (picked or known[0]).guide.id}
    return _answer(NewForm(formdata=None, data=begun | {"before": before.slug if before else ""}))


@policy(signed_in)
def create_reframe() -> ResponseReturnValue:
    """Keep the card."""
    form = NewForm()
    valid, guide = form.validate(), form.chosen
    if guide is None:
        raise Invalid({"guide": [_("This form is incomplete. Please load the page again.")]})
    if not valid:
        return _answer(form)
    try:
        reframe_service.keep(viewer(), form.words(), guide=guide, key=form.key.data, at=clock.now())
    except LimitReached:
        form.refuse(
            "card",
            _("You keep %(most)s cards already. Delete one that has done its work, then keep this one.", most=MOST),
        )
        return _answer(form)
    flash(_("Kept. You will see it again before a challenge that needs it."), "joy")
    if form.challenge:
        return redirect(url_for("challenges.show", slug=form.challenge.slug), code=303)
    return redirect(url_for("exercises.reframes"), code=303)


@policy(signed_in)
def reframe(reframe_id: int) -> ResponseReturnValue:
    """Show one card with its thought and answers, all of it open to be changed."""
    return _show(reframe_queries.get_reframe(viewer(), reframe_id))


@policy(signed_in)
def update_reframe(reframe_id: int) -> ResponseReturnValue:
    """Give a card other words. Changed elsewhere meanwhile: show both, and lose neither."""
    form = EditForm()
    if reframe_queries.was_deleted(viewer(), reframe_id):
        typed = (form.thought, form.first_answer, form.second_answer, form.third_answer, form.card)
        return gone((field.data for field in typed), back=url_for("exercises.reframes"))
    shown = reframe_queries.get_reframe(viewer(), reframe_id)
    if not form.validate():
        return _show(shown, form, status=422)
    try:
        reframe_service.rewrite(viewer(), reframe_id, form.words(), seen=form.seen, at=clock.now())
    except Conflict:
        now = reframe_queries.get_reframe(viewer(), reframe_id)
        form.number.data = str(now.number)
        return _show(now, form, status=409)
    flash(_("Saved."), "notice")
    return redirect(url_for("exercises.reframe", reframe_id=reframe_id), code=303)


@policy(signed_in)
def retire_reframe(reframe_id: int) -> ResponseReturnValue:
    """Put a card away, so that it is shown before no challenge."""
    reframe_service.retire(viewer(), reframe_id, at=clock.now())
    flash(_("Put away. It rests there until you take it out again."), "notice")
    return redirect(url_for("exercises.reframes"), code=303)


@policy(signed_in)
def return_reframe(reframe_id: int) -> ResponseReturnValue:
    """Take a card out again."""
    reframe_service.bring_back(viewer(), reframe_id)
    flash(_("It is back among your cards."), "notice")
    return redirect(url_for("exercises.reframes"), code=303)


@policy(signed_in)
def delete_reframe(reframe_id: int) -> ResponseReturnValue:
    """Delete a card with every word of it."""
    reframe_service.delete(viewer(), reframe_id, at=clock.now())
    flash(_("Deleted, with every word of it."), "notice")
    return redirect(url_for("exercises.reframes"), code=303)


def _choose(first: list[str]) -> Response:
    """Show the thoughts that many people know; those that a challenge answers come first."""
    places = {source: place for place, source in enumerate(first)}
    sources = sorted(catalogue.sources().values(), key=lambda source: places.get(source.id, len(places)))
    return page(
        "exercises/catch.html",
        block="main",
        sources=[(source, reframe_queries.typical(source.id)) for source in sources],
        before=request.args.get("before", "") if first else "",
    )


def _answer(form: NewForm) -> Response:
    guide = form.chosen
    if guide is None:
        raise NotFound
    form.ask(guide)
    return page(
        "exercises/answer.html",
        block="main",
        status=422 if form.errors else 200,
        form=form,
        guide=guide,
        source=catalogue.sources()[guide.source],
        challenge=form.challenge,
    )


def _show(shown: ReframeView, form: EditForm | None = None, *, status: int = 200) -> Response:
    form = form or EditForm(formdata=None, data=asdict(shown.words) | {"number": str(shown.number)})
    form.ask(shown.guide)
    return page("exercises/reframe.html", block="main", status=status, form=form, reframe=shown, is_stale=status == 409)
