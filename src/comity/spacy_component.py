"""`nlp.add_pipe("comity")`: claims on a spaCy `Doc`, as `doc._.claims`; an empty text has none.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> component = nlp.add_pipe("comity")
    >>> [claim.type for claim in nlp("Peru condemned Chile.")._.claims], nlp("")._.claims
    (['ACCUSE'], ())

spaCy imports this module whenever it builds a pipeline, so it must stay light: comity itself is imported at first use.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("comity")
def make_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; claims are read from the text anew with comity's own parse, whatever `nlp` holds."""
    if not Doc.has_extension("claims"):
        Doc.set_extension("claims", default=())
    return _add_claims


def _add_claims(doc: Doc) -> Doc:
    from comity import code  # at use, not at import: see the module's docstring

    doc._.claims = code(doc.text) if doc.text.strip() else ()
    return doc
