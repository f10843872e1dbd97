"""The form of the switch."""

from flask_babel import lazy_gettext as _l

from netquest.web.forms import Form, Radio, choices

WORDS = {"1": _l("Join the board"), "0": _l("Hide me from this board")}


class PresenceForm(Form):
    """On a board or off it."""

    on = Radio(_l("On this board"), choices=choices(WORDS))
