"""What each document tells its template: figures, names and lists; no sentences."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from gsafety_xl.reports.contexts import (
    accident_statistics,
    inspection_report,
    rectification_notice,
)
from gsafety_xl.reports.contexts.request import DocumentContext, ReportRequest
from gsafety_xl.schema import DocumentSpec

Builder: TypeAlias = Callable[[ReportRequest, DocumentSpec], Iterator[DocumentContext]]

#: Builder name (as in ``documents.toml``) → function that yields a context for each document.
BUILDERS: dict[str, Builder] = {
    "accident_statistics": accident_statistics.build,
    "inspection_report": inspection_report.build,
    "rectification_notice": rectification_notice.build,
}
#: Builder name → the names it gives to its template, besides figures and the shared ones.
NAMES: dict[str, frozenset[str]] = {
    "accident_statistics": accident_statistics.NAMES,
    "inspection_report": inspection_report.NAMES,
    "rectification_notice": rectification_notice.NAMES,
}

__all__ = ["BUILDERS", "NAMES", "DocumentContext", "ReportRequest"]
