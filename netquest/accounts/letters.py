"""What the mails say: the template of a kind gives the subject in its first line, and the text below it.

Links are made from the public origin alone, never from a request, at the moment of sending.
"""

from dataclasses import dataclass

from flask import current_app, render_template

from netquest.accounts import queries, tokens
from netquest.accounts.models import Person
from netquest.core.config import Settings


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail to one person."""

    to: str
    subject: str
    text: str


def write(kind: str, person_id: int) -> Letter | None:
    """Write the mail of this kind; None when the person no longer needs it."""
    person = queries.find(person_id)
    if person is None or not person.active:
        return None
    if kind == "confirm":
        return None if person.confirmed_at else _confirm(person)
    return {"reset": _reset, "password-changed": _password_changed}[kind](person)


def _confirm(person: Person) -> Letter:
    link = _link("accounts.confirm", token=tokens.for_confirmation(person))
    return _letter("confirm", person, link=link, days=tokens.CONFIRMATION_LASTS.days)


def _reset(person: Person) -> Letter:
    link = _link("accounts.choose_password", token=tokens.for_reset(person))
    return _letter("reset", person, link=link, hours=tokens.RESET_LASTS.seconds // 3600)


def _password_changed(person: Person) -> Letter:
    return _letter("password_changed", person, link=_link("accounts.reset"))


def _letter(template: str, person: Person, **context: object) -> Letter:
    rendered = render_template(f"mail/{template}.txt", name=person.name, **context)
    subject, _, text = rendered.strip().partition("\n")
    return Letter(to=person.email, subject=subject, text=text.strip() + "\n")


def _link(endpoint: str, **values: str) -> str:
    settings: Settings = current_app.config["SETTINGS"]
    path = current_app.url_map.bind("").build(endpoint, values)
    return settings.public_origin + path
