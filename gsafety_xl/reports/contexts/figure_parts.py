"""Figures of some of the entries behind another figure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from gsafety_xl.indicators import Figure, Source, Sources, show
from gsafety_xl.model import Row
from gsafety_xl.reports.contexts.request import ReportRequest
from gsafety_xl.schema import DocumentSpec


def own_figure(
    code: str,
    value: float | None,
    sources: Sequence[Source],
    spec: DocumentSpec,
    request: ReportRequest,
) -> Figure:
    """Return a figure that ``documents.toml`` declares for one document."""
    named = spec.own_figures[code]
    return Figure(
        code=code,
        label=named.label,
        value=value,
        text=show(value, named.measure),
        measure=named.measure,
        definition=named.definition,
        period=request.period,
        as_of=request.cut_off,
        sources=sources,
    )


def cells_of(rows: Iterable[Row], column: str, request: ReportRequest) -> Sources:
    """Return the cells of one column as sources."""
    return Sources(((row, column) for row in rows), request.catalogue)


def counted_cell(figure: Figure, request: ReportRequest) -> str:
    """Return the key of the column that an indicator shows as its source."""
    named = request.catalogue.indicators[figure.code.partition("_")[0]]
    return named.column or (*named.of, named.date)[0]


def part_of(
    figure: Figure, unit: str, value: float | None, rows: Sequence[Row], request: ReportRequest
) -> Figure:
    """Return a unit's part of a figure: code ``K04@GYS01``, the unit's name before the label."""
    return replace(
        figure,
        code=f"{figure.code}@{unit}",
        label=f"{request.register.name_of(unit)}：{figure.label}",
        value=value,
        text=show(value, figure.measure),
        sources=cells_of(rows, counted_cell(figure, request), request),
    )


def rate_of(figure: Figure, unit: str, above: Figure, below: Figure) -> Figure:
    """Return a unit's rate in percent; without a value where nothing was found."""
    value = 100 * (above.value or 0) / below.value if below.value else None
    return replace(
        figure,
        code=f"{figure.code}@{unit}",
        label=f"{below.label.partition('：')[0]}：{figure.label}",
        value=value,
        text=show(value, figure.measure),
        sources=[*above.sources, *below.sources],
    )


def without(rows: Iterable[Row], *others: Iterable[Row]) -> list[Row]:
    """Return the entries that are in none of the others."""
    known = {row.ref() for other in others for row in other}
    return [row for row in rows if row.ref() not in known]


def by_unit(rows: Iterable[Row], request: ReportRequest) -> Mapping[str, list[Row]]:
    """Return entries by the unit that the danger is at: its code, else its name as typed."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        unit = row.text("target_unit") or request.unit_name(row)
        groups.setdefault(unit, []).append(row)
    return groups


def total(rows: Iterable[Row], column: str) -> float | None:
    """Return the sum of a column; None when no cell of it holds a number."""
    numbers = [number for row in rows if (number := row.number(column)) is not None]
    if not numbers:
        return None
    whole = round(sum(numbers), 6)
    return int(whole) if whole == int(whole) else whole
