"""A frame: one predicate with all that hangs on it, as tokens. Operators ("agreed to send") hold their inner frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal

from comity.codes import predicates
from comity.events import clauses, phrases
from comity.events.tense import has_no, is_future, is_infinitive, is_negated
from comity.events.tree import Tree

Kind = Literal["verb", "noun", "adj"]

# Operators that leave what they take in as it is.
OPEN = frozenset({None, "transparent", "resume"})

# "took part in talks", "agreed to a truce", "were killed by shelling"; what comes "after talks" is not done by talking.
_SUPPORTING = frozenset(
    {"in", "to", "on", "with", "for", "at", "into", "through", "by", "during", "under", "of", "from"}
)
# "took part in talks": those who take the share do what it is a share in.
_SHARES = frozenset({"part", "role", "share"})
# Whoever promises, refuses or tries does so of their own deeds: "Peru meant that it would", not "it means Peru will".
_OF_ONESELF = frozenset({"promise", "decide", "seek", "refuse", "fail", "stop", "resume", "consider"})
_CLAUSES = ("xcomp", "ccomp", "advcl")
_IF = frozenset({"if", "unless", "until"})
_SAYING = frozenset(
    {"say", "state", "declare", "announce", "insist", "stress", "add", "maintain", "argue", "repeat", "tell"}
)
_MAY = frozenset({"can", "could", "may", "might", "ca"})
_OBLIGATIONS = frozenset({"must", "should", "ought", "need"})
# "was engaged in", "is involved in": passive in form only.
_TAKING_PART = frozenset({"engage", "involve", "embroil", "lock"})
# Operators inside operators inside operators ("refused to agree to allow talks") end here.
_DEPTH = 3
# A particle that the parser takes for something else stands right after its verb: "call on", not "call … on Friday".
_PARTICLE_LABELS = frozenset({"advmod", "prep", "acomp"})
# "a series of attacks", "a round of talks": nouns that only count or bundle the event named after "of".
_BUNDLES = frozenset(
    {"series", "round", "wave", "spate", "string", "number", "act", "campaign", "set", "kind", "day", "week"}
)
# Prepositions by which an operator takes in what it works on; "took part in talks", but not "condemned it in talks".
_INNER_PREPOSITIONS = frozenset({"to", "for", "of", "on", "from", "against", "about", "into", "over"})
_INNER_BY_EFFECT = {"transparent": frozenset({"in", "with", "at"}), "threaten": frozenset({"with"})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A predicate and its places, all as tokens.

    `subjects` are those who do: of a passive its agents; of a noun those who do it by a supporting verb ("launched an
    attack"). `preps` are (preposition, noun) of the predicate itself; `outer_preps` are those of its objects, or of the
    verb that supports a noun. `conditions` are the subjects of if-clauses: those whom a threat is meant for; `unless`:
    one of these clauses is the price of its not being done. `effect` is what an operator does to `inner`.
    """

    predicate: int
    lemma: str
    kind: Kind
    passive: bool = False
    negated: bool = False
    future: bool = False
    possible: bool = False
    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    datives: tuple[int, ...] = ()
    preps: tuple[tuple[str, int], ...] = ()
    outer_preps: tuple[tuple[str, int], ...] = ()
    support: int | None = None
    conditions: tuple[int, ...] = ()
    unless: bool = False
    effect: str | None = None
    inner: Frame | None = None

    def covers(self) -> Iterator[int]:
        """The predicates that this frame speaks for: its own, and those inside it."""
        yield self.predicate
        if self.inner is not None:
            yield from self.inner.covers()


@cache
def known_words() -> frozenset[str]:
    """Every lemma that can head a frame; of a phrasal verb its first word."""
    words = (*predicates.verbs(), *predicates.nouns(), *predicates.adjectives(), *predicates.operators())
    return _SAYING | {word.partition(" ")[0] for word in words}


def kind_of(tree: Tree, token: int) -> Kind | None:
    """What kind of frame a token can head by its part of speech; None for none, and for words of no lexicon."""
    if tree.lemma[token] not in known_words():
        return None
    pos = tree.pos[token]
    if pos == "VERB":
        return "verb"
    if pos == "NOUN":
        # "war games" and "aid groups" tell of no war and no aid.
        return "noun" if _is_noun(tree.lemma[token]) and tree.dep[token] != "compound" else None
    return "adj" if pos == "ADJ" and _is_adjective(tree.lemma[token]) else None


