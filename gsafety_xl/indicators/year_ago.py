"""Last year's numbers: from last year's entries, else from what this year's entries say."""

import pandas as pd

from gsafety_xl.indicators.frames import KEEPER
from gsafety_xl.schema import IndicatorSpec


def year_ago_cells(
    this_year: pd.DataFrame, last_year: pd.DataFrame, spec: IndicatorSpec
) -> pd.DataFrame:
    """Return this year's lines whose 上年同期 cell is to be used.

    Those of units and months that last year's entries do not cover, with the cell filled.
    """
    if not spec.year_ago_of:
        return this_year.iloc[:0]
    said = this_year[this_year[spec.year_ago_of].notna()]
    return said[~_covered(said, last_year, spec.date)]


def year_ago_gaps(
    this_year: pd.DataFrame, last_year: pd.DataFrame, spec: IndicatorSpec
) -> pd.DataFrame:
    """Return this year's lines for which nothing says what last year's number was."""
    silent = this_year[this_year[spec.year_ago_of].isna()]
    return silent[~_covered(silent, last_year, spec.date)]


def _covered(lines: pd.DataFrame, last_year: pd.DataFrame, month: str) -> "pd.Series[bool]":
    known = set(zip(last_year[KEEPER], last_year[month], strict=True))
    wanted = zip(lines[KEEPER], lines[month] - pd.DateOffset(years=1), strict=True)
    return pd.Series([pair in known for pair in wanted], index=lines.index, dtype=bool)
