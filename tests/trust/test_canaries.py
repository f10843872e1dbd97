"""Each word that somebody may not read is nowhere in all that they can open; whoever may read it finds it."""

import pytest
from sqlalchemy import String

from netquest.core.db import Base
from tests.trust.cast import OWN, PEOPLE, SETS, WAITING
from tests.trust.crawling import crawl
from tests.trust.inner import INNER
from tests.trust.matrix import ACTORS, GROUPS
from tests.trust.world import NOTES, STRENGTHS, World

pytestmark = pytest.mark.both

HARBOUR = {*GROUPS["harbour"], "admin"}
QUAY = {"other_team", "other_manager", "admin"}
OURS = {*HARBOUR, *QUAY}
ELSEWHERE = set(GROUPS["elsewhere"])
DESKS = set(GROUPS["its_desks"])
WRITERS = {"manager", "other_manager", "admin"}
"""Those who see the list of what their organisation wrote, with its authors."""

HOLDERS = {"invited", "unverified"}
"""Those who hold an invitation: its page says who invites them where."""


def readers(world: World) -> dict[str, set[str]]:
    """Return every private or bounded text of the world with those who may read it."""
    names = {
        "member": HARBOUR,
        "team_mate": HARBOUR,
        "manager": HARBOUR | HOLDERS | WRITERS,
        "other_team": QUAY,
        "other_manager": QUAY,
        "admin": OURS,
        "foreign_member": ELSEWHERE,
        "foreign_admin": ELSEWHERE,
    }
    first = {part: name.partition(" ")[0].lower() for part, name in PEOPLE.items()}
    return {
        **{words: {part} for written in (NOTES, STRENGTHS) for part, words in written.items()},
        **INNER,
        **{name: {part} | names.get(part, set()) for part, name in PEOPLE.items()},
        **{f"{first[part]}@example.org": {part} | (DESKS if part in HOLDERS else set()) for part in PEOPLE},
        WAITING["harbour"]: DESKS,
        WAITING["quay"]: {"other_manager", "admin"},
        WAITING["oasis"]: {"foreign_admin"},
        "Lighthouse Works": OURS | HOLDERS,
        "Dune Collective": ELSEWHERE,
        "Harbour crew": HARBOUR | HOLDERS,
        "Quay crew": QUAY,
        "Oasis crew": ELSEWHERE,
        world.part("team"): HARBOUR,
        world.part("quay"): QUAY,
        world.part("team", whose="foreign"): ELSEWHERE,
        **{words: DESKS | {"member"} for words in SETS["own"]},
        **dict.fromkeys(SETS["walked"], HARBOUR),
        **dict.fromkeys(SETS["draft"], DESKS),
        **dict.fromkeys(SETS["quay"], QUAY),
        **dict.fromkeys(SETS["foreign"], ELSEWHERE),
        OWN["own"]: OURS,
        OWN["retired"]: WRITERS,
        OWN["foreign"]: ELSEWHERE,
        world.part("challenge"): OURS,
        world.part("challenge", whose="foreign"): ELSEWHERE,
    }


def test_a_crawl_finds_what_one_may_read_and_nothing_else(world: World) -> None:
    found: dict[str, set[str]] = {text: set() for text in readers(world)}
    for actor in ACTORS:
        for address, page in crawl(world, actor).items():
            for text in found:
                if text in page and text not in address:
                    found[text].add(actor)
    assert found == readers(world)


WORDS_OF_THE_GAME = {
    *("attempt.key", "attempt.slug", "attempt.version", "attempt.rules", "attempt.outcome", "attempt.zone"),
    *("attempt.kind", "attempt.strategy", "attempt.gives", "attempt.reason", "attempt.source", "badge_award.badge"),
    *("ledger_line.component", "ledger_line.cause", "saved_challenge.slug"),
    *("challenge_rating.slug", "challenge_rating.version", "challenge_rating.verdict", "challenge_rating.reason"),
    *("reframe.source", "reframe.guide", "looking_back.slug"),
    *("menu.seed", "menu.rules", "menu.picks", "menu.swapped", "menu.readiness", "menu.mode", "menu.lean"),
    *("quest_week.seed", "quest_week.rules", "quest_week.quests"),
    *("practice.calendar", "practice.tally", "practice.readiness"),
    *("preference_change.name", "preference_change.value", "person.timezone", "person.theme"),
    *("person.language", "outbox.language"),
    *("myth_answer.myth", "myth_answer.answer", "myth_answer.verdict", "strength.kind"),
    *("steer.kind", "steer.source", "hiding.slug"),
    *("assessment_answer.statement", "assessment_answer.source", "practice.prior", "person.put_away"),
    *("set_item.slug", "set_item.version", "offer_item.slug", "standing.period", "standing_bin.period"),
    *("plan.slug", "plan.fears", "plan.happened", "attempt.gives"),
    *("challenge_offset.slug", "calibration_night.reached"),
    *("own_challenge.slug", "own_challenge_version.version"),
    *("team_score.week", "membership.role", "team_membership.role", "invitation.role"),
}
"""Texts from a list of ours: `test_private_life` holds that those of a person reach nobody else."""

SECRETS = {"person.password", "person.fs_uniquifier", "user_session.digest", "user_session.device"}
KEYS = {
    *("organisation.key", "organisation.stamp", "team.key", "challenge_set.key", "assignment.key"),
    *("reframe.key", "looking_back.key", "strength.key", "pause.key", "own_challenge.key", "plan.key"),
}
OUTBOX = {"outbox.kind", "outbox.period", "outbox.fault", "outbox.address"}
"""The address is a digest of it."""


def test_every_text_that_is_stored_is_one_of_these(world: World) -> None:
    rows, canaries = world.digest(), readers(world)
    texts = {
        f"{table.name}.{column.name}": {row[column.name] for row in rows[table.name]}
        for table in Base.metadata.sorted_tables
        for column in table.c
        if isinstance(column.type, String)
    }
    watched = {place for place, kept in texts.items() if kept & canaries.keys()}
    assert texts.keys() - watched == (WORDS_OF_THE_GAME | SECRETS | KEYS | OUTBOX) - watched


def test_no_secret_is_on_any_page(world: World) -> None:
    rows = world.digest()
    places = [("person", "password"), ("person", "fs_uniquifier"), ("user_session", "digest")]
    secrets = {row[name] for table, name in places for row in rows[table]} - {None}
    for actor in ("member", "manager", "admin"):
        pages = "".join(crawl(world, actor).values())
        assert not {secret for secret in secrets if secret in pages}
