"""The predicate lexicon: its rows are valid, its lemmas are those of the parser, its composition is total."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.codes import cameo, plover, predicates
from comity.codes.table import rows
from comity.errors import CodeError
from comity.parse.syntax import language

FILES = {"verbs": ("lemma", "object", "prep"), "nouns": ("lemma", "modifier"), "adjectives": ("lemma", "prep")}
LOADERS = {"verbs": predicates.verbs, "nouns": predicates.nouns, "adjectives": predicates.adjectives}


@pytest.mark.parametrize("name", FILES)
def test_no_row_is_there_twice(name):
    """Two rows with the same lemma and constraints would leave the sense to chance."""
    columns = FILES[name]
    seen = Counter(tuple(row[column] for column in columns) for row in rows(f"predicates/{name}.csv"))
    assert [key for key, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_the_most_constrained_row_comes_first(name):
    """The matcher takes the first row that fits, so order is meaning."""
    for group in LOADERS[name]().values():
        weights = [row.weight for row in group]
        assert weights == sorted(weights, reverse=True)


def test_the_lexicon_is_large_enough():
    """At least 1,200 rows tell of events."""
    assert sum(len(rows(f"predicates/{name}.csv")) for name in FILES) >= 1200


def test_every_type_and_every_mode_has_a_word():
    """No type and no mode of PLOVER is out of reach of the lexicon."""
    told = {(row["type"], row["mode"]) for name in FILES for row in rows(f"predicates/{name}.csv")}
    asked = {(type_, mode) for type_ in plover.types() for mode in plover.modes_of(type_)}
    by_operator = {("THREATEN", "arrest"), ("THREATEN", "expel")}
    assert asked - told <= by_operator
    assert {type_ for type_, _ in told} == set(plover.types())


# Classes that `comity.events` asks for by name.
_ASKED_BY_STAGES = {"@belonging", "@civil", "@fire", "@nameless", "@private", "@mishap", "@utterance"}


@pytest.mark.parametrize("name", sorted({"@" + row["class"] for row in rows("predicates/classes.csv")}))
def test_every_class_is_used_and_has_members(name):
    """A class that no row asks for is dead weight."""
    used = {
        part for row in rows("predicates/verbs.csv") for cell in (row["object"], row["prep"]) for part in _parts(cell)
    }
    assert predicates.class_lemmas(name)
    assert name in used | _ASKED_BY_STAGES


def _parts(cell):
    return [part.rpartition(":")[2] for part in cell.split("|")]


@given(
    effect=st.sampled_from(predicates.effects()),
    inner=st.sampled_from([(type_, mode) for type_ in plover.types() for mode in (None, *plover.modes_of(type_))]),
)
def test_composition_is_total_and_gives_known_codes(effect, inner):
    """Every operator says what becomes of every event."""
    made = predicates.compose(effect, *inner)
    if made is None:
        return
    assert plover.check_mode(made.type, made.mode) == made.mode
    assert made.keeps == (made.cameo is None)
    assert made.cameo is None or cameo.check(made.cameo)


@pytest.mark.parametrize(
    ("effect", "inner", "mode", "expected"),
    [
        ("promise", "AID", None, "AGREE"),
        ("promise", "ASSAULT", "drone", "THREATEN"),
        ("refuse", "CONSULT", "visit", "REJECT"),
        ("demand", "RETREAT", "withdraw", "REQUEST"),
        ("demand", "PROTEST", "demo", "PROTEST"),
        ("stop", "AID", None, "SANCTION"),
        ("stop", "ASSAULT", None, "RETREAT"),
        ("stop", "SANCTION", None, "CONCEDE"),
        ("threaten", "SANCTION", "expel", "THREATEN"),
        ("accuse", "COERCE", "arrest", "ACCUSE"),
        ("negate", "AID", None, "REJECT"),
        ("order", "COERCE", "arrest", "COERCE"),
        ("resume", "CONSULT", None, "CONSULT"),
        ("support", "ASSAULT", None, "SUPPORT"),
    ],
)
def test_operators_follow_the_conventions_of_plover(effect, inner, mode, expected):
    """Good promised is AGREE, denied REJECT, ended SANCTION; harm announced is THREATEN, ended RETREAT or CONCEDE."""
    made = predicates.compose(effect, inner, mode)
    assert made is not None
    assert made.type == expected


def test_verb_lemmas_are_those_of_the_parser():
    """A lemma that the model never gives could never match; hyphenated verbs are such, for the model splits them."""
    known = {row["lemma"].partition(" ")[0] for row in rows("predicates/verbs.csv")}
    known |= {row["lemma"].partition(" ")[0] for row in rows("predicates/operators.csv") if row["pos"] == "verb"}
    lemmas = sorted(known)
    parsed = language().pipe((f"Officials will {lemma} them." for lemma in lemmas), batch_size=256)
    wrong = [lemma for lemma, doc in zip(lemmas, parsed, strict=True) if len(doc) != 5 or doc[2].lemma_ != lemma]
    assert wrong == []


def test_noun_lemmas_are_single_tokens_of_the_parser():
    """An event noun must come out of the tokenizer whole."""
    assert [lemma for lemma in predicates.nouns() if len(language().make_doc(lemma)) != 1] == []


@pytest.mark.parametrize(
    "row",
    [
        {"type": "FIGHT"},
        {"type": "AID", "mode": "visit"},
        {"cameo": "42"},
        {"object": "@nosuch"},
        {"direction": "sideways"},
    ],
    ids=["type", "mode", "cameo", "class", "direction"],
)
def test_a_bad_row_is_refused(monkeypatch, row):
    """A slip in the data is named when it is loaded, not met as a wrong code."""
    good = dict(
        zip(("lemma", "object", "prep", "type", "mode", "cameo"), ("aid", "", "", "AID", "", "070"), strict=True)
    )
    bad = good | {"direction": "forward", "note": "", "source": "test"} | row
    monkeypatch.setattr(predicates, "rows", lambda path: (bad,) if path.endswith("verbs.csv") else rows(path))
    predicates.verbs.cache_clear()
    with pytest.raises(CodeError, match=next(iter(row.values()))):
        predicates.verbs()
    predicates.verbs.cache_clear()


def test_a_row_is_named_in_full_in_a_trace():
    """The key of a row says which one it is: file, lemma, object, preposition."""
    keys = Counter(row.key for lemma, group in predicates.verbs().items() for row in group if row.lemma == lemma)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "verbs:abide//by:@ceasefire" in keys
