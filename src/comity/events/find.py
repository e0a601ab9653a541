"""From a parsed reading with its mentions to its findings: propose, code, choose one coding a predicate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from comity.codes import cameo, plover
from comity.codes.predicates import appeals
from comity.events.allegations import find_allegations
from comity.events.calibration import calibrated
from comity.events.code_frames import Coded, code_frames
from comity.events.coder import Coder, Coding
from comity.events.coders import CODERS
from comity.events.contexts import contexts_of
from comity.events.denials import find_denials
from comity.events.dispose import dispose
from comity.events.frames import OPEN, Frame, kind_of, read_frame
from comity.events.lands import with_lands
from comity.events.learned import forget
from comity.events.patterns import SIDE_BY_SIDE, is_alone, is_praise
from comity.events.phrases import Cast, parties_of
from comity.events.pronouns import let_pronouns_stand
from comity.events.slots import is_aside
from comity.events.standing import is_standing
from comity.events.ties import find_ties
from comity.events.tree import Tree, read_tree
from comity.events.unlisted import find_unlisted
from comity.events.unnamed import deed_verbs, find_unnamed
from comity.model import Actor, EventFinding, Mention, Reading, Span

# Where a deed without a doer sets out, or by what, is not whom it strikes: "missiles fired from Syria".
_ORIGIN = re.compile(r"(?:inner\.)*(?:prep|outer):(?:from|in|by|with|through|over)\b")
# Where those stand who are praised or recognised, and do not sign with somebody.
_PRAISED = frozenset({"object", "object/amod", "object/poss"})
# What is told without a doer when it is told as suffered: deeds, never words.
_SUFFERED = frozenset({2, 4})


def find_events(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Stage 4: fill `Reading.findings` with events and ties, in the order of the text."""
    for reading in readings:
        forget()
        yield reading.with_(findings=(*events_of(reading), *find_ties(reading)))


def events_of(reading: Reading, coder: Coder = CODERS[0]) -> tuple[EventFinding, ...]:
    """The events of one reading: at most one for each predicate, none told twice."""
    tree = read_tree(reading.doc)
    cast = Cast(tree, reading.mentions)
    let_pronouns_stand(tree, cast)
    frames = list(_frames(reading, tree))
    chosen = _choose(code_frames(reading, frames, cast, coder))
    guessed = find_unlisted(reading, cast, frames, chosen)
    whole = [*filter(_has_parties, chosen), *find_unnamed(reading, frames, cast, _spoken_for(chosen, guessed))]
    settled = _with_disputes(reading, cast, frames, (*_settled(reading, whole), *guessed))
    findings = (_to_finding(reading, tree, choice) for choice in _without_aimless(settled, guessed))
    told = _without_preludes(tuple(_without_repeats(findings)), reading)
    return tuple(_without_echoes(told, reading))


def _with_disputes(
    reading: Reading, cast: Cast, frames: Sequence[Frame], settled: tuple[Coded, ...]
) -> tuple[Coded, ...]:
    """The choices, with who lays which of these deeds to whom, and who denies it."""
    alleged = find_allegations(cast.tree, with_lands(reading, cast), settled)
    told = (*settled, *filter(_has_parties, alleged))
    spoken_for = {choice.candidate.frame.predicate for choice in told}
    return (*told, *find_denials(cast, (frame for frame in frames if frame.predicate not in spoken_for), told))


def _spoken_for(chosen: Iterable[Coded], guessed: Iterable[Coded]) -> frozenset[int]:
    """The predicates that need no other coding: those that are whole, and those inside of another."""
    whole = {choice.candidate.frame.predicate for choice in (*filter(_has_parties, chosen), *guessed)}
    inside = {token for choice in chosen for token in choice.coding.covers if token != choice.candidate.frame.predicate}
    return frozenset(whole | inside)


def _settled(reading: Reading, whole: Iterable[Coded]) -> Iterator[Coded]:
    """The choices after the learned model has been heard on them."""
    chosen = list(whole)
    codings = dispose(reading, [choice.candidate for choice in chosen], [choice.coding for choice in chosen])
    for choice, coding in zip(chosen, codings, strict=True):
        if coding is not None:
            yield replace(choice, coding=coding)


