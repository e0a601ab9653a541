"""Hostile words are made safe and stay readable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.present.clean import markdown_link, markdown_text, printable, safe_link


@given(st.text())
def test_printable_text_is_one_line_without_controls(text: str) -> None:
    """Whatever comes in, no control character and no line end comes out, and doing it twice changes nothing."""
    shown = printable(text)
    assert all(char.isprintable() or not char.isascii() for char in shown)
    assert printable(shown) == " ".join(shown.split())


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//herald.example",
        "https:",
        "http://[",
        "",
        None,
        "https://herald.example/\nx",
        " https://herald.example",
        "java\tscript:alert(1)",
    ],
)
def test_what_leads_to_no_web_page_is_no_link(url: str | None) -> None:
    """Only http and https with a host, and nothing that a browser would strip."""
    assert safe_link(url) is None


def test_a_web_page_is_a_link() -> None:
    """An address with a query and an anchor stays as it is."""
    assert safe_link("https://herald.example/a?b=c#d") == "https://herald.example/a?b=c#d"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("# head", r"\# head"), ("1. first", r"1\. first"), ("- item", r"\- item"), ("[a](b)", r"\[a\](b)")],
)
def test_markdown_stays_words(text: str, shown: str) -> None:
    """What would open a heading, a list or a link does not."""
    assert markdown_text(text) == shown


def test_a_link_cannot_break_out_of_its_brackets() -> None:
    """An address with angle brackets is no Markdown link."""
    assert markdown_link("Dawn", "https://dawn.example/><script>") == "Dawn"
