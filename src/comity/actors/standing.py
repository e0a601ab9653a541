"""Whether a place name stands for its government here: metonymy decided by what the parse does with the name."""

from __future__ import annotations

from comity.actors.lexicon import Hit
from comity.actors.page import Page
from comity.codes.actors import wording

# Verbs whose subject is a city as a place, not the government in it.
_PLACE_VERBS = wording("place_verb")
# Verbs done to governments: a capital that is their object or passive subject is one.
_DONE_TO_STATES = wording("done_to_states")
# Verbs done to actors, or to their land.
_DONE_TO_ACTORS = wording("done_to_actors")
# What a government gives or takes to and from another: "aid to Kabul", "pressure from Washington", "ties with Tokyo".
_DEALINGS = wording("dealing")
_LOCAL = frozenset(
    ("in", "at", "near", "around", "outside", "inside", "into", "through", "across", "within", "via", "over", "toward")
)
# Whom one government keeps with another: "recalled its ambassador from Lima".
_SENT = wording("sent")
_ALWAYS = frozenset(("with", "against", "between", "by", "toward", "towards"))


def stands_for_state(page: Page, hit: Hit, first: int, last: int) -> bool:
    """Whether a name is an actor here. Names that are no places are; a capital or a seat of power must act or be dealt
    with; another city or region never stands for its state.
    """
    kind = hit.best.kind
    if kind == "region":
        return hit.best.sort in ("dependency", "disputed")
    if kind not in ("capital", "seat"):
        return True
    return _acts(page, page.head_of(first, last), lenient=kind == "seat")


def is_dealt_with(page: Page, at: int) -> bool:
    """Whether an object is done to as actors are: "accused it", "attacked it", "talks with it", not "ratified it"."""
    dep, above = page.deps[at], page.heads[at]
    if dep == "dative":
        return True
    if dep == "pobj":
        return _is_dealt_with(page, above, lenient=False)
    return page.doc[above].lemma_ in _DONE_TO_STATES or page.doc[above].lemma_ in _DONE_TO_ACTORS


def _acts(page: Page, head: int, *, lenient: bool) -> bool:
    dep, above = page.deps[head], page.heads[head]
    if dep == "conj":
        return _acts(page, above, lenient=lenient) if above < head else False
    if dep == "nsubj":
        return page.doc[above].lemma_ not in _PLACE_VERBS
    if dep in ("dative", "iobj"):
        return True  # whoever is given something can take it
    if dep in ("dobj", "nsubjpass", "npadvmod"):
        return page.doc[above].lemma_ in _DONE_TO_STATES
    if dep == "pobj":
        return _is_dealt_with(page, above, lenient=lenient)
    if dep in ("compound", "nmod", "amod"):
        return lenient and page.poses[above] != "PROPN"  # "the Kremlin spokesman", not "the Élysée Treaty"
    return dep == "poss" or (lenient and dep == "ROOT")


def _is_dealt_with(page: Page, link: int, *, lenient: bool) -> bool:
    word = page.doc[link].lower_
    if word in ("to", "from", "in") and _SENT.intersection(
        (page.doc[page.heads[link]].lemma_, page.doc[link - 1].lemma_)
    ):
        return True
    if word in _LOCAL:
        return False
    if lenient or word in _ALWAYS:
        return True
    # The small model often hangs "condemnation from Riyadh" on the verb: the noun before the link counts too.
    return not _DEALINGS.isdisjoint((page.doc[page.heads[link]].lemma_.lower(), page.doc[link - 1].lemma_.lower()))
