"""What is done for challenges every night, in steps. Doing it again, here or on another node, writes the same."""

from datetime import datetime

from netquest.challenges import nights


def calibrate(*, at: datetime) -> bool:
    """Do one step of the night that is due; returns whether there may be more to do."""
    night = nights.due(at=at)
    if night is None:
        return False
    nights.step(night, at=at)
    return True
