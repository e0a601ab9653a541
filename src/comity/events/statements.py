"""What a speaker says of another: "Peru said Chile's claim was absurd" accuses, "Chile should leave" requests.

The lexicon has no row for it, since any verb of saying or thinking may stand there, and what is told lies in the clause
below it. Syntax proposes who is spoken to and who is spoken of, the subject of that clause before its objects; the
learned model alone says what the words do to them, if anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from comity.codes.table import rows
from comity.events.candidates import Candidate
from comity.events.clauses import datives, objects, subjects
from comity.events.code_frames import Coded
from comity.events.frames import read_frame
from comity.events.guesses import Guess, make_guess, pairs_of, party_of
from comity.events.phrases import Cast, parties_of
from comity.events.speakers import is_reporter, speaker_of
from comity.events.tree import Tree
from comity.model import Mention, Reading

# What words alone can do to somebody.
_BY_WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE"})
# Parties that the model is asked about for one speaker, the nearest first.
_ASKED = 2


def statements(reading: Reading, cast: Cast, chosen: Sequence[Coded]) -> Iterator[Guess]:
    """A guess for each of the nearest parties that a known party speaks to or of, where nothing else links the two.

    Of a clause that tells a deed of its own ("said that Chile had attacked Bolivia") nobody is asked about: whether its
    teller takes a side is for `allegations`.
    """
    told = [choice.coding.predicate for choice in chosen if parties_of(choice.candidate.target)]
    linked = set(_linked(reading, chosen))
    for verb in _verbs_of_saying(cast.tree):
        speaker = speaker_of(cast.tree, cast, verb)
        if speaker is None:
            continue
        start = reading.doc[verb].sent.start
        others = _spoken_of(cast, verb, speaker, told)
        free = ((slot, other) for slot, other in others if (start, (party_of(speaker), party_of(other))) not in linked)
        for slot, other in islice(free, _ASKED):
            guess = make_guess(reading, _candidate(cast.tree, verb, speaker, slot, other), among=_BY_WORDS)
            if guess is not None:
                yield guess


def _linked(reading: Reading, chosen: Sequence[Coded]) -> Iterator[tuple[int, tuple[str | None, str | None]]]:
    """The pairs of parties between which something is told already, with the first token of their sentence."""
    for choice in chosen:
        start = reading.doc[choice.coding.predicate].sent.start
        yield from ((start, pair) for pair in pairs_of(choice.candidate))


def _candidate(tree: Tree, verb: int, speaker: Mention, slot: str, other: Mention) -> Candidate:
    frame = read_frame(tree, verb, "verb")
    steps = 1 + slot.count(".") + slot.count("/")
    return Candidate(frame=frame, source=(speaker,), target=(other,), source_slot="subject", slot=slot, steps=steps)


def _verbs_of_saying(tree: Tree) -> Iterator[int]:
    """The verbs of speech and thought with a clause of what is said, the denied and the doubted left out."""
    for verb, lemma in enumerate(tree.lemma):
        if lemma not in _sayings() or tree.pos[verb] != "VERB":
            continue
        if tree.kid(verb, "ccomp") is not None and tree.kid(verb, "neg") is None:
            yield verb


@cache
def _sayings() -> frozenset[str]:
    table = rows("cues/reporting.csv")
    return frozenset(row["cue"] for row in table if row["pos"] == "verb" and row["kind"] in ("speech", "thought"))


def _spoken_of(cast: Cast, verb: int, speaker: Mention, told: Sequence[int]) -> Iterator[tuple[str, Mention]]:
    """Each known party but the speaker's own once, with the slot where it stands: those addressed, then those in the
    clause of what is said, unless it is `told` as a deed.
    """
    tree, met = cast.tree, {party_of(speaker), None}
    places = [("object", [*tree.kids(verb, "dobj"), *datives(tree, verb)])]
    for clause in tree.kids(verb, "ccomp"):
        if clause in told:
            continue
        places += [("inner.subject", subjects(tree, clause)), ("inner.object", objects(tree, clause))]
        places += [("inner.dative", datives(tree, clause))]
    for slot, tokens in places:
        for party in cast.standing_at(tokens):
            mention = party.mention
            if party_of(mention) not in met and mention.kind != "pronoun" and not is_reporter(mention):
                met.add(party_of(mention))
                yield f"{slot}/{party.way}" if party.way else slot, mention
