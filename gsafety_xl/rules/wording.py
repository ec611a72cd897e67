"""From a hit to a finding: level, message and remedy come from the catalogue."""

import re
from datetime import date, datetime

from gsafety_xl.model import Finding, Level, Raw, Value
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.fingerprints import key_of
from gsafety_xl.rules.hits import Hit
from gsafety_xl.schema import ColumnSpec, LedgerSpec, RuleCase, RuleSpec
from gsafety_xl.schema.parameter_values import basis_text

_DECIMALS = 6
_TAB_NUMBER = re.compile(r"^\d+[A-Z]?")


class Wording:
    """Fills the catalogue's messages; KeyError for a placeholder without a fact is our bug."""

    def __init__(self, context: RuleContext) -> None:
        """Keep the context for labels, units and the stage."""
        self._context = context

    def finding(self, code: str, hit: Hit) -> Finding:
        """Return the finding of a hit under a rule."""
        rule = self._context.catalogue.rules[code]
        case = rule.cases[hit.case]
        spec = self._spec(hit, rule)
        label = spec.column(hit.column).label if spec is not None and hit.column else ""
        level = self._level(case, rule)
        unit = hit.unit or self._keeper(hit)
        value = shown(hit.row.raw(hit.column)) if hit.row is not None and hit.column else ""
        facts = {"label": label, "value": value, **hit.facts}
        return Finding(
            place=hit.place,
            rule=code,
            message=case.message.format_map(facts),
            fix=case.fix.format_map(facts),
            level=level,
            ledger="" if spec is None else spec.code,
            column=hit.column,
            value=str(facts["value"]),
            clause="、".join(rule.clauses or ([] if spec is None else spec.clauses)),
            basis=self._basis(rule),
            unit=unit,
            row_id=hit.row.row_id if hit.row is not None else "",
            key=key_of(code, hit, rule, unit) if level is Level.WARNING else "",
        )

    def _level(self, case: RuleCase, rule: RuleSpec) -> Level:
        level = case.level
        if self._context.year_end and case.year_end_level is not None:
            level = case.year_end_level
        blocks = level is Level.ERROR
        return Level.WARNING if blocks and self._is_on_trial(rule) else level

    def _basis(self, rule: RuleSpec) -> str:
        """Return on what a rule rests, and how long it is on trial."""
        basis = basis_text(rule, self._context.catalogue)
        on_trial = f"；试行至{rule.trial_until}，其后转为强制"
        return f"{basis}{on_trial}" if self._is_on_trial(rule) else basis

    def _is_on_trial(self, rule: RuleSpec) -> bool:
        return rule.trial_until is not None and self._context.as_of <= rule.trial_until

    def _spec(self, hit: Hit, rule: RuleSpec) -> LedgerSpec | None:
        """Return the ledger spoken of: the table's, else the rule's own."""
        key = rule.ledger if hit.table is None else hit.table.ledger
        return self._context.catalogue.ledgers.get(key)

    def _keeper(self, hit: Hit) -> str:
        if hit.row is not None:
            return self._context.keeper(hit.row)
        return "" if hit.table is None else hit.table.unit


def shown(raw: Raw) -> str:
    """Return a cell's content as a clerk sees it: no ``.0``, days without midnight."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return str(raw).upper()
    if isinstance(raw, float):
        return number_text(raw)
    if isinstance(raw, datetime):
        return f"{raw:%Y-%m-%d %H:%M}".removesuffix(" 00:00")
    return raw.isoformat() if isinstance(raw, date) else str(raw)


def ledger_name(ledger: LedgerSpec) -> str:
    """Return how a reader is told of a ledger: by its tab, without the number (隐患整改)."""
    return _TAB_NUMBER.sub("", ledger.sheet)


def number_text(number: float) -> str:
    """Return a number as it is written in a cell: 12, 0.3, 1234567, never 1e+06."""
    return f"{number:.{_DECIMALS}f}".rstrip("0").rstrip(".")


def value_text(value: Value, column: ColumnSpec, context: RuleContext) -> str:
    """Return what a cell was understood as, in a reader's words: labels and names, no keys."""
    if isinstance(value, tuple):
        return "、".join(context.catalogue.codes[column.codes].label_of(key) for key in value)
    if isinstance(value, str):
        if column.codes:
            return context.catalogue.codes[column.codes].label_of(value)
        return context.register.name_of(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return shown(value)
