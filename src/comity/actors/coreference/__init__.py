"""Whom pronouns, "the minister" and "the two countries" mean: the actors named before, the most salient that fits.

One pass from left to right. Each mention joins the actors seen; one that names nobody by itself asks them. What finds
no antecedent stays as it is, with id and country None.

`candidates` are the words that may point at somebody, `seen` the actors so far and which of them fits best, `pairs` the
two of "the two countries", `speaker` who says "we", and `referrer` the pass itself.
"""

from comity.actors.coreference.referrer import add_references

__all__ = ["add_references"]
