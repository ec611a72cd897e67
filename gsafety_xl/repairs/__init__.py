"""规范: cells whose meaning is certain, written as the ledger writes them; others are named."""

from gsafety_xl.repairs.finding import Leftover, Repair, Repairs, book_repairs, find_repairs

__all__ = ["Leftover", "Repair", "Repairs", "book_repairs", "find_repairs"]
