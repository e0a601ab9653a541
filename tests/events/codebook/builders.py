"""A small codebook to test with: loans and floods, each told in five ways."""

from __future__ import annotations

import json
from pathlib import Path

LOANS = [
    "<s>Norway</s> lent <t>Malawi</t> forty million dollars for a dam.",
    "<s>Japan</s> has granted <t>Laos</t> a loan at one percent.",
    "A credit of 90 million was given to <t>Fiji</t> by <s>India</s>.",
    "<t>Chad</t> borrowed 20 million from <s>Libya</s> for its wages.",
    "<s>Brazil</s> opened a line of credit for <t>Angola</t>.",
]
STRIKES = [
    "<s>Kenyan jets</s> bombed <t>a militia camp</t> near the border.",
    "Two villages of <t>the rebels</t> were hit from the air by <s>the army</s>.",
    "<s>A drone of the Sudanese army</s> struck <t>a market</t> at noon.",
    "<s>The air force</s> dropped bombs on <t>insurgents</t> in the hills.",
    "Planes from <s>Chad</s> fired rockets at <t>a rebel column</t>.",
]
NONE = ["<s>Peru</s> beat <t>Chile</t> 2-1 in Lima.", "<s>Ghana</s> thanked <t>Togo</t> for its patience."]
FIELDS = {
    "name": "money and bombs",
    "version": 2,
    "types": [
        {"name": "loan", "definition": "One lends to another.", "examples": LOANS},
        {"name": "air strike", "definition": "One bombs another from the air.", "examples": STRIKES},
    ],
    "none": NONE,
}


def write(folder: Path, fields: object = FIELDS) -> str:
    """The path of a codebook with these fields (JSON is YAML), or of a file with this text."""
    path = folder / "mine.yaml"
    path.write_text(fields if isinstance(fields, str) else json.dumps(fields, ensure_ascii=False), "utf8")
    return str(path)
