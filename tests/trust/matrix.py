"""Who may do what: one reviewed line for every route and method, with a status for everybody.

The addresses lead to what is Alice's ('member') or her team's, which is Harbour; whoever belongs elsewhere is refused.
"""

ACTORS = (
    *("anonymous", "signed_out", "unverified", "invited", "removed"),
    *("member", "team_mate", "other_team", "manager", "other_manager", "admin"),
    *("foreign_member", "foreign_admin"),
)
"""`member` owns what there is; `signed_out` holds the owner's cookie of before, `removed` a live one of their own."""

UNKNOWN = frozenset({"anonymous", "signed_out"})
"""For whom nobody is signed in."""

GROUPS: dict[str, tuple[str, ...]] = {
    "signed_in": ACTORS[2:],
    "outside": ("unverified", "invited", "removed"),
    "settled": ACTORS[5:],
    "desks": ("manager", "other_manager", "admin", "foreign_admin"),
    "admins": ("admin", "foreign_admin"),
    "elsewhere": ("foreign_member", "foreign_admin"),
    "harbour": ("member", "team_mate", "manager"),
    "its_desks": ("manager", "admin"),
}
"""From the widest to the narrowest. Settled people belong to an organisation; desks are those who manage somebody."""

Line = dict[str, int]


def row(everybody: int, **others: int) -> Line:
    """Name a status for everybody, then for groups, then for single actors: what is narrower wins."""
    unknown = others.keys() - {*GROUPS, *ACTORS}
    assert not unknown, f"nobody is called {unknown}"
    line = dict.fromkeys(ACTORS, everybody)
    for name, actors in GROUPS.items():
        line |= dict.fromkeys(actors, others[name]) if name in others else {}
    return line | {name: status for name, status in others.items() if name in ACTORS}


ALL = row(200)
SIGNED_IN = row(302, signed_in=200)
SIGNED_IN_POST = row(302, signed_in=303)
OWNERS = row(302, signed_in=404, member=200)
OWNERS_POST = row(302, signed_in=404, member=303)
SETTLED = row(302, signed_in=404, settled=200)
SETTLED_POST = row(302, signed_in=404, settled=303)
DESKS = row(302, signed_in=404, settled=403, desks=200)
DESKS_POST = row(302, signed_in=404, settled=403, desks=303)
ADMINS = row(302, signed_in=404, settled=403, admins=200)
ADMINS_POST = row(302, signed_in=404, settled=403, admins=303)
ITS_TEAM = row(302, signed_in=404, harbour=200, admin=200)
ITS_TEAM_POST = row(302, signed_in=404, harbour=303)
ITS_DESKS = row(302, signed_in=404, settled=403, desks=404, its_desks=200)
ITS_DESKS_POST = row(302, signed_in=404, settled=403, desks=404, its_desks=303)
ITS_ADMIN = row(302, signed_in=404, settled=403, foreign_admin=404, admin=200)
ITS_ADMIN_POST = row(302, signed_in=404, settled=403, foreign_admin=404, admin=303)
ITS_WRITERS = row(302, signed_in=404, settled=403, its_desks=200, foreign_admin=404)
ITS_WRITERS_POST = row(302, signed_in=404, settled=403, its_desks=303, foreign_admin=404)

