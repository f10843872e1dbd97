"""What everybody in the trust tests wrote for themselves alone."""

from dataclasses import astuple

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.core.db import db
from netquest.exercises import looking_back_service, reframe_service
from netquest.exercises.looking_back_queries import choices
from netquest.exercises.looking_back_rules import STEPS, mark
from netquest.exercises.reframe_rules import Words
from netquest.expectations import queries
from netquest.expectations import service as expectations
from netquest.expectations.rules import Expected, Found, Happened
from tests.challenges.doing import now, today_of
from tests.trust.cast import PEOPLE

FIELDS = ("thought", "first", "second", "third", "card")
CARDS = {part: Words(*(f"canary-{part}-{field}-7f3a: They would all look up." for field in FIELDS)) for part in PEOPLE}
"""The thought that each of them caught, the answers, and the card."""

LOOKS = {part: {step: f"canary-{part}-{step}-7f3a: They laughed." for step in STEPS} for part in PEOPLE}
"""What each of them wrote when they looked back, by step."""

PLANS = {
    part: Expected(
        ("silence",),
        f"canary-{part}-fear-7f3a: They yawn.",
        70,
        f"canary-{part}-cue-7f3a: On the quay.",
        f"canary-{part}-act-7f3a: I ask for the tide tables.",
    )
    for part in PEOPLE
}
"""What each of them expects of a try."""

FINDINGS = {part: Found({"silence": Happened.PARTLY}, f"canary-{part}-learnt-7f3a: They woke up.") for part in PEOPLE}
"""What each of them said came of it."""

FOUND = FINDINGS["member"].mark
"""What the form of Alice's finding showed."""

SEEN = mark(LOOKS["member"]["happened"])
"""What the form of Alice's first step showed."""

INNER = {
    **{text: {part} for part, words in CARDS.items() for text in astuple(words)},
    **{text: {part} for part, words in LOOKS.items() for text in words.values()},
    **{text: {part} for part, plan in PLANS.items() for text in (plan.own_fear, plan.cue, plan.act)},
    **{found.learnt: {part} for part, found in FINDINGS.items()},
}
"""Each of these texts with whoever may read it, which is whoever wrote it."""


def look_inside(person: Person, part: str) -> None:
    """Let somebody catch a thought, put another card away, and look back on something."""
    guide = catalogue.reframes()["again-like-then"]
    reframe_service.keep(person, CARDS[part], guide=guide, key="card-0", at=now())
    rested = Words("They will sigh.", "", "", "", "A sigh is allowed.")
    reframe_service.retire(
        person, reframe_service.keep(person, rested, guide=guide, key="card-away", at=now()), at=now()
    )
    look_id = looking_back_service.begin(person, key="look-0", at=now())
    for step, words in LOOKS[part].items():
        looking_back_service.write(person, look_id, step, words, heavy=None, seen=mark(""), at=now())
    [first, *_] = choices(look_id)
    looking_back_service.choose(person, look_id, first.slug, for_day=today_of(person), at=now())


def expect(person: Person, part: str, slug: str) -> None:
    """Let somebody agree to keep such things, and say what they expect of a challenge."""
    expectations.consent(person, keeps=True)
    expectations.keep(person, slug, PLANS[part], key=f"plan-{slug}", seen="", on=today_of(person))


def find(person: Person, part: str) -> None:
    """Let somebody say what came of the try of which they expected something."""
    db.session.refresh(person)
    [tried] = queries.tried(person)
    assert tried.attempt_id
    expectations.tell(person, tried.attempt_id, FINDINGS[part], seen="", on=today_of(person))
