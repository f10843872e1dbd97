"""How many statements the pages of sets and offers send: few, known, and no more when there are more rows."""

import pytest

from tests.assignments.desk import answer, lay_out, offer
from tests.challenges.doing import MESSAGE, do, undo
from tests.organisations.belonging import put_in_team

pytestmark = pytest.mark.both
FIGURES = {
    "/sets": (3, 3),
    "/sets/new": (2, 2),
    "/sets/1": (5, 6),
    "/sets/1?q=hello": (5, 6),
    "/assignments": (3, 3),
    "/privacy/what-my-manager-sees": (4, 4),
}
"""For a manager and for an admin, the sign-in check and the seat counted. Eight are the most."""


@pytest.mark.parametrize("path", FIGURES)
def test_a_page_sends_few_statements_and_no_more_with_more_rows(desk, sign_in, make_person, statements, path):
    offer(desk.dan, lay_out(desk.dan), desk.harbour)
    browsers = [sign_in(desk.bob), sign_in(desk.dan)]
    assert _counts(browsers, path, statements) == FIGURES[path]
    for name in ("Nora", "Nils", "Nele", "Noor"):
        put_in_team(make_person(name), desk.harbour)
        offer(desk.bob, 1, desk.harbour)
        offer(desk.dan, lay_out(desk.dan, MESSAGE), desk.harbour, desk.bob)
    answer(desk.bob)
    do(desk.bob, MESSAGE)
    assert _counts(browsers, path, statements) == FIGURES[path]


def _counts(browsers, path, statements):
    counts = []
    for browser in browsers:
        browser.get(path)
        with statements:
            assert browser.get(path).status_code == 200
        counts.append(statements.count)
    return tuple(counts)


def test_a_try_costs_one_statement_more_and_so_does_taking_it_back(desk, statements):
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    for act in (lambda: do(desk.alice, MESSAGE), lambda: undo(desk.alice, do(desk.alice, MESSAGE))):
        with statements:
            act()
        ours = [statement for statement in statements.seen if "item_try" in statement or "offer" in statement]
        assert [statement.split()[0] for statement in ours] in (["INSERT"], ["INSERT", "DELETE"])