EXPECT: dict[tuple[str, str], Line] = {
    ("home.landing", "GET"): row(200, signed_in=302),
    ("home.today", "GET"): SIGNED_IN,
    ("home.show_progress", "GET"): SIGNED_IN,
    ("home.progress_challenges", "GET"): SIGNED_IN,
    ("home.progress_answers", "GET"): SIGNED_IN,
    ("home.progress_readiness", "GET"): SIGNED_IN,
    ("home.progress_attempts", "GET"): SIGNED_IN,
    ("home.progress_days", "GET"): SIGNED_IN,
    ("home.badges", "GET"): SIGNED_IN,
    ("home.badge", "GET"): SIGNED_IN,
    ("home.welcome_back", "GET"): SIGNED_IN,
    ("home.pass_welcome", "POST"): SIGNED_IN_POST,
    ("home.styleguide", "GET"): ALL,
    ("home.healthz", "GET"): ALL,
    ("home.readyz", "GET"): ALL,
    ("quests.index", "GET"): SIGNED_IN,
    ("quests.swap", "POST"): SIGNED_IN_POST,
    ("accounts.signup", "GET"): row(200, signed_in=303),
    ("accounts.signup", "POST"): row(303),
    ("accounts.login", "GET"): row(200, signed_in=303),
    ("accounts.login", "POST"): row(303),
    ("accounts.speak", "POST"): row(303),
    ("accounts.logout", "POST"): SIGNED_IN_POST,
    ("accounts.reset", "GET"): ALL,
    ("accounts.reset", "POST"): row(303),
    ("accounts.choose_password", "GET"): ALL,
    ("accounts.choose_password", "POST"): row(303),
    ("accounts.confirm", "GET"): ALL,
    ("accounts.confirm", "POST"): row(403, unverified=303),
    ("accounts.send_again", "POST"): SIGNED_IN_POST,
    ("accounts.settings", "GET"): SIGNED_IN,
    ("accounts.settings", "POST"): SIGNED_IN_POST,
    ("accounts.change_password", "GET"): SIGNED_IN,
    ("accounts.change_password", "POST"): SIGNED_IN_POST,
    ("accounts.revoke_others", "POST"): SIGNED_IN_POST,
    ("accounts.revoke", "POST"): OWNERS_POST,
    ("accounts.mails", "GET"): ALL,
    ("challenges.index", "GET"): SIGNED_IN,
    ("challenges.show", "GET"): SIGNED_IN,
    ("challenges.attempt", "POST"): SIGNED_IN_POST,
    ("challenges.tried", "GET"): row(302, signed_in=404, member=200),
    ("challenges.withdraw", "POST"): OWNERS_POST,
    ("challenges.create_menu", "POST"): SIGNED_IN_POST,
    ("challenges.save", "POST"): SIGNED_IN_POST,
    ("challenges.hide", "POST"): SIGNED_IN_POST,
    ("challenges.rate", "POST"): SIGNED_IN_POST,
    ("challenges.unrate", "POST"): SIGNED_IN_POST,
    ("exercises.index", "GET"): SIGNED_IN,
    ("challenges.readiness", "GET"): SIGNED_IN,
    ("challenges.steer", "POST"): SIGNED_IN_POST,
    ("challenges.unsteer", "POST"): OWNERS_POST,
    ("challenges.sources", "GET"): SIGNED_IN,
    ("challenges.source", "GET"): SIGNED_IN,
    ("challenges.strategies", "GET"): SIGNED_IN,
    ("challenges.strategy", "GET"): SIGNED_IN,
    ("challenges.benefits", "GET"): SIGNED_IN,
    ("challenges.benefit", "GET"): SIGNED_IN,
    ("exercises.reframes", "GET"): SIGNED_IN,
    ("exercises.new_reframe", "GET"): SIGNED_IN,
    ("exercises.create_reframe", "POST"): SIGNED_IN_POST,
    ("exercises.reframe", "GET"): OWNERS,
    ("exercises.update_reframe", "POST"): OWNERS_POST,
    ("exercises.retire_reframe", "POST"): OWNERS_POST,
    ("exercises.return_reframe", "POST"): OWNERS_POST,
    ("exercises.delete_reframe", "POST"): OWNERS_POST,
    ("exercises.myths", "GET"): SIGNED_IN,
    ("exercises.myth", "GET"): SIGNED_IN,
    ("exercises.answer_myth", "POST"): SIGNED_IN_POST,
    ("exercises.strengths", "GET"): SIGNED_IN,
    ("exercises.add_strength", "POST"): SIGNED_IN_POST,
    ("exercises.strength", "GET"): OWNERS,
    ("exercises.edit_strength", "POST"): OWNERS_POST,
    ("exercises.retire_strength", "POST"): OWNERS_POST,
    ("exercises.delete_strength", "POST"): OWNERS_POST,
    ("rhythm.show", "GET"): SIGNED_IN,
    ("rhythm.update", "POST"): SIGNED_IN_POST,
    ("rhythm.add_pause", "POST"): SIGNED_IN_POST,
    ("rhythm.pause", "GET"): OWNERS,
    ("rhythm.edit_pause", "POST"): OWNERS_POST,
    ("rhythm.end_pause", "POST"): OWNERS_POST,
    ("rhythm.delete_pause", "POST"): OWNERS_POST,
    ("home.progress_felt", "GET"): SIGNED_IN,
    ("expectations.plan", "GET"): SIGNED_IN,
    ("expectations.keep", "POST"): SIGNED_IN_POST,
    ("expectations.remove", "POST"): SIGNED_IN_POST,
    ("expectations.finding", "GET"): OWNERS,
    ("expectations.tell", "POST"): OWNERS_POST,
    ("expectations.untell", "POST"): OWNERS_POST,
    ("expectations.consent", "POST"): SIGNED_IN_POST,
    ("expectations.forget", "POST"): SIGNED_IN_POST,
    ("home.drills", "GET"): SIGNED_IN,
    ("home.drill", "GET"): SIGNED_IN,
    ("assessment.index", "GET"): SIGNED_IN,
    ("assessment.statements", "GET"): SIGNED_IN,
    ("assessment.statement", "GET"): SIGNED_IN,
    ("assessment.show", "GET"): row(302, signed_in=404, member=200),
    ("assessment.save", "POST"): SIGNED_IN_POST,
    ("assessment.finish", "POST"): SIGNED_IN_POST,
    ("assessment.pass_on", "POST"): SIGNED_IN_POST,
    ("assessment.remove", "POST"): SIGNED_IN_POST,
    ("exercises.looking_back", "GET"): SIGNED_IN,
    ("exercises.begin_looking_back", "POST"): SIGNED_IN_POST,
    ("exercises.look_back", "GET"): OWNERS,
    ("exercises.write_looking_back", "POST"): OWNERS_POST,
    ("exercises.choose_for_tomorrow", "POST"): OWNERS_POST,
    ("exercises.delete_looking_back", "POST"): OWNERS_POST,
    ("demo.sign_in", "POST"): row(303),
    ("organisations.show", "GET"): SIGNED_IN,
    ("organisations.create", "POST"): row(302, outside=303, unverified=403, settled=409),
    ("organisations.settings", "GET"): ADMINS,
    ("organisations.settings", "POST"): ADMINS_POST,
    ("organisations.leave", "POST"): row(302, signed_in=303, admins=409),
    ("organisations.invitations", "GET"): ADMINS,
    ("organisations.invitations", "POST"): ADMINS_POST,
    ("organisations.person", "GET"): ITS_ADMIN,
    ("organisations.set_role", "POST"): ITS_ADMIN_POST,
    ("organisations.remove", "POST"): ITS_ADMIN_POST,
    ("organisations.new_team", "GET"): ADMINS,
    ("organisations.create_team", "POST"): ADMINS_POST,
    ("organisations.team", "GET"): ITS_TEAM,
    ("organisations.team_settings", "GET"): ITS_DESKS,
    ("organisations.team_settings", "POST"): ITS_DESKS_POST,
    ("organisations.leave_team", "POST"): row(302, signed_in=404, harbour=303, removed=303),
    ("organisations.team_invitations", "GET"): ITS_DESKS,
    ("organisations.team_invitations", "POST"): ITS_DESKS_POST,
    ("organisations.make_link", "POST"): ITS_DESKS_POST,
    ("organisations.revoke_link", "POST"): ITS_DESKS_POST,
    ("organisations.team_person", "GET"): ITS_DESKS,
    ("organisations.set_team_role", "POST"): ITS_ADMIN_POST,
    ("organisations.remove_from_team", "POST"): ITS_DESKS_POST,
    ("organisations.revoke", "POST"): ITS_DESKS_POST,
    ("organisations.send_again", "POST"): ITS_DESKS_POST,
    ("organisations.accept", "GET"): ALL,
    ("organisations.accept", "POST"): row(403, invited=303),
    ("organisations.join", "GET"): ALL,
    ("organisations.join", "POST"): row(403, signed_in=303, unverified=403, elsewhere=409),
    ("leaderboards.team", "GET"): ITS_TEAM,
    ("leaderboards.team_presence", "POST"): row(302, signed_in=404, harbour=303, admin=403),
    ("leaderboards.organisation", "GET"): SETTLED,
    ("leaderboards.organisation_presence", "POST"): SETTLED_POST,
    ("authoring.index", "GET"): DESKS,
    ("authoring.new", "GET"): DESKS,
    ("authoring.create", "POST"): DESKS_POST,
    ("authoring.show", "GET"): row(302, signed_in=404, settled=403, desks=200, foreign_admin=404),
    ("authoring.edit", "GET"): ITS_WRITERS,
    ("authoring.update", "POST"): ITS_WRITERS_POST,
    ("authoring.retire", "POST"): ITS_WRITERS_POST,
    ("authoring.bring_back", "POST"): ITS_WRITERS_POST,
    ("assignments.sets", "GET"): DESKS,
    ("assignments.new", "GET"): DESKS,
    ("assignments.create", "POST"): DESKS_POST,
    ("assignments.show", "GET"): ITS_DESKS,
    ("assignments.update", "POST"): ITS_DESKS_POST,
    ("assignments.add_item", "POST"): ITS_DESKS_POST,
    ("assignments.remove_item", "POST"): ITS_DESKS_POST,
    ("assignments.place_item", "POST"): ITS_DESKS_POST,
    ("assignments.assign", "POST"): ITS_DESKS_POST,
    ("assignments.offers", "GET"): SETTLED,
    ("assignments.accept", "POST"): OWNERS_POST,
    ("assignments.pass_on", "POST"): OWNERS_POST,
    ("assignments.withdraw", "POST"): ITS_DESKS_POST,
    ("assignments.what_my_manager_sees", "GET"): SETTLED,
}
SWAPPED = {
    ("challenges.attempt", "POST"),
    ("challenges.withdraw", "POST"),
    ("exercises.answer_myth", "POST"),
    ("assessment.save", "POST"),
    ("challenges.save", "POST"),
    ("challenges.rate", "POST"),
    ("challenges.unrate", "POST"),
    ("challenges.steer", "POST"),
    ("challenges.unsteer", "POST"),
    ("challenges.hide", "POST"),
    ("expectations.keep", "POST"),
    ("expectations.remove", "POST"),
    ("expectations.tell", "POST"),
    ("expectations.untell", "POST"),
    ("leaderboards.team_presence", "POST"),
    ("leaderboards.organisation_presence", "POST"),
}
"""What answers htmx with a fragment (200) where a plain browser is sent on (303)."""


def expected(endpoint: str, method: str, *, is_swap: bool) -> Line:
    """Return everybody's status at a route."""
    line = EXPECT[endpoint, method]
    return {actor: _swapped(endpoint, method, actor, status) if is_swap else status for actor, status in line.items()}


def _swapped(endpoint: str, method: str, actor: str, status: int) -> int:
    if status == 303 and (endpoint, method) in SWAPPED:
        return 200
    return 401 if actor in UNKNOWN and status == 302 else status


def is_denied(status: int, actor: str) -> bool:
    """Whether a status refuses somebody."""
    return status >= 400 or (status == 302 and actor in UNKNOWN)
