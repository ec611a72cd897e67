"""The reference (docs/reference): every ledger, rule, code list and parameter, built from data."""

from gsafety_xl.reference.building import build_reference

__all__ = ["build_reference"]
