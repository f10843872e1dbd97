"""Whether one keeps what one expects and what came of it, and deleting all of it."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import viewer
from netquest.core.errors import Invalid
from netquest.expectations import service
from netquest.expectations.forms import ConsentForm, ForgetForm
from netquest.web.htmx import own_path
from netquest.web.policy import policy


@policy(signed_in)
def consent() -> ResponseReturnValue:
    """Switch it on or off."""
    form = ConsentForm()
    if not form.validate():
        raise Invalid(form.errors)
    keeps = form.on.data == "1"
    service.consent(viewer(), keeps=keeps)
    on, off = _("Switched on. It stays with you alone."), _("Switched off. Nothing of it is asked or shown any more.")
    flash(on if keeps else off, "notice")
    fallback = url_for("accounts.settings", _anchor="expectations")
    return redirect(own_path(form.next.data or "", fallback=fallback), code=303)


@policy(signed_in)
def forget() -> ResponseReturnValue:
    """Delete all of it, or what belongs to one try."""
    form = ForgetForm()
    if not form.validate():
        raise Invalid(form.errors)
    service.forget(viewer(), attempt_id=form.chosen)
    flash(_("Deleted. Nothing of it is left."), "notice")
    if form.chosen:
        return redirect(url_for("home.progress_felt"), code=303)
    return redirect(url_for("accounts.settings", _anchor="expectations"), code=303)
