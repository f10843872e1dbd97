"""Links that arrive by mail: a visit shows a page, and only its button acts, since mail scanners follow links too."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts import identity, service, tokens
from netquest.accounts.forms import ConfirmForm, NewPasswordForm, ResetForm
from netquest.accounts.models import Person
from netquest.accounts.policies import anyone, signed_in
from netquest.accounts.sign_in_routes import TODAY, show_form
from netquest.core import clock
from netquest.core.errors import Conflict
from netquest.web import limits
from netquest.web.policy import policy

STEADY = 0.25
"""Seconds that asking for a reset takes, whether or not anybody has the address."""


@policy(anyone)
@limits.per_client("reset")
@limits.per_email("reset")
def reset() -> ResponseReturnValue:
    """Ask for a link to a new password. The answer is the same for an address that nobody has."""
    form = ResetForm()
    if not form.arrives():
        return show_form("accounts/reset.html", form)
    with _steadily():
        service.ask_for_reset(form.email.address, at=clock.now())
    flash(
        _("If somebody here has the address %(email)s, a link is on its way to it.", email=form.email.address), "notice"
    )
    return redirect(url_for("accounts.login"), code=303)


@policy(anyone)
@limits.per_client("reset")
def choose_password(token: str) -> ResponseReturnValue:
    """Choose a new password by a mailed link, which proves the address as well."""
    person = tokens.find_for_reset(token)
    if person is None:
        return _dead_link(url_for("accounts.reset"), _("Ask for a new link"))
    form = NewPasswordForm(words=[person.name, person.email])
    if not form.arrives():
        return show_form("accounts/choose_password.html", form, person=person)
    try:
        service.set_password(person, form.password.data, at=clock.now(), confirms=True)
    except Conflict:
        return _dead_link(url_for("accounts.reset"), _("Ask for a new link"))
    identity.sign_in(person)
    flash(_("Your new password holds. Every other browser is signed out."), "joy")
    return redirect(TODAY, code=303)


@policy(anyone)
@limits.per_person("sign_in")
def confirm(token: str) -> ResponseReturnValue:
    """Confirm an address: by whoever is signed in to the account and gives its password again."""
    person = tokens.find_for_confirmation(token)
    if person is None:
        return _dead_link(url_for("accounts.settings"), _("To your settings, for a new mail"))
    if person.confirmed_at or not _is_viewer(person):
        return _explain(person, token)
    form = ConfirmForm()
    if form.arrives():
        if identity.is_password_of(person, form.password.data):
            service.confirm(person, at=clock.now())
            flash(_("Thank you. The address is yours, and now we know it too."), "joy")
            return redirect(TODAY, code=303)
        form.refuse("password", _("This is not the password of this account."))
    return show_form("accounts/confirm.html", form, person=person)


@policy(signed_in)
def send_again() -> ResponseReturnValue:
    """Send the mail that confirms the address once more."""
    person = identity.viewer()
    if person.confirmed_at:
        flash(_("Your address is confirmed already."), "notice")
    else:
        service.ask_for_confirmation(person, at=clock.now())
        flash(_("A mail is on its way to %(email)s. Give it a few minutes.", email=person.email), "notice")
    return redirect(url_for("accounts.settings"), code=303)


@contextmanager
def _steadily() -> Iterator[None]:
    """Let the block end no sooner than STEADY seconds after it began."""
    began = clock.monotonic()
    yield
    sleep(max(0.0, STEADY - (clock.monotonic() - began)))


def _is_viewer(person: Person) -> bool:
    viewer = identity.find_viewer()
    return viewer is not None and viewer.id == person.id


def _explain(person: Person, token: str) -> ResponseReturnValue:
    """Say what a link needs before it counts; posting to it changes nothing."""
    status = 403 if request.method == "POST" and not person.confirmed_at else 200
    return make_response(render_template("accounts/confirm_elsewhere.html", person=person, token=token), status)


def _dead_link(to: str, action: str) -> ResponseReturnValue:
    return make_response(render_template("accounts/dead_link.html", to=to, action=action), 404)
