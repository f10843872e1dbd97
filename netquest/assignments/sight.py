"""Who sees what on a desk, as conditions inside a SELECT, so that each request is judged by the memberships of now.

`onlooker` is the membership of whoever looks; a statement binds it to one person or leaves it open.
"""

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, exists, or_, select
from sqlalchemy.orm import aliased

from netquest.assignments.models import Assignment, ChallengeSet
from netquest.organisations.models import Membership, TeamMembership
from netquest.organisations.rules import Role

onlooker = aliased(Membership, name="onlooker")
looks = onlooker.ended_at.is_(None)
"""Whoever looks belongs to the organisation now."""

_mine = aliased(TeamMembership, name="mine")
_theirs = aliased(TeamMembership, name="theirs")
_person = aliased(Membership, name="membership_of_person")

_is_admin = onlooker.role == Role.ADMIN.value


def _managed() -> Select[int]:
    """Select the teams that the onlooker manages."""
    return (
        select(_mine.team_id)
        .where(_mine.person_id == onlooker.person_id, _mine.organisation_id == onlooker.organisation_id)
        .where(_mine.role == Role.MANAGER.value, _mine.ended_at.is_(None))
        .correlate(onlooker)
    )


def sees_set() -> ColumnElement[bool]:
    """Whether the onlooker sees a set: admins, its author with a desk, managers of a team that it was offered to."""
    offered = (
        exists()
        .where(Assignment.set_id == ChallengeSet.id, Assignment.team_id.in_(_managed()))
        .correlate(onlooker, ChallengeSet)
    )
    is_author = and_(ChallengeSet.author_id == onlooker.person_id, _managed().exists())
    return and_(ChallengeSet.organisation_id == onlooker.organisation_id, or_(_is_admin, is_author, offered))


def may_withdraw() -> ColumnElement[bool]:
    """Whether the onlooker may take an assignment back: admins, its author with a desk, managers of its team."""
    is_author = and_(Assignment.author_id == onlooker.person_id, _managed().exists())
    is_managed = Assignment.team_id.in_(_managed())
    return and_(Assignment.organisation_id == onlooker.organisation_id, or_(_is_admin, is_author, is_managed))


def sees_person(person_id: SQLColumnExpression[int]) -> ColumnElement[bool]:
    """Whether the onlooker sees how a person is doing: who is in a team that they manage; for an admin everybody."""
    belongs = (
        exists()
        .where(_person.person_id == person_id, _person.ended_at.is_(None))
        .where(_person.organisation_id == onlooker.organisation_id)
    )
    in_managed = (
        exists()
        .where(_theirs.person_id == person_id, _theirs.ended_at.is_(None))
        .where(_theirs.team_id.in_(_managed()))
    )
    return and_(belongs, or_(_is_admin, in_managed))
