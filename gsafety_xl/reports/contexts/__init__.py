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

_MODULES = {
    "accident_statistics": accident_statistics,
    "inspection_report": inspection_report,
    "rectification_notice": rectification_notice,
}
#: Builder name (as in ``documents.toml``) → function that yields a context for each document.
BUILDERS: dict[str, Builder] = {name: module.build for name, module in _MODULES.items()}
#: Builder name → the names it gives to its template, besides figures and the shared ones.
NAMES: dict[str, frozenset[str]] = {name: module.NAMES for name, module in _MODULES.items()}
#: Builder name → what the entries of its lists are asked behind a dot, besides figures.
DETAILS: dict[str, frozenset[str]] = {name: module.DETAILS for name, module in _MODULES.items()}

__all__ = ["BUILDERS", "DETAILS", "NAMES", "DocumentContext", "ReportRequest"]
