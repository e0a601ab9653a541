"""Which places of a frame a sense has a use for: the nearer the place to what the row asks, the lower its rank."""

from __future__ import annotations

import re

from comity.codes.predicates import AdjectiveRow, NounRow, VerbRow
from comity.events.candidates import Candidate

Row = VerbRow | NounRow | AdjectiveRow

# The slot of a target that stands anywhere in the sentence, where no parse led to it.
ANYWHERE = "sentence"
# Ways down a phrase at whose end somebody else stands as often as not: "the road to the Malian border", "talks in
# Geneva on Mali".
_ASTRAY = re.compile(r".*/amod|.*/.*/.*|prep:\w+/prep:\w+")
# The rank of a candidate without a target: worse than any place that a sense has a use for.
NOBODY = 5
# Prepositions that lead to a target when the row names none, by how often they do.
_NEAR = frozenset({"with", "to", "against", "on", "at", "upon", "toward", "towards"})
_FAR = frozenset({"from", "for", "of", "over", "into", "in", "about", "between", "near", "off", "among"})
# Prepositions that say where the object of a deed was: "shot down a Chilean plane over Peru" strikes Chile.
_WHERE = frozenset({"over", "near", "off", "around", "outside"})
# Behind these stands whom one is protected from, who is not helped by it.
_WARDED_OFF = frozenset({"from", "against"})
# Operators that speak to or about somebody: that one is the target, rather than whoever the inner deed touches.
ADDRESSING = frozenset({"demand", "urge", "accuse", "oppose", "support", "allow", "prevent", "deny", "regret"})
# Where the one who does an inner deed stands.
_DOERS = frozenset({"subject", "poss", "compound", "prep:by"})


def is_aside(slot: str) -> bool:
    """Whether who stands in this slot is often not the one done to: inside of what an operator takes in ("refused to
    arm Peru"), far down a phrase, anywhere in the sentence.

    >>> is_aside("object"), is_aside("inner.subject"), is_aside("inner.object")
    (False, False, True)
    """
    inner, _, bare = slot.rpartition(".")
    is_taken_in = bool(inner) and not bare.startswith("subject")
    return slot == ANYWHERE or is_taken_in or _ASTRAY.fullmatch(bare) is not None


def source_rank(row: Row | None, candidate: Candidate) -> int | None:
    """0 for the best place of a source; None where the row has no use for it."""
    slot, _, way = candidate.source_slot.partition("/")
    further = 1 if way else 0
    if candidate.frame.kind != "noun" or not slot:
        return further
    if slot in ("poss", "compound", "prep:by"):
        return further
    if slot == "subject":
        return further + 1
    if slot in ("prep:between", "prep:among"):
        return further if row is None or row.direction == "mutual" else further + 1
    return _rank_of_loose_source(row, slot, further)


def _rank_of_loose_source(row: Row | None, slot: str, further: int) -> int | None:
    """ "of" and "from": the doer of "a visit of the king", the target of "the arrest of the king"."""
    if isinstance(row, NounRow) and slot.removeprefix("prep:") in row.target_preps:
        return None
    return further + 2 if slot in ("prep:from", "prep:of") else None


def target_rank(row: Row | None, effect: str | None, depth: int, slot: str, *, threat: bool = False) -> int | None:
    """0 for the place that the sense asks for; None where it has no use for it. `depth` counts operators.

    Only a `threat` is meant for whom its condition names: "threatened to quit unless Peru paid".
    """
    if not slot:
        return NOBODY
    if slot.rpartition(".")[2].startswith("condition"):
        return NOBODY - 1 if threat else None
    found = _target_rank(row, effect, depth, slot)
    if found is not None and row is not None and row.direction == "mutual" and "prep:" in slot.partition("/")[2]:
        return min(found + 1, NOBODY - 1)
    return found


