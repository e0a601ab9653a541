"""The lexicon coder: a row of `codes/predicates` for the predicate, changed by the operators around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from comity.codes import cameo, predicates
from comity.codes.predicates import AdjectiveRow, Composed, Constraint, Direction, NounRow, VerbRow
from comity.events.candidates import Candidate
from comity.events.coder import Coding
from comity.events.confidence import features, probability
from comity.events.frames import Frame
from comity.events.phrases import counted
from comity.events.slots import NOBODY, source_rank, target_rank
from comity.events.tree import Tree, read_tree
from comity.model import Actor, Reading

# Types that a plain future makes a promise; those that it makes a threat.
_GOOD = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
# Modes of RETREAT by which somebody takes away what another may need.
_LEAVING = frozenset({"withdraw", "resign"})
# Types whose parties act on one another when a sentence puts them side by side ("Peru and Chile agreed").
SIDE_BY_SIDE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})
# CAMEO's code for who signs; other support goes to a third, unless the words say "each other".
_SIGNED = "057"
# Whoever offers forces lends them; whoever prepares or vows to send them threatens.
_OFFERING = frozenset({"offer", "pledge", "promise", "agree", "volunteer", "willing", "ready"})
# Who gives leave by these gives way; what merely makes possible ("enable") does not.
_LETTING = frozenset({"let", "allow", "permit"})
_FORCE = frozenset({"ASSAULT", "SANCTION", "COERCE", "MOBILIZE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a frame tells of, whoever its actors are. `row` is None where operators alone decided.

    `depth` counts the operators that had a say; `effect` is the last of them. `told`, `named_at`: see `coder.Coding`.
    """

    type: str
    mode: str | None
    cameo: str | None
    direction: Direction
    predicate: int
    row: VerbRow | NounRow | AdjectiveRow | None
    effect: str | None = None
    depth: int = 0
    covers: tuple[int, ...] = ()
    told: bool = False
    named_at: int | None = None
    why: tuple[str, ...] = ()


class PatternCoder:
    """Codes by hand-written rows: `verbs:impose/@sanctions/on` and their like, composed by `compose.csv`."""

    name = "patterns"

    def code(self, reading: Reading, candidates: Sequence[Candidate]) -> list[Coding | None]:
        """See `coder.Coder`."""
        tree = read_tree(reading.doc)
        senses: dict[int, Sense | None] = {}
        found: list[Coding | None] = []
        for candidate in candidates:
            frame = candidate.frame
            if frame.predicate not in senses:
                senses[frame.predicate] = sense_of(tree, frame)
            sense = senses[frame.predicate]
            found.append(_code(tree, sense, candidate) if sense else None)
        return found


def is_nobodys_visit(tree: Tree, type_: str, candidate: Candidate) -> bool:
    """Whether those who come or meet act for no state: tourists who visit, missiles that land."""
    heads = [tree.lemma[mention.head] for mention in candidate.source]
    return type_ == "CONSULT" and any(predicates.in_class(head, "@private") for head in heads)


def _code(tree: Tree, sense: Sense, candidate: Candidate) -> Coding | None:
    """The sense for these actors; None where they stand in places that it has no use for."""
    of_source = source_rank(sense.row, candidate)
    threat = sense.type == "THREATEN"
    of_target = target_rank(sense.row, sense.effect, sense.depth, candidate.slot, threat=threat)
    if of_target == NOBODY and _stands_side_by_side(sense, candidate):
        of_target = 0
    if of_source is None or of_target is None or is_nobodys_visit(tree, sense.type, candidate):
        return None
    named = _names_its_object(sense.row)
    reasons = features(candidate, source_rank=of_source, target_rank=of_target, depth=sense.depth, named=named)
    return to_coding(sense, candidate, probability(reasons))


