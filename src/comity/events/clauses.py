"""The parts of a clause: who stands as subject and object of a verb, also where the words stand elsewhere.

Labels are those of spaCy's English models (ClearNLP dependencies). Everything here answers with tokens; who these are
is for `phrases`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from comity.codes import predicates
from comity.events.phrases import with_conjuncts
from comity.events.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass")
_WEEKDAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_MONTHS = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
_DAYS = frozenset(_WEEKDAYS | _MONTHS | {"december"})
_RELATIVE_TAGS = frozenset({"WDT", "WP"})
_RELATIVE_OWNER = "WP$"
# A chain of borrowed subjects ("agreed to try to help rebuild") longer than this is a parse gone wrong.
_DEPTH = 6
# "shelled and then took the town" shares its object; with more words between, the first verb has its own.
_SHARING_REACH = 3
# "promised Iran to withdraw": the one who promises withdraws, unlike "urged Iran to withdraw".
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "swear", "use", "spend"})
# "called on Iran to withdraw": these name the one addressed after "on", as others do in their object.
_ADDRESS_BY_ON = frozenset({"call", "prevail", "lean", "count", "rely"})
# "accused Iran of bombing", "stopped Iran from bombing", "blamed Iran for bombing": the object bombs.
_OBJECT_CONTROL_PREPOSITIONS = frozenset({"of", "from", "for", "into"})
# "according to Peru", "citing Peru": whoever stands there tells of the deed and has no part in it.
_ATTRIBUTING = frozenset({"according", "citing", "quoting", "per"})
# "in a statement by Peru", "told in an interview with Peru's radio": so are words that are told.
_TELLING_PREPOSITIONS = frozenset({"in", "during", "through", "via"})


def is_passive(tree: Tree, verb: int, depth: int = _DEPTH) -> bool:
    """Whether the verb is passive: "was hit", "the town hit by shells", "was hit and burned"."""
    labels = {tree.dep[child] for child in tree.children[verb]}
    if "auxpass" in labels or "nsubjpass" in labels:
        return True
    if tree.tag[verb] != "VBN" or "aux" in labels or "nsubj" in labels:
        return False
    if tree.dep[verb] == "conj":
        return depth > 0 and tree.pos[tree.head[verb]] == "VERB" and is_passive(tree, tree.head[verb], depth - 1)
    return tree.dep[verb] in ("acl", "advcl") or "agent" in labels


def subjects(tree: Tree, verb: int, depth: int = _DEPTH) -> list[int]:
    """The tokens in subject position (of a passive: those acted upon), with conjuncts; empty when there are none."""
    own = tree.kid(verb, *_SUBJECTS)
    if own is None:
        return _borrowed_subjects(tree, verb, depth) if depth else []
    if _is_relative(tree, own):
        return _antecedent(tree, verb) or [own]
    return with_conjuncts(tree, own)


def objects(tree: Tree, verb: int) -> list[int]:
    """The tokens acted upon: direct objects, passive subjects, what a relative clause hangs on; conjuncts included."""
    if is_passive(tree, verb):
        return subjects(tree, verb)
    heads = list(tree.kids(verb, "dobj", "obj")) or list(filter(partial(_is_named, tree), tree.kids(verb, "npadvmod")))
    own = [token for head in heads for token in with_conjuncts(tree, head)]
    if own and tree.tag[own[0]] in _RELATIVE_TAGS:
        return _antecedent(tree, verb) or own
    return own or _of_small_clause(tree, verb) or _borrowed_objects(tree, verb)


def datives(tree: Tree, verb: int) -> list[int]:
    """The one given to: "sent Iran a message", "gave a loan to Iran" (where the parser calls it a dative)."""
    found: list[int] = []
    for child in tree.kids(verb, "dative"):
        heads = tree.kids(child, "pobj") if tree.pos[child] == "ADP" else iter((child,))
        found += [token for head in heads for token in with_conjuncts(tree, head)]
    return found


def prepositions(tree: Tree, token: int) -> Iterator[tuple[str, int]]:
    """Each preposition of a verb or noun with its noun, conjuncts included; nested ones ("out of Iran") by the last."""
    for child in tree.children[token]:
        if tree.dep[child] in ("prep", "prt") and tree.word[child] not in _ATTRIBUTING:
            yield from (pair for pair in _nouns_after(tree, child) if not _only_tells(tree, *pair))


def _only_tells(tree: Tree, preposition: str, noun: int) -> bool:
    return preposition in _TELLING_PREPOSITIONS and predicates.in_class(tree.lemma[noun], "@utterance")


def complements(tree: Tree, verb: int) -> Iterator[tuple[str, int]]:
    """What an object is called, as if behind "as": "called the raid (as) an act of war" gives both act and war.

    So is an adjective behind a real one: "described the raid as reckless".
    """
    for preposition in tree.kids(verb, "prep"):
        if tree.word[preposition] == "as":
            yield from (("as", quality) for quality in tree.kids(preposition, "amod", "acomp", "pcomp"))
    yield from (("as", quality) for quality in _small_clauses(tree, verb))
    for noun in tree.kids(verb, "dobj"):
        yield from (("as", quality) for quality in tree.kids(noun, "amod") if quality > noun)
    for child in tree.kids(verb, "oprd"):
        for noun in with_conjuncts(tree, child):
            yield "as", noun
            yield from (("as", inside) for word, inside in prepositions(tree, noun) if word == "of")


def _of_small_clause(tree: Tree, verb: int) -> list[int]:
    """The object that the parser hangs on what it is called: "found them guilty", "shot dead the envoy"."""
    heads = (noun for quality in _small_clauses(tree, verb) for noun in tree.kids(quality, "nsubj", "dobj"))
    return [token for head in heads for token in with_conjuncts(tree, head)]


def _small_clauses(tree: Tree, verb: int) -> Iterator[int]:
    return (child for child in tree.kids(verb, "ccomp", "advcl", "acomp", "oprd") if tree.pos[child] == "ADJ")


def _nouns_after(tree: Tree, preposition: int, depth: int = 2) -> Iterator[tuple[str, int]]:
    for child in tree.children[preposition]:
        if tree.dep[child] == "pobj":
            for noun in with_conjuncts(tree, child):
                yield tree.word[preposition], noun
        elif depth and tree.pos[child] in ("ADP", "SCONJ") and tree.dep[child] in ("prep", "conj"):
            yield from _nouns_after(tree, child, depth - 1)


def _is_named(tree: Tree, noun: int) -> bool:
    """Whether an adverbial noun is a name and no day: "bombing Chile" is often read as "bombing Tuesday" is."""
    return tree.pos[noun] == "PROPN" and tree.word[noun] not in _DAYS


def _antecedent(tree: Tree, verb: int) -> list[int]:
    """What a relative clause hangs on: "the army, which shelled and took the town"."""
    verb = tree.first_of_list(verb)
    return [tree.head[verb]] if tree.dep[verb] in ("relcl", "acl") else []


def _borrowed_subjects(tree: Tree, verb: int, depth: int) -> list[int]:
    """The subject that stands with another verb or noun, by the way `verb` hangs on it."""
    dep, head = tree.dep[verb], tree.head[verb]
    if dep in ("relcl", "acl"):
        return [head]
    if dep in ("conj", "advcl", "parataxis"):
        return subjects(tree, head, depth - 1) if head != verb else []
    if dep in ("xcomp", "ccomp", "acomp", "attr"):
        return _controllers(tree, head, depth - 1)
    if dep == "pcomp":
        return _above_preposition(tree, head, depth - 1)
    return []


def _controllers(tree: Tree, head: int, depth: int) -> list[int]:
    """Who does what an infinitive below `head` says."""
    if tree.lemma[head] not in _SUBJECT_CONTROL:
        found = objects(tree, head) if is_passive(tree, head) else list(tree.kids(head, "dobj"))
        found = found or _addressed(tree, head)
        if found:
            return [token for noun in found for token in with_conjuncts(tree, noun)]
    return subjects(tree, head, depth)


def _addressed(tree: Tree, verb: int) -> list[int]:
    if tree.lemma[verb] not in _ADDRESS_BY_ON:
        return []
    return [noun for word, noun in prepositions(tree, verb) if word in ("on", "upon")]


def _above_preposition(tree: Tree, preposition: int, depth: int) -> list[int]:
    """Who does what a gerund after a preposition says: the object of "accused Iran of bombing", else the subject."""
    head = tree.head[preposition]
    if tree.pos[head] not in ("VERB", "AUX"):
        return [head]
    if tree.word[preposition] in _OBJECT_CONTROL_PREPOSITIONS:
        found = objects(tree, head)
        if found:
            return found
    return subjects(tree, head, depth)


def _borrowed_objects(tree: Tree, verb: int) -> list[int]:
    """An object shared with a later verb ("shelled and took the town"), or the head of "the town that they took"."""
    if tree.dep[verb] == "relcl":
        own = tree.kid(verb, *_SUBJECTS)
        if own is not None and not (_is_relative(tree, own) or _is_of_antecedent(tree, own)):
            return [tree.head[verb]]
    for child in tree.kids(verb, "conj"):
        if tree.pos[child] == "VERB" and child - verb <= _SHARING_REACH and tree.kid(child, *_SUBJECTS) is None:
            return [token for noun in tree.kids(child, "dobj") for token in with_conjuncts(tree, noun)]
    return []


def _is_relative(tree: Tree, subject: int) -> bool:
    """Whether a subject stands for what its clause hangs on: "who", "which", "that"."""
    return tree.tag[subject] in _RELATIVE_TAGS or tree.word[subject] == "that"


def _is_of_antecedent(tree: Tree, subject: int) -> bool:
    """Whether a subject is a thing of what its clause hangs on: "whose army"."""
    return any(tree.tag[owner] == _RELATIVE_OWNER for owner in tree.kids(subject, "poss"))
