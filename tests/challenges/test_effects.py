"""What follows from one act more, where it takes something away."""

from datetime import timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from tests.challenges.doing import MEETING, MESSAGE, badges, differences, do

pytestmark = pytest.mark.both


def test_a_try_told_of_yesterday_can_close_the_break_that_a_comeback_was_won_by(
    alice: Person, clock: time_machine.Traveller
) -> None:
    do(alice, MESSAGE)
    clock.shift(timedelta(days=8))
    do(alice, MESSAGE)
    assert "comeback" in badges(alice)
    do(alice, MEETING, back=1)
    assert "comeback" not in badges(alice)
    assert differences(alice) == []