def _without_aimless(choices: Iterable[Coded], guessed: Iterable[Coded]) -> list[Coded]:
    """The choices in the order of the text, a deed on nobody left out where its target has been guessed, and so what is
    said of somebody unknown ("freed the sailors, which Chile welcomed").
    """
    aimed = {choice.candidate.frame.predicate for choice in guessed if choice.candidate.target}
    kept = (choice for choice in choices if choice.candidate.frame.predicate not in aimed or _is_aimed(choice))
    return sorted(kept, key=lambda choice: choice.candidate.frame.predicate)


def _is_aimed(choice: Coded) -> bool:
    target = choice.candidate.target
    return bool(parties_of(target)) or (bool(target) and plover.quad(choice.coding.type) in _SUFFERED)


def _frames(reading: Reading, tree: Tree) -> Iterator[Frame]:
    """The frames of the sentences that mention somebody, or have a verb for a deed."""
    deeds = (token for token, lemma in enumerate(tree.lemma) if lemma in deed_verbs() and tree.pos[token] == "VERB")
    places = sorted({*(mention.head for mention in reading.mentions), *deeds})
    next_place = 0
    for sentence in reading.doc.sents:
        while next_place < len(places) and places[next_place] < sentence.start:
            next_place += 1
        if next_place == len(places):
            return
        if places[next_place] < sentence.end:
            yield from _frames_between(tree, sentence.start, sentence.end)


def _frames_between(tree: Tree, start: int, end: int) -> list[Frame]:
    """The frames of one sentence, without those that an operator takes in: what is denied or feared is no fact."""
    kinds = ((token, kind_of(tree, token)) for token in range(start, end))
    frames = [read_frame(tree, token, kind) for token, kind in kinds if kind is not None]
    taken = {token for frame in frames if frame.effect not in OPEN for token in _inside(frame)}
    return [frame for frame in frames if frame.predicate not in taken and not is_standing(frame, tree)]


def _inside(frame: Frame) -> Iterable[int]:
    return frame.inner.covers() if frame.inner is not None else ()


def _choose(coded: Iterable[Coded]) -> list[Coded]:
    """The surest coding of each predicate, without predicates that another has spoken for."""
    best: dict[int, Coded] = {}
    for choice in coded:
        place = choice.candidate.frame.predicate
        if place not in best or _sureness(choice) > _sureness(best[place]):
            best[place] = choice
    taken = {token for place, choice in best.items() for token in choice.coding.covers if token != place}
    return [choice for place, choice in sorted(best.items()) if place not in taken]


def _sureness(choice: Coded) -> tuple[bool, float, bool]:
    """Of two that are equally sure the one that names a partner: "Peru and Chile signed it with Fiji".

    Whoever is praised or recognised comes first: "Peru and Chile recognised Kosovo" is not between the two, while what
    they sign is.
    """
    aimed = is_praise(choice.coding.type, choice.coding.cameo) and choice.candidate.slot in _PRAISED
    return aimed, choice.coding.confidence, bool(choice.candidate.target)


def _to_finding(reading: Reading, tree: Tree, choice: Coded) -> EventFinding:
    coding = choice.coding
    source, target = _parties(choice)
    token = reading.doc[coding.predicate if coding.named_at is None else coding.named_at]
    sentence = token.sent
    return EventFinding(
        trigger=Span.cut(reading.document.text, token.idx, token.idx + len(token)),
        predicate=coding.predicate,
        source=source,
        target=target,
        type=coding.type,
        mode=coding.mode,
        contexts=coding.contexts or contexts_of(tree.lemma[sentence.start : sentence.end], coding.mode),
        cameo=_cameo(tree, coding),
        confidence=calibrated(
            coding.confidence,
            found=_is_found(choice),
            aside=is_aside(choice.candidate.slot),
            alone=is_alone(coding.type, source, target, choice.candidate.slot),
        ),
        path=choice.candidate.path,
        told=coding.told,
        why=coding.why,
    )


def _is_found(choice: Coded) -> bool:
    """Whether it had to be found whom a side means."""
    return any(mention.by_reference for mention in (*choice.candidate.source, *choice.candidate.target))


def _cameo(tree: Tree, coding: Coding) -> str | None:
    """The code of what is told; what is asked for in soft words is an appeal and no demand, which PLOVER has as one."""
    soft = coding.type == "REQUEST" and tree.lemma[coding.predicate] in appeals()
    return cameo.softened(coding.cameo) if coding.cameo and soft else coding.cameo


