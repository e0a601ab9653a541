"""How words are cut and compared."""

from hypothesis import given
from hypothesis import strategies as st

from comity.actors.words import Text, to_key


@given(st.text(max_size=80))
def test_words_are_cut_from_the_text_in_order(raw):
    """Each word is what its offsets cut, and words do not overlap."""
    text = Text.cut(raw)
    assert [raw[a:b] for a, b in zip(text.starts, text.ends, strict=True)] == list(text.words)
    assert all(end <= start for end, start in zip(text.ends, list(text.starts)[1:], strict=False))


@given(st.text(max_size=20))
def test_comparing_is_stable(word):
    """The key of a key is the key."""
    assert to_key(to_key(word)) == to_key(word)


def test_a_headline_in_capitals_is_shouted():
    """Capitals tell nothing in a shouted headline, but an acronym alone is not shouting."""
    assert Text.cut("PERU SENDS TROOPS HOME").is_shouted
    assert not Text.cut("IMF").is_shouted
