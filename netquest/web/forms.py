"""Forms: one base, and fields that take what people type and refuse what no database should hold."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import RadioField, SelectField, SelectMultipleField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
TURNS = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067")
"""Characters that change the direction of the text after them."""


class Form(FlaskForm):
    """The base of every form. The token is checked for every unsafe request, so the form itself has none."""

    class Meta(FlaskForm.Meta):
        csrf = False

        def wrap_formdata(self, form: "Form", formdata: Any) -> Any:
            """Take the fields that the request sends as text: neither files nor JSON stand in for one."""
            if formdata is None or isinstance(formdata, MultiDict):
                return formdata
            return request.form or None if form.was_sent() else None

    def __init__(self, *formdata: Any, **options: Any) -> None:
        super().__init__(*formdata, **options)  # type: ignore[no-untyped-call]

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything in it can be used; else `errors` says where it cannot."""
        return bool(super().validate(extra_validators))  # type: ignore[no-untyped-call]

    def was_sent(self) -> bool:
        """Whether this request posts it."""
        return bool(self.is_submitted())  # type: ignore[no-untyped-call]

    def arrives(self) -> bool:
        """Whether it was sent with this request, and everything in it can be used."""
        return self.was_sent() and self.validate()

    def refuse(self, name: str, message: str) -> None:
        """Put a message at one of its fields."""
        self[name].errors = [message]


def clean(text: str | None) -> str:
    """Return the text as it is kept: composed (NFC), without outer blanks, empty when nothing in it can be seen."""
    composed = unicodedata.normalize("NFC", text or "").strip()
    return composed if set(composed) - INVISIBLE - set(" \t\r\n") else ""


def read_day(text: str | None) -> date | None:
    """Read a day as a date field sends it, 2026-11-18; None for anything else, and for a field that was not sent."""
    if text is None or not ISO_DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def refuse_unprintable(form: Form, field: Any) -> None:
    """Refuse NUL, lone surrogates and other control characters; line breaks and tabs only pass in long text."""
    allowed = "\n\r\t" if isinstance(field, LongText) else ""
    for character in field.data or "":
        is_control = unicodedata.category(character) in ("Cc", "Cs") and character not in allowed
        if is_control or character in TURNS:
            raise StopValidation(_("There is a character in it that cannot be kept. Please type it again."))


class Line(StringField):
    """One line of text, cleaned, at most `most` characters."""

    def __init__(self, label: Any, *, most: int, least: int = 0, required: Any = None, **options: Any) -> None:
        validators = [*_required(required), refuse_unprintable, *_length(least, most), *options.pop("validators", [])]
        super().__init__(label, validators=validators, filters=[clean], **options)  # type: ignore[no-untyped-call]
        self.most = most


class LongText(TextAreaField):
    """Several lines of text, cleaned, at most `most` characters."""

    def __init__(self, label: Any, *, most: int, least: int = 0, required: Any = None, **options: Any) -> None:
        checks = [*_required(required), refuse_unprintable, *_length(least, most), *options.pop("validators", [])]
        super().__init__(label, validators=checks, filters=[clean], **options)  # type: ignore[no-untyped-call]
        self.most = most


class DayField(StringField):
    """A day, from a date field."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, **options)  # type: ignore[no-untyped-call]

    @property
    def day(self) -> date | None:
        return read_day(self.data)


def choices(words: Mapping[str, Any]) -> list[SelectChoice]:
    """Return what a select or a radio offers: values with their words."""
    return [SelectChoice(value, label) for value, label in words.items()]


class Select(SelectField):
    """One of several, from a list that opens."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, **options)  # type: ignore[no-untyped-call]

    def pre_validate(self, form: Form) -> None:
        try:
            super().pre_validate(form)  # type: ignore[no-untyped-call]
        except ValidationError as error:
            raise StopValidation(_("Please choose one of the answers that are offered.")) from error


class Radio(Select, RadioField):
    """One of several, all in sight."""


class Ticks(SelectMultipleField):
    """Several of several, all in sight, each with a box to tick."""

    widget: Any = ListWidget(prefix_label=False)
    option_widget: Any = CheckboxInput()

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, **options)  # type: ignore[no-untyped-call]

    def pre_validate(self, form: Form) -> None:
        try:
            super().pre_validate(form)  # type: ignore[no-untyped-call]
        except ValidationError as error:
            raise StopValidation(_("Please choose among the answers that are offered.")) from error


class Present(InputRequired):
    """Something must be left after cleaning."""

    def __init__(self, message: Any) -> None:
        super().__init__(message)  # type: ignore[no-untyped-call]

    def __call__(self, form: Form, field: Any) -> None:
        if not field.data:
            field.errors = []
            raise StopValidation(str(self.message))


def _required(message: Any) -> list[Any]:
    return [Present(message)] if message else []


def _length(least: int, most: int) -> list[Any]:
    too_long = _l("That is too long: %(max)d characters is the most.")
    too_short = _l("That is too short: %(min)d characters is the least.")
    checks = [Length(max=most, message=too_long)]
    return [Length(min=least, message=too_short), *checks] if least else checks
