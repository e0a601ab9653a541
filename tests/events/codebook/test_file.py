"""What may stand in the file of a codebook, and what is said of one that breaks a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import InputError
from comity.events.codebook import read_codebook
from tests.events.codebook.builders import FIELDS, LOANS, STRIKES, write


def test_a_good_file_is_read_whole(tmp_path: Path) -> None:
    """Name, version, types with definitions, examples under their names, and counter-examples."""
    book = read_codebook(write(tmp_path))
    assert (book.title, book.threshold) == ("money and bombs 2", 0.5)
    assert (book.kinds[0].name, book.kinds[0].definition) == ("loan", "One lends to another.")
    assert [example.name for example in book.examples][4:6] == ["loan 5", "air strike 1"]
    assert [example.type for example in book.examples][-2:] == [None, None]
    assert book.examples[0].sentence == "Norway lent Malawi forty million dollars for a dam."


def _types(*types: object) -> dict[str, object]:
    return FIELDS | {"types": list(types)}


def _kind(**fields: object) -> dict[str, object]:
    return {"name": "loan", "definition": "d", "examples": LOANS} | fields


ALIASES = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nname: n\nversion: 1\ntypes: [*c]\n"
WRONG = [
    ("{name: [", "is no YAML"),
    ("", "holds no fields"),
    ("- a\n- b\n", "holds no fields"),
    (ALIASES, "has an alias"),
    ("name: a\nname: b\n", "'name' stands twice"),
    ("name: !!python/object/apply:os.getcwd []\n", "is no YAML"),
    ("[" * 50_000, "is no YAML"),
    ("name: x\n#" + "x" * 600_000, "is larger than 500,000 bytes"),
    (FIELDS | {"version": None}, "lacks the field 'version'"),
    (FIELDS | {"treshold": 0.5}, "unknown field 'treshold'"),
    (FIELDS | {"threshold": 2}, "threshold is 2"),
    (FIELDS | {"threshold": True}, "threshold is True"),
    (FIELDS | {"none": "text"}, "is no list"),
    (FIELDS | {"types": {"loan": LOANS}}, "is no list"),
    (_types("loan"), "it must have the fields"),
    (_types(_kind(name=None)), "a type has the name None"),
    (_types(_kind(name="None")), "other than 'none'"),
    (_types(_kind(name="x" * 100)), "at most 80 characters"),
    (_types(_kind(definition="")), "definition of type 'loan'"),
    (_types(_kind(colour="red")), "type 'loan' has an unknown field 'colour'"),
    (_types(_kind(examples=LOANS[:4])), "type 'loan' has 4 examples; at least 5"),
    (_types(_kind(examples=[*LOANS, {"A night": "it rained"}])), "example 6 of 'loan' is {'A night'"),
    (_types(_kind(examples=[*LOANS, "<s>Peru</s> lent much."])), "example 6 of 'loan': .* marks that do not match"),
    (_types(_kind(), _kind(examples=STRIKES)), "the type 'loan' stands 2 times"),
    (_types(_kind(examples=[*LOANS, LOANS[0]])), "'loan 6' is the same as 'loan 1'"),
    (_types(_kind(), _kind(name="gift")), "'gift 1' is the same as 'loan 1'"),
]


@pytest.mark.parametrize(("fields", "said"), WRONG, ids=[said for _, said in WRONG])
def test_a_broken_rule_is_told_in_one_sentence(fields: object, said: str, tmp_path: Path) -> None:
    """The message names the file, the value and what to do."""
    path = write(tmp_path, fields)
    with pytest.raises(InputError, match=said) as caught:
        read_codebook(path)
    assert path in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """No file, a folder, or bytes that are no text."""
    (tmp_path / "bytes.yaml").write_bytes(b"name: \xff\xfe")
    for path, said in (("none.yaml", "No such file"), ("", "directory"), ("bytes.yaml", "not UTF-8")):
        with pytest.raises(InputError, match=said):
            read_codebook(str(tmp_path / path))
