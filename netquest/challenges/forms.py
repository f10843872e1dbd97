"""The forms of the daily practice."""

import re
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField, StringField, ValidationError
from wtforms.validators import AnyOf, Length, Optional, StopValidation

from netquest.catalogue import queries as catalogue
from netquest.challenges.rules import days_open
from netquest.challenges.service import Given
from netquest.game.acts import Outcome, Reason
from netquest.web.forms import Form, LongText, refuse_unprintable

NOTE_MOST = 2000
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
OUTCOMES = (
    (Outcome.DONE.value, _l("I did it")),
    (Outcome.DECLINED.value, _l("They said no")),
    (Outcome.PARTLY.value, _l("Partly")),
    (Outcome.SKIPPED.value, _l("Not today")),
)
NERVES = (
    ("10", _l("pebble")),
    ("30", _l("cobble")),
    ("50", _l("stone")),
    ("70", _l("rock")),
    ("90", _l("boulder")),
    ("", _l("no answer")),
)
REASONS = (
    (Reason.NERVOUS.value, _l("Too nervous")),
    (Reason.NO_TIME.value, _l("No time")),
    (Reason.NO_CHANCE.value, _l("No chance came up")),
    (Reason.NOT_FOR_ME.value, _l("Not for me")),
    ("", _l("I would rather not say")),
)


class AttemptForm(Form):
    """How a try went. Nothing is preselected: a preselected stone would be invented data."""

    key = HiddenField(
        validators=[Length(min=1, max=120, message=_l("This form is incomplete. Please load the page again."))]
    )
    outcome = RadioField(_l("How did it go?"), choices=OUTCOMES, validate_choice=False)
    nerves_before = RadioField(_l("How heavy did it look before?"), choices=NERVES, validate_choice=False)
    nerves_after = RadioField(_l("How heavy was it in the end?"), choices=NERVES, validate_choice=False)
    note = LongText(_l("A note to yourself"), most=NOTE_MOST)
    reason = RadioField(_l("What held you back?"), choices=REASONS, validate_choice=False)
    source = SelectField(_l("Where did it come from?"), choices=[], validate_choice=False)
    day = StringField(_l("Which day was it?"))

    def __init__(self, *, today: date, **options: Any) -> None:
        super().__init__(**options)
        self.today = today

    def validate_key(self, field: Any) -> None:
        refuse_unprintable(self, field)

    def validate_outcome(self, field: Any) -> None:
        if field.data not in dict(OUTCOMES):
            raise ValidationError(_l("Choose how it went. Any of the four is a good answer."))

    def validate_nerves_before(self, field: Any) -> None:
        _refuse_other(field, NERVES)

    def validate_nerves_after(self, field: Any) -> None:
        _refuse_other(field, NERVES)

    def validate_reason(self, field: Any) -> None:
        _refuse_other(field, REASONS)

    def validate_source(self, field: Any) -> None:
        if field.data and field.data not in catalogue.sources():
            raise ValidationError(_l("Choose one from the list, or none."))

    def validate_day(self, field: Any) -> None:
        if field.data and self._chosen_day() not in days_open(self.today):
            raise ValidationError(_l("A try can be for today or yesterday."))

    def _chosen_day(self) -> date | None:
        if not ISO_DATE.fullmatch(self.day.data):
            return None
        try:
            return date.fromisoformat(self.day.data)
        except ValueError:
            return None

    def given(self) -> Given:
        """Return what was said; call it after the form was validated."""
        return Given(
            outcome=Outcome(self.outcome.data),
            day=(self._chosen_day() if self.day.data else None) or self.today,
            nerves_before=_number(self.nerves_before),
            nerves_after=_number(self.nerves_after),
            note=self.note.data,
            reason=Reason(self.reason.data) if self.reason.data else None,
            source=self.source.data or None,
        )


def _refuse_other(field: Any, choices: tuple[tuple[str, Any], ...]) -> None:
    if field.data and field.data not in dict(choices):
        raise ValidationError(_l("Choose one of the answers, or leave it open."))


def _number(field: Any) -> int | None:
    return int(field.data) if field.data else None


class MenuForm(Form):
    """Another menu for today: a swapped card, or another amount of time and energy."""

    number = StringField(validators=[Length(max=6)])
    swap = StringField(validators=[Optional(), Length(max=80)])
    minutes = StringField(_l("Time"), validators=[Optional(), AnyOf(["2", "10", "30", "60"])])
    energy = StringField(_l("Energy"), validators=[Optional(), AnyOf(["1", "2", "3"])])

    def validate_number(self, field: Any) -> None:
        if not re.fullmatch(r"\d{1,6}", field.data or "", re.ASCII):
            raise ValidationError(_l("This form is incomplete. Please load the page again."))

    def validate_minutes(self, field: Any) -> None:
        if not self.swap.data and not (self.minutes.data and self.energy.data):
            raise StopValidation(_l("Choose how much time and energy you have."))
