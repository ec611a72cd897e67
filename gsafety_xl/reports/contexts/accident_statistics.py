"""D05: accidents of a month, to date and a year ago, and who reported."""

from collections.abc import Iterator
from typing import Any

from gsafety_xl.indicators import compare, monthly_reports, show
from gsafety_xl.model import Row
from gsafety_xl.reports.contexts.request import DocumentContext, ReportRequest
from gsafety_xl.rules import RuleContext
from gsafety_xl.schema import DocumentSpec

_CODES = ("K13", "K13b", "K13c", "K13d", "K13e", "K13f", "K13g", "K13h", "K13i", "K13j")
_UNIT_NUMBERS = ("accidents", "dead", "serious", "minor", "loss")
_ZERO, _REPORTED, _MISSING = "零报告", "已报", "未报"

NAMES = frozenset({"figure_rows", "missing_units", "month_name", "unit_rows", "year_comparison"})


def build(request: ReportRequest, spec: DocumentSpec) -> Iterator[DocumentContext]:
    """Yield the one document of the month."""
    figures = request.figures
    rules = RuleContext(
        request.catalogue,
        request.register,
        request.as_of,
        request.period.year,
        units=tuple(unit.code for unit in request.register.reporting),
        whole=True,
    )
    reports = monthly_reports(request.ledgers, rules, [request.period])
    values = {
        **request.shared(spec),
        "month_name": f"{request.period.months[0]}月份",
        "figure_rows": [_figure_row(code, request) for code in _CODES],
        "year_comparison": compare(figures["K13_year"].value, figures["K13_ly_year"].value),
        "missing_units": "、".join(request.register.name_of(unit) for unit, _ in reports.missing),
        "unit_rows": [
            _unit_row(unit, reports.made.get((unit, month), []), request)
            for unit, month in reports.due
        ],
    }
    yield DocumentContext(values, {"period": request.period.label})


def _figure_row(code: str, request: ReportRequest) -> dict[str, Any]:
    figures = request.figures
    return {
        "label": figures[code].label,
        "measure": figures[code].measure,
        "month": figures[code],
        "year": figures[f"{code}_year"],
        "month_ago": figures[f"{code}_ly"],
        "year_ago": figures[f"{code}_ly_year"],
    }


def _unit_row(unit: str, rows: list[Row], request: ReportRequest) -> dict[str, str]:
    numbers = {key: _sum(key, rows) for key in _UNIT_NUMBERS}
    state = _REPORTED if rows else _MISSING
    if rows and rows[0]["is_zero"] is True:
        state = _ZERO
    return {
        "unit": request.register.name_of(unit),
        **{key: show(value, "万元" if key == "loss" else "") for key, value in numbers.items()},
        "state": state,
    }


def _sum(key: str, rows: list[Row]) -> float | None:
    values = [value for row in rows if (value := row.number(key)) is not None]
    return sum(values) if values else None
