"""Clauses: complements, infinitives and clauses of nouns, adverbial clauses, what stands at the root."""

from __future__ import annotations

from comity.qualify.cues import effects, words
from comity.qualify.governors import FREE, Cue, Link, find_negative, find_operator
from comity.qualify.tree import COPULAS, PREDICATIVE, SUBJECTS, Tree

# Effects that need a subject to ask or want, which a clause run together with another has not.
ASKED = frozenset(("demands", "wants", "plans"))
# What the form of a clause says by itself, where its governor is in no list.
BY_SLOT = {
    "inf": "purpose",
    "ing": "implies",
    "bare": "implies",
    "participle": "implies",
    "that": "speech",
    "subjunctive": "demands",
    "whether": "questions",
    "wh": "fact",
}


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


def of_complement(tree: Tree, index: int) -> Link:
    """A clause that completes a verb, an adjective or a noun."""
    governor, slot = tree.head[index], clause_slot(tree, index)
    if is_habit(tree, governor, slot):
        return Link(above=governor)
    if index < governor and (slot == "whether" or is_inverted_condition(tree, index)):
        return of_adverbial(tree, index)
    cue = _excess(tree, governor, slot) or _impersonal(tree, governor, slot) or find_operator(tree, governor, slot)
    cue = cue or _predicated(tree, governor, index, slot)
    if index < governor and slot == "that" and (cue is None or cue[0].name in ASKED):
        return FREE  # "We left, he asked" and clauses run together: nobody asks for what stands first
    return Link(above=governor, cues=(cue or _default(tree, governor, slot),))


def _excess(tree: Tree, governor: int, slot: str) -> Cue | None:
    """ "Too weak to resist" did not resist; "not too weak to resist" may have done."""
    if slot == "inf" and any(tree.lower[child] == "too" for child in tree.children[governor]):
        return effects()["refuses"], f"'too' on {tree.lower[governor]!r}"
    return None


def _impersonal(tree: Tree, governor: int, slot: str) -> Cue | None:
    """ "It is alleged that they left" is as sure as "they are alleged to have left"."""
    if slot != "that" or tree.child(governor, ("auxpass",)) is None:
        return None
    cue = find_operator(tree, governor, "inf")
    return cue if cue and cue[0].name in ("hearsay", "probable") else None


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
    if slot == "inf" and tree.lemma[copula] == "be" and tree.child(copula, PREDICATIVE) is None:
        return effects()["plans"], "'be' + inf"
    return None


def _default(tree: Tree, governor: int, slot: str) -> Cue:
    """What the form of a clause says by itself, where its governor is in no list."""
    return effects()[BY_SLOT[slot]], f"{tree.lower[governor]!r} + {slot}"


def of_noun_clause(tree: Tree, index: int) -> Link:
    """A clause that hangs on a noun: "a plan to leave", "reports that they left"; a plain relative clause is free."""
    noun, slot = tree.head[index], clause_slot(tree, index)
    if tree.lower[noun] in words("links") and tree.lower[tree.head[noun]] == "in":
        return _joined(tree, index, noun)  # "in order to", "in the event that"
    if slot == "inf":
        return Link(above=noun, cues=(_infinitive_of_noun(tree, noun),))
    cue = find_operator(tree, noun, slot) if slot == "ing" else None
    if cue and cue[0].name == "fact":
        return Link(above=noun, cues=(cue,))  # "had trouble leaving"; "a deal ending the war" is a plain relative
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


def _infinitive_of_noun(tree: Tree, noun: int) -> Cue:
    """ "A plan to leave", "the first to leave", and the headline "Peru to leave"."""
    if any(tree.lower[child] in ("first", "last", "only", "second") for child in tree.children[noun]):
        return effects()["adjunct"], f"{tree.lower[noun]!r} singled out + inf"
    cue = find_operator(tree, noun, "inf")
    if cue is None and tree.dep[noun] == "ROOT":
        return effects()["plans"], f"{tree.lower[noun]!r} + to, as headlines say what will be"
    return cue or _default(tree, noun, "inf")


def of_adverbial(tree: Tree, index: int) -> Link:
    """An adverbial clause: a condition, a purpose, a time, a circumstance."""
    main, slot = tree.head[index], clause_slot(tree, index)
    joined = _joining_word(tree, index)
    if joined is not None:
        return _joined(tree, index, joined)
    if slot == "inf":
        return _of_infinitive(tree, index)
    if _stands_for_another(tree, index):
        return Link(closing=((effects()["instead"], "'rather than'"),))
    if is_inverted_condition(tree, index):
        return Link(closing=((effects()["condition"], "the auxiliary before its subject"),))
    cue = find_operator(tree, main, slot) if slot == "ing" and _is_close(tree, main, index) else None
    if cue:
        return Link(above=main, cues=(cue,))
    if tree.tag[index] in ("VBG", "VBN") and tree.child(index, SUBJECTS) is None:
        return Link(above=main, cues=((effects()["adjunct"], f"participle beside {tree.lower[main]!r}"),))
    return FREE


