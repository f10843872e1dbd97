"""Writes of accounts: each function is one transaction, and publishes what happened."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from flask_security import hash_password
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from netquest.accounts import queries
from netquest.accounts.models import DEFAULT_DAY_START, DEFAULT_WEEKLY_GOAL, Person, PreferenceChange
from netquest.accounts.session_service import revoke_where
from netquest.core import outbox
from netquest.core.bus import publish
from netquest.core.db import hold_row, insert_rows, transaction
from netquest.core.errors import Conflict
from netquest.events import PersonSignedUp
from netquest.game.days import local_day, monday


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the settings page holds.

    `minutes` a day, `day_start` an hour (0-6), `ceiling` the highest grade (1-5).
    """

    name: str
    timezone: str
    day_start: int
    minutes: int
    theme: str
    ceiling: int
    language: str = ""
    quests: bool = True


def sign_up(
    *,
    name: str,
    email: str,
    password: str | None,
    timezone: str,
    at: datetime,
    language: str = "",
    is_demo: bool = False,
) -> Person:
    """Open an account, unverified, and ask for the mail that confirms its address.

    `email` is lower case; an empty `language` leaves it to the browser. Raises Conflict when the address is taken.
    """
    person = Person(
        name=name,
        email=email,
        password=hash_password(password) if password else None,
        fs_uniquifier=new_uniquifier(),
        created_at=at,
        confirmed_at=None,
        timezone=timezone,
        language=language,
        is_demo=is_demo,
    )
    try:
        with transaction() as session:
            add(session, [person])
            if not is_demo:
                outbox.put(session, "confirm", person_id=person.id, period=at.isoformat(), at=at)
            publish(PersonSignedUp(person.id, at=at))
    except IntegrityError as error:
        raise Conflict from error
    return person


def add(session: Session, people: Sequence[Person]) -> None:
    """Insert people with the first rows of their preferences."""
    session.add_all(people)
    session.flush()
    insert_rows(session, PreferenceChange, [row for person in people for row in _first_preferences(person)])


def _first_preferences(person: Person) -> Iterator[dict[str, object]]:
    at = person.created_at
    day = monday(local_day(at, zone=person.timezone, day_start=DEFAULT_DAY_START))
    first = {"timezone": person.timezone, "day_start": DEFAULT_DAY_START, "weekly_goal": DEFAULT_WEEKLY_GOAL}
    for key, value in first.items():
        yield {"person_id": person.id, "name": key, "value": str(value), "at": at, "valid_from": day}


def hold(session: Session, person_id: int) -> None:
    """Let one act of a person follow the other: whoever holds the person writes alone what is derived of them."""
    hold_row(session, Person.id, person_id)


def put_away(session: Session, person_id: int, invitation: str) -> None:
    """Remember that a person does not want to see an invitation again; call it while you hold them.

    Of a name like `break:2026-11-01` only the latest is remembered: the word before the colon says what it is.
    """
    away = (session.scalar(select(Person.put_away).where(Person.id == person_id)) or "").split()
    kept = [name for name in away if name.partition(":")[0] != invitation.partition(":")[0]]
    if invitation not in away:
        names = " ".join([*kept, invitation])
        session.execute(update(Person).where(Person.id == person_id).values(put_away=names))


def put_away_alone(person: Person, invitation: str) -> None:
    """Remember that a person does not want to see an invitation again. Again changes nothing."""
    with transaction() as session:
        hold(session, person.id)
        put_away(session, person.id, invitation)


def change_preferences(person: Person, wish: Preferences, *, at: datetime) -> None:
    """Save the settings page. Zone and day start hold at once, and what was stays as it was."""
    today = local_day(at, zone=wish.timezone, day_start=wish.day_start)
    values = {field.name: getattr(wish, field.name) for field in fields(wish)}
    with transaction() as session:
        is_person = Person.id == person.id
        before = session.execute(select(Person.timezone, Person.day_start).where(is_person).with_for_update()).one()
        for name, old in zip(("timezone", "day_start"), before, strict=True):
            if values[name] != old:
                note_change(session, person, name, values[name], at=at, valid_from=today)
        session.execute(update(Person).where(is_person).values(**values))


def set_language(person: Person, language: str) -> None:
    """Speak this language with a person from now on. Again changes nothing."""
    with transaction() as session:
        session.execute(update(Person).where(Person.id == person.id).values(language=language))


def note_change(session: Session, person: Person, name: str, value: object, *, at: datetime, valid_from: date) -> None:
    """Append a change of a preference that days are computed from; it holds from a local day on."""
    session.add(PreferenceChange(person_id=person.id, name=name, value=str(value), at=at, valid_from=valid_from))


def ask_for_confirmation(person: Person, *, at: datetime) -> None:
    """Ask for another confirmation mail, at most one an hour. Whoever is confirmed gets none."""
    if person.confirmed_at or person.is_demo:
        return
    with transaction() as session:
        outbox.put(session, "confirm", person_id=person.id, period=at.strftime("%Y-%m-%dT%H"), at=at)


def ask_for_reset(email: str, *, at: datetime) -> None:
    """Ask for a mail with a link to a new password, if anybody has this address; nobody learns whether."""
    person = queries.find_by_email(email)
    if person is None or person.is_demo or not person.active:
        return
    with transaction() as session:
        outbox.put(session, "reset", person_id=person.id, period=at.strftime("%Y-%m-%dT%H:%M"), at=at)


def confirm(person: Person, *, at: datetime) -> None:
    """Note that the person reads mail at this address. Again changes nothing."""
    with transaction() as session:
        unconfirmed = (Person.id == person.id, Person.confirmed_at.is_(None))
        session.execute(update(Person).where(*unconfirmed).values(confirmed_at=at))


def set_password(person: Person, password: str, *, at: datetime, confirms: bool = False) -> None:
    """Set a new password: every session of the person ends, and every mailed link is void.

    `confirms`: the person came by a link that was mailed to them, so the address is theirs. Raises Conflict when
    another request has changed the password since `person` was read, so that one link or old password works once.
    """
    values: dict[str, object] = {"password": hash_password(password), "fs_uniquifier": new_uniquifier()}
    if confirms and person.confirmed_at is None:
        values["confirmed_at"] = at
    with transaction() as session:
        unchanged = (Person.id == person.id, Person.password == person.password)
        if session.scalar(update(Person).where(*unchanged).values(**values).returning(Person.id)) is None:
            raise Conflict
        revoke_where(session, person.id, at=at)
        outbox.put(session, "password-changed", person_id=person.id, period=at.isoformat(), at=at)


def new_uniquifier() -> str:
    """Return a fresh name for cookies and tokens."""
    return secrets.token_hex(32)
