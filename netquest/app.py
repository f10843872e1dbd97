"""The composition root: the only module that knows every feature."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from flask import Flask
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from htmx_flask import Htmx
from sqlalchemy.engine import make_url
from werkzeug.middleware.proxy_fix import ProxyFix

from netquest import cli
from netquest.accounts import identity, letters, mail
from netquest.accounts import queries as people
from netquest.accounts import routes as accounts
from netquest.accounts.models import Person
from netquest.assessment import queries as assessments
from netquest.assessment import routes as assessment
from netquest.assignments import handlers as offers
from netquest.assignments import routes as assignments
from netquest.authoring import routes as authoring
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.challenges import asides
from netquest.challenges import handlers as practice
from netquest.challenges import routes as challenges
from netquest.challenges.views import Aside, DaysView, PracticeView, Receipt
from netquest.core import bus, clock, config
from netquest.core.config import Settings
from netquest.core.db import db
from netquest.demo import routes as demo
from netquest.events import (
    AssessmentDeleted,
    AssessmentFinished,
    AttemptWithdrawn,
    BoardJoined,
    BoardsLeft,
    ChallengeAttempted,
    PersonSignedUp,
)
from netquest.exercises import myth_beside, reframe_beside, strength_beside
from netquest.exercises import routes as exercises
from netquest.expectations import handlers as plans
from netquest.expectations import queries as expected
from netquest.expectations import routes as expectations
from netquest.expectations import words
from netquest.game.honesty import Frequency
from netquest.home import before_and_after, drills, shelf
from netquest.home import routes as home
from netquest.leaderboards import routes as leaderboards
from netquest.organisations import invitation_service, seats
from netquest.organisations import letters as invitations
from netquest.organisations import queries as belonging
from netquest.organisations import routes as organisations
from netquest.quests import album
from netquest.quests import routes as quests
from netquest.rhythm import routes as rhythm
from netquest.web import language, limits
from netquest.web.assets import Assets
from netquest.web.errors import handle_errors
from netquest.web.headers import forbid_caching, security_headers
from netquest.web.origin import refuse_foreign_requests
from netquest.web.policy import guard
from netquest.web.templating import prepare_templates
from netquest.web.urls import add_converters

MEBIBYTE = 1024 * 1024


def create_app(settings: Settings | None = None) -> Flask:
    """Build the application. Without settings it reads them from the environment."""
    settings = settings or config.read()
    clock.set_offset(settings.clock_offset)
    app = Flask("netquest", template_folder="../templates", static_folder=None)
    _configure(app, settings)
    catalogue.read_all()
    _extend(app, settings)
    _wire()
    _serve_features(app, settings)
    Assets(config.ROOT / "static").serve(app, security_headers(settings))
    app.jinja_env.globals.update(
        source_names=catalogue.source_names, has_desk=seats.has_desk, find_viewer=identity.find_viewer
    )
    app.jinja_env.globals.update(fear_word=words.fear_word, happened_word=words.happened_word)
    prepare_templates(
        app, plain=(Challenge, PracticeView, DaysView, Receipt, Frequency), starts_often=not settings.is_production
    )
    cli.add_commands(app)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    url = make_url(settings.database_url)
    if url.database and url.get_backend_name() == "sqlite":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        DEBUG=settings.debug,
        PROPAGATE_EXCEPTIONS=False,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS={
            "pool_size": settings.threads,
            "max_overflow": 8,
            "pool_pre_ping": url.get_backend_name() != "sqlite",
        },
        MAX_CONTENT_LENGTH=MEBIBYTE,
        SESSION_COOKIE_NAME="__Host-session" if settings.is_https else "session",
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=14 * 24 * 3600,
        SESSION_REFRESH_EACH_REQUEST=False,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # web.origin says whose a request is, and needs no Referer for it
        WTF_I18N_ENABLED=False,  # its messages are ours, and it reads its own from a file for every form
    )
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.proxies, settings.proxies, 0, 0)  # type: ignore[method-assign]


def _extend(app: Flask, settings: Settings) -> None:
    """Bring in the extensions. Refusals of any of them pass through our errors and headers."""
    handle_errors(app)
    forbid_caching(app)
    refuse_foreign_requests(app, settings)
    db.init_app(app)
    Migrate(app, db, directory=str(config.ROOT / "migrations"), render_as_batch=True)
    Htmx(app)
    language.set_up(app, settings)
    limits.set_up(app, settings)
    CSRFProtect(app)
    identity.set_up(app, settings)
    seats.set_up(app)
    mail.set_up(app, settings)
    guard(app)
    add_converters(app)


def _wire() -> None:
    """Who follows what, in this order, in the transaction of the act itself."""
    bus.wire(
        {
            PersonSignedUp: [practice.begin],
            ChallengeAttempted: [offers.count_try, plans.bind],
            AssessmentFinished: [practice.begin_from],
            AssessmentDeleted: [practice.begin_from],
            AttemptWithdrawn: [offers.take_back, plans.set_free],
            BoardJoined: [practice.restate],
            BoardsLeft: [practice.restate],
        }
    )
    beside = (reframe_beside.beside, strength_beside.beside, myth_beside.beside)
    asides.bring(*map(_laid, beside), drills.beside, before_and_after.before, recall=[before_and_after.after])
    shelf.bring(assessments.badges_of, expected.badges_of)
    asides.bring_after(album.told)
    people.bring(belonging.SCOPE)
    letters.bring({invitation_service.KIND: invitations.invitation})


def _laid(give: Callable[[Person, Sequence[Challenge]], Mapping[str, tuple[str, Any]]]) -> asides.Giver:
    """Let an exercise lay something beside challenges: it knows its template, and nothing of them."""
    return lambda viewer, cards: {
        slug: Aside(*piece) for slug, piece in give(viewer, [card.challenge for card in cards]).items()
    }


def _serve_features(app: Flask, settings: Settings) -> None:
    places = (
        home,
        accounts,
        organisations,
        rhythm,
        quests,
        challenges,
        assessment,
        exercises,
        expectations,
        assignments,
        authoring,
        leaderboards,
    )
    for feature in places:
        app.register_blueprint(feature.bp)
    if settings.demo:
        app.register_blueprint(demo.bp)
