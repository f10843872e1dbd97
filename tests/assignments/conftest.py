"""Two organisations, their teams and the people in them."""

import pytest

from tests.assignments.desk import Desk
from tests.conftest import MakePerson
from tests.organisations.belonging import make_organisation, make_team, put_in, put_in_team


@pytest.fixture
def desk(make_person: MakePerson) -> Desk:
    """The cast of this folder."""
    names = ("Alice", "Mia", "Bob", "Mark", "Dan", "Carol", "Cleo")
    alice, mia, bob, mark, dan, carol, cleo = map(make_person, names)
    works = make_organisation("Harbour Works", admin=dan)
    harbour, quay = make_team(works, "Harbour"), make_team(works, "Quay")
    for person, team, role in [
        (bob, harbour, "manager"),
        (alice, harbour, "member"),
        (mia, harbour, "member"),
        (mark, quay, "manager"),
        (alice, quay, "member"),
    ]:
        put_in_team(person, team, role=role)
    put_in(cleo, make_organisation("Elsewhere", admin=carol))
    return Desk(harbour, quay, works, alice, mia, bob, mark, dan, carol, cleo)
