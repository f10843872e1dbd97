"""A file for a spreadsheet opens as it is: right letters, one row a line, and nothing in it is a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.web.spreadsheet import BOM, FORMULA, lines, safe

cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)


def read(text: str, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=separator))


@pytest.mark.parametrize("begins", [*FORMULA, " =", "  +", "=cmd|' /C calc'!A0", "@SUM(1)", "\uff1d1"])
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(begins: str):
    assert safe(f"{begins}1") == f"'{begins}1"


@pytest.mark.parametrize("plain", ["a=b", "'tis", "", "ÄÖ", "1-2", "“=”"])
def test_what_is_plain_stays(plain: str):
    assert safe(plain) == plain


def test_numbers_stay_numbers():
    assert [safe(value) for value in (-3, 0, 2.5, None)] == ["-3", "0", "2.5", ""]


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=5), st.sampled_from(",;"))
def test_every_cell_comes_back_and_none_is_a_formula(rows: list[list[str]], separator: str):
    text = "".join(lines(["one", "two"], rows, separator=separator))
    assert text.startswith(BOM)
    found = read(text, separator)
    assert found == [["one", "two"], *([safe(cell) for cell in row] for row in rows)]
    assert not any(cell.startswith(FORMULA) for row in found for cell in row)


def test_lines_come_one_by_one():
    def endless():
        while True:
            yield ["x", 1]

    file = lines(["a", "b"], endless())
    assert [next(file) for _ in range(3)] == [BOM, '"a","b"\r\n', '"x","1"\r\n']
