"""The form of a line of the inventory."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from netquest.accounts.viewer import viewer
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.exercises.strength_rules import TEXT_MOST, Kind
from netquest.organisations.forms import Key
from netquest.web.forms import Form, LongText, Radio, choices

KINDS = {
    Kind.OFFER.value: _l("I can offer"),
    Kind.SKILL.value: _l("I am good at"),
    Kind.WIN.value: _l("A win"),
}


SHELVES = (
    (Kind.OFFER, _l("What I can offer"), "hand-heart"),
    (Kind.SKILL, _l("What I am good at"), "sprout"),
    (Kind.WIN, _l("Wins"), "award"),
)
"""How the page arranges the lines, each kind with its sign."""


class StrengthForm(Form):
    """A line in one's own words, and what it is."""

    kind = Radio(_l("What is it?"), choices=choices(KINDS), default=Kind.OFFER.value)
    text = LongText(_l("In your words"), most=TEXT_MOST, required=_l("A few words, please. Small is fine."))

    @property
    def chosen(self) -> Kind:
        """Return the kind; call it after the form was validated."""
        return Kind(self.kind.data)


class NewStrengthForm(StrengthForm):
    """A new line. `before` is the challenge from whose page one came, if one did."""

    key = Key()
    before = HiddenField("")

    @property
    def challenge(self) -> Challenge | None:
        """Return the challenge from whose page one came, to go back to it."""
        return catalogue.find(self.before.data or "", scope=viewer().scope)
