"""Tests of `comity.relate`."""
