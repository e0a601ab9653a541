"""JSON keeps names, days and nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.present.jsonable import jsonable, to_json
from tests.relate.fakes import neighbours

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(_VALUES)
def test_what_json_has_stays_as_it_is(value: object) -> None:
    """Plain values come back from the text as they were."""
    assert json.loads(to_json(value)) == value


def test_a_claim_keeps_its_field_names() -> None:
    """A noun is an object with its fields by name."""
    found = jsonable(neighbours().held[1])
    assert found["time"]["start"] == "1998-10-08"
    assert found["place"]["geonames"] is None
    assert found["source"][0]["id"] == "KOR"


def test_a_strange_type_is_refused() -> None:
    """What has no form in JSON is a mistake to be told of, not a string to be made up."""
    with pytest.raises(TypeError, match="has no form in JSON"):
        jsonable({1, 2})
