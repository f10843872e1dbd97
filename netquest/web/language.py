"""Which language a request speaks, and its texts: a person's own choice, the one made in this browser, the browser's.

The choice is made once for each request, when something first asks, and is kept in `g`: from then on a text is one look
into a dictionary.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from babel.support import NullTranslations
from flask import Flask, current_app, g, has_request_context, request, session
from flask_babel import Babel, Domain, refresh
from flask_login import current_user

from netquest.core import language
from netquest.core.config import Settings
from netquest.core.language import LANGUAGES, PSEUDO, SOURCE
from netquest.web.translations import Speech, speech_of

CHOSEN = "language"
"""Where the session keeps what was chosen before anybody signed in."""


class _Texts(Domain):
    """Flask-Babel's texts, out of what is spoken."""

    def get_translations(self) -> NullTranslations:
        return speech().texts


def set_up(app: Flask, settings: Settings) -> None:
    """Let Flask-Babel and the curriculum speak the language of each request. Production reads all texts at once."""
    babel = Babel(app, locale_selector=lambda: speech().locale, timezone_selector=_zone)
    babel.domain_instance = _Texts()  # type: ignore[no-untyped-call]
    language.listen(lambda: speech().language)
    if settings.is_production:
        for code in LANGUAGES:
            speech_of(code)


def speech() -> Speech:
    """Return what is spoken in this request, mail or command."""
    try:
        kept: Any = g._get_current_object()  # one look for the many that each text would take
    except RuntimeError:
        return speech_of(_wanted())
    found: Speech | None = kept.get("speech")
    if found is None:
        found = kept.speech = speech_of(_wanted())
    return found


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak another language for a while, as a mail does to its reader."""
    before = g.get("speech")
    _speak(speech_of(code if code in LANGUAGES else SOURCE))
    try:
        yield
    finally:
        _speak(before)


def speak_without_person() -> None:
    """Choose by the browser alone, unless it is known already: what tells of a person may be what failed."""
    if "speech" not in g:
        g.speech = speech_of(_of_browser())


def chosen() -> str:
    """Return the language that was chosen in this browser, empty when none was."""
    code = session.get(CHOSEN, "")
    return code if code in LANGUAGES else ""


def choose(code: str) -> None:
    """Keep a language for this browser; what is not offered changes nothing."""
    if code in LANGUAGES:
        session[CHOSEN] = code


def _speak(found: Speech | None) -> None:
    g.speech = found
    refresh()


def _wanted() -> str:
    if not has_request_context():
        return SOURCE
    own = getattr(current_user, "language", "")
    return (own if own in LANGUAGES else "") or chosen() or _of_browser()


def _of_browser() -> str:
    if not has_request_context():
        return SOURCE
    if (
        request.headers.get("Accept-Language", "").startswith(PSEUDO)
        and not current_app.config["SETTINGS"].is_production
    ):
        return PSEUDO
    wished = (
        tag.replace("_", "-").partition("-")[0].lower() for tag, quality in request.accept_languages if quality > 0
    )
    return next((code for code in wished if code in LANGUAGES), SOURCE)


def _zone() -> Any:
    return getattr(current_user, "timezone", "UTC")
