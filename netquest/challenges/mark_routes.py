"""Saving a challenge for later, hiding it, saying what it was to oneself, and taking each of these back."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import today, viewer
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.challenges import challenge_page, marking, marks
from netquest.challenges.mark_forms import RatingForm, SwitchForm
from netquest.core import clock
from netquest.core.errors import Invalid
from netquest.web.htmx import fragment, is_swap, own_path
from netquest.web.policy import policy


@policy(signed_in)
def save(slug: str) -> ResponseReturnValue:
    """Put a challenge aside for later, or take it off again."""
    challenge, form = catalogue.get(slug, scope=viewer().scope), SwitchForm()
    if not form.validate():
        raise Invalid(form.errors)
    is_saved = form.on.data == "1"
    if is_saved:
        marking.save(viewer(), challenge, at=clock.now())
        said = _("Saved for later. The library can show you what you saved.")
    else:
        marking.unsave(viewer(), challenge)
        said = _("Taken off what you saved.")
    page_of = url_for("challenges.show", slug=slug)
    back = own_path(form.next.data or "", fallback=page_of)
    if is_swap():
        return fragment("challenges/_saving.html", challenge=challenge, is_saved=is_saved, back=back, said=said)
    flash(said, "notice")
    return redirect(back, code=303)


@policy(signed_in)
def hide(slug: str) -> ResponseReturnValue:
    """Hide a challenge, today's card included, or bring it back."""
    challenge, form, now = catalogue.get(slug, scope=viewer().scope), SwitchForm(), clock.now()
    if not form.validate():
        raise Invalid(form.errors)
    is_hidden = form.on.data == "1"
    if is_hidden:
        marking.hide(viewer(), slug, today=today(now), at=now)
        said = _("Hidden: it is not laid out for you again. The library keeps it, under “What I hid”.")
    else:
        marking.bring_back(viewer(), slug, at=now)
        said = _("Brought back. It may come to you again.")
    back = own_path(form.next.data or "", fallback=url_for("challenges.show", slug=slug))
    if is_swap() and not back.startswith(url_for("home.today")):
        return fragment("challenges/_hiding.html", challenge=challenge, is_hidden=is_hidden, back=back, said=said)
    if not is_swap():
        flash(said, "notice")
    return redirect(back, code=303)


@policy(signed_in)
def rate(slug: str) -> ResponseReturnValue:
    """Say that a challenge helped, or why it is not for oneself."""
    challenge, form, now = catalogue.get(slug, scope=viewer().scope), RatingForm(), clock.now()
    if not form.validate():
        return _ask_again(challenge, form)
    marking.rate(viewer(), challenge, *form.said(), on=today(now), at=now)
    return _answer(challenge, _("Noted, for you alone. You can change it whenever you like."))


@policy(signed_in)
def unrate(slug: str) -> ResponseReturnValue:
    """Take back what one said of a challenge."""
    challenge = catalogue.get(slug, scope=viewer().scope)
    marking.unrate(viewer(), challenge)
    return _answer(challenge, _("Taken back, as if you had never said it."))


def _answer(challenge: Challenge, said: str) -> ResponseReturnValue:
    if is_swap():
        return _rating(challenge, said=said)
    flash(said, "notice")
    return redirect(url_for("challenges.show", slug=challenge.slug, _anchor="rating"), code=303)


def _ask_again(challenge: Challenge, form: RatingForm) -> ResponseReturnValue:
    """Answer bad input: the form with the message at its field, and what was chosen."""
    if is_swap():
        return _rating(challenge, form, status=422)
    return challenge_page.show(challenge, rating=form, status=422)


def _rating(
    challenge: Challenge, form: RatingForm | None = None, *, said: str = "", status: int = 200
) -> ResponseReturnValue:
    mark = marks.at(viewer(), challenge.slug)
    return fragment("challenges/_rating.html", status=status, challenge=challenge, mark=mark, rating=form, said=said)
