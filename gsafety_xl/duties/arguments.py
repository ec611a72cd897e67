"""The arguments that ``data/clauses.toml`` gives a measure; a wrong one is our own mistake."""

from gsafety_xl.duties.evidence import Evidence
from gsafety_xl.schema import Obligation


def word(obligation: Obligation, name: str) -> str:
    """Return a text argument; KeyError without it, TypeError when it is something else."""
    value = obligation.arguments[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def words(obligation: Obligation, name: str) -> list[str]:
    """Return a list argument; KeyError without it, TypeError when it is something else."""
    value = obligation.arguments[name]
    if not isinstance(value, list):
        raise TypeError(name)
    return value


def required(evidence: Evidence, obligation: Obligation) -> int:
    """Return how many are required a year: ``required``, or what ``parameter`` says."""
    number = obligation.arguments.get("required")
    if isinstance(number, int):
        return number
    return int(evidence.context.catalogue.number(word(obligation, "parameter")))
