"""The inventory: what one is good at, what one can offer, and wins."""

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import viewer
from netquest.catalogue.models import Challenge
from netquest.core import clock
from netquest.core.errors import LimitReached
from netquest.exercises import strength_queries, strength_service
from netquest.exercises.strength_forms import SHELVES, NewStrengthForm, StrengthForm
from netquest.exercises.strength_rules import MOST
from netquest.web.htmx import page
from netquest.web.policy import policy


@policy(signed_in)
def strengths() -> ResponseReturnValue:
    """Show the inventory, and the form for another line."""
    return _show(NewStrengthForm(formdata=None, data={"before": request.args.get("before", "")}))


@policy(signed_in)
def add_strength() -> ResponseReturnValue:
    """Add a line."""
    form = NewStrengthForm()
    if form.validate():
        try:
            told = {"kind": form.chosen, "text": form.text.data, "key": form.key.data}
            strength_service.add(viewer(), **told, at=clock.now())
            return _back(_("Written down. It is yours to use."), form.challenge)
        except LimitReached:
            form.refuse("text", _("%(most)s lines are a long list. Delete one you no longer need.", most=MOST))
    return _show(form)


@policy(signed_in)
def strength(strength_id: int) -> ResponseReturnValue:
    """Show one line, to change its words, retire or delete it."""
    line = strength_queries.get_strength(viewer(), strength_id)
    return _edit(strength_id, StrengthForm(formdata=None, data={"kind": line.kind.value, "text": line.text}))


@policy(signed_in)
def edit_strength(strength_id: int) -> ResponseReturnValue:
    """Give a line other words."""
    form = StrengthForm()
    if not form.validate():
        return _edit(strength_id, form)
    strength_service.edit(viewer(), strength_id, kind=form.chosen, text=form.text.data)
    return _back(_("Saved."))


@policy(signed_in)
def retire_strength(strength_id: int) -> ResponseReturnValue:
    """Keep a line out of the way, or take it out again."""
    is_back = request.form.get("on") == "0"
    strength_service.retire(viewer(), strength_id, at=None if is_back else clock.now())
    return _back(_("It is back in use.") if is_back else _("Put away. It is still yours, further down."))


@policy(signed_in)
def delete_strength(strength_id: int) -> ResponseReturnValue:
    """Delete a line."""
    strength_service.delete(viewer(), strength_id, at=clock.now())
    return _back(_("Deleted. Nothing of it is left."))


def _back(message: str, challenge: Challenge | None = None) -> ResponseReturnValue:
    """Go back to the list, or to the challenge from which one came."""
    flash(message, "notice")
    if challenge:
        return redirect(url_for("challenges.show", slug=challenge.slug), code=303)
    return redirect(url_for("exercises.strengths"), code=303)


def _show(form: NewStrengthForm) -> Response:
    lines = strength_queries.strengths(viewer())
    return page(
        "exercises/strengths.html",
        block="main",
        status=422 if form.errors else 200,
        form=form,
        shelves=[(kind, name, icon, [line for line in lines if line.kind is kind]) for kind, name, icon in SHELVES],
        retired=[line for line in lines if line.is_retired],
        is_empty=not lines,
    )


def _edit(strength_id: int, form: StrengthForm) -> Response:
    return page(
        "exercises/strength.html",
        block="main",
        status=422 if form.errors else 200,
        form=form,
        line=strength_queries.get_strength(viewer(), strength_id),
    )
