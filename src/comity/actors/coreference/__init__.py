"""Whom pronouns, "the minister" and "the two countries" mean: the actors named before, the most salient that fits.

One pass from left to right, and a second over the words of those quoted. Each mention joins the actors seen; one that
names nobody by itself asks them. What finds no antecedent stays as it is, with id and country None.

`referrer` is the pass. `candidates` are the words that may point at somebody, `clauses` who is subject of what, `seen`
the actors so far and which of them is most salient, `speaker` who says a quotation. `pronouns`, `nouns`, `names` and
`pairs` settle each sort of mention, and `links` joins it to its actor.
"""

from comity.actors.coreference.referrer import add_references

__all__ = ["add_references"]
