"""What came back: the yes beside one's own guess, what the other side said, what NetQuest had thought."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from flask_babel import gettext as _
from flask_babel import ngettext

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges import queries
from netquest.challenges.day_queries import AnyRow, Day
from netquest.game.acts import Outcome, Reason
from netquest.game.odds import Odds, by_tenth, tenths, together
from netquest.game.readiness import DONE
from netquest.home.progress.pictures import EARLY, Picture
from netquest.home.progress.span import Span

ALONE: Final = "solo"
"""The format in which there is no other side."""

CLOSE: Final = 0.05
"""What was thought and what came are about the same when they are no farther apart than this."""

SAYS_NOTHING: Final = frozenset({Reason.NO_TIME.value, Reason.NO_CHANCE.value, Reason.NOT_FOR_ME.value})
"""Who skips for one of these has not found out whether they would have managed."""


def of(viewer: Person, day: Day, span: Span) -> dict[str, Any]:
    """Return everything that the page on answers draws of a span."""
    rows = queries.tries_between(viewer, span.first, span.last)
    told = catalogue.told(rows, scope=viewer.scope)
    asked = [row for row in rows if (challenge := told.of(row)) and challenge.format != ALONE]
    return {"pictures": [guesses(asked), said(asked), chances(rows)]}


def guesses(asked: Sequence[AnyRow]) -> Picture:
    """Draw how often the other side said yes, by how often one had guessed that it would."""
    answered = [row for row in asked if row.guess is not None and row.outcome in DONE]
    pairs = [(row.guess / 10, row.outcome == Outcome.DONE) for row in answered]
    return _by_what_was_thought(
        pairs,
        id="guesses",
        title=_("Your guess, and the yes"),
        says=_of_guesses(together(pairs)),
        caption=_("How often it went through, by your guess"),
        head=(_("You guessed"), _("Answers"), _("Went through")),
    )


def _of_guesses(odds: Odds) -> str:
    if not odds.tries:
        return _("No guess of yours in this time. The form of a try asks for one: how many of ten say yes to this?")
    if odds.tries < EARLY:
        return ngettext(
            "%(num)s guess so far: too early to compare.", "%(num)s guesses so far: too early to compare.", odds.tries
        )
    guessed, yes = of_ten(tenths(odds.share_thought)), of_ten(tenths(odds.share_came))
    apart = odds.share_came - odds.share_thought
    if apart > CLOSE:
        return _(
            "You guessed %(guessed)s, it was %(yes)s: people say yes more often than you think.",
            guessed=guessed,
            yes=yes,
        )
    if apart < -CLOSE:
        return _(
            "You guessed %(guessed)s, it was %(yes)s. A no is information, and each one counts in full.",
            guessed=guessed,
            yes=yes,
        )
    return _("You guessed %(guessed)s, and so it was: you know your people.", guessed=guessed)


def said(asked: Sequence[AnyRow]) -> Picture:
    """Draw what the other side said, of the tries that had one."""
    counts = Counter(row.outcome for row in asked if row.outcome != Outcome.SKIPPED)
    words = {
        Outcome.DONE: _("It went through"),
        Outcome.DECLINED: _("A no, or no answer"),
        Outcome.PARTLY: _("Partly"),
    }
    rows = [(word, counts[outcome]) for outcome, word in words.items()] if counts else []
    heads = (_("How it ended"), _("Tries"))
    title = _("What the other side said")
    return Picture("said", title, _of_said(counts), title, heads, rows, "rows_chart", rows)


def _of_said(counts: Counter[str]) -> str:
    yes, no = counts[Outcome.DONE], counts[Outcome.DECLINED]
    if not counts:
        return _("No try with somebody on the other side in this time.")
    if yes + no < EARLY:
        return ngettext(
            "%(num)s answer so far: too early to see more in it than that.",
            "%(num)s answers so far: too early to see more in them than that.",
            yes + no,
        )
    if not no:
        return ngettext("All %(num)s went through.", "All %(num)s went through, and nobody said no.", yes)
    return _(
        "%(yes)s of %(all)s went through. You heard a no, or nothing, %(no)s times, and each of these counts in full.",
        yes=yes,
        no=no,
        all=yes + no,
    )


def chances(rows: Sequence[AnyRow]) -> Picture:
    """Draw how often one did what NetQuest had given a chance, by that chance."""
    pairs = [(row.predicted / 100, row.outcome in DONE) for row in rows if row.reason not in SAYS_NOTHING]
    return _by_what_was_thought(
        pairs,
        id="chances",
        title=_("What NetQuest thought, and what you did"),
        says=_of_chances(together(pairs)),
        caption=_("How often you did what NetQuest had given a chance"),
        head=(_("NetQuest thought"), _("Cards"), _("You did")),
    )


def _of_chances(odds: Odds) -> str:
    if not odds.tries:
        return _("No card with an answer from you in this time.")
    if odds.tries < EARLY:
        return ngettext(
            "%(num)s card so far: too early to compare.", "%(num)s cards so far: too early to compare.", odds.tries
        )
    thought, did = of_ten(tenths(odds.share_thought)), of_ten(tenths(odds.share_came))
    apart = odds.share_came - odds.share_thought
    if apart > CLOSE:
        says = _(
            "NetQuest thought %(thought)s, it was %(did)s: you can do more than it believed.", thought=thought, did=did
        )
    elif apart < -CLOSE:
        says = _(
            "NetQuest thought %(thought)s, it was %(did)s. It reached too high, and learns from that.",
            thought=thought,
            did=did,
        )
    else:
        says = _("NetQuest thought %(thought)s, and so it was.", thought=thought)
    means = _("A card counts as done whatever the other side said. Those that you left without a word are not in it.")
    return f"{says} {means}"


def _by_what_was_thought(pairs: Sequence[tuple[float, bool]], **words: Any) -> Picture:
    """Draw how often something came, by how often it was thought to: pairs of a share, and whether it did."""
    parts = by_tenth(pairs)
    rows = [(of_ten(tenth), odds.tries, odds.came) for tenth, odds in parts]
    drawn = [
        (of_ten(tenth), odds.share_came, odds.share_thought, _("%(n)s of %(all)s", n=odds.came, all=odds.tries))
        for tenth, odds in parts
    ]
    return Picture(rows=rows, drawing="odds_chart", drawn=drawn, **words)


def of_ten(tenth: int) -> str:
    """Say so many of ten."""
    return _("%(n)s of 10", n=tenth)
