"""Pure rules of writing challenges: how much each source weighs, what is needed first, how many people are told of."""

from collections.abc import Mapping, Sequence

MOST = 200
"""So many challenges an organisation writes, retired ones included: everybody's menu is drawn from all of them."""

CROWD = 5
"""Fewer people who tried something are not counted for anybody; more of them are told in steps of as many."""

_SHARES = ((1.0,), (0.6, 0.4), (0.5, 0.3, 0.2))


def weights(sources: Sequence[str]) -> dict[str, float]:
    """Return how much each of one to three different sources weighs, the main one first; together they weigh 1."""
    return dict(zip(sources, _SHARES[len(sources) - 1], strict=True))


def crowd(people: int) -> int:
    """Return how many people may be told of at least: a step of CROWD, 0 for fewer, so that no single one shows."""
    return people - people % CROWD


def needs_itself(slug: str, first: str, needed: Mapping[str, str]) -> bool:
    """Whether a challenge would wait for itself, if `first` had to be done before it.

    `needed` says for each challenge what has to be done before it; those that need nothing are not in it.
    """
    waited_for = [first]
    while waited_for[-1] in needed and len(waited_for) <= len(needed):
        waited_for.append(needed[waited_for[-1]])
    return slug in waited_for
