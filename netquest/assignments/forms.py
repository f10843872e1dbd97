"""The forms of the desk: a set's words, its challenges and their order, and whom it is offered to."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, StringField, ValidationError

from netquest.assignments.models import NAME_MOST, WHY_MOST
from netquest.assignments.offering import Wish
from netquest.assignments.rules import MOST_ITEMS, last_due
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.catalogue.own import Scope
from netquest.organisations.forms import Key
from netquest.web.forms import DayField, Form, Line, LongText
from netquest.web.urls import HIGHEST

TO_TEAM = re.compile(r"team:([a-z0-9]+(?:-[a-z0-9]+)*)", re.ASCII)
TO_PERSON = re.compile(r"person:([1-9][0-9]{0,9})", re.ASCII)


class WordsForm(Form):
    """What a set is called, and what it says to those who walk it."""

    name = Line(_l("Name of the set"), most=NAME_MOST, required=_l("A name, please. Say what it is for."))
    why = LongText(_l("A line to the people walking it"), most=WHY_MOST)


class NewSetForm(WordsForm):
    """A new set; `ready` names the ready-made one whose challenges it begins with."""

    key = Key()
    ready = HiddenField("", name="from")


class ItemForm(Form):
    """A challenge to put into a set."""

    slug = HiddenField("")

    def __init__(self, *, scope: Scope, **options: Any) -> None:
        super().__init__(**options)
        self.scope = scope

    def validate_slug(self, field: Any) -> None:
        found = catalogue.find(field.data or "", scope=self.scope)
        if found is None or found.retired:
            raise ValidationError(_("We do not know this challenge. Choose one from the list."))

    @property
    def challenge(self) -> Challenge:
        return catalogue.get(self.slug.data, scope=self.scope)


class PlaceForm(Form):
    """The position, from 1, to which a challenge moves."""

    position = StringField("")

    def validate_position(self, field: Any) -> None:
        if not re.fullmatch(r"[0-9]{1,2}", field.data or "", re.ASCII) or not 1 <= int(field.data) <= MOST_ITEMS:
            raise ValidationError(_("This form is incomplete. Please load the page again."))

    @property
    def number(self) -> int:
        return int(self.position.data)


class Several(Field):
    """As many answers as were ticked."""

    data: list[str]

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, **options)  # type: ignore[no-untyped-call]

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        self.data = list(valuelist)


def _person(value: str) -> int | None:
    """Return the person's id in an answer, None when there is none that a row can have."""
    found = TO_PERSON.fullmatch(value)
    return int(found[1]) if found and int(found[1]) <= HIGHEST else None


class OfferForm(Form):
    """To whom a set is offered, and for which days. Today is that of the person who offers."""

    to = Several(_l("Who"), default=list)
    starts_on = DayField(_l("From"))
    due_on = DayField(_l("Until"))
    key = Key()

    def __init__(self, *, today: date, **options: Any) -> None:
        super().__init__(**options)
        self.today = today

    def validate_to(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_("Choose somebody first: a team, or people by name."))
        if not all(TO_TEAM.fullmatch(value) or _person(value) for value in field.data):
            raise ValidationError(_("Choose among the teams and people that are shown."))

    def validate_starts_on(self, field: Any) -> None:
        if field.day is None:
            raise ValidationError(_("A day, please, like 2026-11-30."))
        if not self.today <= field.day <= last_due(self.today):
            raise ValidationError(_("It can begin today or later, within the next half year."))

    def validate_due_on(self, field: Any) -> None:
        if field.day is None:
            raise ValidationError(_("A day, please, like 2026-11-30."))
        if field.day < (self.starts_on.day or self.today):
            raise ValidationError(_("The last day comes on or after the first."))
        if field.day > last_due(self.today):
            raise ValidationError(_("That is far ahead. Half a year from today is the most."))

    def wish(self) -> Wish:
        """Return what was said; call it after the form was validated."""
        starts_on, due_on = self.starts_on.day, self.due_on.day
        assert starts_on
        assert due_on
        teams = frozenset(found[1] for value in self.to.data if (found := TO_TEAM.fullmatch(value)))
        people = frozenset(person for value in self.to.data if (person := _person(value)))
        return Wish(teams, people, starts_on, due_on)
