"""A year of records for each ledger, consistent with one another."""
