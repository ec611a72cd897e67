"""D05: accidents of a month, to date and a year ago, and who reported."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gsafety_xl.indicators import Figure, MonthlyReports, compare, monthly_reports
from gsafety_xl.model import Row
from gsafety_xl.reports.contexts.figure_parts import part_of, total
from gsafety_xl.reports.contexts.request import DocumentContext, ReportRequest
from gsafety_xl.schema import DocumentSpec

_CODES = ("K13", "K13b", "K13c", "K13d", "K13e", "K13f", "K13g", "K13h", "K13i", "K13j")
#: Figures shared out among the units → the column they add up.
_UNIT_COLUMNS = {
    "K13": "accidents",
    "K13b": "dead",
    "K13c": "missing",
    "K13d": "serious",
    "K13e": "minor",
    "K13f": "loss",
}
#: Names of the comparisons → the figures compared.
_COMPARED = {
    "accidents": ("K13", "K13_ly"),
    "dead": ("K13b", "K13b_ly"),
    "accidents_to_date": ("K13_year", "K13_ly_year"),
    "dead_to_date": ("K13b_year", "K13b_ly_year"),
}

NAMES = frozenset({"comparison", "figure_rows", "missing_units", "month_name", "unit_rows"})
DETAILS = frozenset(
    {"label", "measure", "month", "to_date", "month_ago", "to_date_ago"}
    | {"unit", "is_due", "is_missing", "is_zero", *_UNIT_COLUMNS, *_COMPARED}
)


def build(request: ReportRequest, spec: DocumentSpec) -> Iterator[DocumentContext]:
    """Yield the one document of the month."""
    reports = monthly_reports(request.ledgers, request.rules, [request.period])
    missing = [request.register.name_of(unit) for unit, _ in reports.missing]
    values = {
        **request.shared(spec),
        "month_name": f"{request.period.months[0]}月份",
        "figure_rows": [_figure_row(code, request) for code in _CODES],
        "comparison": _comparison(request.figures),
        "missing_units": "、".join(missing),
        "unit_rows": list(_unit_rows(reports, request)),
    }
    notes = [*_notes(request)]
    yield DocumentContext(values, {"period": request.period.label}, notes)


def _figure_row(code: str, request: ReportRequest) -> dict[str, Any]:
    figures = request.figures
    return {
        "label": figures[code].label,
        "measure": figures[code].measure,
        "month": figures[code],
        "to_date": figures[f"{code}_year"],
        "month_ago": figures[f"{code}_ly"],
        "to_date_ago": figures[f"{code}_ly_year"],
    }


def _comparison(figures: Mapping[str, Figure]) -> dict[str, str]:
    """Return the year-on-year sentences; none is drawn from numbers that are not complete."""
    incomplete = bool(figures["K13z"].value or figures["K15d"].value)
    return {
        name: compare(
            figures[now].value, None if incomplete else figures[ago].value, figures[now].measure
        )
        for name, (now, ago) in _COMPARED.items()
    }


def _unit_rows(reports: MonthlyReports, request: ReportRequest) -> Iterator[dict[str, Any]]:
    """Yield a line for each unit that must report, then for others that did."""
    counted: dict[str, list[Row]] = {}
    for row in request.entries(request.figures["K13"]):
        counted.setdefault(request.rules.keeper(row), []).append(row)
    due = [unit for unit, _ in reports.due]
    for unit in dict.fromkeys([*due, *counted]):
        rows = counted.get(unit, [])
        yield {
            "unit": request.register.name_of(unit),
            "is_due": unit in due,
            "is_missing": not rows,
            "is_zero": all(row["is_zero"] is True for row in rows),
            **_numbers(unit, rows, request),
        }


def _numbers(unit: str, rows: Sequence[Row], request: ReportRequest) -> dict[str, Figure]:
    return {
        code: part_of(request.figures[code], unit, total(rows, column), rows, request)
        for code, column in _UNIT_COLUMNS.items()
    }


def _notes(request: ReportRequest) -> Iterator[str]:
    if request.as_of < request.period.end:
        yield f"{request.period.label}还没有过完，月末后请重新生成"
    twice = len(request.figures["K13"].sources) - len(
        {request.rules.keeper(row) for row in request.entries(request.figures["K13"])}
    )
    if twice > 0:
        yield f"有{twice}份月报与同一单位同月的另一份重复，数字已相加，请先更正台账"
