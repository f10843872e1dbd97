"""The form of the statements: five steps each, all of them optional."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, StringField
from wtforms.validators import NumberRange, Optional

from netquest.assessment.service import Given
from netquest.assessment.views import Sheet
from netquest.catalogue import queries as catalogue
from netquest.web.forms import Form, Radio, choices
from netquest.web.urls import HIGHEST

STEPS = {
    "1": _l("not at all"),
    "2": _l("a little"),
    "3": _l("partly"),
    "4": _l("quite a lot"),
    "5": _l("very much"),
}
NO_ANSWER = {"": _l("no answer")}


class Steps(Radio):
    """One of five steps, or no answer. A statement that was not sent is as good as one without an answer."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, choices=choices({**STEPS, **NO_ANSWER}), **options)

    def pre_validate(self, form: Form) -> None:
        if self.raw_data:
            super().pre_validate(form)

    @property
    def is_given(self) -> bool:
        """Whether anything was sent for it."""
        return bool(self.raw_data)

    @property
    def step(self) -> int | None:
        return int(self.data) if self.data else None


class AnswersForm(Form):
    """The statements, each a field under its id; `step` names the one that was shown alone."""

    step = StringField()

    @property
    def fields(self) -> dict[str, Steps]:
        """The fields of the statements, in their order."""
        return {name: self[name] for name in catalogue.statements()}

    def given(self) -> Given:
        """Return the answers that were sent."""
        return {name: field.step for name, field in self.fields.items() if field.is_given}


def answers_form(sheet: Sheet | None = None) -> AnswersForm:
    """Return the form with the statements as they are now, filled in with what was answered before."""
    statements = {one.id: Steps(one.text) for one in catalogue.statements().values()}
    kept = {name: str(answer.step) for name, answer in sheet.answers.items()} if sheet else {}
    made = type("StatementsForm", (AnswersForm,), statements)
    form: AnswersForm = made(data=kept)
    return form


class RemovalForm(Form):
    """Which assessment to delete; without a number, all of them."""

    assessment = IntegerField(validators=[Optional(), NumberRange(1, HIGHEST)])
