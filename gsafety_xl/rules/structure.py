"""The sheet as a whole: its headings (表头) and its total rows (合计)."""

import difflib
from collections.abc import Iterator

from gsafety_xl.model import Column, Ledgers, Row, Table, TotalRow
from gsafety_xl.rules.conditions import holds
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit, at_header, at_sheet_cell
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.rules.wording import number_text
from gsafety_xl.schema import ColumnSpec, LedgerSpec

_NEAR = 0.5
_MOST_CANDIDATES = 3
#: Below this, two sums of numbers typed with a few decimals differ by binary rounding only.
_ROUNDING = 1e-6


@book_rule("C-19")
def headings_match(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield columns that are not there but needed, and columns that no ledger knows.

    A consolidated sheet keeps such columns under headings of its own, reported when they came in.
    """
    for table in ledgers:
        spec = context.catalogue.ledgers[table.ledger]
        for key in table.missing:
            column = spec.column(key)
            if column.required or _is_called_for(column, table):
                yield at_header(table, key, "missing_column")
        for header, unknown in table.unknown.items() if table.origins is None else ():
            yield _unknown_hit(table, header, unknown, spec)


def has_totals(ledgers: Ledgers, _context: RuleContext) -> bool:
    """Tell whether somebody put a total row among the entries."""
    return any(table.totals for table in ledgers)


@book_rule("C-12", applies=has_totals)
def totals_agree(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield numbers of a total row that are not the sum of the entries above it."""
    for table in ledgers:
        spec = context.catalogue.ledgers[table.ledger]
        quantities = [item for item in spec.columns if _is_summable(item)]
        for total in table.totals:
            for column in quantities:
                yield from _total_hits(table, total, column, context)


def _is_called_for(column: ColumnSpec, table: Table) -> bool:
    """Tell whether some entry must fill a column that is required under a condition only."""
    return any(holds(row, item.when) for item in column.requirements for row in table)


def _unknown_hit(table: Table, header: str, column: Column, spec: LedgerSpec) -> Hit:
    candidates = "、".join(f"“{label}”" for label in _near_labels(header, table, spec))
    place, case = (table.header_row, column.position), "extra_column"
    facts = {"header": header, "value": header}
    if candidates:
        case, facts["candidates"] = "unknown_column", candidates
    return at_sheet_cell(table, place, case, **facts)


def _near_labels(header: str, table: Table, spec: LedgerSpec) -> list[str]:
    """Return the labels of columns not found whose label or alias looks like a heading."""
    label_of = {
        text: column.label
        for column in spec.columns
        if column.key not in table.columns
        for text in (column.label, *column.aliases)
    }
    near = difflib.get_close_matches(header, list(label_of), n=len(label_of) or 1, cutoff=_NEAR)
    return list(dict.fromkeys(label_of[text] for text in near))[:_MOST_CANDIDATES]


def _is_summable(column: ColumnSpec) -> bool:
    """Tell quantities, which have a measure, from years and running numbers, which have none."""
    return column.type.is_number and bool(column.measure) and not column.system


def _total_hits(
    table: Table, total: TotalRow, spec: ColumnSpec, context: RuleContext
) -> Iterator[Hit]:
    stated, column = total.numbers.get(spec.key), table.columns.get(spec.key)
    reckoned = _sum(table, total, spec.key, context)
    if stated is None or column is None or reckoned is None:
        return
    if abs(stated - reckoned) > _ROUNDING:
        facts = {
            "total_label": total.label,
            "total": number_text(stated),
            "sum": number_text(reckoned),
            "difference": number_text(abs(stated - reckoned)),
            "value": number_text(stated),
        }
        place = (total.row, column.position)
        yield at_sheet_cell(table, place, "difference", column=spec.key, **facts)


def _sum(table: Table, total: TotalRow, key: str, context: RuleContext) -> float | None:
    """Add up the entries a total stands under; None when one of them cannot be read."""
    entries = [Row(table, index) for index in range(total.first, total.last + 1)]
    if not all(context.is_sound(row, key) for row in entries):
        return None
    return sum(row.number(key) or 0 for row in entries)
