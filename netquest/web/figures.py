"""Dates, numbers and lists as the spoken language writes them."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, match_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from flask_babel import to_user_timezone
from markupsafe import Markup, escape

from netquest.web.language import speech

FIELD = re.compile(r"([A-Za-z])\1*")
ORDER = "yMEd"


def day(value: date, fields: str = "d MMMM y") -> str:
    """Write a day with these fields ('EEEE' the weekday, 'MMMM' or 'MMM' the month), in the order of the language.

    An instant is the day that it falls on where the person is.
    """
    value = to_user_timezone(value) if isinstance(value, datetime) else value
    return _written(value, fields, speech().locale)


def number(value: float) -> str:
    """Write a number."""
    return format_decimal(value, locale=speech().locale)


def listing(words: Iterable[Any]) -> Markup:
    """Join words, which may hold markup, into one line."""
    return Markup(format_list([str(escape(word)) for word in words], locale=speech().locale))  # noqa: S704 - escaped


class Grouped(int):
    """A whole number that is shown as `number` writes it."""

    def __str__(self) -> str:
        return number(int(self))


def grouped(values: dict[str, Any]) -> dict[str, Any]:
    """Let large numbers among the values of a text be shown with their thousands apart."""
    return {
        name: Grouped(value) if type(value) is int and abs(value) > 999 else value for name, value in values.items()
    }


@lru_cache(maxsize=1024)
def _written(value: date, fields: str, locale: Locale) -> str:
    return format_date(value, _pattern(locale, fields), locale)


@cache
def _pattern(locale: Locale, fields: str) -> str:
    """Find the pattern of a language for these fields; it knows short ones, which are then as wide as was asked."""
    widths = {found[1]: found[0] for found in FIELD.finditer(fields)}
    if len(widths) == 1:
        return fields
    short = {"M": "MMM", "E": "E"}
    skeleton = "".join(short.get(letter, letter) for letter in ORDER if letter in widths)
    known = match_skeleton(skeleton, locale.datetime_skeletons) or ""
    pattern = locale.datetime_skeletons[known].pattern if known else fields
    return FIELD.sub(lambda found: widths.get(found[1].replace("L", "M"), found[0]), pattern)
