"""Sign-in over Flask-Security and Flask-Login: passwords, and sessions that can be revoked by device.

The cookie names the person (`fs_uniquifier`) and holds the secret of one session row. Each request loads both in one
statement, so a revoked row, or a new uniquifier, signs that browser out with its next request.
"""

import hashlib
import secrets
from datetime import timedelta

from flask import Flask, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import LoginManager, current_user, user_logged_in
from flask_security import RoleMixin, Security, SQLAlchemyUserDatastore, hash_password
from flask_security.utils import login_user, set_request_attr, verify_password

from netquest.accounts import queries, rules, session_service, tokens
from netquest.accounts.models import Person
from netquest.core import clock
from netquest.core.config import Settings
from netquest.core.db import db
from netquest.web.htmx import came_from, is_swap, leave_for
from netquest.web.language import choose, chosen

SEEN_EVERY = timedelta(hours=1)
SECRET = "device"  # noqa: S105 - the name of a key, not a secret
BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")


class Role(RoleMixin):
    """Flask-Security wants a class; our roles live in memberships."""


def set_up(app: Flask, settings: Settings) -> None:
    """Configure Flask-Security without its views, and replace its loader by ours."""
    app.config.update(
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 - the name of a scheme
        SECURITY_PASSWORD_SCHEMES=["argon2"],
        SECURITY_DEPRECATED_PASSWORD_SCHEMES=[],
        SECURITY_PASSWORD_SINGLE_HASH=True,
        SECURITY_PASSWORD_SALT=settings.password_salt,
        SECURITY_PASSWORD_LENGTH_MIN=rules.LEAST,
        SECURITY_JOIN_USER_ROLES=False,
        SECURITY_CLI_USERS_NAME=None,
        SECURITY_CLI_ROLES_NAME=None,
        SESSION_PROTECTION=None,  # it would only mark a session as old, which nothing here asks
    )
    tokens.set_up(app)
    Security(app, SQLAlchemyUserDatastore(db, Person, Role), register_blueprint=False)
    manager: LoginManager = app.login_manager  # type: ignore[attr-defined]
    manager.user_loader(_load)
    manager.request_loader(None)
    manager.unauthorized_handler(_sign_in_first)
    user_logged_in.connect(_open_session, app)


def sign_in(person: Person) -> None:
    """Sign this browser in with a session of its own; what it held before is forgotten, but for the language."""
    spoken = chosen()
    session.clear()
    choose(spoken)
    session.permanent = True
    login_user(person, remember=False, authn_via=["password"])


def sign_out(person: Person) -> None:
    """Revoke this browser's session and forget it."""
    session_service.revoke(person, g.session_id, at=clock.now())
    session.clear()
    g.pop("_login_user", None)


def find_viewer() -> Person | None:
    """Return who is signed in with this request, None when nobody is."""
    found = current_user._get_current_object()
    return found if isinstance(found, Person) else None


def viewer() -> Person:
    """Return who is signed in, where a policy has made sure that somebody is."""
    found = find_viewer()
    assert found, "this view needs the policy signed_in"
    return found


def find_by_password(email: str, password: str) -> Person | None:
    """Return the person with this address (as it is kept) and password; a wrong one takes as long as an unknown."""
    person = queries.find_by_email(email)
    return person if is_password_of(person, password) else None


def is_password_of(person: Person | None, password: str) -> bool:
    """Whether this is the password of a person who may sign in; takes as long when there is nobody."""
    if person is None or person.password is None:
        hash_password(password)
        return False
    return bool(verify_password(password, person.password)) and person.active


def current_session_id() -> int | None:
    """Return the row id of the session that this request came with."""
    found: int | None = g.get("session_id")
    return found


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _load(uniquifier: str) -> Person | None:
    now = clock.now()
    found = queries.find_signed_in(uniquifier, _digest(session.get(SECRET, "")), at=now)
    if found is None:
        return None
    person, g.session_id, seen_at = found
    set_request_attr("fs_authn_via", "session")
    set_request_attr("fs_paa", session.get("fs_paa", 0))
    if now - seen_at > SEEN_EVERY:
        session_service.note_use(g.session_id, at=now)
        session.modified = True  # so that the cookie lasts as long as the session's row
    return person


def _open_session(app: Flask, user: Person) -> None:
    secret = secrets.token_urlsafe(32)
    session[SECRET] = secret
    g.session_id = session_service.open_session(user, digest=_digest(secret), device=_device(), at=clock.now())


def _sign_in_first() -> ResponseReturnValue:
    """Send a stranger to the sign-in page and back; htmx leaves the page instead of swapping a form into it."""
    if is_swap():
        return leave_for(url_for("accounts.login", next=came_from()), status=401)
    if request.method == "GET":
        return redirect(url_for("accounts.login", next=request.full_path.rstrip("?")), code=302)
    return redirect(url_for("accounts.login"), code=302)


def _device() -> str:
    """Name the browser in a few words that its owner recognises."""
    agent = request.user_agent.string
    browser = next((name for key, name in BROWSERS if key in agent), _("a browser"))
    system = next((name for name in SYSTEMS if name in agent), _("an unknown device"))
    return _("%(browser)s on %(system)s", browser=browser, system=system)
