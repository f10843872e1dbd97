"""Sign-up, sign-in, sign-out."""

from flask import Response, current_app, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts import identity, service
from netquest.accounts.forms import LanguageForm, SignInForm, SignUpForm
from netquest.accounts.models import Person
from netquest.accounts.policies import anyone, signed_in
from netquest.core import clock
from netquest.core.config import Settings
from netquest.core.errors import Conflict
from netquest.web import limits
from netquest.web.forms import Form
from netquest.web.htmx import own_path
from netquest.web.language import choose, chosen
from netquest.web.policy import policy

TODAY = "/today"
FIRST = "/assessment"
"""Where somebody new is asked what makes it hard for them; one press leads on to Today."""


@policy(anyone)
@limits.per_client("sign_up")
def signup() -> ResponseReturnValue:
    """Open an account and sign in at once; what is one's own works from the first minute."""
    to = own_path(request.values.get("next", ""), fallback=TODAY if identity.find_viewer() else FIRST)
    if identity.find_viewer():
        return redirect(to, code=303)
    form = SignUpForm()
    if form.arrives() and (person := _opened(form)):
        identity.sign_in(person)
        flash(_("Welcome. A mail is on its way to %(email)s; its link waits for you.", email=person.email), "joy")
        return redirect(to, code=303)
    return show_form("accounts/signup.html", form, next=to)


def _opened(form: SignUpForm) -> Person | None:
    """Return the new person, None with a message at the field when the address is taken."""
    try:
        return service.sign_up(
            name=form.name.data,
            email=form.email.address,
            password=form.password.data,
            timezone=form.timezone.zone,
            language=chosen(),
            at=clock.now(),
        )
    except Conflict:
        form.refuse("email", _("There is an account with this address. Sign in, or ask for a new password."))
        return None


@policy(anyone)
@limits.per_client("sign_in")
@limits.per_email("sign_in")
def login() -> ResponseReturnValue:
    """Sign in, and go on to where one was heading."""
    to = own_path(request.values.get("next", ""), fallback=TODAY)
    if identity.find_viewer():
        return redirect(to, code=303)
    form = SignInForm()
    if form.arrives():
        person = identity.find_by_password(form.email.address, form.password.data)
        if person:
            identity.sign_in(person)
            return redirect(to, code=303)
        form.refuse("password", _("Address and password do not belong together. Look at both once more."))
    settings: Settings = current_app.config["SETTINGS"]
    return show_form("accounts/login.html", form, next=to, demo=settings.demo)


@policy(anyone)
def speak() -> ResponseReturnValue:
    """Choose a language: for this browser, and for the person when one is signed in."""
    form, person = LanguageForm(), identity.find_viewer()
    if form.arrives():
        choose(form.language.data)
        if person:
            service.set_language(person, form.language.data)
    return redirect(own_path(form.next.data or ""), code=303)


@policy(signed_in)
def logout() -> ResponseReturnValue:
    """Sign this browser out; its cookie is worth nothing from now on."""
    identity.sign_out(identity.viewer())
    flash(_("You are signed out. Come back whenever it suits you."), "notice")
    return redirect("/", code=303)


def show_form(template: str, form: Form, **context: object) -> Response:
    """Render a page with its form: 422 when something in it needs mending."""
    html = render_template(template, form=form, **context)
    return make_response(html, 422 if form.errors else 200)
