"""What demo people keep at challenges: a few that helped, as their own stones show, and two saved for later."""

from collections.abc import Sequence
from random import Random

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges.models import ChallengeRating, SavedChallenge
from netquest.challenges.rules import Verdict
from netquest.demo.books import Rows
from netquest.game.acts import Act

LIGHTER = 20
HELPED, SAVED = 3, 2


def rows(person: Person, acts: Sequence[Act]) -> Rows:
    """Return the rows of somebody's marks, which follow from their acts; the same person keeps the same."""
    lighter = {act.slug: act for act in acts if _fall(act) >= LIGHTER}
    helped = list(lighter.values())[-HELPED:]
    tried = {act.slug for act in acts}
    untried = sorted(challenge.slug for challenge in catalogue.offered() if challenge.slug not in tried)
    saved = Random(f"{person.email}:saved").sample(untried, SAVED) if acts else []  # noqa: S311 - repeatable
    return {
        ChallengeRating: [
            {
                "person_id": person.id,
                "slug": act.slug,
                "version": catalogue.get(act.slug).version,
                "verdict": Verdict.HELPED.value,
                "reason": "",
                "day": act.recorded_on,
                "at": act.at,
            }
            for act in helped
        ],
        SavedChallenge: [{"person_id": person.id, "slug": slug, "at": acts[-1].at} for slug in saved],
    }


def _fall(act: Act) -> int:
    return (act.nerves_before or 0) - act.nerves_after if act.nerves_after is not None else 0