def to_coding(sense: Sense, candidate: Candidate, confidence: float, *why: str) -> Coding:
    """The coding of a candidate by a sense, as sure as is said; `why` is added to the sense's own reasons."""
    return Coding(
        type=sense.type,
        mode=sense.mode,
        cameo=sense.cameo or cameo.from_plover(sense.type, sense.mode),
        predicate=sense.predicate,
        direction=sense.direction,
        confidence=confidence,
        covers=sense.covers,
        told=sense.told,
        named_at=sense.named_at,
        why=(*sense.why, f"path:{candidate.path}", *why),
    )


def _stands_side_by_side(sense: Sense, candidate: Candidate) -> bool:
    """Whether the source holds both sides: "Peru and Chile met", "the two countries signed a treaty".

    Those who praise or recognise ("Peru and Chile recognised the new rulers") do it to a third.
    """
    parties = sum(len(mention.actors) for mention in candidate.source)
    third = is_praise(sense.type, sense.cameo) and candidate.frame.objects and not candidate.reciprocal
    return parties > 1 and (sense.direction == "mutual" or (sense.type in SIDE_BY_SIDE and not third))


def is_alone(type_: str, source: Sequence[Actor], target: Sequence[Actor], slot: str) -> bool:
    """Whether one side of a claim is nobody. Parties side by side, and those that do it to each other, have each other.

    `slot` is where the one done to stands, empty where no place was found.
    """
    each_other = len(source) > 1 and (type_ in SIDE_BY_SIDE or bool(slot))
    return not source or not (target or each_other)


def is_praise(type_: str, code: str | None) -> bool:
    """Whether support is praise, recognition or backing, which goes to a third; who signs does it with the other."""
    return type_ == "SUPPORT" and code != _SIGNED


def sense_of(tree: Tree, frame: Frame) -> Sense | None:
    """What the frame tells of; None where the lexicon has nothing for it."""
    own = None if _wants_for_itself(frame) else _own_sense(tree, frame)
    composed = _composed_sense(tree, frame)
    if own is None or composed is None:
        return _in_time(own or composed, frame)
    listed = _names_its_object(own.row) and not _knows_its_noun(frame, composed.row)
    return _in_time(own if listed or _is_beside(frame) else composed, frame)


def _knows_its_noun(frame: Frame, row: VerbRow | NounRow | AdjectiveRow | None) -> bool:
    """Whether a row knows the object more closely than by its lemma: "launched an air strike" is no walkout."""
    noun = frame.effect == "transparent" and isinstance(row, NounRow)
    return noun and isinstance(row, NounRow) and bool(row.modifiers.lemmas)


def _is_beside(frame: Frame) -> bool:
    """Whether what a transparent verb takes in is only beside it: "met at a lunch" is a meeting before a lunch."""
    inner = frame.inner
    return (
        frame.effect == "transparent"
        and inner is not None
        and inner.kind == "noun"
        and inner.predicate not in frame.objects
    )


def _names_its_object(row: VerbRow | NounRow | AdjectiveRow | None) -> bool:
    """Whether the row lists the very objects it is about: such a row knows better than composition."""
    return isinstance(row, VerbRow) and bool(row.objects.lemmas)


def _composed_sense(tree: Tree, frame: Frame) -> Sense | None:
    if frame.effect is None or frame.inner is None:
        return None
    inner = sense_of(tree, frame.inner)
    if inner is None:
        return _bare_demand(frame) or _bare_leave(frame)
    effect = _effect_on(frame, inner, frame.effect)
    made = predicates.compose(effect, inner.type, inner.mode)
    return _apply(made, inner, frame, effect) if made else None


def _effect_on(frame: Frame, inner: Sense, effect: str) -> str:
    """The effect of an operator, where it depends on what it takes in."""
    if _urges_sanctions(frame, inner):
        return "urge"
    if _wants_for_itself(frame):
        return "consider"
    return "lend" if inner.type == "MOBILIZE" and frame.lemma in _OFFERING else effect


def _urges_sanctions(frame: Frame, inner: Sense) -> bool:
    """Whether somebody is asked to punish another: a request to them, where a call for sanctions is a rebuke."""
    asked = frame.inner is not None and frame.inner.kind == "verb" and bool(frame.inner.subjects)
    return frame.effect == "demand" and inner.type == "SANCTION" and asked and not _wants_for_itself(frame)


