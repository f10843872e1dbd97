"""A language that nobody speaks, to rehearse others: English with accents, longer by two fifths, from right to left."""

import re

ACCENTS = str.maketrans("aeiouyAEIOUYcnsCNS", "áéîöûýÁÉÎÖÛÝçñšÇÑŠ")
KEPT = re.compile(r"%\(\w+\)[a-z]|%%|<[^>]*>|&\w+;|\{\w+\}|\[[^\]]*\]")
"""What is no text inside a text: places to fill, and markup."""


def lengthened(text: str) -> str:
    """Return a text with accents and two fifths more of it; what is to be filled in stays."""
    words = KEPT.sub(lambda found: f"\0{found[0]}\0", text).split("\0")
    accented = "".join(word if place % 2 else word.translate(ACCENTS) for place, word in enumerate(words))
    bare = KEPT.sub("", text)
    return f"{accented} {bare.translate(ACCENTS)[: len(bare) * 2 // 5]}".rstrip() if bare.strip() else text