def _has_parties(choice: Coded) -> bool:
    """Whether the one who must act, and the one who must be acted on, are there."""
    source, target = _parties(choice)
    if not source and _ORIGIN.match(choice.candidate.slot) and not _is_where_it_befell(choice):
        return False
    return choice.candidate.reciprocal or _is_whole(choice.coding, source, target)


def _is_where_it_befell(choice: Coded) -> bool:
    """Whether a deed of nobody is told with the place where it befell somebody: "two were shot in Mali"."""
    frame, [place] = choice.candidate.frame, choice.candidate.target[:1]
    bare = choice.candidate.slot == "prep:in" and place.kind == "name" and place.actor.id == place.actor.country
    return frame.kind == "verb" and frame.passive and bare and choice.coding.type == "ASSAULT"


def _parties(choice: Coded) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who acts and who is acted on, as the text sets them.

    Parties side by side ("Peru and Chile met") all stand in the source, and the target is empty. "Peru met Chile" keeps
    its sides, as PLOVER's gold records do: the type says that a meeting is mutual.
    """
    source, target = _actors(choice.candidate.source), _actors(choice.candidate.target)
    target = _without_doers(target, source) if len(choice.candidate.target) == 1 else target
    return (target, source) if choice.coding.direction == "reverse" else (source, target)


def _without_doers(target: tuple[Actor, ...], source: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Of a group done to ("severed them", "the two countries") those who are not the doers, if there are others.

    A state may act on its own people; several together do not act on "their embassies".
    """
    doers = {actor.party for actor in source}
    others = tuple(actor for actor in target if actor.party not in doers)
    return others or (target if len(doers) == 1 else ())


def _actors(mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    return tuple(actor for mention in mentions for actor in mention.actors)


def _is_whole(coding: Coding, source: tuple[Actor, ...], target: tuple[Actor, ...]) -> bool:
    """Whether enough actors are known for the type."""
    known = {actor.party for actor in (*source, *target)} - {None}
    if not known:
        return False
    if not source:
        return bool(target) and plover.quad(coding.type) in _SUFFERED
    if target or (len(source) > 1 and coding.type in SIDE_BY_SIDE):
        return True
    if coding.direction == "mutual":
        return len(source) > 1
    return not plover.types()[coding.type].needs_target


def _without_repeats(findings: Iterable[EventFinding]) -> Iterator[EventFinding]:
    """Each happening once a sentence: the first of those with one type and the same parties."""
    seen: set[tuple[object, ...]] = set()
    for finding in findings:
        key = (finding.type, _names(finding.source), _names(finding.target))
        if key not in seen:
            seen.add(key)
            yield finding


def _without_echoes(findings: Iterable[EventFinding], reading: Reading) -> Iterator[EventFinding]:
    """Without what a sentence tells as suffered, where it also says who acts on the same one.

    "Canada lifted the restrictions placed on Belarus" is one thing between the two, not a second that nobody did.
    """
    kept = tuple(findings)
    met = {
        (_sentence(finding, reading), _whom(actor)) for finding in kept if finding.source for actor in finding.target
    }
    for finding in kept:
        sentence = _sentence(finding, reading)
        if finding.source or not all((sentence, _whom(actor)) in met for actor in finding.target):
            yield finding


def _without_preludes(findings: tuple[EventFinding, ...], reading: Reading) -> tuple[EventFinding, ...]:
    """Without moves of those who strike in the same sentence: a missile "fired" that "hit" is one deed in PLOVER."""
    struck = {
        (_sentence(finding, reading), _whom(actor))
        for finding in findings
        if finding.type == "ASSAULT"
        for actor in finding.source
    }
    return tuple(
        finding
        for finding in findings
        if finding.type != "MOBILIZE"
        or finding.target
        or not any((_sentence(finding, reading), _whom(actor)) in struck for actor in finding.source)
    )


def _whom(actor: Actor) -> str | int:
    return actor.party or actor.start


def _sentence(finding: EventFinding, reading: Reading) -> int:
    return int(reading.doc[finding.predicate].sent.start)


def _names(actors: tuple[Actor, ...]) -> frozenset[tuple[int, int]]:
    return frozenset((actor.start, actor.end) for actor in actors)
