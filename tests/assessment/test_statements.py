"""How many statements each request of the assessment sends: few, and no more of them when there are more rows."""

from datetime import timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.core.db import db
from tests.assessment.answering import ALL, SHY, finish
from tests.challenges.doing import do
from tests.conftest import SignIn
from tests.statements import Statements

pytestmark = pytest.mark.both

ANSWERS = dict.fromkeys(ALL, "4")
FIGURES = {
    "/assessment": 3,
    "/assessment/statements": 3,
    f"/assessment/statements/{ALL[3]}": 3,
    "save": 6,
    "save again": 5,
    "finish": 15,
    "delete all": 8,
}
"""What each sends, its sign-in check counted."""


@pytest.mark.parametrize("times", [1, 5])
def test_each_request_sends_what_is_known(
    alice: Person, sign_in: SignIn, statements: Statements, clock: time_machine.Traveller, times: int
) -> None:
    for _ in range(times):
        do(alice)
        finish(alice, SHY)
        clock.shift(timedelta(days=14))
    browser, counts = sign_in(alice), {}
    posts = {
        "save": ("/assessment/answers", ANSWERS),
        "save again": ("/assessment/answers", ANSWERS),
        "finish": ("/assessment/completion", ANSWERS),
        "delete all": ("/assessment/removal", {}),
    }
    for name in FIGURES:
        with statements:
            answer = browser.post(posts[name][0], data=posts[name][1]) if name in posts else browser.get(name)
        assert answer.status_code in (200, 303)
        counts[name] = statements.count
    locks = int(db.engine.dialect.name == "postgresql")
    assert counts == {name: count + locks * (name in posts) for name, count in FIGURES.items()}
