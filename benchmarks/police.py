"""Whether police acts are found, and failures to act never told as acts, on a set of labelled articles.

    .venv/bin/python benchmarks/police.py ARTICLES.jsonl [--show]

Each line is an article: `id`, perhaps `date`, and `sentences`, each with its `text` and its `labels`, which
`comity.score.police` explains. The sentences are read as one text, in their order, a space between them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from comity.model import AnyClaim, Document
from comity.pipeline import code_documents
from comity.score.police import PoliceScore, PoliceSentence, score_police

Article = tuple[Document, tuple[PoliceSentence, ...]]


def main() -> None:
    """Measure and print."""
    options = _options()
    articles = [_article(json.loads(line)) for line in Path(options.articles).read_text("utf8").splitlines()]
    score = score_police(_coded(articles, show=options.show))
    _figures(score)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", help="JSON lines with `sentences`, each with `text` and `labels`")
    parser.add_argument("--show", action="store_true", help="show every labelled sentence with its claims")
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


def _coded(
    articles: Sequence[Article], *, show: bool
) -> Iterator[tuple[tuple[PoliceSentence, ...], tuple[AnyClaim, ...]]]:
    coded = code_documents(document for document, _ in articles)
    for (document, claims), (_, sentences) in zip(coded, articles, strict=True):
        if show:
            _show(document, sentences, claims)
        yield sentences, claims


def _show(document: Document, sentences: Sequence[PoliceSentence], claims: Sequence[AnyClaim]) -> None:
    for sentence in sentences:
        inside = [claim for claim in claims if sentence.start <= claim.trigger.start < sentence.end]
        if sentence.labels:
            print(f"\n{' '.join(sorted(sentence.labels))}: {document.text[sentence.start : sentence.end]}")
            for claim in inside:
                print(f"    {_shown(claim)}")


def _shown(claim: AnyClaim) -> str:
    if claim.kind == "tie":
        return f"tie {claim.tie} {claim.status}"
    who = " + ".join(f"{actor.text} {'/'.join(actor.sectors)}" for actor in claim.source)
    whom = " + ".join(actor.text for actor in claim.target)
    return f"{who} → {whom}: {claim.type} {claim.mode or ''} {claim.status} ({claim.trigger.text!r})"


def _figures(score: PoliceScore) -> None:
    print(f"acts found as done               {score.found}/{score.acts} {score.recall:.3f}")
    print(f"failures told as deeds           {score.taken}/{score.failures} {score.taken_share:.3f}")
    print(f"failures told as such            {score.told}/{score.failures}")


if __name__ == "__main__":
    main()
