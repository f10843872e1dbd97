"""What the watch over the pages lets be, and what it does not."""

import pytest

from tests.browser.watch import CUT_SHORT

pytestmark = pytest.mark.browser

REJECT = "message => { Promise.reject(new DOMException(message, 'InvalidStateError')) }"


def test_only_a_transition_that_came_too_late_is_let_be(visit, alice, quiet):
    page = visit(alice, "/today")
    page.evaluate(REJECT, CUT_SHORT)
    quiet.expect("or nearly so")
    with page.context.expect_event("weberror", lambda event: "nearly" in str(event.error)):
        page.evaluate(REJECT, f"{CUT_SHORT}, or nearly so")
