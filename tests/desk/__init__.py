"""Tests of gsafety_xl.desk, on a computer made of a dictionary and a temporary folder."""
