"""Fixtures that every test may use."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict, Unpack

import pytest

from gsafety_xl.model import Explanation, Finding, Ledgers, Period, Stage, Table
from gsafety_xl.rules import CheckResult, RuleContext, run_rules
from gsafety_xl.schema import Catalogue, SheetContext, UnitRegister, load_catalogue
from tests.ledger_tables import REGISTER, ledger_of, parse_tables, typed


class Circumstances(TypedDict, total=False):
    """What a test may set besides its tables; see ``Checker`` for what holds otherwise."""

    ledger: str
    as_of: str
    stage: str
    units: Sequence[str]
    whole: bool
    register: UnitRegister
    period: str
    explanations: Sequence[Explanation]


@dataclass
class Checker:
    """Asks rules of the tables in the calling test's docstring.

    Unless said otherwise: the rule's own ledger, the book of GYS01 in 2026, as of 30 June, asked
    as for a submission, with the register of ``tests.ledger_tables``.
    """

    docstring: str
    catalogue: Catalogue = field(repr=False)
    tables: list[Table] = field(default_factory=list, repr=False)

    def __call__(self, code: str, **given: Unpack[Circumstances]) -> list[str]:
        """Return the findings of one rule as “cell message”, with the sheet if there are many."""
        result = self.run(code, **given)
        assert not result.failures
        return [self._line(finding) for finding in result.findings]

    def run(self, *codes: str, **given: Unpack[Circumstances]) -> CheckResult:
        """Return what became of some rules, or of all when none is named."""
        self.tables = self._typed(codes, given)
        return run_rules(Ledgers(self.tables), self.context(**given), only=frozenset(codes))

    def context(self, **given: Unpack[Circumstances]) -> RuleContext:
        """Return the circumstances that the rules are asked in."""
        return RuleContext(
            catalogue=self.catalogue,
            register=given.get("register", REGISTER),
            as_of=date.fromisoformat(given.get("as_of", "2026-06-30")),
            year=2026,
            stage=Stage(given.get("stage", "submit")),
            units=tuple(given.get("units", ["GYS01"])),
            whole=given.get("whole", False),
            explanations=tuple(given.get("explanations", ())),
            period=Period.parse(given["period"]) if "period" in given else None,
        )

    def _typed(self, codes: Sequence[str], given: Circumstances) -> list[Table]:
        own = next(filter(None, (self.catalogue.rules[code].ledger for code in codes)), "")
        units = given.get("units", ["GYS01"])
        book = units[0] if len(units) == 1 and not given.get("whole") else ""
        return [
            typed(
                text,
                ledger_of(text.ledger or given.get("ledger", own), self.catalogue),
                self.catalogue,
                SheetContext(given.get("register", REGISTER), text.unit or book, 2026),
            )
            for text in parse_tables(self.docstring)
        ]

    def _line(self, finding: Finding) -> str:
        place = finding.place
        if len({table.workbook for table in self.tables}) > 1:
            return f"{place} {finding.message}"
        if len(self.tables) > 1:
            return f"{str(place).removeprefix(place.workbook).strip()} {finding.message}"
        return f"{place.cell} {finding.message}".strip()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def check(request: pytest.FixtureRequest, catalogue: Catalogue) -> Checker:
    return Checker(request.function.__doc__ or "", catalogue)
