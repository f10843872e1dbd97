"""The forms of marks: saving a challenge for later, hiding it, and saying what it was to oneself."""

from typing import Any

from flask_babel import gettext as _
from wtforms import StringField, ValidationError

from netquest.challenges.rules import Verdict
from netquest.game.objections import Objection
from netquest.web.forms import Form

VERDICTS = frozenset(verdict.value for verdict in Verdict)
OBJECTIONS = frozenset(objection.value for objection in Objection)


class SwitchForm(Form):
    """Saved for later or hidden, or not any more. `next` is the page that it was sent from."""

    on = StringField("")
    next = StringField("")

    def validate_on(self, field: Any) -> None:
        if field.data not in ("0", "1"):
            raise ValidationError(_("This form is incomplete. Please load the page again."))


class RatingForm(Form):
    """What a challenge was to somebody. Its page names the fields, so they have no labels here."""

    verdict = StringField("")
    reason = StringField("")

    def validate_verdict(self, field: Any) -> None:
        if field.data not in VERDICTS:
            raise ValidationError(_("Choose one of the two, or leave it."))

    def validate_reason(self, field: Any) -> None:
        if field.data and field.data not in OBJECTIONS:
            raise ValidationError(_("Choose one of the answers, or leave it open."))

    def said(self) -> tuple[Verdict, Objection | None]:
        """Return the verdict and the reason; call it after the form was validated."""
        return Verdict(self.verdict.data), Objection(self.reason.data) if self.reason.data else None
