"""Tests of the researcher's own codebook."""