def _stands_for_another(tree: Tree, index: int) -> bool:
    """Whether a clause opens with "rather than": it tells what was not done."""
    mark = tree.child(index, ("mark",))
    return mark is not None and tree.lower[max(0, mark - 1) : mark + 1] == ["rather", "than"]


def _of_infinitive(tree: Tree, index: int) -> Link:
    """An infinitive beside a clause; where the word just before "to" is known to govern one, it is that word's."""
    main, before = tree.head[index], _word_before(tree, index)
    cue = find_operator(tree, before, "inf") if before > main and not tree.is_verb(before) else None
    return Link(above=before, cues=(cue,)) if cue else Link(above=main, cues=(_purpose(tree, main),))


def _word_before(tree: Tree, index: int) -> int:
    """The token before the "to" of an infinitive, "not" passed over: "lacked the will | to act"."""
    start = min(tree.children[index])
    return start - 1 - (tree.lower[start - 1] == "not") if start else start


def _purpose(tree: Tree, main: int) -> Cue:
    """What an infinitive beside a clause is: what its subject names ("calls were made to leave"), or a purpose."""
    subject = tree.child(main, ("nsubjpass",))
    cue = find_operator(tree, subject, "inf") if subject is not None else None
    return cue or find_operator(tree, main, "inf") or (effects()["purpose"], "'to' of purpose")


def _is_close(tree: Tree, main: int, index: int) -> bool:
    """Whether no comma parts a participle from its verb: "ruled out sending", not "left, sending"."""
    return main < index and "," not in tree.lower[main:index]


def _joining_word(tree: Tree, index: int) -> int | None:
    """The word that joins a clause to another, None without one: "if", "case" of "in case", "long" of "as long as"."""
    known = words("links")
    for child in tree.children[index]:
        if tree.lower[child] in known and (tree.dep[child] == "mark" or tree.tag[child] in ("WRB", "IN")):
            return child
        if tree.lower[child] == "in":
            return next((noun for noun in tree.children[child] if tree.lower[noun] in known), None)
    main = tree.head[index]
    return main if tree.lower[main] in known and tree.tag[main] in ("RB", "NN") else None


def _joined(tree: Tree, index: int, word: int) -> Link:
    """A clause joined by a word of links.csv."""
    effect, cue = words("links")[tree.lower[word]], f"{tree.lower[word]!r} before {tree.lower[index]!r}"
    main = tree.head[index] if tree.head[index] != word else tree.head[word]
    if effect.name == "purpose":
        return Link(above=main, cues=((effect, cue),))
    if effect.name != "adjunct":
        return Link(closing=((effect, cue),))
    if tree.is_past(index) and (_is_long_over(tree, index) or not _looks_back(tree, main)):
        return FREE
    return Link(above=main, cues=((effects()["adjunct"], cue),))


def _is_long_over(tree: Tree, index: int) -> bool:
    """Whether a clause tells what was over a stated time before: "would return, six years after it had left"."""
    children = tree.children[index]
    measured = any(tree.dep[child] == "npadvmod" for child in children)
    return measured and any(tree.dep[child] == "aux" and tree.lower[child] in ("had", "'d") for child in children)


def _looks_back(tree: Tree, index: int) -> bool:
    """Whether a verb is told from the past, so that a past clause beside it is part of what it tells."""
    return tree.is_past(index) or any(tree.lower[c] in ("would", "could", "might", "'d") for c in tree.children[index])


def has_condition(tree: Tree, index: int) -> bool:
    """Whether a condition hangs on this predicate ("will strike if attacked")."""
    return any(
        tree.dep[child] == "advcl"
        and any(effect.name == "condition" for effect, _ in of_adverbial(tree, child).closing)
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
    if tree.lower[first] not in ("had", "should", "were"):
        return False
    return has_inversion(tree, index) or _takes_participle(tree, index)


def _takes_participle(tree: Tree, index: int) -> bool:
    """Whether the parser took "had" for the verb and the rest for its clause: "had | the police known"."""
    clause = tree.child(index, ("ccomp",))
    return clause is not None and tree.tag[clause] == "VBN" and tree.child(index, SUBJECTS) is None


def of_subject_clause(tree: Tree, index: int) -> Link:
    """A clause as subject: "to attack would be unwise", "attacking Iran was a mistake"."""
    joined = _joining_word(tree, index)
    if joined is not None:
        return _joined(tree, index, joined)  # "whether it will hold is unclear"
    name = "purpose" if tree.is_infinitive(index) else "adjunct"
    return Link(
        above=tree.head[index], cues=((effects()[name], f"clause as subject of {tree.lower[tree.head[index]]!r}"),)
    )


def of_root(tree: Tree, index: int) -> Link:
    """The main predicate of a sentence: free, but for a headline's infinitive or a condition that stands alone."""
    joined = _joining_word(tree, index)
    if joined is not None and words("links")[tree.lower[joined]].name == "condition":
        return _joined(tree, index, joined)
    if tree.is_infinitive(index):
        return Link(cues=((effects()["plans"], "'to', as headlines say what will be"),))
    if is_inverted_condition(tree, index) and all(tree.lower[child] != "?" for child in tree.children[index]):
        return Link(closing=((effects()["condition"], "the auxiliary before its subject"),))
    return FREE
