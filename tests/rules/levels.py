"""How bad what a rule found is, in one word."""

from typing import Unpack

from tests.conftest import Checker, Circumstances


def levels(check: Checker, code: str, **given: Unpack[Circumstances]) -> str:
    """Return the levels of a rule's findings in their order: ``EWW``."""
    return "".join(item.level for item in check.run(code, **given).findings)