def _bare_demand(frame: Frame) -> Sense | None:
    """A demand is REQUEST whatever is demanded: "said the army must keep its word".

    What somebody wants to do themselves ("wants to gain time") is asked of nobody.
    """
    if frame.effect != "demand" or _wants_for_itself(frame):
        return None
    return _bare(frame, "REQUEST", None, "demand")


def _bare_leave(frame: Frame) -> Sense | None:
    """Whatever another is let do, they are given way: "let a boy go home", "allowed the ship to sail"."""
    inner = frame.inner
    if frame.lemma not in _LETTING or inner is None or inner.kind != "verb" or inner.subjects == frame.subjects:
        return None
    return _bare(frame, "RETREAT", "access", "allow")


def _bare(frame: Frame, type_: str, mode: str | None, effect: str) -> Sense:
    """What an operator tells, of whatever it works on."""
    return Sense(
        type=type_,
        mode=mode,
        cameo=None,
        direction="forward",
        predicate=frame.predicate,
        row=None,
        effect=effect,
        depth=1,
        covers=(frame.predicate,),
        why=(f"operators:{frame.lemma}={effect}",),
    )


def _wants_for_itself(frame: Frame) -> bool:
    inner = frame.inner
    asked = frame.objects or any(word in ("with", "to") for word, _ in frame.preps)
    if frame.effect != "demand" or inner is None or inner.kind != "verb" or asked:
        return False
    return inner.subjects == frame.subjects


def _apply(made: Composed, inner: Sense, frame: Frame, effect: str) -> Sense:
    why = (*inner.why, f"operators:{frame.lemma}={effect}")
    covers = (frame.predicate, *inner.covers)
    if made.keeps:
        kept = replace(inner, depth=inner.depth + 1, covers=covers, why=why)
        return _held_by(kept, frame) if effect == "transparent" else kept
    return Sense(
        type=made.type,
        mode=made.mode,
        cameo=made.cameo,
        direction="mutual" if inner.direction == "mutual" and made.type in SIDE_BY_SIDE else "forward",
        predicate=frame.predicate,
        row=inner.row,
        effect=effect,
        depth=inner.depth + 1,
        covers=covers,
        why=why,
    )


def _held_by(sense: Sense, frame: Frame) -> Sense:
    """A deed that a verb holds ("launched an attack") has the verb's tense and negation, and its noun's name."""
    if frame.kind != "verb" or frame.inner is None or frame.inner.kind != "noun" or sense.predicate == frame.predicate:
        return sense
    return replace(sense, predicate=frame.predicate, named_at=sense.predicate)


def _in_time(sense: Sense | None, frame: Frame) -> Sense | None:
    """PLOVER: a good deed to come is AGREE, one that is not done is REJECT, force to come is THREATEN.

    So is to leave unless another yields: "will withdraw its envoys unless Peru pays".
    """
    effect = _effect_of_time(sense, frame) if sense is not None and sense.predicate == frame.predicate else None
    if sense is None or effect is None:
        return sense
    made = predicates.compose(effect, sense.type, sense.mode)
    if made is None or made.keeps:
        return sense
    told = _apply(made, sense, frame, effect)
    return replace(told, row=sense.row, effect=sense.effect, depth=sense.depth, told=True)


def _effect_of_time(sense: Sense, frame: Frame) -> str | None:
    if sense.type in _GOOD and frame.negated:
        return "negate" if frame.kind == "verb" and not frame.possible else None
    if not frame.future or frame.negated:
        return None
    if frame.unless and sense.mode in _LEAVING:
        return "threaten"
    return "promise" if sense.type in _GOOD else "threaten" if sense.type in _FORCE else None