def read_frame(tree: Tree, token: int, kind: Kind, depth: int = _DEPTH) -> Frame:
    """The frame of a predicate."""
    if kind == "verb":
        return _verb_frame(tree, token, depth)
    return _noun_frame(tree, token, depth) if kind == "noun" else _adjective_frame(tree, token, depth)


def _verb_frame(tree: Tree, verb: int, depth: int) -> Frame:
    passive = clauses.is_passive(tree, verb)
    objects = clauses.objects(tree, verb)
    lemma = _with_particle(tree, verb)
    effect = _effect(lemma, "verb")
    told = _clause_told_to(tree, verb) if tree.lemma[verb] in _SAYING and depth else None
    if told is not None:
        return _demand_frame(tree, verb, told, depth)
    return Frame(
        predicate=verb,
        lemma=lemma,
        kind="verb",
        passive=passive,
        negated=is_negated(tree, verb),
        future=is_future(tree, verb),
        possible=bool(_MAY & {tree.lemma[child] for child in tree.kids(verb, "aux")}),
        subjects=tuple(_doers(tree, verb)),
        objects=tuple(objects),
        datives=tuple(clauses.datives(tree, verb)),
        preps=(*clauses.prepositions(tree, verb), *clauses.complements(tree, verb)),
        outer_preps=tuple(pair for noun in objects for pair in clauses.prepositions(tree, noun)),
        conditions=tuple(_conditions(tree, verb)),
        unless=_has_unless(tree, verb),
        effect=effect,
        inner=_inner_of_verb(tree, verb, effect, objects, depth) if effect and depth else None,
    )


def _conditions(tree: Tree, verb: int) -> Iterator[int]:
    for clause in tree.kids(verb, "advcl"):
        if any(tree.word[child] in _IF for child in tree.kids(clause, "mark")):
            yield from clauses.subjects(tree, clause)


def _has_unless(tree: Tree, verb: int) -> bool:
    marks = (mark for clause in tree.kids(verb, "advcl") for mark in tree.kids(clause, "mark"))
    return any(tree.word[mark] == "unless" for mark in marks)


def _demand_frame(tree: Tree, verb: int, clause: int, depth: int) -> Frame:
    """ "Peru said Chile must withdraw" asks it of Chile."""
    return Frame(
        predicate=verb,
        lemma=tree.lemma[verb],
        kind="verb",
        negated=is_negated(tree, verb),
        subjects=tuple(clauses.subjects(tree, verb)),
        preps=tuple(clauses.prepositions(tree, verb)),
        effect="demand",
        inner=_verb_frame(tree, clause, depth - 1),
    )


def _clause_told_to(tree: Tree, verb: int) -> int | None:
    """The clause below a verb of saying that says what somebody else must or should do; None where there is none."""
    for clause in tree.kids(verb, "ccomp"):
        modals = {tree.lemma[child] for child in tree.kids(clause, "aux")}
        subject = tree.kid(clause, "nsubj")
        if subject is not None and tree.pos[subject] != "PRON" and modals & _OBLIGATIONS:
            return clause
    return None


def _noun_frame(tree: Tree, noun: int, depth: int) -> Frame:
    verb = _supporting_verb(tree, noun)
    effect = _effect(tree.lemma[noun], "noun")
    passive = verb is not None and clauses.is_passive(tree, verb)
    return Frame(
        predicate=noun,
        lemma=tree.lemma[noun],
        kind="noun",
        negated=has_no(tree, noun) or (verb is not None and is_negated(tree, verb)),
        future=verb is not None and is_future(tree, verb),
        subjects=tuple(_doers(tree, verb, noun)) if verb is not None else (),
        objects=tuple(clauses.subjects(tree, verb)) if verb is not None and passive and _is_means(tree, noun) else (),
        preps=tuple(clauses.prepositions(tree, noun)),
        outer_preps=() if verb is None else tuple(clauses.prepositions(tree, verb)),
        datives=() if verb is None else tuple(clauses.datives(tree, verb)),
        support=verb,
        effect=effect,
        inner=_inner_of_noun(tree, noun, effect, depth) if effect and depth else None,
    )


