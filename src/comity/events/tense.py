"""Whether a predicate is told as done, as not done, or as to come."""

from __future__ import annotations

from comity.events.tree import Tree


def is_negated(tree: Tree, token: int) -> bool:
    """Whether "not" or "never" hangs on the verb, or "no" on its subject or object, or "without" stands before it."""
    if tree.dep[token] == "pcomp" and tree.word[tree.head[token]] == "without":
        return True
    for child in tree.children[token]:
        if tree.dep[child] == "neg":
            return True
        if tree.dep[child] in ("nsubj", "nsubjpass", "dobj") and has_no(tree, child):
            return True
    return False


def has_no(tree: Tree, noun: int) -> bool:
    """Whether a noun is said not to be there: "no attack", "neither side"."""
    return any(tree.word[child] in ("no", "neither") for child in tree.children[noun])


def is_future(tree: Tree, verb: int) -> bool:
    """Whether the verb is told as to come: will, shall, "is going to", "is to go", reported "would", "US to help"."""
    for child in tree.children[verb]:
        if tree.dep[child] == "aux" and tree.tag[child] == "MD":
            lemma = tree.lemma[child]
            return lemma in ("will", "shall", "'ll", "wo") or (lemma == "would" and tree.dep[verb] == "ccomp")
    head = tree.head[verb]
    if tree.tag[verb] != "VB":
        return False
    if tree.dep[verb] == "conj" and tree.pos[head] == "VERB":
        return is_future(tree, tree.first_of_list(head))
    if tree.dep[verb] == "ROOT":
        return is_infinitive(tree, verb) and tree.kid(verb, "nsubj") is not None
    if tree.dep[verb] != "xcomp":
        return False
    return tree.lemma[head] == "be" or tree.word[head] == "going"


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether a verb stands with "to": "to help"."""
    return tree.tag[verb] == "VB" and any(tree.word[child] == "to" for child in tree.kids(verb, "aux"))
