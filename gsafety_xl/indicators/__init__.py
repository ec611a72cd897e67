"""Figures (统计指标) with the cells they come from; the only package that uses pandas."""

from gsafety_xl.indicators.computing import compute_figures
from gsafety_xl.indicators.figures import Figure, Source, Sources, source_of
from gsafety_xl.indicators.formats import compare, compare_rates, show
from gsafety_xl.indicators.kinds import KindShare, kinds_by_count
from gsafety_xl.indicators.reporting import MonthlyReports, monthly_reports

__all__ = [
    "Figure",
    "KindShare",
    "MonthlyReports",
    "Source",
    "Sources",
    "compare",
    "compare_rates",
    "compute_figures",
    "kinds_by_count",
    "monthly_reports",
    "show",
    "source_of",
]
