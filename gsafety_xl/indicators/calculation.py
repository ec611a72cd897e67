"""Counts the indicators that ``data/indicators.toml`` declares."""

from collections.abc import Callable, Iterator

import msgspec
import pandas as pd

from gsafety_xl.indicators.figures import Figure, Sources
from gsafety_xl.indicators.formats import RATE, as_day_number
from gsafety_xl.indicators.reporting import reporting_value
from gsafety_xl.indicators.request import Request
from gsafety_xl.indicators.selection import Selection, Selector
from gsafety_xl.indicators.wording import phrase
from gsafety_xl.indicators.year_ago import year_ago_cells, year_ago_gaps
from gsafety_xl.schema import IndicatorSpec

#: Suffix of a figure's code for each span that has one.
SUFFIXES = {"to_date": "_year", "year_ago": "_ly", "year_ago_to_date": "_ly_year"}
_YEAR_AGO = frozenset({"year_ago", "year_ago_to_date"})


def calculate(request: Request) -> dict[str, Figure]:
    """Return every figure by code, in the order of the data file."""
    counting = _Counting(request)
    figures: dict[str, Figure] = {}
    for code, spec in request.catalogue.indicators.items():
        for figure in counting.figures(code, spec, figures):
            figures[figure.code] = figure
    return figures


class _Counting:
    def __init__(self, request: Request) -> None:
        self._request = request
        self._selector = Selector(request)

    def figures(self, code: str, spec: IndicatorSpec, known: dict[str, Figure]) -> Iterator[Figure]:
        """Yield the figures of one indicator: one a span, one a kind, or just one."""
        if spec.how == "ratio":
            yield _ratio(self._request, code, spec, known)
        elif spec.how == "uncounted":
            undated = self._selector.undated()
            yield self._request.figure(code, spec, len(undated), undated)
        elif spec.how.startswith("reports_"):
            yield reporting_value(self._request, code)
        elif spec.how == "year_ago_gaps":
            yield self._year_ago_gaps(code, spec)
        elif spec.how == "kinds":
            yield from self._kinds(code, spec)
        else:
            for span in spec.spans:
                yield self._counted(code, spec, span)

    def _counted(self, code: str, spec: IndicatorSpec, span: str) -> Figure:
        suffix = SUFFIXES.get(span, "")
        if suffix:
            spec = msgspec.structs.replace(spec, label=spec.label + phrase("spans", span))
        if spec.ledger not in self._request.ledgers:
            return self._request.figure(code + suffix, spec, None)
        selection = self._selector.select(spec, span)
        if span in _YEAR_AGO:
            return self._year_ago(code + suffix, spec, selection, span)
        sources = self._selector.sources(spec, selection)
        value = _CALCULATIONS[spec.how](selection.lines, spec.of)
        return self._request.figure(code + suffix, spec, value, sources)

    def _year_ago(self, code: str, spec: IndicatorSpec, selection: Selection, span: str) -> Figure:
        """Sum last year's entries; where a unit's month is not there, what the unit says it was."""
        this_year = self._selector.select(spec, "period" if span == "year_ago" else "to_date")
        said = year_ago_cells(this_year.lines, selection.lines, spec)
        value = float(
            selection.lines[spec.of[0]].sum() + said[spec.year_ago_of or spec.of[0]].sum()
        )
        sources = self._selector.sources(spec, selection)
        if len(said):
            found = this_year.narrowed(said)
            sources += self._selector.sources(spec, found, spec.year_ago_of)
        return self._request.figure(code, spec, _tidy(value) if len(sources) else None, sources)

    def _year_ago_gaps(self, code: str, spec: IndicatorSpec) -> Figure:
        if spec.ledger not in self._request.ledgers:
            return self._request.figure(code, spec, None)
        this_year = self._selector.select(spec, "period")
        gaps = year_ago_gaps(this_year.lines, self._selector.select(spec, "year_ago").lines, spec)
        sources = self._selector.sources(spec, this_year.narrowed(gaps))
        return self._request.figure(code, spec, len(gaps), sources)

    def _kinds(self, code: str, spec: IndicatorSpec) -> Iterator[Figure]:
        """Yield a count and a share for every choice that occurs, the most frequent first."""
        if spec.ledger not in self._request.ledgers:
            return
        column = self._request.catalogue.ledgers[spec.ledger].column(spec.of[0])
        codes = self._request.catalogue.codes[column.codes]
        selection = self._selector.select(spec, "period")
        kinds = selection.lines[column.key].fillna("")
        for key in _by_frequency(kinds, [*(item.key for item in codes.items), ""]):
            label = codes.label_of(key) if key else phrase("numbers", "blank_kind")
            part = selection.narrowed(selection.lines[kinds == key])
            named = msgspec.structs.replace(spec, label=label)
            yield from self._kind(f"{code}_{key or 'blank'}", named, part, len(kinds))

    def _kind(
        self, code: str, spec: IndicatorSpec, part: Selection, whole: int
    ) -> Iterator[Figure]:
        count, sources = len(part.lines), self._selector.sources(spec, part)
        yield self._request.figure(code, spec, count, sources)
        label = spec.label + phrase("numbers", "share")
        share = msgspec.structs.replace(spec, label=label, measure=RATE)
        yield self._request.figure(f"{code}_share", share, count / whole * 100, sources)


def _by_frequency(kinds: pd.Series, order: list[str]) -> list[str]:
    """Return the choices that occur, the most frequent first; equals in the code list's order."""
    counts = {str(key): count for key, count in kinds.value_counts().items()}
    return sorted(counts, key=lambda key: (-counts[key], order.index(key)))


def _ratio(request: Request, code: str, spec: IndicatorSpec, known: dict[str, Figure]) -> Figure:
    above, below = (known[part] for part in spec.of)
    value = None
    if above.value is not None and below.value:
        value = above.value / below.value * 100
    sources = Sources((), request.catalogue)
    for part in (above, below):
        if isinstance(part.sources, Sources):
            sources += part.sources
    return request.figure(code, spec, value, sources)


def _rows(lines: pd.DataFrame, _of: list[str]) -> float:
    return len(lines)


def _distinct(lines: pd.DataFrame, of: list[str]) -> float:
    return len(lines.dropna(subset=of[:1]).drop_duplicates(of))


def _sum(lines: pd.DataFrame, of: list[str]) -> float:
    return _tidy(float(lines[of[0]].sum()))


def _largest(lines: pd.DataFrame, of: list[str]) -> float | None:
    largest = lines[of[0]].max()
    return None if pd.isna(largest) else float(largest)


def _latest(lines: pd.DataFrame, of: list[str]) -> float | None:
    latest = lines[of[0]].max()
    return None if pd.isna(latest) else as_day_number(pd.Timestamp(latest).date())


def _tidy(total: float) -> float:
    """Drop what binary fractions leave behind when amounts in 万元 are added."""
    return round(total, 6)


_CALCULATIONS: dict[str, Callable[[pd.DataFrame, list[str]], float | None]] = {
    "rows": _rows,
    "distinct": _distinct,
    "sum": _sum,
    "max": _largest,
    "latest": _latest,
}
