"""What no row of the lexicon tells: deeds of verbs that it has not, and deeds whose target stands outside their clause.

Syntax still proposes who may do it to whom; the learned model alone says what it is, and has to be sure of it. "Troops
left Hungary" is found by the first way, "Peru imposed a tariff and Chile protested in a letter" and "Peru freed them, a
step that Chile welcomed" by the second. What speakers say of others (`statements`) is asked with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from comity.events.candidates import Candidate, propose
from comity.events.clauses import is_passive
from comity.events.code_frames import Coded
from comity.events.frames import Frame, read_frame
from comity.events.guesses import Guess, code_guess, make_guess, pairs_of, party_of
from comity.events.learned import load
from comity.events.patterns import SIDE_BY_SIDE, is_nobodys_visit, sense_of
from comity.events.phrases import Cast, agents, parties_of
from comity.events.slots import ANYWHERE
from comity.events.standing import is_standing
from comity.events.statements import statements
from comity.events.tree import Tree
from comity.model import Mention, Reading

# Parties of the sentence that the model is asked about for one deed on nobody.
_ASKED = 1
# Verbs that tell of no deed, or only of what somebody told, whoever stands beside them.
_IDLE = frozenset(
    {
        "be",
        "have",
        "become",
        "seem",
        "do",
        "include",
        "remain",
        "mean",
        "know",
        "say",
        "tell",
        "report",
        "try",
        "view",
        "describe",
    }
)
# "the army of Peru" is one step from a verb, "the army near the lands of Peru" two.
_NEAR = re.compile(r"(?:object|dative|prep:(?!(?:as|in|unlike|like|through|inside|with)\b)\w+)(?:/[^/]+)?")

# What is said of another's deed.
_REACTING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})

Around = Mapping[int, Sequence[Mention]]
# A deed on nobody, and its type.
Stray = tuple[Candidate, str]


def find_unlisted(reading: Reading, cast: Cast, frames: Sequence[Frame], chosen: Sequence[Coded]) -> list[Coded]:
    """Codings by the model alone, beside those that were chosen by the lexicon."""
    tree, around = cast.tree, _parties_by_sentence(reading)
    strays = [*_strays(chosen), *_reactions(cast, frames, chosen)]
    guesses = [
        *_of_verbs(reading, tree, cast, chosen, around),
        *_of_strays(reading, tree, strays, chosen, around),
        *statements(reading, cast, chosen),
    ]
    opinions = load().opinions([guess.marked for guess in guesses]) if guesses else []
    coded = [code_guess(tree, *pair) for pair in zip(guesses, opinions, strict=True)]
    return [choice for choice in coded if choice and not is_nobodys_visit(tree, choice.coding.type, choice.candidate)]


def _of_verbs(reading: Reading, tree: Tree, cast: Cast, chosen: Sequence[Coded], around: Around) -> Iterator[Guess]:
    """Verbs that the lexicon has no sense for, between a known subject and a known party in their own phrases."""
    spoken_for = {token for choice in chosen for token in choice.coding.covers}
    for sentence in reading.doc.sents:
        if len(around.get(sentence.start, ())) < 2:
            continue
        for token in range(sentence.start, sentence.end):
            if not _may_tell(tree, token) or token in spoken_for:
                continue
            frame = read_frame(tree, token, "verb")
            if not is_standing(frame, tree):
                yield from _best(reading, propose(frame, cast))


def _may_tell(tree: Tree, token: int) -> bool:
    """Whether a token is a verb of some deed; what is only wanted, allowed or refused ("to help") is none."""
    if tree.pos[token] != "VERB" or tree.lemma[token] in _IDLE:
        return False
    return tree.tag[token] != "VB" or any(tree.tag[child] == "MD" for child in tree.kids(token, "aux"))


def _best(reading: Reading, candidates: Sequence[Candidate]) -> list[Guess]:
    """The nearest of the candidates that link two known parties in the verb's own phrases, else two side by side."""
    near = [candidate for candidate in candidates if _NEAR.fullmatch(candidate.slot) and _links_two(candidate)]
    near = [candidate for candidate in near if not any(map(_is_deep_pronoun, _ends(candidate)))]
    near.sort(key=lambda candidate: (candidate.steps, candidate.slot.startswith("prep")))
    beside = [candidate for candidate in candidates if not candidate.target and _are_two(candidate.source)]
    guesses = (make_guess(reading, candidate, among=_types_of(candidate)) for candidate in (near or beside)[:1])
    return [guess for guess in guesses if guess is not None]


