"""What fears are called, and the answers to whether they happened."""

from flask_babel import gettext as _

from netquest.expectations.rules import OWN, Happened


def fear_word(fear: str, own: str = "") -> str:
    """Return what a fear is called; OWN by the words that somebody gave it, where these are told."""
    words = {
        "refusal": _("I get a no"),
        "silence": _("No answer at all"),
        "pause": _("An awkward pause"),
        "bother": _("I bother them"),
        "silly": _("I say something silly"),
        "motive": _("They think I only want something"),
        "blank": _("My mind goes blank"),
        "alone": _("I stand there alone"),
        OWN: own or _("Something in your own words"),
    }
    return words[fear]


def happened_word(answer: str) -> str:
    """Return what an answer is called."""
    words = {
        Happened.NO: _("It did not happen"),
        Happened.PARTLY: _("In part"),
        Happened.YES: _("It happened"),
    }
    return words[Happened(answer)]
