"""Runs the rules over tables and turns hits into findings.

Phases follow the order in which a reader would look: cells, required cells, order of days, whole
entries, then everything that compares entries, ledgers and periods. A cell that failed silences
later rules on it, so that one slip makes one finding.
"""

import importlib
import logging
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gsafety_xl import rules
from gsafety_xl.model import Explained, Explanation, Finding, Ledgers, Level, RunState, Table
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.declared import PHASES, Phase
from gsafety_xl.rules.explanations import outlived, sort_out
from gsafety_xl.rules.hits import CodedHit, Hit
from gsafety_xl.rules.owing import units_unheard_of
from gsafety_xl.rules.registry import BOOK_RULES, ROW_RULES, BookRule, RowTest
from gsafety_xl.rules.wording import Wording
from gsafety_xl.schema import LedgerSpec, RuleSpec

#: What a slip in a rule's code raises: the rule is then reported as not run, never as green.
_RULE_BUGS = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)

#: The order of the questions: what is wrong with less is asked before what is wrong with more.
SCOPES = ("cell", "row", "sheet", "rows", "ledgers", "period")

#: Of a unit that sent nothing only these speak: everything else is missing for the same reason.
SPEAK_OF_THE_UNHEARD = frozenset({"DW-02", "ST-01"})

_log = logging.getLogger(__name__)

# importing a module of this package registers its rules: a new one needs no list to be put on
for _module in pkgutil.iter_modules(rules.__path__):
    importlib.import_module(f"{rules.__name__}.{_module.name}")


@dataclass(slots=True)
class CheckResult:
    """Findings by place and rule, what became of every rule; ``failures`` says why one broke.

    ``explained`` are the warnings that an explanation lets pass: they are no findings any more;
    ``outlived`` the explanations of warnings that are not there, or not as they were.
    """

    findings: list[Finding] = field(default_factory=list)
    states: dict[str, RunState] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    explained: list[Explained] = field(default_factory=list)
    outlived: list[Explanation] = field(default_factory=list)


def run_rules(
    ledgers: Ledgers, context: RuleContext, only: frozenset[str] = frozenset()
) -> CheckResult:
    """Ask every rule due at the context's stage; ``only`` narrows the result to some codes."""
    # a copy: cells found faulty in this run say nothing about the next
    run = _Run(ledgers, replace(context), only)
    for phase in PHASES:
        run.phase(phase)
    for code in sorted([*ROW_RULES, *BOOK_RULES], key=run.turn_of):
        if code in ROW_RULES:
            run.row_rule(code, ROW_RULES[code])
        if code in BOOK_RULES:
            run.book_rule(code, BOOK_RULES[code])
    return run.result()


