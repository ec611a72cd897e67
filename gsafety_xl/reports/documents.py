"""Documents from data: each code's builder tells the names, its template says the sentences."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gsafety_xl import __version__, resources
from gsafety_xl.indicators import Figure
from gsafety_xl.model import GsafetyError, Period
from gsafety_xl.reports.contexts import BUILDERS, DocumentContext, ReportRequest
from gsafety_xl.reports.package import describe, save_package
from gsafety_xl.reports.provenance import Origin, attach_provenance
from gsafety_xl.reports.rendering import render
from gsafety_xl.reports.review import add_comments, marked
from gsafety_xl.schema import DocumentSpec
from gsafety_xl.workbook.files import replacing

__all__ = ["Rendered", "ReportRequest", "render_documents"]

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\r\n\t]+')
_PERIOD_NAMES = {"month": "月份", "quarter": "季度", "half": "半年", "year": "年度"}
_PERIOD_EXAMPLES = {"month": "2026-03", "quarter": "2026-Q1", "half": "2026-H1", "year": "2026"}


@dataclass(slots=True)
class Rendered:
    """The files written, and what there is to say about documents that were not needed."""

    paths: list[Path] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class _Recorder:
    """Remembers the figures that a template prints, each once, in the order of printing."""

    def __init__(self, *, review: bool) -> None:
        self._review = review
        self.figures: list[Figure] = []
        self._numbers: dict[str, int] = {}

    def __call__(self, figure: Figure) -> str:
        number = self._numbers.setdefault(figure.code, len(self.figures))
        if number == len(self.figures):
            self.figures.append(figure)
        return marked(number, figure) if self._review else figure.text


def render_documents(codes: Sequence[str], request: ReportRequest) -> Rendered:
    """Write the documents of these codes.

    GsafetyError when the period is not of a document's kind, a ledger it needs is not in the
    workbook, or a template has a mistake.
    """
    rendered = Rendered()
    for code in codes:
        spec = request.catalogue.documents[code]
        _refuse_misfits(code, spec, request)
        contexts = list(BUILDERS[spec.builder](request, spec))
        if not contexts:
            rendered.notes.append(f"{request.period.label}没有需要生成的{spec.title}")
        rendered.paths += [_write(code, spec, context, request) for context in contexts]
    return rendered


def _refuse_misfits(code: str, spec: DocumentSpec, request: ReportRequest) -> None:
    kind = _kind_of(request.period)
    if kind not in spec.periods:
        wanted = "或".join(_PERIOD_NAMES[item] for item in spec.periods)
        example = _PERIOD_EXAMPLES[spec.periods[0]]
        raise GsafetyError(
            f"{code} {spec.title}按{wanted}生成，不能用 {request.period.label}",
            f"请用 --period 指定，例如 --period {example}",
        )
    absent = [key for key in spec.ledgers if key not in request.ledgers]
    if absent:
        sheets = "、".join(request.catalogue.ledgers[key].sheet for key in absent)
        raise GsafetyError(f"工作簿里没有 {sheets}，不能生成 {code} {spec.title}", "请用汇总簿生成")


def _kind_of(period: Period) -> str:
    if period.is_month:
        return "month"
    return {"": "year", "H": "half", "Q": "quarter"}[period.part[:1]]


def _write(code: str, spec: DocumentSpec, context: DocumentContext, request: ReportRequest) -> Path:
    template = _template(spec, request)
    recorder = _Recorder(review=request.review)
    document = render(template, context.values, recorder)
    name = spec.file_name.format_map(context.file_parts)
    path = request.folder / _NOT_IN_FILE_NAMES.sub("_", name)
    if request.review:
        add_comments(document, recorder.figures)
        path = path.with_stem(f"{path.stem}（审阅）")
    origin = Origin(
        document=code,
        period=str(request.period),
        as_of=request.as_of,
        version=__version__,
        template=hashlib.sha256(template.read_bytes()).hexdigest(),
        inputs=request.inputs,
    )
    attach_provenance(document, origin, recorder.figures)
    describe(document, title=path.stem, author=request.bureau, on=request.as_of)
    with replacing(path) as temporary:
        save_package(document, temporary)
    return path


def _template(spec: DocumentSpec, request: ReportRequest) -> Path:
    """Return the office's own template where it has one, else ours."""
    if request.templates is not None and (request.templates / spec.template).is_file():
        return request.templates / spec.template
    ours = resources.word_templates() / spec.template
    if not ours.is_file():
        raise GsafetyError(
            f"找不到 Word 模板 {spec.template}", "请重新安装，或运行 gsafety build templates"
        )
    return ours
