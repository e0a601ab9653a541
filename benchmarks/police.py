"""Whether police acts are found, and failures to act never told as acts, on a set of labelled articles.

    .venv/bin/python benchmarks/police.py ARTICLES.jsonl [--show]

Each line is an article: `id`, perhaps `date`, and `sentences`, each with its `text` and its `labels`, which
`comity.score.police` explains. The sentences are read as one text, in their order, a space between them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from comity.claims import claims_of
from comity.model import AnyClaim, Document, TieClaim
from comity.pipeline import read_through
from comity.score.police import PoliceScore, PoliceSentence, Verdict, score_police, score_words

Article = tuple[Document, tuple[PoliceSentence, ...]]


def main() -> None:
    """Measure and print."""
    options = _options()
    articles = [_article(json.loads(line)) for line in Path(options.articles).read_text("utf8").splitlines()]
    readings = list(read_through(document for document, _ in articles))
    sentences = [labelled for _, labelled in articles]
    claims = [claims_of(reading) for reading in readings]
    of_words = score_words(zip(sentences, readings, strict=True))
    if options.show:
        _show(articles, claims, of_words.verdicts)
    _figures("claims", score_police(zip(sentences, claims, strict=True)))
    _figures("words", of_words)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", help="JSON lines with `sentences`, each with `text` and `labels`")
    parser.add_argument("--show", action="store_true", help="show every sentence of an act or a failure")
    return parser.parse_args()


def _article(row: dict[str, object]) -> Article:
    text, sentences = "", []
    for line in row["sentences"]:  # type: ignore[attr-defined]
        text += " " if text else ""
        end = len(text) + len(line["text"])
        sentences.append(PoliceSentence(start=len(text), end=end, labels=frozenset(line["labels"])))
        text += line["text"]
    published = date.fromisoformat(str(row["date"])) if row.get("date") else None
    return Document(id=str(row["id"]), text=text, published=published), tuple(sentences)


def _show(articles: Sequence[Article], claims: Iterable[Sequence[AnyClaim]], verdicts: Iterable[Verdict]) -> None:
    """Every sentence of an act or a failure: its labels, what its words are taken for, its claims."""
    rows = [(document, told) for (document, sentences), told in zip(articles, claims, strict=True) for _ in sentences]
    for (document, told), verdict in zip(rows, verdicts, strict=True):
        sentence = verdict.sentence
        if not sentence.acts and not sentence.is_failure:
            continue
        print(f"\n{' '.join(sorted(sentence.labels))}: {document.text[sentence.start : sentence.end]}")
        print(f"    found {verdict.found}, taken {verdict.is_taken}, told {verdict.is_told}")
        for claim in told:
            if sentence.start <= claim.trigger.start < sentence.end:
                print(f"    {_shown(claim)}")


def _shown(claim: AnyClaim) -> str:
    if isinstance(claim, TieClaim):
        return f"tie {claim.tie} {claim.status}"
    who = " + ".join(f"{actor.text} {'/'.join(actor.sectors)}" for actor in claim.source)
    whom = " + ".join(actor.text for actor in claim.target)
    return f"{who} → {whom}: {claim.type} {claim.mode or ''} {claim.status} ({claim.trigger.text!r})"


def _figures(name: str, score: PoliceScore) -> None:
    print(f"by {name}")
    print(f"acts found as done               {score.found}/{score.acts} {score.recall:.3f}")
    print(f"failures told as deeds           {score.taken}/{score.failures} {score.taken_share:.3f}")
    print(f"failures told as such            {score.told}/{score.failures}")


if __name__ == "__main__":
    main()
