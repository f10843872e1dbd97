"""The form of what one says about how NetQuest chooses."""

import re
from typing import Any

from flask_babel import gettext as _
from wtforms import StringField, ValidationError

from netquest.game.readiness import SOURCES
from netquest.game.steering import ABOUT_SOURCE, Kind
from netquest.web.forms import Form


class SteerForm(Form):
    """One thing said; `number` is how much was said before. Buttons name what it is, so there are no labels."""

    number = StringField("")
    kind = StringField("")
    source = StringField("")

    def validate_number(self, field: Any) -> None:
        if not re.fullmatch(r"\d{1,6}", field.data or "", re.ASCII):
            raise ValidationError(_("This form is incomplete. Please load the page again."))

    def validate_kind(self, field: Any) -> None:
        if field.data not in {*Kind}:
            raise ValidationError(_("This form is incomplete. Please load the page again."))

    def validate_source(self, field: Any) -> None:
        if self.kind.data in ABOUT_SOURCE and field.data not in SOURCES:
            raise ValidationError(_("This form is incomplete. Please load the page again."))
