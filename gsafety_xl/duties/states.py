"""What may be said of a duty."""

from collections.abc import Iterable
from enum import StrEnum

from gsafety_xl.indicators.wording import phrase


class CoverageState(StrEnum):
    """How far a duty is evidenced; only EVIDENCED is green."""

    EVIDENCED = "evidenced"
    PARTLY = "partly"
    MISSING = "missing"
    NOT_CHECKABLE = "not_checkable"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """Return the word a reader sees, such as 部分佐证."""
        return phrase("states", self.value)

    @classmethod
    def of(cls, done: int, required: int) -> "CoverageState":
        """Return the state of an obligation by its count."""
        if required <= 0:
            return cls.NOT_APPLICABLE
        if done >= required:
            return cls.EVIDENCED
        return cls.PARTLY if done > 0 else cls.MISSING

    @classmethod
    def together(cls, states: Iterable["CoverageState"]) -> "CoverageState":
        """Return the state of a clause from its obligations.

        A clause is evidenced only when all of it is: evidence for a part while the ledgers kept
        here say nothing about the rest makes it partly evidenced.
        """
        found = set(states)
        counted = found - {cls.NOT_CHECKABLE, cls.NOT_APPLICABLE}
        if counted == {cls.EVIDENCED}:
            return cls.PARTLY if cls.NOT_CHECKABLE in found else cls.EVIDENCED
        if counted:
            return cls.MISSING if counted == {cls.MISSING} else cls.PARTLY
        return cls.NOT_CHECKABLE if cls.NOT_CHECKABLE in found else cls.NOT_APPLICABLE
