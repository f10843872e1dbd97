"""The forms of the daily practice."""

import re
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField, ValidationError
from wtforms.validators import Length

from netquest.catalogue import queries as catalogue
from netquest.catalogue import schemas
from netquest.challenges.rules import days_open
from netquest.challenges.service import Given
from netquest.game.acts import Outcome, Reason
from netquest.game.modes import Lean
from netquest.web.forms import Form, LongText, read_day, refuse_unprintable

NOTE_MOST = 2000
OUTCOMES = frozenset(outcome.value for outcome in Outcome)
NERVES = frozenset({"10", "30", "50", "70", "90"})
"""The five stones, pebble to boulder."""

GUESSES = frozenset(map(str, range(11)))
"""So many of ten."""

REASONS = frozenset(reason.value for reason in Reason)
MINUTES = frozenset(str(minutes) for minutes in schemas.MINUTES)
ENERGIES = frozenset({"1", "2", "3"})


class AttemptForm(Form):
    """How a try went. Its page names the fields, so they have no labels here.

    Nothing is preselected, since that would be invented data.
    """

    key = StringField(
        "", validators=[Length(min=1, max=120, message=_l("This form is incomplete. Please load the page again."))]
    )
    outcome = StringField("")
    nerves_before = StringField("")
    nerves_after = StringField("")
    guess = StringField("")
    note = LongText("", most=NOTE_MOST)
    reason = StringField("")
    source = StringField("")
    day = StringField("")

    def __init__(self, *, today: date, **options: Any) -> None:
        super().__init__(**options)
        self.today = today

    def validate_key(self, field: Any) -> None:
        refuse_unprintable(self, field)

    def validate_outcome(self, field: Any) -> None:
        if field.data not in OUTCOMES:
            raise ValidationError(_("Choose how it went. Any of the four is a good answer."))

    def validate_nerves_before(self, field: Any) -> None:
        _refuse_other(field, NERVES)

    def validate_nerves_after(self, field: Any) -> None:
        _refuse_other(field, NERVES)

    def validate_guess(self, field: Any) -> None:
        _refuse_other(field, GUESSES)

    def validate_reason(self, field: Any) -> None:
        _refuse_other(field, REASONS)

    def validate_source(self, field: Any) -> None:
        if field.data and field.data not in catalogue.sources():
            raise ValidationError(_("Choose one from the list, or none."))

    def validate_day(self, field: Any) -> None:
        if field.data and read_day(field.data) not in days_open(self.today):
            raise ValidationError(_("A try can be for today or yesterday."))

    def given(self) -> Given:
        """Return what was said; call it after the form was validated."""
        return Given(
            outcome=Outcome(self.outcome.data),
            day=read_day(self.day.data) or self.today,
            nerves_before=_number(self.nerves_before),
            nerves_after=_number(self.nerves_after),
            note=self.note.data,
            reason=Reason(self.reason.data) if self.reason.data else None,
            source=self.source.data or None,
            guess=_number(self.guess),
        )


def _refuse_other(field: Any, offered: frozenset[str]) -> None:
    if field.data and field.data not in offered:
        raise ValidationError(_("Choose one of the answers, or leave it open."))


def _number(field: Any) -> int | None:
    return int(field.data) if field.data else None


class MenuForm(Form):
    """Another menu for today: a swapped card, more cards, or another amount of time and energy."""

    number = StringField("")
    swap = StringField("", validators=[Length(max=80)])
    more = StringField("", validators=[Length(max=80)])
    minutes = StringField("")
    energy = StringField("")
    lean = StringField("")

    def validate_number(self, field: Any) -> None:
        if not re.fullmatch(r"\d{1,6}", field.data or "", re.ASCII):
            raise ValidationError(_("This form is incomplete. Please load the page again."))

    def validate_minutes(self, field: Any) -> None:
        self._need(field, MINUTES)

    def validate_energy(self, field: Any) -> None:
        self._need(field, ENERGIES)

    def validate_lean(self, field: Any) -> None:
        if field.data and field.data not in {*Lean}:
            raise ValidationError(_("Choose one of the answers, or leave it open."))

    def _need(self, field: Any, offered: frozenset[str]) -> None:
        """Refuse what is not on offer; who swaps or asks for more says nothing of time and energy."""
        if not self.swap.data and not self.more.data and field.data not in offered:
            raise ValidationError(_("Choose how much time and energy you have."))
