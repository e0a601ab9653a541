"""Tests of the learned coder."""