def _own_sense(tree: Tree, frame: Frame) -> Sense | None:
    row = _row(tree, frame)
    if row is None:
        return None
    held = _held_at(tree, frame)
    return Sense(
        type=row.type,
        mode=row.mode,
        cameo=row.cameo,
        direction=row.direction,
        predicate=frame.predicate if held is None else held,
        named_at=None if held is None else frame.predicate,
        row=row,
        covers=_covered(frame, row),
        why=(row.key,),
    )


def _held_at(tree: Tree, frame: Frame) -> int | None:
    """The verb that holds an event noun and so has its tense; None for one that does more to it ("ended the war")."""
    if frame.support is None:
        return None
    effects = {row.effect for row in predicates.operators().get(tree.lemma[frame.support], ()) if row.pos == "verb"}
    return frame.support if effects <= {"transparent", "resume"} else None


def _covered(frame: Frame, row: VerbRow | NounRow | AdjectiveRow) -> tuple[int, ...]:
    """What a frame speaks for by its own row: the objects that the row lists, and what an operator takes in."""
    listed = frame.objects if _names_its_object(row) else ()
    taken = () if frame.inner is None or frame.effect == "transparent" else tuple(frame.inner.covers())
    return (frame.predicate, *listed, *taken)


def _row(tree: Tree, frame: Frame) -> VerbRow | NounRow | AdjectiveRow | None:
    """The most constrained row that the frame meets."""
    if frame.kind == "verb":
        return _verb_row(tree, frame)
    if frame.kind == "noun":
        noun_rows = predicates.nouns().get(frame.lemma, ())
        return next((row for row in noun_rows if _fits_noun(tree, frame, row)), None)
    adjective_rows = predicates.adjectives().get(frame.lemma, ())
    return next((row for row in adjective_rows if _has_preposition(tree, frame.preps, row.preps)), None)


def _verb_row(tree: Tree, frame: Frame) -> VerbRow | None:
    """The first row that is met in full; else one whose listed object stands there without its preposition.

    "sent Malawi aid" and "imposed new sanctions" leave out whom the preposition would name.
    """
    known = predicates.verbs().get(frame.lemma, ())
    rows = [row for row in known if _has_object(tree, frame.objects, row.objects)]
    pairs = (*frame.preps, *frame.outer_preps, *(("to", noun) for noun in frame.datives))
    full = next((row for row in rows if _has_preposition(tree, pairs, row.preps)), None)
    if full is not None and full.weight:
        return full
    return next((row for row in rows if row.objects.lemmas and row.direction != "reverse"), full)


def _has_object(tree: Tree, objects: Sequence[int], need: Constraint) -> bool:
    if need.absent:
        return not objects
    return not need.lemmas or any(_is_one_of(tree, noun, need) for noun in objects)


def _is_one_of(tree: Tree, noun: int, need: Constraint) -> bool:
    """Whether an object is of the kind that a row asks for; "drilling ships" are no troops, though warships are."""
    if "@troops" in need.text and any(predicates.in_class(tree.lemma[word], "@civil") for word in _before(tree, noun)):
        return False
    if tree.lemma[noun] in need.lemmas or any(tree.lemma[inside] in need.lemmas for inside in counted(tree, noun)):
        return True
    # "the cruiser Sultan Selim" is a cruiser.
    return tree.pos[noun] == "PROPN" and any(tree.lemma[word] in need.lemmas for word in _before(tree, noun))


def _before(tree: Tree, noun: int) -> Iterator[int]:
    return tree.kids(noun, "compound", "amod", "nmod")


def _fits_noun(tree: Tree, frame: Frame, row: NounRow) -> bool:
    if not row.modifiers.text:
        return True
    before = [tree.lemma[child] for child in tree.kids(frame.predicate, "compound", "amod", "nmod", "poss")]
    return any(map(row.modifiers.allows, before)) if before else row.modifiers.absent


def _has_preposition(tree: Tree, pairs: Sequence[tuple[str, int]], needs: Mapping[str, Constraint]) -> bool:
    return not needs or any(word in needs and needs[word].allows(tree.lemma[noun]) for word, noun in pairs)
