"""Tests of the invented records."""