class _Run:
    def __init__(self, ledgers: Ledgers, context: RuleContext, only: frozenset[str]) -> None:
        self._ledgers = ledgers
        self._context = context
        self._only = only
        self._rules = context.catalogue.rules
        self._wording = Wording(context)
        self._found: dict[str, list[Finding]] = {}
        self._failures: dict[str, str] = {}
        self._asked: set[str] = set()
        self._unheard_of = units_unheard_of(ledgers, context)
        self._held_back: set[str] = set()
        self._in_doubt: dict[str, set[str]] = {}

    def turn_of(self, code: str) -> tuple[int, str]:
        """Return the place of a rule in the order of the questions."""
        return SCOPES.index(self._rules[code].scope), code

    def phase(self, phase: Phase) -> None:
        """Ask what follows from the schema, of every table."""
        for table in self._ledgers:
            spec = self._spec(table)
            self._guarded(phase.codes(spec), phase.hits(table, spec, self._context))

    def row_rule(self, code: str, test: RowTest) -> None:
        """Ask a rule of every entry whose cells are sound."""
        if not self._can_ask(code):
            return
        rule, context = self._rules[code], self._context
        sound = (
            row for row in self._ledgers.rows(rule.ledger) if context.is_sound(row, *rule.looks_at)
        )
        self._guarded({code}, ((code, hit) for row in sound for hit in test(row, context)))

    def book_rule(self, code: str, rule: BookRule) -> None:
        """Ask a rule that looks across entries."""
        if self._can_ask(code) and rule.applies(self._ledgers, self._context):
            hits = rule.test(self._ledgers, self._context)
            self._guarded({code}, ((code, hit) for hit in hits))

    def result(self) -> CheckResult:
        """Sort the findings and settle the state of every rule."""
        explained = self._let_pass() if self._context.explanations else []
        states = {code: self._state(code) for code in self._rules if self._is_wanted(code)}
        found = sorted(item for code in states for item in self._found.get(code, ()))
        failures = {code: why for code, why in self._failures.items() if code in states}
        passed = [item for item in explained if item.finding.rule in states]
        there = [*found, *(item.finding for item in passed)]
        gone = outlived(self._context.explanations, there, states.keys() - failures.keys())
        return CheckResult(found, states, failures, passed, gone)

    def _let_pass(self) -> list[Explained]:
        """Take out the warnings that are explained; a rule with no others has passed."""
        explained: list[Explained] = []
        for code, findings in self._found.items():
            sorted_out = sort_out(findings, self._context)
            self._found[code] = sorted_out.open
            explained += sorted_out.explained
        return sorted(explained, key=lambda item: item.finding)

    def _is_wanted(self, code: str) -> bool:
        return self._is_due(code) and (not self._only or code in self._only)

    def _state(self, code: str) -> RunState:
        if code in self._failures:
            return RunState.FAILED
        if self._found.get(code):
            return RunState.FINDINGS
        if code in self._held_back:
            return RunState.NOT_APPLICABLE
        judged = code in self._asked and self._could_judge(self._rules[code], code)
        return RunState.PASSED if judged else RunState.NOT_APPLICABLE

    def _could_judge(self, rule: RuleSpec, code: str) -> bool:
        """Tell whether some table has the columns without which the rule says nothing."""
        if not rule.ledger:
            return True
        needed = _columns_needed(code, rule, self._context.catalogue.ledgers[rule.ledger])
        tables = self._ledgers.tables(rule.ledger)
        return any(needed.isdisjoint(table.missing) for table in tables)

    def _can_ask(self, code: str) -> bool:
        rule = self._rules[code]
        needed = [*filter(None, [rule.ledger]), *rule.needs]
        there = all(key in self._ledgers for key in needed) and any(True for _ in self._ledgers)
        return there and self._is_due(code)

    def _is_due(self, code: str) -> bool:
        rule, today = self._rules[code], self._context.as_of
        in_force = (rule.since or today) <= today <= (rule.until or today)
        return in_force and self._context.asks(rule.stage)

    def _guarded(self, codes: set[str], hits: Iterator[CodedHit]) -> None:
        self._asked |= codes
        try:
            for code, hit in hits:
                self._take(code, hit)
        except _RULE_BUGS as error:
            _log.debug("could not run: %s", codes, exc_info=True)
            self._failures |= dict.fromkeys(codes, f"{type(error).__name__}: {error}")

    def _take(self, code: str, hit: Hit) -> None:
        if not self._is_due(code):
            return
        if hit.row is None and self._must_wait(code, hit):
            self._held_back.add(code)
            return
        finding = self._wording.finding(code, hit)
        self._found.setdefault(code, []).append(finding)
        if hit.row is not None and hit.column and finding.level is Level.ERROR:
            self._context.mark_faulty(hit.row.table, hit.row.index, hit.column)

    def _must_wait(self, code: str, hit: Hit) -> bool:
        """Tell whether what a unit lacks has been said already, or may stand in a faulty cell."""
        rule = self._rules[code]
        if code in SPEAK_OF_THE_UNHEARD:
            return False
        if hit.unit in self._unheard_of:
            return True
        if not hit.unit or not rule.ledger or rule.scope != "period":
            return False
        if code not in self._in_doubt:
            looked_at = (self._ledgers, rule.ledger, rule.looks_at)
            self._in_doubt[code] = self._context.keepers_of_faults(*looked_at)
        return hit.unit in self._in_doubt[code]

    def _spec(self, table: Table) -> LedgerSpec:
        return self._context.catalogue.ledgers[table.ledger]


def _columns_needed(code: str, rule: RuleSpec, spec: LedgerSpec) -> set[str]:
    # without a column for the unit, the book's own unit keeps every entry
    required = {column.key for column in spec.columns if column.required} - {"unit"}
    looked_at = required & set(rule.looks_at)
    return looked_at | {
        column.key
        for column in spec.columns
        if (column.required and column.required_by == code)
        or any(requirement.rule == code for requirement in column.requirements)
    }
