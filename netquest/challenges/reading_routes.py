"""The pages on what holds one back, on strategies and on benefits: a table of contents each, a page for each entry."""

from flask.typing import ResponseReturnValue

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import viewer
from netquest.catalogue import queries as catalogue
from netquest.challenges import reading
from netquest.web.htmx import page
from netquest.web.policy import policy


@policy(signed_in)
def sources() -> ResponseReturnValue:
    """Show the ten sources of resistance."""
    return page("challenges/sources.html", block="main", headings=reading.headings(viewer(), reading.SOURCES))


@policy(signed_in)
def source(slug: str) -> ResponseReturnValue:
    """Show one source: how it sounds, what helps, where to begin, and one's own tries at it."""
    found = catalogue.get_source(slug)
    return page(
        "challenges/source.html",
        block="main",
        source=found,
        chapter=reading.chapter(viewer(), reading.SOURCES, found),
        first=catalogue.get(found.first),
        then=reading.named(found.then),
        strategies=reading.strategies_of(found),
    )


@policy(signed_in)
def strategies() -> ResponseReturnValue:
    """Show the fifteen strategies, those for oneself first."""
    return page("challenges/strategies.html", block="main", headings=reading.headings(viewer(), reading.STRATEGIES))


@policy(signed_in)
def strategy(slug: str) -> ResponseReturnValue:
    """Show one strategy: a scene, how it is done, when to stop, and one's own tries with it."""
    found = catalogue.get_strategy(slug)
    chapter = reading.chapter(viewer(), reading.STRATEGIES, found)
    return page(
        "challenges/strategy.html",
        block="main",
        strategy=found,
        chapter=chapter,
        begin=reading.named(found.begin),
        sources=reading.sources_of(found),
        benefits=reading.benefits_of(step.challenge for step in chapter.steps),
    )


@policy(signed_in)
def benefits() -> ResponseReturnValue:
    """Show the ten benefits."""
    return page("challenges/benefits.html", block="main", headings=reading.headings(viewer(), reading.BENEFITS))


@policy(signed_in)
def benefit(slug: str) -> ResponseReturnValue:
    """Show one benefit: what counts, what does not, how it comes about, and one's own tries on the way to it."""
    found = catalogue.get_benefit(slug)
    chapter = reading.chapter(viewer(), reading.BENEFITS, found)
    return page(
        "challenges/benefit.html",
        block="main",
        benefit=found,
        chapter=chapter,
        first=catalogue.get(found.first),
        see_also=reading.named(found.see_also),
        strategies=reading.strategies_among(step.challenge for step in chapter.steps),
    )
