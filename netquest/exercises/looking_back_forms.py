"""The forms of looking back: beginning, the words of a step, and the small challenge at the end."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField

from netquest.catalogue.models import Challenge
from netquest.exercises.looking_back_rules import STEPS, TEXT_MOST
from netquest.organisations.forms import Key
from netquest.web.forms import Form, LongText, Radio, choices

NONE = "none"
QUESTIONS = {
    "happened": _l("What happened?"),
    "pattern": _l("Which rule did that day leave behind?"),
    "otherwise": _l("What would I do otherwise today?"),
}


class BeginForm(Form):
    """A new look back."""

    key = Key()


class StepForm(Form):
    """The words of one step. `seen` is the mark of the words that the page showed; `stop` says to leave it there."""

    step = HiddenField("")
    seen = HiddenField("")
    text = LongText(_l("In your words"), most=TEXT_MOST)
    heavy = BooleanField(_l("This one still weighs a lot"))

    @property
    def is_known(self) -> bool:
        """Whether it is the form of a step."""
        return self.step.data in STEPS

    @property
    def is_heavy(self) -> bool | None:
        """Whether it weighs a lot; the first step alone asks, so for the others None."""
        return bool(self.heavy.data) if self.step.data == STEPS[0] else None


class ChoiceForm(Form):
    """Which of the three challenges goes on tomorrow's menu, or none."""

    slug = Radio(_l("Tomorrow’s small step"), choices=[])

    def __init__(self, offered: Iterable[Challenge], **options: Any) -> None:
        super().__init__(**options)
        titles = {challenge.slug: challenge.title for challenge in offered}
        self.slug.choices = choices(titles | {NONE: _("None. Looking was enough.")})

    @property
    def chosen(self) -> str | None:
        """Return the slug that was chosen, None for none."""
        slug: str = self.slug.data
        return None if slug == NONE else slug
