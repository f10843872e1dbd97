"""In German everything is German, and what is not says so: no text of ours stays English, no challenge unmarked."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from netquest.catalogue import queries as catalogue
from netquest.web.language import speaking
from tests.catalogue.prose import strings_of
from tests.trust.crawling import crawl
from tests.trust.world import World
from tools import messages

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
READ = {"title", "alt", "placeholder", "aria-label"}


class Spoken(HTMLParser):
    """Collects the texts of a page with the language in which each says it is."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        here = given.get("lang") or self._open[-1][1]
        self.texts += [(here, value) for name, value in attrs if name in READ and value]
        if tag not in VOID:
            self._open.append((tag, here))

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open[-1][0] not in ("script", "style", "textarea", "option", "title"):
            self.texts.append((self._open[-1][1], " ".join(data.split())))


def spoken(page: str) -> Iterator[str]:
    """Yield the texts that a page says are German."""
    parser = Spoken()
    parser.feed(page)
    yield from (text for language, text in parser.texts if language == "de")


def english() -> set[str]:
    """Return what would be English on a page: our own texts, and those of the curriculum that German says otherwise."""
    ours = {form for id in messages.found() for form in ((id,) if isinstance(id, str) else id) if "%(" not in form}
    with speaking("de"):
        there = strings_of(catalogue.catalogue())
    german = {form for text in messages.translated("de")[1].values() for form in text.said}
    return (ours | strings_of(catalogue.catalogue())) - german - there


def strangers(page: str, listed: set[str], untranslated: set[str]) -> list[str]:
    return [text for text in spoken(page) if text in listed or text in untranslated]


@pytest.mark.parametrize("actor", ["anonymous", "member", "admin"])
def test_on_german_pages_no_text_is_english_without_saying_so(world: World, actor: str) -> None:
    listed = english()
    with speaking("de"):
        untranslated = {text for one in catalogue.offered() if one.language != "de" for text in strings_of(one)}
    pages = crawl(world, actor, language="de")
    found = {address: strange for address, page in pages.items() if (strange := strangers(page, listed, untranslated))}
    assert found == {}
    assert sum('lang="de"' in page for page in pages.values()) > len(pages) / 3
