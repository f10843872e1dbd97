"""What is translated is sound: nothing fuzzy, the same places to fill, every form of what counts, our German."""

import re
import tomllib

import pytest

from netquest.catalogue.loader import FOLDER, is_translation
from tests.catalogue.prose import strings
from tools import messages

LANGUAGES = messages.languages()
PLACES = re.compile(r"%\(\w+\)[a-z]|%%|\{\w+\}|<[^>]+>")
BANNED = re.compile(
    r"(?<![\w-])(leider|einfach|natürlich|selbstverständlich|"
    r"offensichtlich|mühelos\w*|garantiert|komfortzone|superkraft|elevator|pitch\w*|synergie\w*|mehrwert|pushen|"
    r"bier|wein|sekt|schnaps|cocktail\w*|amazing|rockstar)(?![\w-])|!",
    re.IGNORECASE,
)
FOREIGN_QUOTES = re.compile(r"[\"“][^„“”\"]*”|(?<!\w)'[^']+'(?!\w)|‘[^’]*’")


def german_of_the_data():
    for path in sorted(path for path in FOLDER.rglob("*.toml") if is_translation(path)):
        yield from (text for _, text in strings(tomllib.loads(path.read_text("utf-8"))))


@pytest.fixture(params=LANGUAGES)
def texts(request):
    return messages.translated(request.param)


def forms(text):
    return (text.id,) if isinstance(text.id, str) else text.id


def test_nothing_is_fuzzy_or_out_of_use(texts):
    catalog, _ = texts
    assert [message.id for message in catalog if message.id and message.fuzzy] == []
    assert list(catalog.obsolete) == []


def test_every_form_has_the_places_of_the_original(texts):
    _, known = texts
    wrong = [(text.id, said) for text in known.values() for said in text.said if said and not _fits(forms(text), said)]
    assert wrong == []


def _fits(originals, said):
    return any(sorted(PLACES.findall(said)) == sorted(PLACES.findall(original)) for original in originals)


def test_what_counts_has_every_form_of_its_language(texts):
    catalog, known = texts
    counting = [text for text in known.values() if not isinstance(text.id, str) and any(text.said)]
    assert [text.id for text in counting if len(text.said) != catalog.num_plurals or not all(text.said)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_names_no_person_and_no_place(language):
    header = messages.path_of(language).read_text("utf-8").partition("\n\n")[0]
    assert re.findall(r"@|https?:|\d{4}-\d\d-\d\d", header) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_is_as_the_tool_writes_it(language):
    catalog, known = messages.translated(language)
    assert messages.written(language, catalog, known.values()) == messages.path_of(language).read_text("utf-8")


def test_german_holds_no_banned_word_and_no_exclamation_mark():
    said = [form for text in messages.translated("de")[1].values() for form in text.said]
    found = [(hit.group(), text) for text in [*said, *german_of_the_data()] if (hit := BANNED.search(text))]
    assert found == []


def test_german_uses_its_own_quotation_marks():
    said = [form for text in messages.translated("de")[1].values() for form in text.said]
    assert [text for text in [*said, *german_of_the_data()] if FOREIGN_QUOTES.search(text)] == []


@pytest.mark.parametrize("text", ["Das war leider nichts.", "Los!", "Ganz einfach: gehen."])
def test_banned_german_is_found(text):
    assert BANNED.search(text)