def _doers(tree: Tree, verb: int, noun: int | None = None) -> list[int]:
    """Who does what a verb says; also those "engaged in shelling" or "scheduled to meet", passive in form only."""
    if not clauses.is_passive(tree, verb):
        return clauses.subjects(tree, verb)
    agents = phrases.agents(tree, verb)
    takes_part = tree.lemma[verb] in _TAKING_PART and (noun is None or tree.dep[noun] == "pobj")
    is_to_do = noun is None and _effect(tree.lemma[verb], "verb") == "promise" and tree.kid(verb, "xcomp") is not None
    if noun is None and not agents:
        agents = _forces_behind(tree, verb)
    return agents or (clauses.subjects(tree, verb) if takes_part or is_to_do else [])


def _forces_behind(tree: Tree, verb: int) -> list[int]:
    """Whose fire it was: "four were killed in Israeli shelling", but not where it was: "killed in a Kabul bombing"."""
    beside = (noun for word, noun in clauses.prepositions(tree, verb) if word in ("in", "during", "under"))
    return [noun for noun in beside if _is_fire(tree, noun)]


def _is_fire(tree: Tree, noun: int) -> bool:
    """Whether a phrase is somebody's fire; the parser may take "shelling" for a verb, and what stands before for it."""
    if predicates.in_class(tree.lemma[noun], "@fire"):
        return tree.kid(noun, "amod", "poss") is not None
    after = noun + 1
    return after < len(tree.word) and tree.dep[after] == "advcl" and predicates.in_class(tree.word[after], "@fire")


def _adjective_frame(tree: Tree, adjective: int, depth: int) -> Frame:
    verb = tree.head[adjective] if tree.dep[adjective] in ("acomp", "attr", "oprd") else None
    effect = _effect(tree.lemma[adjective], "adj")
    holder = [tree.head[adjective]] if tree.dep[adjective] == "amod" else []
    inner = _inner_clause(tree, adjective, depth, *_CLAUSES) if effect and depth else None
    if inner is None and verb is not None and effect and depth:
        inner = _inner_clause(tree, verb, depth, *_CLAUSES)
    return Frame(
        predicate=adjective,
        lemma=tree.lemma[adjective],
        kind="adj",
        negated=verb is not None and is_negated(tree, verb),
        future=verb is not None and is_future(tree, verb),
        subjects=tuple(holder if verb is None else clauses.subjects(tree, verb)),
        preps=tuple(clauses.prepositions(tree, adjective)),
        effect=effect,
        inner=inner,
    )


@cache
def _is_noun(lemma: str) -> bool:
    return lemma in predicates.nouns() or _effect(lemma, "noun") is not None


@cache
def _is_adjective(lemma: str) -> bool:
    return lemma in predicates.adjectives() or _effect(lemma, "adj") is not None


@cache
def _effect(lemma: str, kind: Kind) -> str | None:
    return next((row.effect for row in predicates.operators().get(lemma, ()) if row.pos == kind), None)


def _with_particle(tree: Tree, verb: int) -> str:
    """The lemma, with its particle where the lexicon has the phrasal verb ("call off")."""
    lemma = tree.lemma[verb]
    for child in tree.children[verb]:
        if tree.dep[child] == "prt" or (tree.dep[child] in _PARTICLE_LABELS and child == verb + 1):
            phrasal = f"{lemma} {tree.word[child]}"
            if phrasal in predicates.verbs() or phrasal in predicates.operators():
                return phrasal
    return lemma


def _inner_of_verb(tree: Tree, verb: int, effect: str, objects: list[int], depth: int) -> Frame | None:
    """What an operator works on: an infinitive or clause, an event noun, a purpose, what a preposition leads to."""
    return (
        _inner_clause(tree, verb, depth, "xcomp", "ccomp")
        or next((frame for noun in objects if (frame := _inner_noun(tree, noun, depth))), None)
        or _inner_clause(tree, verb, depth, "advcl")
        or _inner_after_preposition(tree, verb, effect, depth)
    )


