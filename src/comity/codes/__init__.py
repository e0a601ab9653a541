"""Vocabularies as data: each row with its source. Code here only loads them."""
