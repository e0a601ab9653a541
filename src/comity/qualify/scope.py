"""Whose scope a predicate stands in: the way up the parse, one governor at a time.

A `Link` says from whose state a predicate starts, and through which cues. What the governor does to it is a row of
codes/cues/operators.csv, found by the governor's lemma and the slot that the predicate fills:

    Iran  refused  to  meet   →  (refuse, v, to)        talks on a  withdrawal   →  (talk, n, on)
    They  called for a truce  →  (call, v, for)         the  visit  was cancelled →  (cancel, v, obj)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from comity.qualify.algebra import Effect
from comity.qualify.cues import effects, operators, words, words_of_telling
from comity.qualify.tree import COPULAS, PREDICATIVE, SUBJECTS, Tree

Cue = tuple[Effect, str]
"""An effect, and in words the cue behind it and where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where a predicate hangs: it starts from the state of token `above` under `cues`; None is what the text asserts.

    `closing` are cues that bear on the predicate together with its own negation and modals ("if they do not go"), so
    they come last. With `beside`, it shares what governs `above` and not what `above` itself says (coordination).
    """

    above: int | None = None
    cues: tuple[Cue, ...] = ()
    closing: tuple[Cue, ...] = ()
    beside: bool = False


FREE = Link()


def find_link(tree: Tree, index: int) -> Link:
    """Where a predicate hangs."""
    find = _FINDERS.get(tree.dep[index])
    return find(tree, index) if find else FREE


def find_operator(tree: Tree, governor: int, slot: str) -> Cue | None:
    """What a governor does to what fills one of its slots; None when no list knows it."""
    known, word_class = operators(), tree.word_class(governor)
    for name in _names(tree, governor):
        operator = known.get((name, word_class, slot))
        if operator:
            effect = operator.past if tree.is_past(governor) else operator.effect
            return effect, f"{name!r} + {slot}"
    return None


def _names(tree: Tree, governor: int) -> Iterator[str]:
    """The lemma with a particle, adverb or bare object ("call off", "have yet", "take place"), then the lemma alone."""
    lemma = tree.lemma[governor].lower()
    for child in tree.children[governor]:
        if tree.dep[child] in ("prt", "advmod", "dobj") and not tree.children[child]:
            yield f"{lemma} {tree.lower[child]}"
    yield lemma


def clause_slot(tree: Tree, index: int) -> str:
    """Which slot of its governor a clause fills, from its own form: inf, whether, wh, ing, bare, subjunctive or that.

    A participle without auxiliary or subject ("a bomb left there") is `participle`.
    """
    for child in tree.children[index]:
        if tree.tag[child] == "TO" and tree.dep[child] == "aux":
            return "inf"
        if tree.dep[child] == "mark" and tree.lower[child] in ("whether", "if"):
            return "whether"
        if tree.tag[child][0] == "W" and tree.lower[child] != "that":
            return "wh"
    return _bare_slot(tree, index)


def _bare_slot(tree: Tree, index: int) -> str:
    auxiliary = tree.child(index, ("aux", "auxpass"))
    form = tree.tag[index if auxiliary is None else auxiliary]
    if form == "VBG":
        return "ing"
    if form == "VB":
        return "bare" if tree.child(index, ("mark",)) is None else "subjunctive"
    return "participle" if form == "VBN" and auxiliary is None and tree.child(index, SUBJECTS) is None else "that"


# Clauses


def _complement(tree: Tree, index: int) -> Link:
    """A clause that completes a verb, an adjective or a noun."""
    governor, slot = tree.head[index], clause_slot(tree, index)
    if is_habit(tree, governor, slot):
        return Link(above=governor)
    cue = find_operator(tree, governor, slot) or _predicated(tree, governor, index, slot)
    if index < governor and slot == "that" and cue and cue[0].name in _ASKED:
        return FREE  # "We left, he asked" and clauses run together: nobody asks for what stands first
    return Link(above=governor, cues=(cue or _default(tree, governor, slot),))


_ASKED = frozenset(("demands", "wants", "plans"))


def is_habit(tree: Tree, governor: int, slot: str) -> bool:
    """Whether "used to" tells a habit of the past; "used to open doors" and "is used to" tell something else."""
    other = tree.child(governor, ("dobj", "auxpass", "nsubjpass"))
    return (
        slot == "inf" and tree.lower[governor] == "used" and other is None and tree.dep[governor] not in ("acl", "amod")
    )


def _predicated(tree: Tree, copula: int, index: int, slot: str) -> Cue | None:
    """What the adjective or noun predicated with a copula does: "it is unclear whether", "the plan is to leave"."""
    if tree.lemma[copula] not in COPULAS:
        return None
    deps = (*PREDICATIVE, *SUBJECTS)
    for child in tree.children[copula]:
        if tree.dep[child] in deps and child != index:
            cue = find_operator(tree, child, slot)
            if cue:
                return cue
    return (effects()["plans"], "'be' + to") if slot == "inf" and tree.lemma[copula] == "be" else None


_BY_SLOT = {
    "inf": "purpose",
    "ing": "implies",
    "bare": "implies",
    "participle": "implies",
    "that": "speech",
    "subjunctive": "demands",
    "whether": "questions",
    "wh": "fact",
}


def _default(tree: Tree, governor: int, slot: str) -> Cue:
    """What the form of a clause says by itself, where its governor is in no list."""
    return effects()[_BY_SLOT[slot]], f"{tree.lower[governor]!r} + {slot}"


def _noun_clause(tree: Tree, index: int) -> Link:
    """A clause that hangs on a noun: "a plan to leave", "reports that they left"; a plain relative clause is free."""
    noun, slot = tree.head[index], clause_slot(tree, index)
    if slot == "inf":
        return Link(above=noun, cues=(_infinitive_of_noun(tree, noun),))
    if slot in ("participle", "ing") or tree.lower[noun] in words("arguments"):
        return _beside_none(tree, index)
    if slot == "that" and (tree.dep[index] == "acl" or tree.child(index, ("mark",)) is not None):
        cue = find_operator(tree, noun, slot)
        return Link(above=noun, cues=(cue,)) if cue else FREE
    return FREE


def _beside_none(tree: Tree, index: int) -> Link:
    """What is told of none: "no casualties reported", "none of whom were named"."""
    noun = tree.head[index]
    effect = find_negative(tree, noun)
    return Link(closing=((effect, f"'no' on {tree.lower[noun]!r}"),)) if effect else FREE


def find_negative(tree: Tree, noun: int) -> Effect | None:
    """What a noun that is none, or is determined by no, does to the predicate it is an argument of."""
    known = words("arguments")
    if tree.lower[noun] in known:
        return known[tree.lower[noun]]
    determiners = (c for c in tree.children[noun] if tree.dep[c] in ("det", "preconj"))
    return next((known[tree.lower[child]] for child in determiners if tree.lower[child] in known), None)


def _infinitive_of_noun(tree: Tree, noun: int) -> Cue:
    if any(tree.lower[child] in ("first", "last", "only", "second") for child in tree.children[noun]):
        return effects()["implies"], f"{tree.lower[noun]!r} singled out + to"
    cue = find_operator(tree, noun, "inf")
    if cue is None and tree.dep[noun] == "ROOT":
        return effects()["plans"], f"{tree.lower[noun]!r} + to, as headlines say what will be"
    return cue or _default(tree, noun, "inf")


def _adverbial(tree: Tree, index: int) -> Link:
    """An adverbial clause: a condition, a purpose, a time, a circumstance."""
    main, slot = tree.head[index], clause_slot(tree, index)
    joined = _joining_word(tree, index)
    if joined is not None:
        return _joined(tree, index, joined)
    if slot == "inf":
        return Link(above=main, cues=(find_operator(tree, main, "inf") or (effects()["purpose"], "'to' of purpose"),))
    if is_inverted_condition(tree, index):
        return Link(closing=((effects()["condition"], "the auxiliary before its subject"),))
    cue = find_operator(tree, main, slot) if slot == "ing" and _is_close(tree, main, index) else None
    if cue:
        return Link(above=main, cues=(cue,))
    if tree.tag[index] in ("VBG", "VBN") and tree.child(index, SUBJECTS) is None:
        return Link(above=main, cues=((effects()["adjunct"], f"participle beside {tree.lower[main]!r}"),))
    return FREE


def _is_close(tree: Tree, main: int, index: int) -> bool:
    """Whether no comma parts a participle from its verb: "ruled out sending", not "left, sending"."""
    return main < index and "," not in tree.lower[main:index]


def _joining_word(tree: Tree, index: int) -> int | None:
    known = words("links")
    return next((c for c in tree.children[index] if tree.lower[c] in known and _joins(tree, c)), None)


def _joins(tree: Tree, child: int) -> bool:
    return tree.dep[child] == "mark" or tree.tag[child] == "WRB" or tree.tag[child] == "IN"


def _joined(tree: Tree, index: int, word: int) -> Link:
    effect, cue = words("links")[tree.lower[word]], f"{tree.lower[word]!r} before {tree.lower[index]!r}"
    if effect.name == "purpose":
        return Link(above=tree.head[index], cues=((effect, cue),))
    if effect.name != "adjunct":
        return Link(closing=((effect, cue),))
    if tree.is_past(index) and _is_ahead(tree, tree.head[index]):
        return FREE
    return Link(above=tree.head[index], cues=((effects()["adjunct"], cue),))


def _is_ahead(tree: Tree, index: int) -> bool:
    """Whether a verb looks ahead from the present, so that a past clause beside it is not part of what it foresees."""
    return any(tree.lower[child] in ("will", "'ll", "wo", "may", "can", "ca", "must") for child in tree.children[index])


def has_condition(tree: Tree, index: int) -> bool:
    """Whether a condition hangs on this predicate ("will strike if attacked")."""
    return any(
        tree.dep[child] == "advcl" and any(effect.name == "condition" for effect, _ in _adverbial(tree, child).closing)
        for child in tree.children[index]
    )


def has_inversion(tree: Tree, index: int) -> bool:
    """Whether an auxiliary, or the copula itself, stands before the subject: a question, or "had they known"."""
    subject = tree.child(index, ("nsubj", "nsubjpass", "expl"))
    first = tree.child(index, ("aux", "auxpass"))
    if first is None:
        first = index if tree.lemma[index] == "be" else None
    return subject is not None and first is not None and first < subject


def is_inverted_condition(tree: Tree, index: int) -> bool:
    """Whether a clause opens with "had", "should" or "were" before its subject: "had they known"."""
    parts = [child for child in tree.children[index] if tree.dep[child] not in ("punct", "cc")]
    first = min((*parts, index), default=index)
    return tree.lower[first] in ("had", "should", "were") and has_inversion(tree, index)


def _subject_clause(tree: Tree, index: int) -> Link:
    """A clause as subject: "to attack would be unwise", "attacking Iran was a mistake"."""
    name = "purpose" if tree.is_infinitive(index) else "adjunct"
    return Link(
        above=tree.head[index], cues=((effects()[name], f"clause as subject of {tree.lower[tree.head[index]]!r}"),)
    )


def _root(tree: Tree, index: int) -> Link:
    if tree.is_infinitive(index):
        return Link(cues=((effects()["plans"], "'to', as headlines say what will be"),))
    if is_inverted_condition(tree, index) and all(tree.lower[child] != "?" for child in tree.children[index]):
        return Link(closing=((effects()["condition"], "the auxiliary before its subject"),))
    return FREE


# Coordination


def _conjunct(tree: Tree, index: int) -> Link:
    """One of several: under what governs the first of them."""
    first = tree.head[index]
    if _in_place_of(tree, first, index):
        return Link(above=first, cues=((effects()["instead"], "'rather than'"),))
    if tree.is_infinitive(first) and tree.is_verb(index) and tree.tag[index] != "VB" and not tree.is_infinitive(index):
        return Link(above=tree.head[first], beside=True)
    return Link(above=first, beside=True)


def _in_place_of(tree: Tree, first: int, index: int) -> bool:
    """Whether "rather than" stands between the two."""
    return any(tree.lower[child] == "than" and first < child < index for child in tree.children[first]) and (
        "rather" in tree.lower[first:index]
    )


# Nouns


def _object(tree: Tree, index: int) -> Link:
    return _argument(tree, index, "obj")


def _subject(tree: Tree, index: int) -> Link:
    """The subject of a verb that says whether it comes about, or of "is possible"."""
    verb = tree.head[index]
    for child in tree.children[verb]:
        if tree.dep[child] in PREDICATIVE:
            cue = find_operator(tree, child, "subj")
            return Link(above=verb, cues=(cue,)) if cue else FREE
    return _argument(tree, index, "subj")


def _argument(tree: Tree, index: int, slot: str) -> Link:
    cue = find_operator(tree, tree.head[index], slot)
    if cue is None or (cue[0].name in ("rejects", "plans", "demands") and tree.lemma[index] in words_of_telling()):
        return FREE
    return Link(above=tree.head[index], cues=(cue,))


def _after_preposition(tree: Tree, index: int) -> Link:
    """A noun or gerund after a preposition: "without talks", "calls for talks", "stopped short of striking"."""
    preposition = tree.head[index]
    governor, word = tree.head[preposition], tree.lower[preposition]
    effect = words("prepositions").get(_first_of(tree, preposition))
    if effect and effect.name in ("negates", "instead"):
        return Link(
            above=governor, cues=((effects()["adjunct"], ""), (effect, f"{word!r} before {tree.lower[index]!r}"))
        )
    cue = _governed(tree, governor, word)
    if cue:
        return Link(above=governor, cues=(cue,))
    if effect and clause_slot(tree, index) == "ing" and tree.dep[index] == "pcomp":
        return Link(above=governor, cues=((effect, f"{word!r} before {tree.lower[index]!r}"),))
    return FREE


def _first_of(tree: Tree, preposition: int) -> str:
    """The word that carries the sense: "instead" of "instead of", "rather" of "rather than"."""
    known = words("prepositions")
    extra = (tree.lower[child] for child in tree.children[preposition] if tree.dep[child] == "advmod")
    return next((word for word in extra if word in known), tree.lower[preposition])


def _governed(tree: Tree, governor: int, word: str) -> Cue | None:
    cue = find_operator(tree, governor, word)
    if cue or tree.dep[governor] not in ("dobj", "prep"):
        return cue
    return None


def _compound(tree: Tree, index: int) -> Link:
    cue = find_operator(tree, tree.head[index], "compound")
    return Link(above=tree.head[index], cues=(cue,)) if cue else FREE


def _predicative(tree: Tree, index: int) -> Link:
    """An adjective or noun predicated through a verb stands as that verb does."""
    verb = tree.head[index]
    if tree.is_verb(index) and tree.child(index, SUBJECTS) is not None:
        return FREE  # a clause in its place: "that is what they met for"
    return Link(above=verb) if tree.lemma[verb] in COPULAS or tree.dep[index] != "oprd" else FREE


def _attribute(tree: Tree, index: int) -> Link:
    """A participle before a noun that is itself predicated: "not a licensed clinic"."""
    noun = tree.head[index]
    return Link(above=noun) if tree.dep[noun] == "attr" else FREE


def _prepositional(tree: Tree, index: int) -> Link:
    return Link(above=tree.head[index]) if tree.lemma[tree.head[index]] in COPULAS else FREE


_FINDERS: dict[str, Callable[[Tree, int], Link]] = {
    "ROOT": _root,
    "ccomp": _complement,
    "xcomp": _complement,
    "acl": _noun_clause,
    "relcl": _noun_clause,
    "advcl": _adverbial,
    "csubj": _subject_clause,
    "csubjpass": _subject_clause,
    "conj": _conjunct,
    "dobj": _object,
    "nsubjpass": _object,
    "nsubj": _subject,
    "pobj": _after_preposition,
    "pcomp": _after_preposition,
    "compound": _compound,
    "acomp": _predicative,
    "attr": _predicative,
    "oprd": _predicative,
    "amod": _attribute,
    "prep": _prepositional,
}
