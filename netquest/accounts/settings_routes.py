"""Settings: name, days, goal, look, password, and the browsers that are signed in."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from netquest.accounts import identity, queries, service, session_service
from netquest.accounts.forms import ChangePasswordForm, SettingsForm
from netquest.accounts.models import Person
from netquest.accounts.policies import signed_in
from netquest.accounts.service import Preferences
from netquest.accounts.sign_in_routes import show_form
from netquest.core import clock
from netquest.core.errors import Conflict, NotFound
from netquest.web import limits
from netquest.web.language import speaking, speech
from netquest.web.policy import policy


@policy(signed_in)
def settings() -> ResponseReturnValue:
    """Show and save how NetQuest fits one's days."""
    person, now = identity.viewer(), clock.now()
    form = SettingsForm(data=_present(person))
    if form.arrives():
        wish = _wish(form)
        service.change_preferences(person, wish, at=now)
        with speaking(wish.language or speech().language):
            flash(_("Saved."), "notice")
        return redirect(url_for("accounts.settings"), code=303)
    sessions = queries.sessions(person, at=now)
    return show_form(
        "accounts/settings.html", form, person=person, sessions=sessions, here=identity.current_session_id()
    )


def _present(person: Person) -> dict[str, str]:
    return {
        "name": person.name,
        "timezone": person.timezone,
        "day_start": str(person.day_start),
        "minutes": str(person.minutes),
        "ceiling": str(person.ceiling),
        "theme": person.theme,
        "language": person.language,
        "quests": str(int(person.quests)),
    }


def _wish(form: SettingsForm) -> Preferences:
    return Preferences(
        name=form.name.data,
        timezone=form.timezone.zone,
        day_start=int(form.day_start.data),
        minutes=int(form.minutes.data),
        ceiling=int(form.ceiling.data),
        theme=form.theme.data,
        language=form.language.data,
        quests=form.quests.data == "1",
    )


@policy(signed_in)
@limits.per_person("sign_in")
def change_password() -> ResponseReturnValue:
    """Choose another password; every other browser is signed out, this one stays in."""
    person = identity.viewer()
    form = ChangePasswordForm(words=[person.name, person.email])
    if form.arrives():
        if _changed(person, form):
            identity.sign_in(person)
            flash(_("Your new password holds. Every other browser is signed out."), "joy")
            return redirect(url_for("accounts.settings"), code=303)
        form.refuse("password", _("This is not your password now."))
    return show_form("accounts/change_password.html", form)


def _changed(person: Person, form: ChangePasswordForm) -> bool:
    if not identity.is_password_of(person, form.password.data):
        return False
    try:
        service.set_password(person, form.new_password.data, at=clock.now())
    except Conflict:
        return False
    return True


@policy(signed_in)
def revoke(session_id: int) -> ResponseReturnValue:
    """Sign one of one's own browsers out."""
    if session_id == identity.current_session_id():
        identity.sign_out(identity.viewer())
        return redirect("/", code=303)
    if not session_service.revoke(identity.viewer(), session_id, at=clock.now()):
        raise NotFound
    flash(_("That browser is signed out."), "notice")
    return redirect(url_for("accounts.settings", _anchor="sessions"), code=303)


@policy(signed_in)
def revoke_others() -> ResponseReturnValue:
    """Sign every browser out but this one."""
    number = session_service.revoke_others(identity.viewer(), identity.current_session_id(), at=clock.now())
    flash(
        ngettext("One other browser is signed out.", "%(num)d other browsers are signed out.", number)
        if number
        else _("There was no other browser signed in."),
        "notice",
    )
    return redirect(url_for("accounts.settings", _anchor="sessions"), code=303)
