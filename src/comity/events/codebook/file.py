"""Reading a codebook from a YAML file, which may come from anybody: it is bounded, and only plain values are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

import yaml

from comity.codes.given import read_given
from comity.errors import InputError
from comity.events.codebook.book import NONE, THRESHOLD, Codebook, Example, Kind
from comity.events.codebook.marks import read_marks

# A codebook of a hundred types with twenty long examples each takes about half of this.
MAX_BYTES = 500_000
MAX_EXAMPLES = 2_000
MAX_NAME = 80
# With fewer a type is not told from its neighbours, and one bad example decides.
MIN_EXAMPLES = 5
_FIELDS = ("name", "version", "description", "threshold", "types", "none")
_TYPE_FIELDS = ("name", "definition", "examples")


def read_codebook(path: str) -> Codebook:
    """The codebook in the YAML file `path`.

    Raises:
        InputError: the file cannot be read, is no YAML, or breaks a rule; the message says which.
    """
    shorten = "Keep the examples that tell the types apart."
    try:
        return _codebook(_fields_of(_parse(read_given(path, MAX_BYTES, wanted="a YAML file", shorten=shorten))))
    except InputError as problem:
        raise InputError(f"codebook {path!r}: {problem}") from problem


class _Loader(yaml.SafeLoader):  # type: ignore[misc]  # PyYAML comes without types
    """YAML without aliases, which can unfold into gigabytes, and without a key given twice, of which YAML keeps one."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark
            raise InputError(f"line {mark.line + 1} has an alias (*name). Write the text out in full.")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = Counter(str(key.value) for key, _ in node.value)
        for key, times in keys.items():
            if times > 1:
                raise InputError(f"line {node.start_mark.line + 1}: the field {key!r:.40} stands twice. Keep one.")
        return dict(super().construct_mapping(node, deep=deep))


def _parse(text: str) -> Any:
    try:
        return yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader, made stricter
    except yaml.MarkedYAMLError as problem:
        where = f" at line {problem.problem_mark.line + 1}" if problem.problem_mark else ""
        raise InputError(f"is no YAML{where}: {problem.problem}. A sentence with a colon needs quotes.") from problem
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        raise InputError("is no YAML that can be read. See docs/own-codebook.md for an example.") from problem


def _fields_of(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InputError("holds no fields. It needs name, version and types: see docs/own-codebook.md.")
    _refuse_unknown(value, _FIELDS, "the codebook")
    for field in ("name", "version", "types"):
        if value.get(field) in (None, "", []):
            raise InputError(f"lacks the field {field!r}. See docs/own-codebook.md for an example.")
    return value


def _codebook(fields: dict[str, Any]) -> Codebook:
    kinds: list[Kind] = []
    examples: list[Example] = []
    for entry in _list(fields["types"], "types"):
        kind, sentences = _kind(entry)
        kinds.append(kind)
        examples += _examples(sentences, kind.name, kind.name)
    examples += _examples(_list(fields.get("none") or [], "none"), NONE, None)
    _refuse_repeats(kinds, examples)
    return Codebook(
        name=_line(fields["name"], "name"),
        version=_line(fields["version"], "version"),
        kinds=tuple(kinds),
        examples=tuple(examples),
        threshold=_threshold(fields.get("threshold", THRESHOLD)),
    )


def _kind(entry: Any) -> tuple[Kind, list[Any]]:
    if not isinstance(entry, dict):
        raise InputError(f"a type is {entry!r:.60}; it must have the fields {', '.join(_TYPE_FIELDS)}.")
    name = entry.get("name")
    if not isinstance(name, str) or not 0 < len(name.strip()) <= MAX_NAME or name.strip().lower() == NONE:
        rule = f"it must be text of at most {MAX_NAME} characters, other than {NONE!r}: put it in quotes"
        raise InputError(f"a type has the name {name!r:.60}; {rule}.")
    _refuse_unknown(entry, _TYPE_FIELDS, f"type {name!r}")
    sentences = _list(entry.get("examples") or [], f"examples of type {name!r}")
    if len(sentences) < MIN_EXAMPLES:
        raise InputError(f"type {name!r} has {len(sentences)} examples; at least {MIN_EXAMPLES} are needed. Add some.")
    return Kind(
        name=" ".join(name.split()), definition=_line(entry.get("definition"), f"definition of type {name!r}")
    ), sentences


def _examples(sentences: list[Any], name: str, kind: str | None) -> Iterator[Example]:
    for number, text in enumerate(sentences, start=1):
        if not isinstance(text, str) or not text.strip():
            hint = "put it in quotes if it holds a colon"
            raise InputError(f"example {number} of {name!r} is {text!r:.60}; it must be a sentence: {hint}.")
        try:
            sentence, marked = read_marks(" ".join(text.split()))
        except InputError as problem:
            raise InputError(f"example {number} of {name!r}: {problem}") from problem
        yield Example(name=f"{name} {number}", type=kind, sentence=sentence, marked=marked)


def _refuse_repeats(kinds: Sequence[Kind], examples: Sequence[Example]) -> None:
    for name, times in Counter(kind.name for kind in kinds).items():
        if times > 1:
            raise InputError(f"the type {name!r} stands {times} times. Give each type one name and one entry.")
    if len(examples) > MAX_EXAMPLES:
        raise InputError(f"holds {len(examples)} examples; at most {MAX_EXAMPLES} are read. Keep the most telling.")
    seen: dict[object, str] = {}
    for example in examples:
        key = (example.sentence, example.marked)
        if key in seen:
            raise InputError(f"the example {example.name!r} is the same as {seen[key]!r}. Keep one of them.")
        seen[key] = example.name


def _refuse_unknown(fields: dict[Any, Any], known: Sequence[str], where: str) -> None:
    for field in fields:
        if field not in known:
            raise InputError(f"{where} has an unknown field {field!r:.40}. Known: {', '.join(known)}.")


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise InputError(f"{where}: {value!r:.60} is no list. Write one entry a line, each after a dash.")
    return value


def _line(value: Any, where: str) -> str:
    """A text on one line; a number (a version, say) is taken as it is written."""
    if not isinstance(value, str | int | float) or isinstance(value, bool) or not str(value).strip():
        raise InputError(f"{where} is {value!r:.60}; it must be text. Put it in quotes.")
    return " ".join(str(value).split())


def _threshold(value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise InputError(f"threshold is {value!r:.40}; it must be a number from 0 to 1, such as {THRESHOLD}.")
    return float(value)
