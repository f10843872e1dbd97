"""What may stand in a path: slugs and row ids, bounded, so that nothing else reaches a query."""

from flask import Flask
from werkzeug.routing import BaseConverter, IntegerConverter, Map

HIGHEST = 2**31 - 1


class Slug(BaseConverter):
    """Lower-case words joined by hyphens."""

    regex = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class RowId(IntegerConverter):
    """A row's number, within what the database's integers can hold."""

    regex = r"[1-9][0-9]{0,9}"

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=HIGHEST)


def add_converters(app: Flask) -> None:
    """Make `<slug:…>` and `<row:…>` known to the routes."""
    app.url_map.converters.update(slug=Slug, row=RowId)
