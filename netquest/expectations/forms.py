"""The forms of expectations: before a try, after it, and whether any of it is kept."""

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField, ValidationError

from netquest.expectations.rules import FEARS, LEARNT_MOST, LINE_MOST, OWN, STONES, Expected, Found, Happened
from netquest.expectations.views import PlanView
from netquest.expectations.words import fear_word
from netquest.organisations.forms import Key
from netquest.web.forms import Form, Line, LongText, Ticks, choices

NUMBER = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)
NERVES = frozenset(str(stone) for stone in STONES)


class PlacedForm(Form):
    """A form that may be open several times on one page: its fields are named after their `place` there too."""

    def __init__(self, place: object, **options: Any) -> None:
        super().__init__(**options)
        for field in self:
            field.id = f"{field.name}-{place}"


class PlanForm(PlacedForm):
    """What one expects of a try, and when or where one does what. Each part may stay empty, not all of them.

    Its page words the fears, see `templates/ui/expectations.html`.
    """

    key = Key()
    seen = HiddenField("")
    fears = Ticks(_l("What do you fear will happen?"), choices=choices(dict.fromkeys(FEARS, "")))
    own_fear = Line(_l("Something else"), most=LINE_MOST)
    nerves = StringField(_l("How heavy does it look?"))
    cue = Line(_l("When, or where"), most=LINE_MOST)
    act = Line(_l("Then I will"), most=LINE_MOST)

    @classmethod
    def of(cls, slug: str, plan: PlanView | None) -> "PlanForm":
        """Return the form as it stands: with the words of the plan that waits, or empty."""
        if plan is None:
            return cls(slug, formdata=None)
        said = plan.expected
        told = {"fears": list(said.fears), "own_fear": said.own_fear, "nerves": said.nerves or ""}
        told |= {"key": plan.key, "seen": said.mark, "cue": said.cue, "act": said.act}
        return cls(slug, formdata=None, data=told)

    def validate_nerves(self, field: Any) -> None:
        if field.data and field.data not in NERVES:
            raise ValidationError(_("Choose one of the answers, or leave it open."))

    def validate(self, extra_validators: Any = None) -> bool:
        if not super().validate(extra_validators):
            return False
        if self.said().is_empty:
            self.refuse(
                "fears", _("Say one of the three, whichever is easiest: a fear, a stone, or your when and where.")
            )
            return False
        return True

    def said(self) -> Expected:
        """Return what was said; call it after the fields were validated."""
        chosen = tuple(fear for fear in FEARS if fear in (self.fears.data or []))
        nerves = int(self.nerves.data) if self.nerves.data else None
        return Expected(chosen, self.own_fear.data, nerves, self.cue.data, self.act.data)


class RemovalForm(Form):
    """Which plan is to be deleted."""

    key = Key()


class FindingForm(PlacedForm):
    """What came of a plan: of each fear whether it happened, and what one learnt."""

    seen = HiddenField("")
    learnt = LongText(_l("What did you learn?"), most=LEARNT_MOST)

    def __init__(self, plan: PlanView, **options: Any) -> None:
        super().__init__(plan.attempt_id, **options)
        self.plan = plan
        for fear in plan.expected.all_fears:
            self[_name(fear)].label.text = fear_word(fear, plan.expected.own_fear)

    @classmethod
    def of(cls, plan: PlanView) -> "FindingForm":
        """Return the form as it stands."""
        told = {_name(fear): answer.value for fear, answer in plan.found.happened.items()}
        return cls(plan, formdata=None, data=told | {"seen": plan.found.mark, "learnt": plan.found.learnt})

    def validate(self, extra_validators: Any = None) -> bool:
        if not super().validate(extra_validators):
            return False
        if self.said().is_empty:
            self.refuse("learnt", _("One answer is enough: whether it happened, or a line about what you learnt."))
            return False
        return True

    def said(self) -> Found:
        """Return what was said of the plan's own fears; call it after the fields were validated."""
        told = {fear: self[_name(fear)].data for fear in self.plan.expected.all_fears}
        return Found({fear: Happened(answer) for fear, answer in told.items() if answer}, self.learnt.data)


def _name(fear: str) -> str:
    return f"happened_{fear}"


def _be_an_answer(form: Form, field: Any) -> None:
    if field.data and field.data not in {*Happened}:
        raise ValidationError(_("Choose one of the answers, or leave it open."))


for _fear in (*FEARS, OWN):
    setattr(FindingForm, _name(_fear), StringField("", validators=[_be_an_answer]))


class ConsentForm(Form):
    """Whether what one expects and what came of it is kept; `next` is where one came from."""

    on = StringField("")
    next = HiddenField("")

    def validate_on(self, field: Any) -> None:
        if field.data not in ("0", "1"):
            raise ValidationError(_("Please choose one of the answers that are offered."))


class ForgetForm(Form):
    """What is to be deleted: what belongs to one `attempt`, or everything."""

    attempt = HiddenField("")

    def validate_attempt(self, field: Any) -> None:
        if field.data and not NUMBER.fullmatch(field.data):
            raise ValidationError(_("This form is incomplete. Please load the page again."))

    @property
    def chosen(self) -> int | None:
        """The id of the attempt, None for everything; call it after the form was validated."""
        return int(self.attempt.data) if self.attempt.data else None
