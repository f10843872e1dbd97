"""What a finished assessment says, ready to be shown. Pure, given the answers and the curriculum."""

from netquest.assessment.views import Result, Row, Sheet
from netquest.catalogue import queries as catalogue
from netquest.game.assessment import HIGHEST, LOWEST, Hurdles, changes, first_grade, hurdles, lowest, prior, tallest
from netquest.game.readiness import SOURCES

MOST_NAMED = 3
"""More sources than this that stand alike are no headline."""


def of(sheet: Sheet, before: Sheet | None, *, is_newest: bool = True) -> Result:
    """Return the result of an assessment, beside the one before it."""
    now = hurdles(sheet.answers.values())
    then = hurdles(before.answers.values()) if before else {}
    sources, words = catalogue.sources(), catalogue.hurdles()
    top, least = tallest(now), lowest(now)
    named = top if len(top) <= MOST_NAMED else ()
    return Result(
        sheet=sheet,
        rows=_rows(sheet, now, then),
        headline=words[top[0]].main if len(top) == 1 else "",
        contrast=words[least].least if least and len(top) == 1 else "",
        alike=tuple(sources[source] for source in top) if len(top) > 1 else (),
        makes=tuple(words[source].makes for source in named),
        before_on=before.finished_on if before else None,
        is_newest=is_newest,
    )


def _rows(sheet: Sheet, now: Hurdles, then: Hurdles) -> tuple[Row, ...]:
    believed, moved = prior(sheet.answers.values()), changes(then, now)
    rows = []
    for source in sorted(SOURCES, key=lambda one: -now[one].height if one in now else 0):
        hurdle = now.get(source)
        low, high = hurdle.span if hurdle else (LOWEST, HIGHEST)
        rows.append(
            Row(
                source=catalogue.sources()[source],
                height=hurdle.height if hurdle else None,
                low=low,
                high=high,
                answers=hurdle.answers if hurdle else 0,
                before=then[source].height if source in then else None,
                change=moved.get(source, 0.0),
                grade=first_grade(believed, source),
            )
        )
    return tuple(rows)
