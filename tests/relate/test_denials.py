"""Denials that are events of their own, and what they answer."""

from __future__ import annotations

from datetime import date

import pytest

from comity.model import AnyClaim, Document
from comity.pipeline import code_documents
from comity.relate.cite import Citer
from comity.relate.denials import answered_by, is_denial
from comity.relate.standing import contested

NAMES = {"PER": "Peru", "ECU": "Ecuador", "THA": "Thailand", "KHM": "Cambodia"}
DAY = date(1995, 2, 3)

Coded = tuple[list[AnyClaim], Citer]


def coded(*texts: str, days: tuple[date, ...] = (DAY, DAY)) -> Coded:
    """The claims of texts, each a page of The Herald of its day."""
    pages = [
        Document(id=str(number), text=text, published=day, publisher="The Herald")
        for number, (text, day) in enumerate(zip(texts, days, strict=False))
    ]
    claims = [claim for _, found in code_documents(pages) for claim in found]
    return claims, Citer({page.id: page for page in pages})


def contests(*texts: str, days: tuple[date, ...] = (DAY, DAY)) -> list[str]:
    """The contested lines of the texts."""
    claims, citer = coded(*texts, days=days)
    return [line.text for line in contested(claims, lambda party: NAMES.get(party, party), citer)]


@pytest.mark.parametrize(
    "text",
    [
        "Ecuador said that Peru had shelled Ecuadorian villages. Peru denied that it shelled Ecuador's villages.",
        "Ecuador said that Peru had shelled Ecuadorian villages. Peru denied it.",
        "Peru denied that it shelled Ecuador's villages. Ecuador says Peru shelled its villages.",
    ],
)
def test_a_deed_that_one_tells_and_its_doer_denies_is_contested(text: str) -> None:
    """Whether the act is named in the denial or not, and whichever of the two stands first."""
    [line] = contests(text)
    assert "by Peru on Ecuador: said by Ecuador (in The Herald); denied or doubted by Peru (in The Herald)" in line


def test_both_claims_stand_under_the_line() -> None:
    """The assertion and the denial are two claims, and one line cites both."""
    claims, citer = coded("Thailand said that Cambodian troops shelled Thai posts. Cambodia denied it.")
    [line] = contested(claims, NAMES.__getitem__, citer)
    by_id = {claim.id: claim for claim in claims}
    assert sorted(getattr(by_id[cited.claim], "type", "") for cited in line.citations) == ["ASSAULT", "REJECT"]


def test_an_accusation_whose_act_no_claim_tells_is_contested() -> None:
    """The accusation stands for the act, and the words say so."""
    [line] = contests("Thailand accused Cambodia of shelling its posts. Cambodia denied Thailand's accusation.")
    assert line.startswith(
        "what Cambodia is accused of: said by Thailand (in The Herald); denied or doubted by Cambodia"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Peru shelled Ecuador. Peru denied Ecuadorian envoys visas.",
        "Peru shelled Ecuador. Ecuador denied shelling Peru.",
        "Peru denied that it shelled Ecuador's villages.",
        "Peru thanked Ecuador. Peru denied that it shelled Ecuador's villages.",
    ],
)
def test_what_answers_nobody_contests_nothing(text: str) -> None:
    """A visa refused, a denial of the other's own deed, a denial alone, and a denial of another act."""
    assert contests(text) == []


def test_a_report_elsewhere_is_answered_for_a_few_days() -> None:
    """A named act is held against another document's report of it, but not against one of another year."""
    said = "Ecuador said that Peru had shelled Ecuadorian villages."
    denied = "Peru denied that it shelled Ecuador's villages."
    assert len(contests(said, denied)) == 1
    assert contests(said, denied, days=(DAY, date(1998, 2, 3))) == []


def test_a_denier_does_not_answer_themselves() -> None:
    """Who denies a deed in one breath and owns to it in another is not contested by anybody else."""
    claims, citer = coded("Peru said that Peru had shelled Ecuador. Peru denied that it shelled Ecuador's villages.")
    [denial] = filter(is_denial, claims)
    assert [claim for claim in answered_by(denial, claims, citer) if claim.type == "ASSAULT"] == []
