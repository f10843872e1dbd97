"""What the style guide shows of the pages on sources, strategies and benefits, from samples that belong to nobody."""

from typing import Any

from netquest.catalogue import queries as catalogue
from netquest.challenges.reading import SOURCES, Chapter, Heading, Step, Trail

WALKED = Trail(tried=4, all_=12, tries=6, rated=4, lighter=3, heavier=1)
TRIES = (2, 0, 1)


def samples() -> dict[str, Any]:
    """Return what the template `home/_guide_book.html` needs."""
    source = catalogue.get_source("rejection")
    challenges = SOURCES.challenges_of(source.id)[: len(TRIES)]
    return {
        "entry_language": source.language,
        "thoughts": source.sounds,
        "keepsake": source.card,
        "known": source.known,
        "headings": [Heading(entry, WALKED) for entry in list(SOURCES.entries().values())[:2]],
        "trails": [Trail(0, 12), Trail(tried=1, all_=12, tries=1), WALKED],
        "chapter": Chapter(
            source, tuple(Step(c, n) for c, n in zip(challenges, TRIES, strict=True)), WALKED, source, source
        ),
    }
