"""Files for spreadsheets: CSV that opens with the right letters, and in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Final

from flask import Response

from netquest.web.language import speech

FORMULA: Final = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What begins a formula in one spreadsheet or another; the last four are the wide forms."""

BOM: Final = "\ufeff"
"""Without it Excel reads UTF-8 as the letters of its own country; every other reader of CSV knows it."""


def safe(value: Any) -> str:
    """Write a cell. A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    is_formula = not isinstance(value, int | float) and text.lstrip(" ").startswith(FORMULA)
    return f"'{text}" if is_formula else text


def lines(head: Sequence[str], rows: Iterable[Sequence[Any]], *, separator: str = ",") -> Iterator[str]:
    """Yield a file line by line: every cell in quotes, the first line with what the columns are called."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    yield BOM
    for row in chain([head], rows):
        writer.writerow([safe(cell) for cell in row])
        yield _emptied(out)


def download(name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> Response:
    """Answer with a file of this name, written line by line while it is sent; its rows are read before.

    Where numbers are written with a comma, spreadsheets want a semicolon between cells.
    """
    separator = ";" if speech().locale.number_symbols["latn"]["decimal"] == "," else ","
    body = (line.encode() for line in lines(head, list(rows), separator=separator))
    answer = Response(body, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _emptied(out: io.StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text
