"""The curriculum's records, frozen: what a data file says once it has been validated.

`language` is that of a record's texts. Where a record is translated in its names alone, it is that of the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from netquest.core.language import SOURCE


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a fact comes from; `address` is a web address without scheme, or empty."""

    id: str
    authors: str
    year: int
    title: str
    published: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known, with its limits, which are part of the fact and always shown with it."""

    citation: Citation
    says: str
    limits: str
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class Source:
    """A source of resistance: why I hold back."""

    id: str
    name: str
    short: str
    sounds: tuple[str, ...]
    going_on: str
    helps: str
    card: str
    first: str
    then: tuple[str, ...]
    strategies: tuple[str, ...]
    beyond: str
    known: Evidence | None = None
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the assessment about one source; with `growth`, agreeing to it is readiness."""

    id: str
    source: str
    text: str
    growth: bool = False
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class HurdleText:
    """How a result speaks of a source (its id): as the tallest, as the lowest, and what follows on Today."""

    id: str
    main: str
    least: str
    makes: str
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class Strategy:
    """A strategy against one's own resistance (`side` 'self') or the other person's ('others')."""

    id: str
    side: str
    name: str
    line: str
    scene: str
    how: str
    leave: str
    slip: str
    begin: tuple[str, ...]
    known: Evidence | None = None
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class Benefit:
    """What networking can bring."""

    id: str
    name: str
    line: str
    counts: str
    counts_not: str
    comes: str
    log: str
    first: str
    see_also: tuple[str, ...]
    language: str = SOURCE


@dataclass(frozen=True, slots=True, eq=False)
class Challenge:
    """One graded challenge, the whole card. `sources` maps source ids to weights that sum to 1, main source first.

    `gives` is what a try gives to somebody else, one of `game.acts.GIFTS` or nothing. It is read once, never changes,
    and is equal to itself alone. `house` is the organisation that wrote it for its own
    people, empty for ours.
    """

    slug: str
    title: str
    strategy: str
    sources: Mapping[str, float]
    benefits: tuple[str, ...]
    grade: int
    minutes: int
    energy: int
    kind: str
    format: str
    stage: str
    needs_contact: bool
    cooldown_days: int
    prerequisites: tuple[str, ...]
    why: str
    steps: tuple[str, ...]
    done_when: str
    opener: str
    smaller: str
    reflect: str
    evidence: Evidence | None = None
    gives: str = ""
    retired: bool = False
    version: str = "1"
    language: str = SOURCE
    house: str = ""


@dataclass(frozen=True, slots=True)
class BadgeText:
    """What a badge says: `line` once it is won, `hint` what wins it, `why` what it is worth, `step` what to do next.

    The step leads to the challenge `begin`, or to the page `look`.
    """

    id: str
    name: str
    line: str
    hint: str
    why: str
    step: str
    begin: str = ""
    look: str = ""
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class Season:
    """The theme of a quarter (1-4): what it asks for (`game.quests`), `line` in words, `finish` once it is there."""

    id: str
    quarter: int
    name: str
    line: str
    finish: str
    ask: str
    need: int
    of: str = ""
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class Reframe:
    """A worked reframe of one thought of a source: three questions, one answer, and what to do if it is partly right.

    `sounds` are the numbers, from 1, of those sounds of the source that its questions fit. `card` is the sentence that
    came of it, `before` the challenges before which it helps most.
    """

    id: str
    source: str
    sounds: tuple[int, ...]
    thought: str
    ask: tuple[str, str, str]
    answer: str
    partly: str
    card: str
    before: tuple[str, ...]
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class ReadySet:
    """A ready-made set: `why` speaks to the people who walk it, `items` are slugs in their order."""

    id: str
    name: str
    why: str
    items: tuple[str, ...]
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class Myth:
    """What people say about networking. `test` is a challenge that tests it; before and after it something is noted.

    What is uncertain stands in the limits of `known`; where there is no study, `unsure` says so.
    """

    id: str
    says: str
    source: str
    verdict: str
    why: str
    test: str
    before: str
    after: str
    known: Evidence | None = None
    unsure: str = ""
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class Drill:
    """What makes a rehearsal of a challenge, which has the same `id`: how, what one can count, and what comes next.

    `then` is the challenge that takes the skill among people.
    """

    id: str
    skill: str
    how: str
    count: str
    next: str
    then: str
    language: str = SOURCE
