"""The forms of accounts."""

from typing import Any

import email_validator
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import HiddenField, PasswordField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, StopValidation

from netquest.accounts import rules
from netquest.core.language import LANGUAGES
from netquest.web.forms import Form, Line, Present, Radio, Select, choices, clean, refuse_unprintable

# An address inside a company may well end in .local or .test; whether mail arrives there is for confirmation to say.
email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()


class Email(Line):
    """A mail address; `address` is how it is compared and kept."""

    def __init__(self, label: Any = None, *, missing: Any = None, **options: Any) -> None:
        missing = missing or _l("Which address is yours?")
        super().__init__(label or _l("Email"), most=254, required=missing, validators=[_be_an_address], **options)

    @property
    def address(self) -> str:
        return rules.normal_email(self.data)


def _be_an_address(form: Form, field: Any) -> None:
    try:
        email_validator.validate_email(field.data, check_deliverability=False, allow_smtputf8=False)
    except email_validator.EmailNotValidError as error:
        if not field.data.partition("@")[2]:
            raise StopValidation(_("The part after the @ is missing, for example nadia@harbour.example.")) from error
        raise StopValidation(
            _("This does not look like a mail address. It takes a shape like nadia@harbour.example.")
        ) from error


class Password(PasswordField):
    """The password that somebody has. It never goes back into a page."""

    def __init__(self, label: Any, *checks: Any, **options: Any) -> None:
        too_long = _l("That is too long: %(max)d characters is the most.")
        first = [Present(_l("The password is missing.")), refuse_unprintable, Length(max=rules.MOST, message=too_long)]
        options |= {"validators": [*first, *checks], "filters": [rules.normal_password]}
        super().__init__(label, **options)  # type: ignore[no-untyped-call]


def _be_long(form: Form, field: Any) -> None:
    missing = rules.LEAST - len(field.data)
    if missing > 0:
        raise StopValidation(
            ngettext("One character more and it is fine.", "%(num)d characters more and it is fine.", missing)
        )


def _be_hard_to_guess(form: Any, field: Any) -> None:
    if rules.is_guessable(field.data, about=form.about()):
        raise StopValidation(
            _("This is one of the first that a stranger would try. A short sentence of yours is good.")
        )


class NewPassword(Password):
    """A password that somebody chooses. Its form says in `about()` which words are too near."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, _be_long, _be_hard_to_guess, **options)


class TimeZone(Select):
    """A time zone by its place. Without one it is UTC."""

    def __init__(self, **options: Any) -> None:
        super().__init__(_l("Time zone"), choices=self._offered, filters=[clean], default="", **options)

    def _offered(self, form: Form, field: Any) -> list[SelectChoice]:
        chosen, default = field.data, rules.DEFAULT_ZONE
        plain = [SelectChoice("", _("UTC, until you choose"))] if not chosen else []
        listed = [SelectChoice(default, default)]
        for area, places in rules.places().items():
            listed += [SelectChoice(zone, place, optgroup=area) for zone, place in places]
        if chosen in rules.zones() and all(choice.value != chosen for choice in listed):
            plain.append(SelectChoice(chosen, chosen))
        return [*plain, *listed]

    def pre_validate(self, form: Form) -> None:
        if self.data and self.data not in rules.zones():
            raise StopValidation(_("We do not know this time zone. Choose the place nearest to you."))

    @property
    def zone(self) -> str:
        return self.data or rules.DEFAULT_ZONE


def _name() -> Line:
    return Line(_l("What should we call you?"), most=60, required=_l("A name, please. A first name is plenty."))


class SignUpForm(Form):
    """A new account."""

    name = _name()
    email = Email()
    password = NewPassword(_l("Password"))
    timezone = TimeZone()
    next = HiddenField()

    def about(self) -> list[str]:
        """Return the words that the password must not be."""
        return [self.name.data, self.email.data]


class SignInForm(Form):
    """Somebody comes back."""

    email = Email()
    password = Password(_l("Password"))
    next = HiddenField()


class ResetForm(Form):
    """Somebody forgot the password."""

    email = Email()


class _OfPerson(Form):
    """A form in which somebody known chooses a password."""

    def __init__(self, *, words: list[str]) -> None:
        super().__init__()
        self._words = words

    def about(self) -> list[str]:
        """Return the words that the password must not be."""
        return self._words


class NewPasswordForm(_OfPerson):
    """A new password, by a mailed link."""

    password = NewPassword(_l("New password"))


class ChangePasswordForm(_OfPerson):
    """A new password, by somebody who knows the old one."""

    password = Password(_l("Your password now"))
    new_password = NewPassword(_l("New password"))


class ConfirmForm(Form):
    """The account's password, given again to confirm its address."""

    password = Password(_l("Password"))


HOURS = choices({"0": _l("midnight")} | {str(hour): _l("%(hour)d in the morning", hour=hour) for hour in range(1, 7)})
MINUTES = choices({"2": _l("2 minutes"), "10": _l("10 minutes"), "30": _l("half an hour"), "60": _l("an hour or so")})
CEILINGS = choices(
    {str(grade): _l("up to grade %(grade)d", grade=grade) for grade in range(1, 5)} | {"5": _l("every grade")}
)
THEMES = choices({"": _l("as on this device"), "light": _l("light"), "dark": _l("dark")})
SPOKEN = choices({"": _l("as the browser is set"), **LANGUAGES})
QUESTS = choices({"1": _l("three a week"), "0": _l("none")})


class SettingsForm(Form):
    """How NetQuest fits one's days. What is not sent stays as it is."""

    name = _name()
    timezone = TimeZone()
    day_start = Select(_l("A day of mine starts at"), choices=HOURS)
    minutes = Radio(_l("Time a day"), choices=MINUTES)
    ceiling = Select(_l("Cards for me"), choices=CEILINGS)
    quests = Radio(_l("Quests"), choices=QUESTS)
    theme = Radio(_l("Light or dark"), choices=THEMES)
    language = Radio(_l("Language"), choices=SPOKEN)


class LanguageForm(Form):
    """The language of this browser, before somebody signs in."""

    language = Radio(_l("Language"), choices=choices(LANGUAGES))
    next = HiddenField()
