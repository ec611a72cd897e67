"""Which list a cell offers, where that depends on what stands in the same row."""

from datetime import date

from gsafety_xl.schema import Catalogue, ColumnSpec
from gsafety_xl.workbook.form_conditions import condition_formula
from gsafety_xl.workbook.form_lists import NOTHING, edition_names, list_name
from gsafety_xl.workbook.form_plan import Layout
from gsafety_xl.workbook.form_settings import form_settings


def list_source(column: ColumnSpec, layout: Layout, catalogue: Catalogue) -> str:
    """Return the formula of a column's drop-down for its first entry; empty when it has none."""
    name = _edition(column, layout, catalogue) or list_name(column)
    if not name:
        return ""
    followed = form_settings().offered_when_required.get(layout.ledger.key, ())
    if column.key not in followed:
        return f"={name}"
    needed = ",".join(
        condition_formula(item.when, layout.ledger, catalogue, layout.first_cell)
        for item in column.requirements
    )
    return f"=IF(OR({needed}),{name},{NOTHING})"


def _edition(column: ColumnSpec, layout: Layout, catalogue: Catalogue) -> str:
    """Return the choice between two editions by a day of the row; the new one without a day."""
    edition = form_settings().editions.get(column.codes)
    if edition is None:
        return ""
    before, after = edition_names(column.codes)
    if not layout.has(edition.day):
        return after
    day = date.fromisoformat(str(catalogue.parameters[edition.parameter].value))
    cell = layout.first_cell(edition.day)
    older = f"AND(ISNUMBER({cell}),{cell}<DATE({day.year},{day.month},{day.day}))"
    return f"IF({older},{before},{after})"
