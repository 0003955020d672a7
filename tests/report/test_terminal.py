"""What may reach a terminal, and how wide it may be."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from zifferblatt.report.terminal import Terminal, columns, fitted, safe, table


@given(st.text())
def test_nothing_that_commands_a_terminal_gets_through(text: str) -> None:
    shown = safe(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200f")


def test_an_escape_sequence_is_shown_and_not_obeyed() -> None:
    assert safe("rot\x1b[31m\x07 \x9b2J") == "rot␛[31m␇ �2J"


@given(st.text(max_size=40), st.integers(0, 40))
def test_fitted_text_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    assert columns(fitted(safe(text), width)) == width


cells = st.text(alphabet="abc 漢äö", max_size=60)


@given(st.lists(st.tuples(cells, cells, cells), max_size=5), st.integers(40, 120))
def test_a_table_fits_its_terminal(rows: list[tuple[str, str, str]], width: int) -> None:
    for line in table(("a", "b", "c"), rows, width, stretch=(0, 1, 2)):
        assert columns(line) <= width
        assert line == line.rstrip()


def test_colour_only_where_it_is_wanted() -> None:
    assert Terminal(colour=False).styled("x", "bold") == "x"
    assert Terminal(colour=True).styled("x", "bold", "red") == "\x1b[1;31mx\x1b[0m"
