"""Measurements, run by hand: how long things take, as medians of several runs."""
