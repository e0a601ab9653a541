"""Tests of `comity.present`."""
