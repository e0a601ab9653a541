"""Tests of `comity.present.plots`."""
