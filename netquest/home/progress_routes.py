"""The pages of Progress, and the same as files for a spreadsheet."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from flask import request
from flask.typing import ResponseReturnValue

from netquest.accounts.models import Person
from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import today, viewer
from netquest.catalogue import queries as catalogue
from netquest.challenges import cards, day_queries
from netquest.challenges.day_queries import Day
from netquest.core.errors import Invalid
from netquest.home.progress import answers, felt, ladder, overview, sheets, tries
from netquest.home.progress.span import Asked, Span, read
from netquest.web.htmx import page
from netquest.web.policy import policy
from netquest.web.spreadsheet import download

Teller: TypeAlias = Callable[[Person, Day, Span], dict[str, Any]]


@policy(signed_in)
def show_progress() -> ResponseReturnValue:
    """Show what one's tries add up to: days, habit, points."""
    return _show("home/progress/index.html", overview.of)


@policy(signed_in)
def progress_challenges() -> ResponseReturnValue:
    """Show what one tries, and when."""
    return _show("home/progress/challenges.html", tries.of)


@policy(signed_in)
def progress_answers() -> ResponseReturnValue:
    """Show what came back, and how often it went as NetQuest had thought."""
    return _show("home/progress/answers.html", answers.of)


@policy(signed_in)
def progress_readiness() -> ResponseReturnValue:
    """Show how far one reached over the time, at large or against one source."""
    source = catalogue.sources().get(request.args.get("source", ""))

    def told(viewer: Person, day: Day, span: Span) -> dict[str, Any]:
        return ladder.of(viewer, day, span, source)

    return _show("home/progress/readiness.html", told, also={"source": source.id} if source else {})


@policy(signed_in)
def progress_felt() -> ResponseReturnValue:
    """Show what one expected of tries beside what one felt, and how often what one feared happened."""
    return _show("home/progress/felt.html", felt.of)


@policy(signed_in)
def progress_attempts() -> ResponseReturnValue:
    """Send every try of a span as a file for a spreadsheet."""
    day, span = _asked_for_file()
    return download(f"netquest-tries-{day.today}", *sheets.attempts(viewer(), span))


@policy(signed_in)
def progress_days() -> ResponseReturnValue:
    """Send every day of a span as a file for a spreadsheet."""
    day, span = _asked_for_file()
    return download(f"netquest-days-{day.today}", *sheets.days(viewer(), day, span))


def _show(template: str, told: Teller, *, also: Mapping[str, str] = MappingProxyType({})) -> ResponseReturnValue:
    """Draw one page of the span that the address asks for; days that cannot be used are shown again, with why.

    `also` are further parameters of the address, which stay when another span is chosen.
    """
    day, asked = _asked()
    drawn = told(viewer(), day, asked.span) if asked.span else {}
    practice = cards.practice(day)
    status, begun = 422 if asked.errors else 200, bool(practice.active_days)
    frame = {"practice": practice, "asked": asked, "begun": begun, "also": also}
    return page(template, block="way", status=status, **frame, **drawn)


def _asked_for_file() -> tuple[Day, Span]:
    """Return the span of a file. Days that cannot be used are refused: a file has no field to say it at."""
    day, asked = _asked()
    if asked.span is None:
        raise Invalid({name: [message] for name, message in asked.errors.items()})
    return day, asked.span


def _asked() -> tuple[Day, Asked]:
    day = day_queries.day_of(viewer(), today())
    first = next(day.state.record.calendar.days(), None)
    return day, read(request.args, today=day.today, begun=first)
