"""The project's data as the other layers see it."""

from dataclasses import dataclass

from gsafety_xl.schema.parameter_specs import Parameter
from gsafety_xl.schema.specs import (
    Clause,
    CodeList,
    DocumentSpec,
    IndicatorSpec,
    LedgerSpec,
    RuleSpec,
)


@dataclass(frozen=True)
class Catalogue:
    """Everything we know as data, by key (ledgers, codes, parameters) or code (the others)."""

    ledgers: dict[str, LedgerSpec]
    codes: dict[str, CodeList]
    parameters: dict[str, Parameter]
    rules: dict[str, RuleSpec]
    clauses: dict[str, Clause]
    documents: dict[str, DocumentSpec]
    indicators: dict[str, IndicatorSpec]

    def by_code(self, code: str) -> LedgerSpec | None:
        """Find a ledger by its code, such as ``YH``."""
        return next((spec for spec in self.ledgers.values() if spec.code == code.upper()), None)

    def number(self, parameter: str) -> float:
        """Return a numeric parameter; TypeError when it holds something else."""
        value = self.parameters[parameter].value
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(parameter)
        return value

    def words(self, parameter: str) -> list[str]:
        """Return a parameter that is a list of words; TypeError when it holds something else."""
        value = self.parameters[parameter].value
        if not isinstance(value, list):
            raise TypeError(parameter)
        return value
