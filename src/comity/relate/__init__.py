"""Stage 8, relate: how two states or organisations stand to one another, and why, from the record's claims alone.

Grouping and citing: `evidence`, `cite`, `wording`. The pair: `dyads` (what they did), `standing` (how they stand),
`network` and `drivers` (whom they share), `dossier` (all of it). The record at large: `picks` (a digest).
"""
