"""The first layer of spaCy's models, asked once for each kind of word of a batch.

It sees a word's norm, affixes and shape and nothing of its neighbours, and three words in four stood in the same batch
already, so its rows are made once and handed to each place. The rows are spaCy's own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.api import Model

Rows = list[Any]


def embed_kinds_once(model: Model[Any, Any]) -> None:
    """Make the embeddings below a model see each kind of word once, in place; it can no longer be trained."""
    for layer in list(model.walk()):
        for at, below in enumerate(layer.layers):
            if below.layers and below.layers[0].name == "extract_features":
                layer.layers[at] = _once(below)


def _once(embedding: Model[Any, Any]) -> Model[Any, Any]:
    from thinc.api import Model

    return Model("comity_embed_kinds", _forward, layers=embedding.layers)


def _forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[Rows, Callable[[Any], Any]]:
    if is_train:
        raise NotImplementedError("comity's pipeline cannot be trained: train one made by `plain_language`.")
    features, *layers = model.layers
    columns = features.predict(docs)
    table = np.concatenate(columns)
    _, first, kinds = np.unique(_as_one(table), return_index=True, return_inverse=True)
    rows = [table[first]]
    for layer in layers:
        rows = layer.predict(rows)
    ends = np.cumsum([len(column) for column in columns])[:-1]
    return np.split(rows[0][kinds], ends), lambda gradient: gradient


def _as_one(table: Any) -> Any:
    """Each row as one value, so that whole rows are compared; numpy does that column by column, and slowly."""
    return np.ascontiguousarray(table).view(np.dtype((np.void, table.dtype.itemsize * table.shape[1]))).ravel()
