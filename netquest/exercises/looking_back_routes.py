"""Looking back on a bad experience: step by step, saved with each, to be left at any, and deleted."""

from datetime import timedelta

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import today, viewer
from netquest.catalogue import queries as catalogue
from netquest.core import clock
from netquest.core.errors import Conflict, Invalid, LimitReached
from netquest.exercises import looking_back_queries as queries
from netquest.exercises import looking_back_service as service
from netquest.exercises.gone import gone
from netquest.exercises.looking_back_forms import NONE, QUESTIONS, BeginForm, ChoiceForm, StepForm
from netquest.exercises.looking_back_rules import CHOICE, SOURCE, STEPS, after, mark, waiting
from netquest.exercises.looking_back_views import LookView
from netquest.web.htmx import page
from netquest.web.pagination import cursor, last_row, next_url
from netquest.web.policy import policy

TOMORROW = timedelta(days=1)


@policy(signed_in)
def looking_back() -> ResponseReturnValue:
    """Say what it is for, and show where one left off before."""
    looks, more = queries.looks(viewer(), after=last_row())
    return page(
        "exercises/looking_back.html",
        block="main",
        form=BeginForm(formdata=None),
        looks=looks,
        source=catalogue.sources()[SOURCE],
        next_url=next_url(cursor(more) if more else None),
    )


@policy(signed_in)
def begin_looking_back() -> ResponseReturnValue:
    """Begin, and go to the first step."""
    form = BeginForm()
    if not form.validate():
        raise Invalid(form.errors)
    try:
        look_id = service.begin(viewer(), key=form.key.data, at=clock.now())
    except LimitReached:
        raise Conflict(_("There is a great deal here already. Delete one that is done, then begin.")) from None
    return redirect(url_for("exercises.look_back", look_id=look_id), code=303)


@policy(signed_in)
def look_back(look_id: int) -> ResponseReturnValue:
    """Show one step, that which is asked for or the first one without words."""
    look = queries.get_look(viewer(), look_id)
    asked = request.args.get("step", "")
    step = asked if asked in (*STEPS, CHOICE) else waiting(look.written)
    return _choice(look) if step == CHOICE else _step(look, _form_of(look, step))


@policy(signed_in)
def write_looking_back(look_id: int) -> ResponseReturnValue:
    """Save the words of a step; then go on, or stop there. Changed elsewhere meanwhile: show both, and lose neither."""
    form = StepForm()
    if queries.was_deleted(viewer(), look_id):
        return gone([form.text.data], back=url_for("exercises.looking_back"))
    look = queries.get_look(viewer(), look_id)
    if not form.is_known:
        raise Invalid({"step": [_("This form is incomplete. Please load the page again.")]})
    if not form.validate():
        return _step(look, form, status=422)
    step, seen = form.step.data, form.seen.data or ""
    try:
        service.write(viewer(), look_id, step, form.text.data, heavy=form.is_heavy, seen=seen, at=clock.now())
    except Conflict:
        now = queries.get_look(viewer(), look_id)
        form.seen.data = mark(getattr(now, step))
        return _step(now, form, status=409)
    if request.form.get("stop"):
        flash(_("Saved. It waits here until you come back, and you need not."), "notice")
        return redirect(url_for("exercises.looking_back"), code=303)
    return redirect(url_for("exercises.look_back", look_id=look_id, step=after(step)), code=303)


@policy(signed_in)
def choose_for_tomorrow(look_id: int) -> ResponseReturnValue:
    """Put one of the three small challenges on tomorrow's menu, or none."""
    look, now = queries.get_look(viewer(), look_id), clock.now()
    form = ChoiceForm(queries.choices(look_id))
    if not form.validate():
        return _choice(look, form, status=422)
    service.choose(viewer(), look_id, form.chosen, for_day=today(now) + TOMORROW, at=now)
    if form.chosen:
        flash(_("It is on tomorrow’s menu, and it may be swapped there like any other."), "joy")
    else:
        flash(_("Nothing is put on tomorrow’s menu. Looking was the work."), "notice")
    return redirect(url_for("exercises.looking_back"), code=303)


@policy(signed_in)
def delete_looking_back(look_id: int) -> ResponseReturnValue:
    """Delete it with every word."""
    service.delete(viewer(), look_id, at=clock.now())
    flash(_("Deleted, with every word of it."), "notice")
    return redirect(url_for("exercises.looking_back"), code=303)


def _form_of(look: LookView, step: str) -> StepForm:
    words: str = getattr(look, step)
    return StepForm(formdata=None, data={"step": step, "seen": mark(words), "text": words, "heavy": look.is_heavy})


def _step(look: LookView, form: StepForm, *, status: int = 200) -> Response:
    return page(
        "exercises/look_back.html",
        block="main",
        status=status,
        look=look,
        step=form.step.data,
        question=QUESTIONS[form.step.data],
        form=form,
        is_stale=status == 409,
        source=catalogue.sources()[SOURCE],
    )


def _choice(look: LookView, form: ChoiceForm | None = None, *, status: int = 200) -> Response:
    offered = queries.choices(look.id)
    chosen = {"slug": look.chosen.slug if look.chosen else NONE if look.for_day else None}
    return page(
        "exercises/look_back_choice.html",
        block="main",
        status=status,
        look=look,
        step=CHOICE,
        form=form or ChoiceForm(offered, formdata=None, data=chosen),
        offered=offered,
        source=catalogue.sources()[SOURCE],
    )
