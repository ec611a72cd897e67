"""The table of hidden dangers by unit (隐患排查治理情况统计表)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gsafety_xl.indicators import Figure
from gsafety_xl.model import Row
from gsafety_xl.reports.contexts.figure_parts import (
    by_unit,
    cells_of,
    own_figure,
    part_of,
    rate_of,
    total,
    without,
)
from gsafety_xl.reports.contexts.request import ReportRequest
from gsafety_xl.schema import DocumentSpec

#: Own figures of the treatment plan of major dangers → the columns that must be filled for it.
PLAN_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "K08_plan": ("measure", "due_on"),
    "K08_goal": ("measure",),
    "K08_fund": ("fund",),
    "K08_people": ("rect_person",),
    "K08_due": ("due_on",),
    "K08_interim": ("interim",),
}
_COUNTS = ("K04g", "K05g", "K08", "K08b")


def unit_rows(spec: DocumentSpec, request: ReportRequest) -> list[dict[str, Any]]:
    """Return a line for each unit where something was found, in register order.

    The lines add up to the district's figures, because they share out the same entries.
    """
    figures = request.figures
    shares = {code: by_unit(request.entries(figures[code]), request) for code in _COUNTS}
    found = by_unit(request.entries(figures["K04"]), request)
    order = [unit.code for unit in request.register]
    units = sorted(found, key=lambda unit: order.index(unit) if unit in order else len(order))
    return [_unit_row(unit, found[unit], shares, spec, request) for unit in units]


def plan_figures(
    major: Figure, done: Figure, spec: DocumentSpec, request: ReportRequest
) -> dict[str, Figure]:
    """Count the major dangers still open, by what their entries say of the treatment plan."""
    remaining = without(request.entries(major), request.entries(done))
    suffix, name = major.code.partition("@")[1:], major.label.rpartition("：")[0]
    made: dict[str, Figure] = {}
    for code, columns in PLAN_COLUMNS.items():
        rows = [row for row in remaining if all(row[key] is not None for key in columns)]
        figure = own_figure(code, len(rows), cells_of(rows, columns[0], request), spec, request)
        label = f"{name}：{figure.label}" if name else figure.label
        made[code] = replace(figure, code=code + "".join(suffix), label=label)
    return made


def _unit_row(
    unit: str,
    found: list[Row],
    shares: Mapping[str, Mapping[str, list[Row]]],
    spec: DocumentSpec,
    request: ReportRequest,
) -> dict[str, Any]:
    figures = request.figures
    counts: dict[str, Figure] = {}
    for code in _COUNTS:
        rows = shares[code].get(unit, [])
        counts[code] = part_of(figures[code], unit, len(rows), rows, request)
    return {
        "unit": request.register.name_of(unit),
        **counts,
        "K06g": rate_of(figures["K06g"], unit, counts["K05g"], counts["K04g"]),
        "K08c": rate_of(figures["K08c"], unit, counts["K08b"], counts["K08"]),
        "K08d": part_of(figures["K08d"], unit, total(found, "fund") or 0, found, request),
        **plan_figures(counts["K08"], counts["K08b"], spec, request),
    }
