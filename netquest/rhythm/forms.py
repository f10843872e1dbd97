"""The forms of a rhythm: days a week, rest days, and the days of a pause."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import BooleanField, ValidationError

from netquest.game.rhythm import MOST_PAUSED, MOST_RESTS, Span
from netquest.organisations.forms import Key
from netquest.rhythm import rules
from netquest.web.forms import DayField, Form, Select, Ticks, choices

GOALS = choices({"1": _l("1 day")} | {str(days): _l("%(days)d days", days=days) for days in range(2, 8)})
WEEKDAYS = {
    "0": _l("Monday"),
    "1": _l("Tuesday"),
    "2": _l("Wednesday"),
    "3": _l("Thursday"),
    "4": _l("Friday"),
    "5": _l("Saturday"),
    "6": _l("Sunday"),
}


class RhythmForm(Form):
    """How many days a week, which of them are for resting, and whether days in a row are counted."""

    weekly_goal = Select(_l("Days a week with a try"), choices=GOALS)
    rest_days = Ticks(_l("My rest days"), choices=choices(WEEKDAYS))
    day_streak = BooleanField(_l("Count my days in a row as well"))

    def validate_rest_days(self, field: Any) -> None:
        if len(set(field.data or ())) > MOST_RESTS:
            raise ValidationError(_("Seven rest days a week are a pause. You can lay one on this page."))

    @property
    def weekdays(self) -> frozenset[int]:
        """Return the rest days; call it after the form was validated."""
        return frozenset(map(int, self.rest_days.data or ()))


class PauseForm(Form):
    """From when to when nothing is asked of one. Today is that of the person."""

    starts_on = DayField(_l("From"))
    ends_on = DayField(_l("Until, this day included"))

    def __init__(self, *formdata: Any, today: date, **options: Any) -> None:
        super().__init__(*formdata, **options)
        self.open = rules.days_open(today)

    def validate_starts_on(self, field: Any) -> None:
        self._be_near(field)

    def validate_ends_on(self, field: Any) -> None:
        self._be_near(field)
        if self.starts_on.day and field.day < self.starts_on.day:
            raise ValidationError(_("A pause ends on the day it begins, or later."))

    def _be_near(self, field: Any) -> None:
        if field.day is None:
            raise ValidationError(_("A day, please, like 2026-11-30."))
        if field.day not in self.open:
            raise ValidationError(_("A pause can lie up to a year back, and up to a year ahead."))

    @property
    def span(self) -> Span:
        """Return the days; call it after the form was validated."""
        assert self.starts_on.day
        assert self.ends_on.day
        return Span(self.starts_on.day, self.ends_on.day)

    def refuse_too_much(self) -> None:
        """Say that there are too many days of pause, or too many pauses."""
        self.refuse(
            "ends_on",
            ngettext(
                "With the pauses beside it that is more than %(num)d day. Make it shorter, or delete one.",
                "With the pauses beside it that is more than %(num)d days. Make it shorter, or delete one.",
                MOST_PAUSED,
            ),
        )


class NewPauseForm(PauseForm):
    """A new pause."""

    key = Key()
