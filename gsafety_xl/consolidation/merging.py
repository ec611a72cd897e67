"""Entries of many sheets become one sheet; each keeps the place it came from."""

from collections.abc import Iterable, Sequence

from gsafety_xl.model import Column, Origin, Raw, Reading, Row, Table
from gsafety_xl.schema import Catalogue, LedgerSpec

#: Key of the column that gathers what stood in columns the ledger does not have.
OTHER_COLUMNS = "_other"
#: Rows of a consolidated sheet: title, a line about the period, header, then entries.
HEADER_ROW = 3


def merge_tables(
    tables: Iterable[Table], catalogue: Catalogue, *, workbook: str
) -> dict[str, Table]:
    """Put the entries of each ledger on one sheet, in ledger order, then by unit as given.

    A cell that could not be understood keeps what was typed; extra columns are gathered under
    ``OTHER_COLUMNS`` as “列名：内容”.
    """
    by_ledger: dict[str, list[Table]] = {key: [] for key in catalogue.ledgers}
    for table in tables:
        by_ledger[table.ledger].append(table)
    return {
        key: _merged(parts, catalogue.ledgers[key], workbook)
        for key, parts in by_ledger.items()
        if parts
    }


def _merged(parts: Sequence[Table], spec: LedgerSpec, workbook: str) -> Table:
    rows = [row for part in parts for row in part]
    columns = {
        column.key: _column(column.key, position, rows)
        for position, column in enumerate(spec.columns, start=1)
    }
    other: list[Raw] = [_other_columns(row) or None for row in rows]
    columns[OTHER_COLUMNS] = Column(
        OTHER_COLUMNS, len(spec.columns) + 1, other, [Reading(_as_text(raw)) for raw in other]
    )
    return Table(
        ledger=spec.key,
        workbook=workbook,
        sheet=spec.sheet,
        header_row=HEADER_ROW,
        row_numbers=list(range(HEADER_ROW + 1, HEADER_ROW + 1 + len(rows))),
        columns=columns,
        origins=[_origin(row) for row in rows],
    )


def _column(key: str, position: int, rows: Sequence[Row]) -> Column:
    if key == "unit":
        readings = [_owner(row) for row in rows]
    else:
        readings = [row.reading(key) for row in rows]
    return Column(key, position, [row.raw(key) for row in rows], readings)


def _owner(row: Row) -> Reading:
    """Return the unit as typed; where nothing was typed, the unit whose book it is (inferred)."""
    reading = row.reading("unit")
    if reading.value is None and not reading.problem and row.table.unit:
        return Reading(row.table.unit, inferred=True)
    return reading


def _origin(row: Row) -> Origin:
    place = row.ref()
    positions = {key: column.position for key, column in row.table.columns.items()}
    return Origin(place.workbook, place.sheet, place.row, positions)


def _other_columns(row: Row) -> str:
    parts = [
        f"{header}：{column.raw[row.index]}"
        for header, column in row.table.unknown.items()
        if column.raw[row.index] not in {None, ""}
    ]
    return "；".join(parts)


def _as_text(raw: Raw) -> str | None:
    return raw if isinstance(raw, str) else None
