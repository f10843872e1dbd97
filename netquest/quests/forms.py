"""The form that asks for another quest."""

from typing import Any

from flask_babel import gettext as _
from wtforms import StringField, ValidationError

from netquest.game.questing import WEEKLY
from netquest.web.forms import Form

PLACES = frozenset(str(place) for place in range(WEEKLY))
NUMBERS = frozenset("01")


class SwapForm(Form):
    """Another quest in place of one, counted from 0; `number` says which week was seen."""

    place = StringField("")
    number = StringField("")

    def validate_place(self, field: Any) -> None:
        if field.data not in PLACES:
            raise ValidationError(_("Choose one of this week’s quests."))

    def validate_number(self, field: Any) -> None:
        if field.data not in NUMBERS:
            raise ValidationError(_("This form is incomplete. Please load the page again."))
