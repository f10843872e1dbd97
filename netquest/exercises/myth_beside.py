"""What lies beside a challenge that tests a myth: the statement, and what to write down before one goes."""

from collections.abc import Mapping, Sequence

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge, Myth

TEMPLATE = "exercises/_myth_beside.html"


def beside(viewer: Person, challenges: Sequence[Challenge]) -> Mapping[str, tuple[str, Myth]]:
    """Return by slug the template of what lies beside a challenge, and the myth that it tests; without a statement."""
    tested = {myth.test: myth for myth in catalogue.myths().values()}
    return {one.slug: (TEMPLATE, tested[one.slug]) for one in challenges if one.slug in tested}
