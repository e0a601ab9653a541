"""Tests of the store's parts."""
