"""Words that no text of a challenge may hold, and how its words to borrow are taken apart."""

import re
from collections.abc import Iterator

BRACKETS = re.compile(r"\[[^\[\]]+\]")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
ADDRESSEE = re.compile(r"^To [^:]{1,30}: ")
"""'To the first:', which stands before a message and is not sent with it."""

LONG = re.compile(
    r"\b(three|four|five|six|seven|eight|nine|ten|\w+teen|twelve|twenty|thirty|\d+) minutes\b|\b(half an|two) hours?\b",
    re.IGNORECASE,
)
"""More than the two minutes that a smaller form takes."""

BANNED = {
    "advertising": (
        "leverag(e|es|ed|ing) unlock(s|ed|ing)? crush(es|ed|ing)? hack(s|ed|ing)? journeys? synerg(y|ies|istic)"
        " value-adds? personal_brands? elevator_pitch(es)? comfort_zones? superpowers? game-chang(er|ers|ing)"
    ),
    "office phrases": "reach(es|ed|ing)?_out touch(ing)?_base circl(e|ing)_back pick_your_brain bumping_this",
    "making little of it": "just simply obvious(ly)? effortless(ly)? guys?",
    "promises": "everyone_loves science_proves guarantee(s|d)?",
    "after a slip": "failed lost only broke missed_out streak_in_danger",
    "praise of the person": "amazing rock_stars?",
    "assumptions": (
        "husbands? wi(fe|ves) boyfriends? girlfriends? m(o|u)ms? mothers? dads? fathers? (mat|pat)ernity christmas"
        " easter thanksgiving ladies gentlem(a|e)n chairm(a|e)n businessm(a|e)n native_speakers? crazy insane lame"
    ),
    "alcohol": (
        "grab_a_drink drinks? alcohol(ic)? wines? beers? whisk(e)?y gin vodka champagne prosecco cocktails? pubs? booze"
    ),
    "pestering": (
        "until_they_(answer|reply|respond|give_in) no_for_an_answer keep_(asking|messaging|calling|writing)"
        " scrap(e|es|ed|ing) mass_(mail|message)s?"
    ),
}
"""Words and phrases that no text may hold, as patterns by why; `_` stands for a blank."""


def _pattern(listed: str) -> re.Pattern[str]:
    whole = "|".join(pattern.replace("_", r"\s+") for pattern in listed.split())
    return re.compile(rf"(?<![\w-])(?:{whole})(?![\w-])", re.IGNORECASE)


_PATTERNS = {why: _pattern(listed) for why, listed in BANNED.items()}


def banned(text: str) -> Iterator[tuple[str, str]]:
    """Yield the banned words and phrases of a text, each with why; exclamation marks are advertising."""
    for why, pattern in _PATTERNS.items():
        yield from ((found.group(), why) for found in pattern.finditer(text))
    if "!" in text:
        yield "!", "advertising"


def messages(opener: str) -> list[str]:
    """Return the messages of an opener, one a paragraph, without the line that says to whom."""
    return [ADDRESSEE.sub("", paragraph) for paragraph in opener.splitlines()]


def is_whole(message: str) -> bool:
    """Tell whether every bracket and brace of a message has its partner, with words of the reader's in between."""
    return not set("[]{}") & set(BRACKETS.sub("", PLACEHOLDER.sub("", message)))
