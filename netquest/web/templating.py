"""Templates: strict undefined, and every macro of templates/ui as an attribute of the global `ui`."""

import secrets
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import NoneType, SimpleNamespace
from typing import Any

from flask import Flask, g, request
from flask_wtf.csrf import generate_csrf
from jinja2 import FileSystemBytecodeCache, StrictUndefined, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from netquest.core.language import LANGUAGES
from netquest.web import figures
from netquest.web.figures import grouped
from netquest.web.language import speech
from netquest.web.translations import speech_of

PLAIN: frozenset[type] = frozenset({str, int, float, bool, NoneType, date, Markup})
LIVE = frozenset({"time", "earlier", "menu_card", "last_word", "presence", "look_line", "word_said"})
"""Macros that show more than their arguments: a wall clock of the viewer's zone, what a feature lays beside a card."""

KEPT = 512
"""So many of its latest results a macro keeps."""

_HOLE = f"\ue000{secrets.token_hex(8)}\ue000"
"""Where the token of whoever asks goes in what is kept; nobody can type it."""
_is_keeping: ContextVar[bool] = ContextVar("is_keeping", default=False)


def prepare_templates(app: Flask, *, plain: Iterable[type] = (), starts_often: bool = False) -> None:
    """Set up the environment. Call it after every other global is in place, since macros see globals only.

    `plain` are further types whose values never change, and show the same where they are equal. `starts_often`: keep
    compiled templates in the folder for temporary files, which makes the next start quicker by half a second.
    """
    environment: Any = app.jinja_env
    environment.bytecode_cache = FileSystemBytecodeCache() if starts_often else None
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals.update(_=_text, gettext=_text, ngettext=_texts, csrf_token=_token, speech=speech, lang=_lang)
    environment.globals["LANGUAGES"] = LANGUAGES
    environment.filters.update(dateformat=figures.day, number=figures.number, listing=figures.listing)
    ui = SimpleNamespace()
    environment.globals["ui"] = ui
    types: frozenset[type] = PLAIN.union(plain)
    for path in sorted((Path(app.root_path).parent / "templates" / "ui").glob("*.html")):
        module = environment.get_template(f"ui/{path.name}").module
        macros = {name: macro for name, macro in vars(module).items() if not name.startswith("_")}
        vars(ui).update({name: macro if name in LIVE else keep(macro, types) for name, macro in macros.items()})


def keep(macro: Callable[..., str], plain: frozenset[type]) -> Callable[..., str]:
    """Let a macro keep its latest results: it sees nothing but its arguments, so equal ones give equal HTML.

    The token of a form is no part of what is kept: each request fills in its own. Arguments of other types, which may
    change or be private, go straight through.
    """

    @lru_cache(maxsize=KEPT, typed=True)
    def kept(locale: str, *args: Any, **kwargs: Any) -> str:
        before = _is_keeping.set(True)
        try:
            return macro(*args, **kwargs)
        finally:
            _is_keeping.reset(before)

    def call(*args: Any, **kwargs: Any) -> str:
        for value in (*args, *kwargs.values()):
            if type(value) not in plain:
                return macro(*args, **kwargs)
        html = kept(speech().language, *args, **kwargs)
        if _HOLE not in html or _is_keeping.get():
            return html
        return Markup(html.replace(_HOLE, _token()))  # noqa: S704 - what was kept is HTML, the token is ours

    return call


@pass_eval_context
def _text(place: EvalContext, text: str, **values: Any) -> str:
    """Do what Jinja's newstyle gettext does, without asking the context for itself first."""
    found = speech().texts.ugettext(text)
    return (Markup(found) if place.autoescape else found) % grouped(values)  # noqa: S704 - the text is ours, values are escaped


@pass_eval_context
def _texts(place: EvalContext, one: str, many: str, num: int, **values: Any) -> str:
    found = speech().texts.ungettext(one, many, num)
    return (Markup(found) if place.autoescape else found) % grouped({"num": num, **values})  # noqa: S704 - as above


def _token() -> str:
    """Return the token of this request: the one that came and was found valid, else the one that Flask-WTF makes.

    It keeps that one in `g`; asking it each time would cost more than looking there. What is kept gets a hole for it.
    """
    if _is_keeping.get():
        return _HOLE
    kept: Any = g._get_current_object()
    if kept.get("csrf_valid"):
        came: str = request.headers.get("X-CSRFToken") or request.form.get("csrf_token", "")
        return came or generate_csrf()
    found: str = kept.get("csrf_token") or generate_csrf()
    return found


def _lang(written: str) -> Markup:
    """Return the attributes of an element whose text is in another language than its page; none when nobody knows."""
    here = speech()
    if written in ("", here.language):
        return Markup()
    there = speech_of(written)
    turned = Markup(' dir="{}"').format(there.direction) if there.direction != here.direction else ""
    return Markup(' lang="{}"{}').format(there.language, turned)