def _target_rank(row: Row | None, effect: str | None, depth: int, slot: str) -> int | None:
    inner, _, bare = slot.rpartition(".")
    if depth == 0:
        return _rank_beyond(bare) if inner else _rank_by_row(row, bare)
    if effect in ADDRESSING:
        return _rank_of_addressed(row, bare, bool(inner))
    if inner:
        return None if bare.startswith("subject") else _rank_by_row(row, bare)
    if bare in ("object", "dative"):
        return 1
    found = _rank_plain(bare)
    return None if found is None else found + 2


def _rank_beyond(bare: str) -> int | None:
    """Inside what an operator takes in, where the lexicon does not know it: "offered to cede an island to Peru"."""
    found = None if bare.startswith("subject") else _rank_plain(bare)
    return None if found is None else min(found + 1, NOBODY - 1)


def _rank_of_addressed(row: Row | None, bare: str, inner: bool) -> int | None:
    """Of "urged Iran", Iran; of "condemned Iran's attack on Peru", Iran and rather not Peru."""
    slot, _, way = bare.partition("/")
    if not inner:
        if slot in ("object", "dative") and way in ("", "poss", "compound", "amod", "prep:by"):
            return 0
        found = _rank_plain(bare)
        return None if found is None else found + 1
    if slot in _DOERS:
        return 1 if not way else 2
    found = _rank_by_row(row, bare)
    return None if found is None else found + 2


def _rank_by_row(row: Row | None, bare: str) -> int | None:
    if isinstance(row, NounRow):
        return _rank_by_noun(row, bare)
    if row is None or not row.preps:
        named = isinstance(row, VerbRow) and bool(row.objects.lemmas)
        return _rank_beside_object(bare, _moves(row)) if named else _rank_plain(bare)
    return _rank_by_preposition(row, bare)


def _rank_by_preposition(row: VerbRow | AdjectiveRow, bare: str) -> int | None:
    """A row that names its preposition: a direct object that it does not constrain still comes first."""
    free = isinstance(row, VerbRow) and not row.objects.text
    if free and bare == "object":
        return 0
    slot, _, way = bare.partition("/")
    word = slot.partition(":")[2]
    if free and row.type == "AID" and row.direction == "forward" and word in _WARDED_OFF:
        return None
    if word in row.preps:
        return _further(1 if free else 3 if word in _WHERE else 0, way)
    found = _rank_plain(bare) if free else _rank_beside_object(bare, _moves(row))
    return None if found is None else min(found + 1, NOBODY - 1)


def _rank_beside_object(bare: str, moved: bool = False) -> int | None:
    """Of "imposed sanctions": the target hangs on the sanctions, or on the verb; what is `moved` is none."""
    slot, _, way = bare.partition("/")
    if slot == "object":
        if moved and not way:
            return None
        return 1 if way in ("", "poss", "compound", "amod") else 2
    return _rank_plain(bare, ease=1)


def _moves(row: Row | None) -> bool:
    """Whether the row tells of forces or envoys sent or recalled: "sent a fleet to Peru" is done to Peru."""
    return row is not None and (row.type == "MOBILIZE" or row.mode == "withdraw")


def _rank_plain(bare: str, ease: int = 0) -> int | None:
    slot, _, way = bare.partition("/")
    if slot in ("object", "dative"):
        return _further(0, way)
    word = slot.partition(":")[2]
    if word in _NEAR:
        return _further(2 - ease, way)
    return _further(3 - ease, way) if word in _FAR else None


def _rank_by_noun(row: NounRow, bare: str) -> int | None:
    slot, _, way = bare.partition("/")
    name, _, word = slot.partition(":")
    outer = 1 if name == "outer" else 0
    if word and word in row.target_preps:
        return _further(outer, way)
    if word in _NEAR or (word in ("for", "of") and not outer):
        return _further(outer if not row.target_preps else outer + 2, way)
    if slot in ("poss", "compound"):
        return _further(3, way)
    if slot in ("object", "dative"):
        return _further(2, way)
    return _further(3, way) if word in _FAR and word != "from" else None


def _further(rank: int, way: str) -> int:
    """Each step down the noun phrase costs one, but never as much as having no target at all."""
    return min(rank + (1 + way.count("/") if way else 0), NOBODY - 1)
