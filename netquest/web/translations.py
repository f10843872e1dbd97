"""The texts of each language, read from its .po file when they are first wanted and kept while the process lives."""

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.core import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from netquest.core.language import PSEUDO, SOURCE
from netquest.core.rehearsal import lengthened

FOLDER = Path(__file__).parents[1] / "translations"
LOCALES = {SOURCE: "en_GB", PSEUDO: "ar"}
"""Whose customs of dates and numbers a language follows, where that is more than its own name says."""


@dataclass(frozen=True, slots=True)
class Speech:
    """One language as it is spoken: its texts, whose customs it follows, and where a line begins ('ltr', 'rtl')."""

    language: str
    locale: Locale
    texts: NullTranslations
    direction: str


@cache
def speech_of(language: str) -> Speech:
    """Return what is needed to speak a language."""
    locale = Locale.parse(LOCALES.get(language, language))
    return Speech(language, locale, _texts(language), locale.text_direction)


def path_of(language: str) -> Path:
    """Return the file that holds the texts of a language."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def _texts(language: str) -> NullTranslations:
    if language == SOURCE:
        return NullTranslations()
    if language == PSEUDO:
        return Pseudo()
    compiled = io.BytesIO()
    with path_of(language).open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)


class Pseudo(NullTranslations):
    """Texts that are still English, but look and run like those of a language that is long and from right to left."""

    def gettext(self, message: str) -> str:
        return lengthened(message)

    ugettext = gettext

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return lengthened(msgid1 if n == 1 else msgid2)

    ungettext = ngettext
