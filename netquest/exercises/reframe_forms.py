"""The forms of reframes: a new one, and other words for one that is kept."""

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField, ValidationError

from netquest.accounts.viewer import viewer
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.catalogue.models import Reframe as Guide
from netquest.exercises.reframe_rules import ANSWER_MOST, CARD_MOST, THOUGHT_MOST, Words
from netquest.organisations.forms import Key
from netquest.web.forms import Form, Line, LongText, Present

NUMBER = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


class WordsForm(Form):
    """The thought, three answers, and the card. The questions are the guide's: `ask` puts them at the answers."""

    thought = LongText(_l("The thought"), most=THOUGHT_MOST)
    first_answer = LongText("", most=ANSWER_MOST)
    second_answer = LongText("", most=ANSWER_MOST)
    third_answer = LongText("", most=ANSWER_MOST)
    card = Line(
        _l("Your card"), most=CARD_MOST, required=_l("One sentence for the card, please. It may be a plain one.")
    )

    def validate_thought(self, field: Any) -> None:
        Present(_("Which thought is it? A few words are enough."))(self, field)

    def ask(self, guide: Guide) -> "WordsForm":
        """Put the guide's questions at the answers."""
        for field, question in zip((self.first_answer, self.second_answer, self.third_answer), guide.ask, strict=True):
            field.label.text = question
        return self

    def words(self) -> Words:
        """Return what was said; call it after the form was validated."""
        answers = (self.first_answer.data, self.second_answer.data, self.third_answer.data)
        return Words(self.thought.data, *answers, self.card.data)


class NewForm(WordsForm):
    """A new card. `guide` names the worked reframe whose questions it answers, `before` the challenge one came from."""

    key = Key()
    guide = HiddenField("")
    before = HiddenField("")

    @property
    def chosen(self) -> Guide | None:
        return catalogue.reframes().get(self.guide.data or "")

    @property
    def challenge(self) -> Challenge | None:
        return catalogue.find(self.before.data or "", scope=viewer().scope)


class EditForm(WordsForm):
    """Other words for a card; `number` is that of the version that was shown."""

    number = StringField("")

    def validate_number(self, field: Any) -> None:
        if not NUMBER.fullmatch(field.data or ""):
            raise ValidationError(_("This form is incomplete. Please load the page again."))

    @property
    def seen(self) -> int:
        return int(self.number.data)
