"""Quiet lines on Today that somebody may put away for good. Pure, given the viewer."""

from netquest.accounts.models import Person
from netquest.assessment.service import INVITATION


def assessment(viewer: Person) -> bool:
    """Whether to ask the viewer for an assessment: until they have finished one, or said 'Not now'."""
    return INVITATION not in viewer.put_away.split()