def _inner_of_noun(tree: Tree, noun: int, effect: str, depth: int) -> Frame | None:
    holder = tree.head[noun]
    beside = tree.kids(holder, "advcl", "xcomp") if tree.dep[noun] == "dobj" else iter(())
    for child in (*tree.kids(noun, "acl", "relcl"), *filter(partial(is_infinitive, tree), beside)):
        if tree.pos[child] == "VERB" and tree.tag[child] == "VB":
            return _verb_frame(tree, child, depth - 1)
    return _inner_after_preposition(tree, noun, effect, depth)


def _inner_clause(tree: Tree, token: int, depth: int, *labels: str) -> Frame | None:
    for label in labels:
        for child in tree.kids(token, label):
            if tree.pos[child] == "VERB" and not _stands_alone(tree, token, child):
                return _verb_frame(tree, child, depth - 1)
    return None


def _stands_alone(tree: Tree, token: int, clause: int) -> bool:
    """Whether a clause tells of its own event: what is merely said ("Peru said that Chile attacked"), an aside."""
    if tree.dep[clause] == "advcl":
        return not is_infinitive(tree, clause)
    own = tree.kid(clause, "nsubj", "nsubjpass") if tree.dep[clause] == "ccomp" else None
    if own is not None and clause < token and tree.kid(token, "dobj") is not None:
        return True  # "Malawi withdrew it; Chad regretted the decision": the parser takes the first clause as said
    effect = _effect(tree.lemma[token], "verb")
    return own is not None and (effect == "transparent" or (effect in _OF_ONESELF and tree.pos[own] != "PRON"))


def _inner_after_preposition(tree: Tree, token: int, effect: str, depth: int) -> Frame | None:
    allowed = _INNER_PREPOSITIONS | _INNER_BY_EFFECT.get(effect, frozenset())
    for preposition in tree.kids(token, "prep"):
        if tree.word[preposition] not in allowed:
            continue
        for child in tree.children[preposition]:
            if tree.dep[child] == "pcomp" and tree.pos[child] == "VERB":
                return _verb_frame(tree, child, depth - 1)
            if tree.dep[child] == "pobj" and (frame := _inner_noun(tree, child, depth)):
                return frame
    return None


def _inner_noun(tree: Tree, noun: int, depth: int) -> Frame | None:
    """The frame of an event noun, or of the one inside "a series of attacks"."""
    if _is_noun(tree.lemma[noun]) and tree.pos[noun] == "NOUN":
        return _noun_frame(tree, noun, depth - 1)
    if tree.lemma[noun] in _BUNDLES:
        for word, inside in clauses.prepositions(tree, noun):
            if word == "of" and _is_noun(tree.lemma[inside]) and tree.pos[inside] == "NOUN":
                return _noun_frame(tree, inside, depth - 1)
    return None


def _supporting_verb(tree: Tree, noun: int) -> int | None:
    """The verb that an event noun is done with: "launched an attack", "took part in talks", "talks were held"."""
    noun = tree.first_of_list(noun)
    if _is_bundled(tree, noun):
        noun = tree.first_of_list(tree.head[tree.head[noun]])
    head = tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.word[head] in _SUPPORTING and tree.dep[head] in ("prep", "agent"):
        passes_on = tree.word[head] == "of" or tree.lemma[tree.head[head]] in _SHARES
        head = tree.head[head]
        if passes_on and tree.dep[head] in ("dobj", "nsubjpass") and tree.pos[head] == "NOUN":
            head = tree.head[head]
    elif tree.dep[noun] not in ("dobj", "nsubjpass", "oprd"):
        return None
    return head if tree.pos[head] == "VERB" else None


def _is_means(tree: Tree, noun: int) -> bool:
    """Whether something is suffered by way of the event: "four men were killed in a raid"."""
    return tree.dep[noun] == "pobj" and tree.word[tree.head[noun]] in ("in", "by", "during")


def _is_bundled(tree: Tree, noun: int) -> bool:
    head = tree.head[noun]
    return tree.dep[noun] == "pobj" and tree.word[head] == "of" and tree.lemma[tree.head[head]] in _BUNDLES
