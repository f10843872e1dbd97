"""The page of one's rhythm, and one's pauses."""

from flask import Blueprint, Response, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import today, viewer
from netquest.core import clock
from netquest.core.errors import LimitReached
from netquest.game.rhythm import Span
from netquest.rhythm import queries, service
from netquest.rhythm.forms import NewPauseForm, PauseForm, RhythmForm
from netquest.rhythm.queries import PauseView
from netquest.rhythm.service import Wish
from netquest.web.htmx import page
from netquest.web.policy import policy

bp = Blueprint("rhythm", __name__)


@bp.get("/rhythm")
@policy(signed_in)
def show() -> ResponseReturnValue:
    """Show how one's weeks go, and one's pauses."""
    return _show()


@bp.post("/rhythm")
@policy(signed_in)
def update() -> ResponseReturnValue:
    """Save how one's weeks go."""
    form = RhythmForm()
    if not form.validate():
        return _show(form=form)
    wish = Wish(int(form.weekly_goal.data), form.weekdays, form.day_streak.data)
    service.change(viewer(), wish, today=today(), at=clock.now())
    return _back(_("Saved."))


@bp.post("/pauses")
@policy(signed_in)
def add_pause() -> ResponseReturnValue:
    """Lay a pause over some days."""
    form = NewPauseForm(today=today())
    if form.validate():
        try:
            service.add(viewer(), form.span, key=form.key.data, at=clock.now())
            return _back(_laid(form.span))
        except LimitReached:
            form.refuse_too_much()
    return _show(pause_form=form)


@bp.get("/pauses/<row:pause_id>")
@policy(signed_in)
def pause(pause_id: int) -> ResponseReturnValue:
    """Show one pause, to move, end or delete it."""
    found = queries.get_pause(viewer(), pause_id)
    days = {"starts_on": found.span.first.isoformat(), "ends_on": found.span.last.isoformat()}
    return _edit(found, PauseForm(None, today=today(), data=days))


@bp.post("/pauses/<row:pause_id>")
@policy(signed_in)
def edit_pause(pause_id: int) -> ResponseReturnValue:
    """Move a pause to other days."""
    found, form = queries.get_pause(viewer(), pause_id), PauseForm(today=today())
    if form.validate():
        try:
            service.edit(viewer(), pause_id, form.span, at=clock.now())
            return _back(_("Saved."))
        except LimitReached:
            form.refuse_too_much()
    return _edit(found, form)


@bp.post("/pauses/<row:pause_id>/ending")
@policy(signed_in)
def end_pause(pause_id: int) -> ResponseReturnValue:
    """Come back from a pause today."""
    service.end(viewer(), pause_id, today=today(), at=clock.now())
    return _back(_("Welcome back. The pause ended yesterday."))


@bp.post("/pauses/<row:pause_id>/deletion")
@policy(signed_in)
def delete_pause(pause_id: int) -> ResponseReturnValue:
    """Take a pause away."""
    service.delete(viewer(), pause_id, at=clock.now())
    return _back(_("The pause is taken away. You can lay it again at any time."))


def _laid(span: Span) -> str:
    if span.last < today():
        return _("The pause is laid over these days. Nothing was asked of you then.")
    return _("The pause is laid. Nothing is asked of you on these days.")


def _back(message: str) -> ResponseReturnValue:
    flash(message, "notice")
    return redirect(url_for("rhythm.show"), code=303)


def _show(*, form: RhythmForm | None = None, pause_form: NewPauseForm | None = None) -> Response:
    on, refused = today(), form or pause_form
    told = queries.choices(viewer(), on)
    form = form or RhythmForm(
        None,
        data={
            "weekly_goal": str(told.weekly_goal),
            "rest_days": [str(weekday) for weekday in sorted(told.rest_days)],
            "day_streak": told.day_streak,
        },
    )
    return page(
        "rhythm/show.html",
        block="main",
        status=422 if refused else 200,
        form=form,
        pause_form=pause_form or NewPauseForm(None, today=on, data={"starts_on": on.isoformat()}),
        refused=refused,
        pauses=queries.pauses(viewer()),
        today=on,
    )


def _edit(found: PauseView, form: PauseForm) -> Response:
    return page(
        "rhythm/pause.html",
        block="main",
        status=422 if form.errors else 200,
        form=form,
        pause=found,
        today=today(),
    )
