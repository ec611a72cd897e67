"""The sample year as tables that the rules can be asked of, without a workbook in between."""

from collections.abc import Iterable, Sequence

from gsafety_xl.model import Column, Ledgers, Raw, Reading, Stage, Table, Value
from gsafety_xl.rules import RuleContext
from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.scene import Entry
from gsafety_xl.schema import Catalogue, LedgerSpec


def ledgers_of(year: SampleYear, catalogue: Catalogue, units: Iterable[str] = ()) -> Ledgers:
    """Return all that some units (all when none is named) recorded, and the registers."""
    wanted = set(units) or set(year.records)
    tables = [
        _table(catalogue.ledgers[key], unit, entries, year.scene.year)
        for unit, records in year.records.items()
        if unit in wanted
        for key, entries in records.items()
    ]
    registers = [
        _table(catalogue.ledgers[key], "JB00", entries, year.scene.year)
        for key, entries in year.registers.items()
        if key not in year.records["JB00"]
    ]
    return Ledgers([*tables, *registers])


def whole_context(year: SampleYear, catalogue: Catalogue) -> RuleContext:
    """Return the circumstances in which the bureau checks everything at the end of the year."""
    return RuleContext(
        catalogue=catalogue,
        register=year.register,
        as_of=year.scene.as_of,
        year=year.scene.year,
        stage=Stage.SUBMIT,
        units=tuple(year.records),
        whole=True,
    )


def _table(spec: LedgerSpec, unit: str, entries: Sequence[Entry], year: int) -> Table:
    return Table(
        ledger=spec.key,
        workbook=f"{unit}.xlsx",
        sheet=spec.sheet,
        header_row=1,
        row_numbers=list(range(2, len(entries) + 2)),
        columns={
            column.key: Column(
                column.key,
                position,
                [_raw(entry.get(column.key)) for entry in entries],
                [Reading(entry.get(column.key)) for entry in entries],
            )
            for position, column in enumerate(spec.columns, start=1)
        },
        unit=unit,
        context_year=year,
    )


def _raw(value: Value) -> Raw:
    return "、".join(value) if isinstance(value, tuple) else value