def _are_two(mentions: Sequence[Mention]) -> bool:
    """Whether two named parties stand side by side ("Peru and Chile have pooled their fleets")."""
    return len(set(map(party_of, mentions[:2])) - {None}) == 2 and all(one.kind != "pronoun" for one in mentions[:2])


def _types_of(candidate: Candidate) -> frozenset[str] | None:
    return None if candidate.target else SIDE_BY_SIDE


def _of_strays(
    reading: Reading, tree: Tree, strays: Sequence[Stray], chosen: Sequence[Coded], around: Around
) -> Iterator[Guess]:
    """Deeds by somebody known on nobody, with the parties of the sentence that they do not name."""
    paired = {pair for choice in chosen for pair in pairs_of(choice.candidate)}
    for candidate, type_ in strays:
        doer = party_of(candidate.source[0])
        nearby = around.get(reading.doc[candidate.frame.predicate].sent.start, ())
        others = (mention for mention in _others(nearby, tree, candidate) if (doer, party_of(mention)) not in paired)
        for mention in islice(others, _ASKED):
            guess = make_guess(reading, replace(candidate, target=(mention,), slot=ANYWHERE), type_=type_)
            if guess is not None:
                yield guess


def _strays(chosen: Sequence[Coded]) -> Iterator[Stray]:
    """The deeds that the lexicon chose, of one party that is known on nobody who is."""
    for choice in chosen:
        if choice.coding.direction == "forward" and _is_lone(choice.candidate):
            yield choice.candidate, choice.coding.type


def _reactions(cast: Cast, frames: Sequence[Frame], chosen: Sequence[Coded]) -> Iterator[Stray]:
    """What somebody says of a deed: "a step that Chile welcomed", "Chile condemned the decision"."""
    spoken_for = {token for choice in chosen for token in choice.coding.covers}
    for frame in frames:
        if frame.kind != "verb" or frame.predicate in spoken_for or not frame.objects:
            continue
        sense = sense_of(cast.tree, frame)
        if sense is None or sense.type not in _REACTING:
            continue
        candidates = propose(frame, cast)
        if candidates and not any(parties_of(candidate.target) for candidate in candidates) and _is_lone(candidates[0]):
            yield candidates[0], sense.type


def _is_lone(candidate: Candidate) -> bool:
    """Whether one known party does it, and nobody known is its target: those who meet do it to one another."""
    actors = [actor for mention in candidate.source for actor in mention.actors]
    return len(actors) == 1 and actors[0].party is not None and not parties_of(candidate.target)


def _others(nearby: Sequence[Mention], tree: Tree, candidate: Candidate) -> list[Mention]:
    """The known parties of the sentence beside the doer, each once: those whose deed it hangs on first, then those
    before it, nearest first. Whoever only tells of it is none of them.
    """
    place = candidate.frame.predicate
    doer, above = party_of(candidate.source[0]), _doers_above(tree, place)
    silent = [mention for mention in nearby if not _tells(tree, mention)]
    nearest = sorted(silent, key=lambda one: (one.head not in above, one.head > place, abs(one.head - place)))
    found: dict[str | None, Mention] = {}
    for mention in nearest:
        if party_of(mention) != doer:
            found.setdefault(party_of(mention), mention)
    return list(found.values())


def _doers_above(tree: Tree, predicate: int) -> set[int]:
    """The subjects of the verbs above a predicate, of passives the agents."""
    found: set[int] = set()
    for token in tree.ancestors(predicate):
        found.update(agents(tree, token) if is_passive(tree, token) else tree.kids(token, "nsubj"))
    return found


def _tells(tree: Tree, mention: Mention) -> bool:
    return tree.dep[mention.head] == "nsubj" and tree.lemma[tree.head[mention.head]] in _IDLE


def _parties_by_sentence(reading: Reading) -> Around:
    """The mentions of known parties, pronouns left out, by the first token of their sentence."""
    found: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.kind != "pronoun" and party_of(mention):
            found.setdefault(reading.doc[mention.head].sent.start, []).append(mention)
    return found


def _links_two(candidate: Candidate) -> bool:
    source, target = (set(map(party_of, side)) - {None} for side in (candidate.source, candidate.target))
    return bool(source) and bool(target) and source != target


def _ends(candidate: Candidate) -> tuple[tuple[str, Mention], tuple[str, Mention]]:
    return (candidate.source_slot, candidate.source[0]), (candidate.slot, candidate.target[0])


def _is_deep_pronoun(end: tuple[str, Mention]) -> bool:
    """ "its" and "much of it" stand for too much to be relied on."""
    slot, mention = end
    return mention.kind == "pronoun" and "/" in slot
