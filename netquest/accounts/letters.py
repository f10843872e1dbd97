"""What the mails say: the template of a kind gives the subject in its first line, and the text below it.

Links are made from the public origin alone, never from a request, at the moment of sending. Mails about an account are
written here; other features bring writers for kinds of their own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import current_app, render_template

from netquest.accounts import queries, tokens
from netquest.accounts.models import Person
from netquest.core.config import Settings
from netquest.web.language import speaking


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail to one address."""

    to: str
    subject: str
    text: str


Writer = Callable[[int], Letter | None]
_brought: dict[str, Writer] = {}


def bring(writers: Mapping[str, Writer]) -> None:
    """Set who writes the mails of which kind that are about something; the composition root calls it once."""
    _brought.clear()
    _brought.update(writers)


def write(kind: str, person_id: int | None, about: int | None = None, *, asked_in: str = "") -> Letter | None:
    """Write the mail of this kind to a person, or about something; None when nobody needs it any more.

    It is in the language of the person, or where they chose none in the one that was spoken when it was asked for.
    """
    if about is not None:
        with speaking(asked_in):
            return _brought[kind](about)
    person = queries.find(person_id) if person_id else None
    if person is None or not person.active:
        return None
    with speaking(person.language or asked_in):
        return _to(person, kind)


def _to(person: Person, kind: str) -> Letter | None:
    if kind == "confirm":
        return None if person.confirmed_at else _confirm(person)
    return {"reset": _reset, "password-changed": _password_changed}[kind](person)


def _confirm(person: Person) -> Letter:
    there = link("accounts.confirm", token=tokens.for_confirmation(person))
    return _to_person("confirm", person, link=there, days=tokens.CONFIRMATION_LASTS.days)


def _reset(person: Person) -> Letter:
    there = link("accounts.choose_password", token=tokens.for_reset(person))
    return _to_person("reset", person, link=there, hours=tokens.RESET_LASTS.seconds // 3600)


def _password_changed(person: Person) -> Letter:
    return _to_person("password_changed", person, link=link("accounts.reset"))


def _to_person(template: str, person: Person, **context: object) -> Letter:
    return letter(template, to=person.email, name=person.name, **context)


def letter(template: str, *, to: str, **context: object) -> Letter:
    """Render the template of a mail: its first line is the subject."""
    rendered = render_template(f"mail/{template}.txt", **context)
    subject, _, text = rendered.strip().partition("\n")
    return Letter(to=to, subject=subject, text=text.strip() + "\n")


def link(endpoint: str, **values: str) -> str:
    """Return the whole address of a page of ours."""
    settings: Settings = current_app.config["SETTINGS"]
    path = current_app.url_map.bind("").build(endpoint, values)
    return settings.public_origin + path
