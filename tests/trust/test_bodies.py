"""What a body says beside the point changes nothing: foreign ids, other people's rows, more than the form asks for."""

from typing import Any

import pytest
from werkzeug.routing import Rule

from netquest.core.db import Base
from tests.rows import Rows, fingerprint
from tests.trust.bodies import BODIES
from tests.trust.matrix import EXPECT
from tests.trust.sending import FIELDS, path_of, sender
from tests.trust.world import World, less_request_id

pytestmark = pytest.mark.both

RANDOM = {"digest", "fs_uniquifier", "password", "slug", "seed", "stamp"}
"""Columns that hold something else each time the same is done."""

COLUMNS = {column.name for table in Base.metadata.sorted_tables for column in table.c}
MORE = {"user_id": "2", "is_admin": "1", "is_confirmed": "1", "roles": "admin"}


def unsafe(world: World) -> list[Rule]:
    return [rule for rule, method in world.rules() if method == "POST"]


def done(world: World, rule: Rule, body: dict[str, str]) -> tuple[int, Rows]:
    """Post as whoever may, and return the status and all that is stored then, but for what is random."""
    world.restore()
    status = sender(world, rule.endpoint).post(world.url(rule), data=body).status_code
    rows = {
        name: [{key: value for key, value in row.items() if key not in RANDOM} for row in rows]
        for name, rows in world.digest().items()
    }
    return status, {name: sorted(rows, key=repr) for name, rows in rows.items()}


def test_a_body_names_nobody_elses_rows(world: World) -> None:
    changed = []
    for rule in unsafe(world):
        asked = {name.partition("[")[0] for name in FIELDS.get(rule.endpoint, {})}
        body = BODIES.get(rule.endpoint, {})
        more = dict.fromkeys(COLUMNS - asked, "2") | MORE | body
        plain = done(world, rule, body)
        assert plain[0] == max(EXPECT[rule.endpoint, "POST"].values()) or plain[0] == 303, rule
        changed += [rule.rule] * (done(world, rule, more) != plain)
    assert changed == []


def elsewhere(world: World) -> list[tuple[str, str, dict[str, Any]]]:
    """Return who sends what to which route, where each names something that is not theirs to name."""
    people = {
        part: f"person:{world.person_id(part)}" for part in ("foreign_member", "other_team", "removed", "invited")
    }
    teams = {whose: f"team:{world.part('team', whose=whose)}" for whose in ("foreign", "nobody")}
    quay = f"team:{world.part('quay')}"
    return [
        *(("assignments.assign", "manager", {"to": to}) for to in (*people.values(), *teams.values(), quay)),
        *(("assignments.assign", "admin", {"to": to}) for part, to in people.items() if part != "other_team"),
        *(("assignments.assign", "admin", {"to": to}) for to in teams.values()),
        ("assignments.assign", "manager", {"to": ["person:2", people["foreign_member"]]}),
        ("assignments.create", "manager", {"from": "no-such-set"}),
        ("assignments.add_item", "manager", {"slug": "no-such-card"}),
        ("organisations.team_invitations", "manager", {"role": "manager"}),
        ("organisations.team_invitations", "manager", {"role": "admin"}),
        ("organisations.invitations", "admin", {"role": "manager"}),
        ("organisations.set_role", "admin", {"role": "manager"}),
        ("organisations.set_team_role", "admin", {"role": "admin"}),
    ]


def test_what_is_not_ones_own_to_name_is_refused(world: World) -> None:
    before = fingerprint()
    for endpoint, actor, named in elsewhere(world):
        answer = world.browser(actor).post(path_of(world, endpoint), data=BODIES[endpoint] | named)
        assert answer.status_code in (404, 422), (endpoint, actor, named)
        assert fingerprint() == before, (endpoint, actor, named)


def test_a_name_in_a_body_tells_as_little_as_an_unknown_one(world: World) -> None:
    path, told = path_of(world, "assignments.assign"), set()
    for to in ("person:987654", *(f"person:{world.person_id(part)}" for part in ("foreign_member", "invited"))):
        told.add(less_request_id(world.browser("admin").post(path, data=BODIES["assignments.assign"] | {"to": to})))
    for to in (world.part("team", whose=whose) for whose in ("foreign", "nobody")):
        sent = BODIES["assignments.assign"] | {"to": f"team:{to}"}
        told.add(less_request_id(world.browser("admin").post(path, data=sent)))
    assert len(told) == 1
