"""What a speaker says of another: "Peru said Chile's claim was absurd" accuses, "Chile should leave" requests.

The lexicon has no row for it, since any verb of saying or thinking may stand there, and what is told lies in the clause
below it. Syntax proposes who is spoken to and who is spoken of, the subject of that clause before its objects; the
learned model alone says what the words do to them, if anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cache
from itertools import islice

from comity.codes.table import rows
from comity.events.candidates import Candidate
from comity.events.clauses import datives, objects, subjects
from comity.events.code_frames import Coded
from comity.events.frames import Frame, read_frame
from comity.events.guesses import Guess, make_guess, pairs_of, party_of
from comity.events.phrases import Cast, parties_of
from comity.events.speakers import is_reporter, speaker_of
from comity.events.tree import Tree
from comity.model import Mention, Reading

# What whoever says so does to the one spoken of. A danger or a help that is foretold reads like a threat or a promise:
# in news one of two such answers was wrong, so that a threat counts only where the verb of saying tells of the will.
_BY_WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST"})
_BY_WILL = _BY_WORDS | {"THREATEN"}
_WILLING = frozenset({"threaten", "vow", "warn", "hint", "swear", "promise", "pledge"})
# In news three in four of them are right, in sentences of our own more: less than of other guesses.
_TRUST = 0.6
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Parties that the model is asked about for one speaker, the nearest first.
_ASKED = 2


def statements(reading: Reading, cast: Cast, chosen: Sequence[Coded]) -> Iterator[Guess]:
    """A guess for each of the nearest parties that a known party speaks to or of, where nothing else links the two.

    Of a clause that tells a deed of its own ("said that Chile had attacked Bolivia") nobody is asked about: whether its
    teller takes a side is for `allegations`.
    """
    told = {choice.coding.predicate for choice in chosen if parties_of(choice.candidate.target)}
    linked = set(_linked(reading, chosen))
    for verb in _verbs_of_saying(cast.tree):
        speaker = speaker_of(cast.tree, cast, verb)
        if speaker is not None:
            start = reading.doc[verb].sent.start
            others = _spoken_of(cast, verb, speaker, told)
            free = (at for at in others if (start, (party_of(speaker), party_of(at[1]))) not in linked)
            yield from _guesses(reading, cast.tree, verb, speaker, islice(free, _ASKED))


def _guesses(
    reading: Reading, tree: Tree, verb: int, speaker: Mention, others: Iterable[tuple[str, Mention]]
) -> Iterator[Guess]:
    frame = read_frame(tree, verb, "verb")
    for slot, other in others:
        candidate = _candidate(frame, speaker, slot, other)
        guess = make_guess(reading, candidate, among=_types_of(tree, verb))
        if guess is not None:
            yield replace(guess, trust=_TRUST)


def _types_of(tree: Tree, verb: int) -> frozenset[str]:
    return _BY_WILL if tree.lemma[verb] in _WILLING else _BY_WORDS


def _linked(reading: Reading, chosen: Sequence[Coded]) -> Iterator[tuple[int, tuple[str | None, str | None]]]:
    """The pairs of parties between which something is told already, with the first token of their sentence."""
    for choice in chosen:
        start = reading.doc[choice.coding.predicate].sent.start
        yield from ((start, pair) for pair in pairs_of(choice.candidate))


def _candidate(frame: Frame, speaker: Mention, slot: str, other: Mention) -> Candidate:
    steps = 1 + slot.count(".") + slot.count("/")
    return Candidate(frame=frame, source=(speaker,), target=(other,), source_slot="subject", slot=slot, steps=steps)


def _verbs_of_saying(tree: Tree) -> Iterator[int]:
    """The verbs of speech and thought with a clause of what is said; what is not said does nothing."""
    for verb, lemma in enumerate(tree.lemma):
        if lemma not in _sayings() or tree.pos[verb] != "VERB" or tree.kid(verb, "neg") is not None:
            continue
        if any(_is_finite(tree, clause) for clause in tree.kids(verb, "ccomp")):
            yield verb


def _is_finite(tree: Tree, clause: int) -> bool:
    """Whether a clause says something of its own: "said that it left", not "saw it leave"."""
    return tree.tag[clause] in _FINITE or any(tree.tag[aux] in _FINITE for aux in tree.kids(clause, "aux", "auxpass"))


@cache
def _sayings() -> frozenset[str]:
    table = rows("cues/reporting.csv")
    verbs = (row for row in table if row["pos"] == "verb" and row["kind"] in ("speech", "thought"))
    return frozenset(row["cue"] for row in verbs if "that" in row["frames"].split())


def _spoken_of(cast: Cast, verb: int, speaker: Mention, told: Set[int]) -> Iterator[tuple[str, Mention]]:
    """Each known party but the speaker's own once, with the slot where it stands: those addressed, then those in the
    clause of what is said, unless it is `told` as a deed.
    """
    tree, met = cast.tree, {party_of(speaker), None}
    places = [("object", [*tree.kids(verb, "dobj"), *datives(tree, verb)])]
    for clause in tree.kids(verb, "ccomp"):
        if clause in told or not _is_finite(tree, clause):
            continue
        places += [("inner.subject", subjects(tree, clause)), ("inner.object", objects(tree, clause))]
        places += [("inner.dative", datives(tree, clause))]
    for slot, tokens in places:
        for party in cast.standing_at(tokens):
            mention = party.mention
            if party_of(mention) not in met and mention.kind != "pronoun" and not is_reporter(mention):
                met.add(party_of(mention))
                yield f"{slot}/{party.way}" if party.way else slot, mention
