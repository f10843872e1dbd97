"""How demo people rest: weekdays that they chose on their first day, and a pause over weeks without a try."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from netquest.accounts.models import Person, PreferenceChange
from netquest.demo.books import Rows
from netquest.demo.personas import Persona
from netquest.demo.player import BREAKFAST, instant
from netquest.game.days import local_day, monday
from netquest.game.rhythm import Span
from netquest.rhythm.models import Pause
from netquest.rhythm.rules import pack_weekdays


def rows(persona: Persona, person: Person, *, at: datetime) -> Rows:
    """Return the rows of a person's rest; the same person writes the same each time."""
    zone = ZoneInfo(person.timezone)
    today, first = (
        local_day(when, zone=person.timezone, day_start=person.day_start) for when in (at, person.created_at)
    )
    found: Rows = {}
    if persona.rests:
        told = {"person_id": person.id, "name": "rest_days", "value": pack_weekdays(persona.rests)}
        found[PreferenceChange] = [told | {"at": person.created_at, "valid_from": first}]
    if persona.paused is not None:
        span = _week(today, persona.paused)
        begun = instant(span.first, BREAKFAST, zone)
        if begun > person.created_at:
            told = {"person_id": person.id, "key": "demo-pause", "starts_on": span.first, "ends_on": span.last}
            found[Pause] = [told | {"at": begun, "deleted_at": None}]
    return found


def _week(today: date, weeks_ago: int) -> Span:
    first = monday(today) - timedelta(weeks=weeks_ago)
    return Span(first, first + timedelta(days=6))
