"""What the tests of the curriculum measure in its texts."""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from netquest.catalogue.loader import FOLDER, is_translation
from netquest.catalogue.models import Challenge
from netquest.catalogue.wording import banned

RUN = 8
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<=[.?])['’”]?\s+")
SENTENCE = 4
"""From so many words on, a sentence belongs to one text alone."""
UNWRITTEN = re.compile(
    r"\b(lorem|ipsum|todo|tb[acd]|fixme|xxx+|placeholder|foo|dummy|asdf)\b|\?\?|\.\.\.", re.IGNORECASE
)


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return WORD.findall(text.lower())


def texts_of(card: Challenge) -> list[str]:
    """Return what a person reads on a card, the facts left out, since two cards may share a study."""
    return [card.title, card.why, *card.steps, card.done_when, card.opener, card.smaller, card.reflect]


def runs(card: Challenge) -> set[str]:
    """Return every eight words that stand in a row in one of the card's texts."""
    lists = [words(text) for text in texts_of(card)]
    return {" ".join(found[at : at + RUN]) for found in lists for at in range(len(found) - RUN + 1)}


def shared_runs(cards: Iterable[Challenge]) -> dict[str, list[str]]:
    """Return the slugs of the cards that share eight words in a row, by these words."""
    slugs = defaultdict(list)
    for card in cards:
        for run in runs(card):
            slugs[run].append(card.slug)
    return {run: found for run, found in slugs.items() if len(found) > 1}


def banned_in(text: str) -> list[str]:
    """Return the banned words and phrases of a text, and its exclamation marks."""
    return sorted({word for word, _ in banned(text)})


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a full stop inside quotation marks ends one too."""
    return SENTENCE_END.split(text)


def all_fields(folder: Path = FOLDER) -> Iterator[tuple[str, str, str]]:
    """Yield every text of the data files with its file and key; the titles of studies are other people's."""
    for path in sorted(path for path in folder.rglob("*.toml") if not is_translation(path)):
        content = tomllib.loads(path.read_text("utf-8"))
        for citation in content.get("citation", []):
            citation.pop("title", None)
        yield from ((path.name, key, text) for key, text in strings(content))


def strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text inside a value of a data file, with the key under which it stands."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, list):
        for part in value:
            yield from strings(part, key)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from strings(part, name)


def repeated(texts: Iterable[str]) -> list[str]:
    """Return the sentences of some length that stand in the texts more than once."""
    found = Counter(" ".join(words(sentence)) for text in texts for sentence in sentences(text))
    return sorted(said for said, times in found.items() if times > 1 and len(said.split()) >= SENTENCE)


def unwritten(text: str) -> bool:
    """Tell whether somebody has still to write this."""
    return bool(UNWRITTEN.search(text)) or not text.strip()


def cycles(cards: dict[str, Challenge]) -> list[str]:
    """Return the slugs that need themselves, in one step or in several."""
    return [slug for slug in cards if slug in _needed(cards, slug)]


def _needed(cards: dict[str, Challenge], slug: str) -> set[str]:
    """Return every challenge that has to be done before this one."""
    found: set[str] = set()
    waiting = list(cards[slug].prerequisites)
    while waiting:
        found.add(name := waiting.pop())
        waiting += [other for other in cards[name].prerequisites if other not in found]
    return found


def strings_of(record: Any) -> set[str]:
    """Return every text inside a record, or inside all of the curriculum; ids and names of kinds are no texts."""
    if isinstance(record, str):
        return {record} if " " in record else set()
    if is_dataclass(record):
        return {text for field in fields(record) for text in strings_of(getattr(record, field.name))}
    if isinstance(record, Mapping):
        return {text for value in record.values() for text in strings_of(value)}
    return {text for value in record for text in strings_of(value)} if isinstance(record, tuple) else set()
