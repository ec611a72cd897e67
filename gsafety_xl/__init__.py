"""Safety ledgers (安全台账) of a district greening bureau: check, consolidate, account, report."""

__version__ = "0.1.0"
