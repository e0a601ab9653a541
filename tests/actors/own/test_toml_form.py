"""A user's own actors in TOML: what is read, and what is refused with which words."""

from __future__ import annotations

from datetime import date

import pytest

from comity.actors.own.toml_form import read_toml
from comity.errors import InputError

GOOD = """
[[actor]]
id = "LPF"
name = "Lantern People's Front"
aliases = ["the Lantern Front"]
kind = "party"
country = "URY"
sectors = ["PTY"]

[[actor.office]]
title = "Prime Minister"
person = "Elsa Brun"
from = 2011
until = "2012-02"
"""


def test_every_field_is_read() -> None:
    """Names lose their article, a year means its first day as `from`, a month its last as `until`."""
    [actor] = read_toml(GOOD, "mine.toml")
    assert actor.names == ("Lantern People's Front", "Lantern Front")
    assert (actor.id, actor.kind, actor.country, actor.sectors) == ("LPF", "party", "URY", ("PTY",))
    [held] = actor.offices
    assert (held.name, held.office, held.sectors) == ("Elsa Brun", "prime minister", ("PTY",))
    assert (held.start, held.end) == (date(2011, 1, 1), date(2012, 2, 29))


REFUSED = [
    ("[[actor]\n", "no TOML"),
    ("", "holds no actor"),
    ("actor = 3\n", "must be tables"),
    ('[[actors]]\nname = "A"\n', "'actors'"),
    ('[[actor]]\nname = "A"\ncolour = "red"\n', "'colour'"),
    ('[[actor]]\nkind = "party"\n', "actor 1 ('without a name') has no name"),
    ('[[actor]]\nid = "NO_SUCH_BODY"\n', "one of comity's own"),
    ('[[actor]]\nname = "--"\n', "'--'"),
    ('[[actor]]\nname = "A"\naliases = "B"\n', "must be a list"),
    ('[[actor]]\nname = "A"\nid = "NGO"\n', "'NGO'"),
    ('[[actor]]\nname = "A"\nkind = "club"\n', "'club'"),
    ('[[actor]]\nname = "A"\ncountry = "Peru"\n', "Do you mean 'PER'"),
    ('[[actor]]\nname = "A"\ncountry = "QQQ"\n', "ISO 3166-1"),
    ('[[actor]]\nname = "A"\nsectors = ["ARMY"]\n', "'ARMY' is no sector of PLOVER"),
    ('[[actor]]\nname = "A"\n[[actor.office]]\ntitle = "leader"\n', "has no person"),
    ('[[actor]]\nname = "A"\n[[actor.period]]\nfrom = 2015\nuntil = 2014\n', "ends before it begins"),
    ('[[actor]]\nname = "A"\n[[actor.period]]\nfrom = "May 2015"\n', "'May 2015'"),
    ('[[actor]]\nname = "A"\n[[actor.period]]\nfrom = 2015\nwho = "B"\n', "'who'"),
    ('[[actor]]\nname = "A"\n[[actor]]\nname = "A"\n', "stands 2 times"),
]


@pytest.mark.parametrize(("text", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_what_breaks_a_rule_is_named(text: str, said: str) -> None:
    """Each mistake gives one sentence that names the actor or the value."""
    with pytest.raises(InputError) as problem:
        read_toml(text, "mine.toml")
    assert said in str(problem.value)
    assert "\n" not in str(problem.value)
