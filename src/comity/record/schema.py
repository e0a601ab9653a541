"""The columns of a record, once for Parquet (as an Arrow schema) and once for DuckDB (as SQL)."""

from __future__ import annotations

import pyarrow as pa

# Raised by one whenever a column changes its name or meaning; a store of a higher version is refused.
VERSION = 1

_TEXT, _INT, _REAL = pa.string(), pa.int32(), pa.float64()
_TEXTS = pa.list_(_TEXT)
_SPAN = pa.struct({"start": _INT, "end": _INT, "text": _TEXT})
_SAYING = pa.struct({"text": _TEXT, "name": _TEXT, "actor": _TEXT, "stance": _TEXT})
_ACTOR = pa.struct(
    {"text": _TEXT, "start": _INT, "end": _INT, "id": _TEXT, "name": _TEXT, "country": _TEXT, "sectors": _TEXTS}
    | {"person": _TEXT, "office": _TEXT, "why": _TEXT}
)
_TIME = pa.struct({"start": pa.date32(), "end": pa.date32(), "text": _TEXT, "precision": _TEXT})
_PLACE = pa.struct(
    {"text": _TEXT, "name": _TEXT, "country": _TEXT, "lat": _REAL, "lon": _REAL, "geonames": _INT, "precision": _TEXT}
)
_CODE = pa.struct({"codebook": _TEXT, "type": _TEXT, "confidence": _REAL, "nearest": _TEXTS})
_BLOCK = pa.struct({"start": _INT, "end": _INT, "voice": _TEXT, "speaker": _SPAN})

DOCUMENTS = pa.schema(
    {"id": _TEXT, "url": _TEXT, "title": _TEXT, "publisher": _TEXT, "authors": _TEXTS, "published": pa.date32()}
    | {"language": _TEXT, "topics": _TEXTS, "text": _TEXT, "blocks": pa.list_(_BLOCK)}
)

CLAIMS = pa.schema(
    {"id": _TEXT, "kind": _TEXT, "document": _TEXT, "sentence": _SPAN, "trigger": _SPAN, "status": _TEXT}
    | {"certainty": _TEXT, "said_by": pa.list_(_SAYING), "confidence": _REAL, "why": _TEXTS}
    | {"source": pa.list_(_ACTOR), "target": pa.list_(_ACTOR), "type": _TEXT, "mode": _TEXT, "contexts": _TEXTS}
    | {"cameo": _TEXT, "quad": _INT, "scores": pa.struct({"plover": _REAL, "goldstein": _REAL}), "time": _TIME}
    | {"place": _PLACE, "event": _TEXT, "a": _ACTOR, "b": _ACTOR, "tie": _TEXT, "valence": _INT, "since": _TEXT}
    | {"until": _TEXT, "trend": _TEXT, "parties": _TEXTS, "code": _CODE}
)

# `links` keeps who or what put a claim to an event, when and how surely; taking a row out undoes the link.
LINKS = pa.schema(
    {"claim": _TEXT, "event": _TEXT, "decided_by": _TEXT, "decided_at": pa.timestamp("us"), "score": _REAL}
    | {"why": _TEXTS}
)

# `copies` has a row for each document that carries another's text: whose (`origin`), who decided, how surely, why.
# `twin` is the document that it is like; null where its own first line says whose text it is.
COPIES = pa.schema(
    {"document": _TEXT, "twin": _TEXT, "origin": _TEXT, "decided_by": _TEXT, "score": _REAL, "why": _TEXTS}
)

# `bands` has some rows a document, by which texts that may be copies are found (`record.copies`).
BANDS = pa.schema({"band": pa.int64(), "document": _TEXT})

# `judgements` keeps what people decided about claims: rows are added and never changed.
JUDGEMENTS = pa.schema(
    {"id": _TEXT, "claim": _TEXT, "decision": _TEXT, "why": _TEXT, "by": _TEXT, "at": pa.timestamp("us")}
    | {"document": _TEXT, "place": _TEXT, "fields": pa.list_(pa.struct({"field": _TEXT, "value": _TEXT}))}
    | {"event": _TEXT, "others": _TEXTS}
)

# `runs` has a row for each run that wrote to the store; `settings` is JSON.
RUNS = pa.schema(
    {"id": _TEXT, "version": _TEXT, "model": _TEXT, "parser": _TEXT, "lexicon": _TEXT, "codebook": _TEXT}
    | {"settings": _TEXT, "started": pa.timestamp("us"), "ended": pa.timestamp("us"), "outcome": _TEXT}
    | {"documents": _INT, "claims": _INT, "actors": _TEXT, "problems": _TEXTS}
)
