"""Runs the rules over tables and turns hits into findings.

Phases follow the order in which a reader would look: structure, cells, required cells, entries,
then everything that compares entries, ledgers and periods. A cell that failed silences later
rules on it, so that one slip makes one finding.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gsafety_xl.model import Finding, Ledgers, Level, RunState, Table
from gsafety_xl.rules import hidden_danger, inspection, numbering, plan, statistics, structure
from gsafety_xl.rules import drill as drill_rules
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.declared import CodedHit, order_hits, required_hits, type_hits
from gsafety_xl.rules.hits import Hit
from gsafety_xl.rules.registry import BOOK_RULES, ROW_RULES, BookRule, RowRule
from gsafety_xl.rules.wording import Wording
from gsafety_xl.schema import RuleSpec

#: Importing a module registers its rules.
RULE_MODULES = (hidden_danger, inspection, drill_rules, numbering, plan, statistics, structure)

#: What a slip in a rule's code raises: the rule is then reported as not run, never as green.
_RULE_BUGS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class CheckResult:
    """Sorted findings, and what became of every rule asked; ``failures`` says why one broke."""

    findings: list[Finding] = field(default_factory=list)
    states: dict[str, RunState] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)


def run_rules(
    ledgers: Ledgers, context: RuleContext, only: frozenset[str] = frozenset()
) -> CheckResult:
    """Ask every rule due at the context's stage; ``only`` narrows the result to some codes."""
    run = _Run(context, only)
    run.declared(ledgers)
    for code, row_function in ROW_RULES.items():
        run.row_rule(code, row_function, ledgers)
    for code, book_function in BOOK_RULES.items():
        run.book_rule(code, book_function, ledgers)
    return run.result()


class _Run:
    def __init__(self, context: RuleContext, only: frozenset[str]) -> None:
        self._context = context
        self._only = only
        self._wording = Wording(context)
        self._found: dict[str, list[Finding]] = {}
        self._asked: set[str] = set()
        self._failures: dict[str, str] = {}

    def declared(self, ledgers: Ledgers) -> None:
        """Ask what follows from the schema, phase after phase."""
        for phase in (type_hits, required_hits, order_hits):
            for table in ledgers:
                spec = self._context.catalogue.ledgers[table.ledger]
                self._take(phase(table, spec, self._context))
        for code, rule in self._context.catalogue.rules.items():
            applies = any(not rule.ledger or table.ledger == rule.ledger for table in ledgers)
            if applies and code not in BOOK_RULES:
                self._asked.add(code)

    def row_rule(self, code: str, function: RowRule, ledgers: Ledgers) -> None:
        """Ask a rule of every entry whose cells are sound."""
        rule = self._rule_if_due(code, ledgers)
        if rule is None:
            return
        context = self._context
        sound = (
            row for row in ledgers.rows(rule.ledger) if context.is_sound(row, *rule.looks_at)
        )
        self._guarded(code, ((code, hit) for row in sound for hit in function(row, context)))

    def book_rule(self, code: str, function: BookRule, ledgers: Ledgers) -> None:
        """Ask a rule that looks across entries."""
        if self._rule_if_due(code, ledgers) is not None:
            self._guarded(code, ((code, hit) for hit in function(ledgers, self._context)))

    def result(self) -> CheckResult:
        """Sort the findings and settle the state of every rule."""
        states: dict[str, RunState] = {}
        for code in self._context.catalogue.rules:
            if self._is_due(code) and (not self._only or code in self._only):
                states[code] = self._state(code)
        found = sorted(item for code in states for item in self._found.get(code, ()))
        return CheckResult(found, states, self._failures)

    def _state(self, code: str) -> RunState:
        if code in self._failures:
            return RunState.FAILED
        if self._found.get(code):
            return RunState.FINDINGS
        return RunState.PASSED if code in self._asked else RunState.NOT_APPLICABLE

    def _rule_if_due(self, code: str, ledgers: Ledgers) -> RuleSpec | None:
        rule = self._context.catalogue.rules[code]
        needed = [*filter(None, [rule.ledger]), *rule.needs]
        if not self._is_due(code) or any(key not in ledgers for key in needed):
            return None
        self._asked.add(code)
        return rule

    def _is_due(self, code: str) -> bool:
        rule, today = self._context.catalogue.rules[code], self._context.as_of
        in_force = (rule.since or today) <= today <= (rule.until or today)
        return in_force and self._context.asks(rule.stage)

    def _guarded(self, code: str, hits: Iterator[CodedHit]) -> None:
        try:
            self._take(hits)
        except _RULE_BUGS as error:
            _log.exception("rule %s could not run", code)
            self._failures[code] = f"{type(error).__name__}: {error}"

    def _take(self, hits: Iterable[CodedHit]) -> None:
        fresh = [(code, hit, self._wording.finding(code, hit)) for code, hit in hits]
        for code, hit, finding in fresh:
            if self._is_due(code):
                self._found.setdefault(code, []).append(finding)
                _silence(hit, finding, self._context)


def _silence(hit: Hit, finding: Finding, context: RuleContext) -> None:
    if hit.row is not None and finding.level is Level.ERROR and hit.column:
        context.mark_faulty(hit.row.table, hit.row.index, hit.column)


def tables_of(books: Iterable[Iterable[Table]]) -> Ledgers:
    """Put the tables of several workbooks together."""
    return Ledgers(table for tables in books for table in tables)
