"""出文: Word documents from a consolidated workbook."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gsafety_xl.model import GsafetyError, Ledgers, Period
from gsafety_xl.pipeline.check import year_of
from gsafety_xl.pipeline.parameters import read_parameters
from gsafety_xl.reports import (
    Rendered,
    ReportRequest,
    documents_for,
    render_documents,
    to_pdf,
)
from gsafety_xl.schema import Catalogue, load_catalogue
from gsafety_xl.schema.units import register_from
from gsafety_xl.workbook.master import caution_about, read_master


@dataclass(frozen=True, slots=True)
class DocumentOrder:
    """Which documents, from which workbook, about which period, to which folder.

    No codes at all means every document that is made for such a period. ``templates`` is a folder
    of templates that the office edited; ``review`` adds comments that name the source cells;
    ``pdf`` also asks for PDF files.
    """

    codes: Sequence[str]
    master: Path
    folder: Path
    as_of: date
    period: Period | None = None
    templates: Path | None = None
    review: bool = False
    pdf: bool = False


def known_documents() -> dict[str, tuple[str, str]]:
    """Return title and cycle of every document by code."""
    return {code: (spec.title, spec.cycle) for code, spec in load_catalogue().documents.items()}


def report(order: DocumentOrder) -> Rendered:
    """Write the documents ordered.

    GsafetyError for an unknown code, a period that does not fit the document, a template with a
    mistake, an unreadable workbook.
    """
    catalogue = read_parameters(order.master, load_catalogue()).catalogue
    codes = _codes(order.codes, catalogue)
    book = read_master(order.master, catalogue)
    ledgers = Ledgers(book.tables)
    period = order.period or Period(year_of(book, order.as_of))
    request = ReportRequest(
        ledgers=ledgers,
        catalogue=catalogue,
        register=register_from(ledgers.tables("unit_register")),
        period=period,
        as_of=order.as_of,
        inputs=((order.master.name, book.sha256),),
        folder=order.folder,
        templates=order.templates,
        review=order.review,
        explanations=book.explanations,
    )
    rendered = render_documents(codes or documents_for(period, catalogue), request)
    if order.pdf:
        to_pdf(rendered.paths)
    caution = caution_about(book)
    return replace(rendered, notes=[caution, *rendered.notes]) if caution else rendered


def _codes(asked: Sequence[str], catalogue: Catalogue) -> list[str]:
    codes = [code.upper() for code in asked]
    unknown = [code for code in codes if code not in catalogue.documents]
    if unknown:
        known = "、".join(f"{code} {spec.title}" for code, spec in catalogue.documents.items())
        raise GsafetyError(f"没有文书 {'、'.join(unknown)}", f"可以生成：{known}")
    return codes
