"""After a try: whether what one feared happened, and what one learnt."""

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import today, viewer
from netquest.catalogue import queries as catalogue
from netquest.core.errors import Conflict
from netquest.expectations import queries, service
from netquest.expectations.forms import FindingForm
from netquest.expectations.views import PlanView
from netquest.web.htmx import fragment, is_swap, page
from netquest.web.policy import policy


@policy(signed_in)
def finding(attempt_id: int) -> ResponseReturnValue:
    """Ask what came of what one expected."""
    plan = queries.get_tried(viewer(), attempt_id)
    if is_swap() and "fold" in request.args:
        return _folded(plan)
    return _ask(plan, FindingForm.of(plan))


@policy(signed_in)
def tell(attempt_id: int) -> ResponseReturnValue:
    """Keep what came of it."""
    plan = queries.get_tried(viewer(), attempt_id)
    form = FindingForm(plan)
    if not form.validate():
        return _ask(plan, form, status=422)
    try:
        service.tell(viewer(), attempt_id, form.said(), seen=form.seen.data, on=today())
    except Conflict:
        there = queries.get_tried(viewer(), attempt_id)
        form.seen.data = there.found.mark
        return _ask(there, form, status=409)
    return _answer(attempt_id, _("Kept. You can change it whenever you like."))


@policy(signed_in)
def untell(attempt_id: int) -> ResponseReturnValue:
    """Delete what came of it; what one expected stays."""
    service.untell(viewer(), attempt_id)
    return _answer(attempt_id, _("Deleted. What you had expected is still there."))


def _answer(attempt_id: int, said: str) -> ResponseReturnValue:
    if is_swap():
        return _folded(queries.get_tried(viewer(), attempt_id), said)
    flash(said, "notice")
    return redirect(url_for("expectations.finding", attempt_id=attempt_id), code=303)


def _folded(plan: PlanView, said: str = "") -> Response:
    return fragment("expectations/_after.html", plan=plan, said=said)


def _ask(plan: PlanView, form: FindingForm, *, status: int = 200) -> Response:
    return page(
        "expectations/finding.html",
        block="finding",
        status=status,
        plan=plan,
        form=form,
        challenge=catalogue.find(plan.slug, scope=viewer().scope),
        in_place=is_swap(),
        is_stale=status == 409,
    )
