"""Official Word documents (公文): templates, rendering, and where every figure comes from."""

from gsafety_xl.reports.documents import (
    Rendered,
    ReportRequest,
    documents_for,
    render_documents,
)
from gsafety_xl.reports.lint import lint_template
from gsafety_xl.reports.pdf import to_pdf
from gsafety_xl.reports.provenance import Provenance, TracedFigure, read_provenance, trace
from gsafety_xl.reports.template_build import build_word_templates

__all__ = [
    "Provenance",
    "Rendered",
    "ReportRequest",
    "TracedFigure",
    "build_word_templates",
    "documents_for",
    "lint_template",
    "read_provenance",
    "render_documents",
    "to_pdf",
    "trace",
]
