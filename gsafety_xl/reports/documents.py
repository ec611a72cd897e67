"""Documents from data: each code's builder tells the names, its template says the sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path

from gsafety_xl import __version__, resources
from gsafety_xl.indicators import Figure, Source
from gsafety_xl.indicators.wording import phrase
from gsafety_xl.model import GsafetyError, Period
from gsafety_xl.reports.contexts import BUILDERS, DocumentContext, ReportRequest
from gsafety_xl.reports.package import describe, save_package
from gsafety_xl.reports.provenance import Origin, attach_provenance
from gsafety_xl.reports.rendering import render
from gsafety_xl.reports.review import add_comments, marked
from gsafety_xl.schema import Catalogue, DocumentSpec
from gsafety_xl.workbook.files import replacing, sha256_of

__all__ = ["Rendered", "ReportRequest", "documents_for", "render_documents"]

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
        for context in contexts:
            path = _unused(_path(spec, context, request), rendered.paths)
            _write(code, context, path, request)
            rendered.paths.append(path)
            rendered.notes += [f"{path.name}：{note}" for note in context.notes]
    return rendered


def documents_for(period: Period, catalogue: Catalogue) -> list[str]:
    """Return the codes of the documents that are made for a period of this kind."""
    kind = _kind_of(period)
    return [code for code, spec in catalogue.documents.items() if kind in spec.periods]


def _refuse_misfits(code: str, spec: DocumentSpec, request: ReportRequest) -> None:
    kind = _kind_of(request.period)
    if kind not in spec.periods:
        wanted = "或".join(_PERIOD_NAMES[item] for item in spec.periods)
        example = _PERIOD_EXAMPLES[spec.periods[0]]
        raise GsafetyError(
            f"{code} {spec.title}按{wanted}生成，不能用 {request.period.label}",
            f"请用 --period 指定，例如 --period {example}",
        )
    if request.as_of < request.period.start:
        raise GsafetyError(
            f"{request.period.label}还没有开始，不能生成 {code} {spec.title}",
            "请检查 --period 和 --as-of",
        )
    absent = [key for key in spec.ledgers if key not in request.ledgers]
    if absent:
        sheets = "、".join(request.catalogue.ledgers[key].sheet for key in absent)
        raise GsafetyError(f"工作簿里没有 {sheets}，不能生成 {code} {spec.title}", "请用汇总簿生成")


def _kind_of(period: Period) -> str:
    if period.is_month:
        return "month"
    return {"": "year", "H": "half", "Q": "quarter"}[period.part[:1]]


def _path(spec: DocumentSpec, context: DocumentContext, request: ReportRequest) -> Path:
    name = _NOT_IN_FILE_NAMES.sub("_", spec.file_name.format_map(context.file_parts))
    path = request.folder / name
    return path.with_stem(f"{path.stem}（审阅）") if request.review else path


def _unused(path: Path, taken: Sequence[Path]) -> Path:
    """Return the path, with a number where another document of this run has it already."""
    numbered = (path.with_stem(f"{path.stem}（{number}）") for number in count(2))
    return next(item for item in chain([path], numbered) if item not in taken)


def _write(code: str, context: DocumentContext, path: Path, request: ReportRequest) -> None:
    template = _template(request.catalogue.documents[code], request)
    recorder = _Recorder(review=request.review)
    document = render(template, context.values, recorder)
    if request.review:
        add_comments(document, recorder.figures, request.as_of)
    origin = Origin(
        document=code,
        period=str(request.period),
        as_of=request.as_of,
        version=__version__,
        template=template.name,
        template_sha256=sha256_of(template),
        inputs=request.inputs,
    )
    attach_provenance(document, origin, [*recorder.figures, *_explained(request)])
    describe(document, title=path.stem, author=request.bureau, on=request.as_of)
    with replacing(path) as temporary:
        save_package(document, temporary)


def _explained(request: ReportRequest) -> list[Figure]:
    """Return the warnings that passed as something to be traced: how many, where, why."""
    if not request.explanations:
        return []
    sources = [
        Source(item.rule, item.unit, item.row_id, item.reason, item.place, item.place)
        for item in request.explanations
    ]
    return [
        Figure(
            code=phrase("explained", "code"),
            label=phrase("explained", "label"),
            text=phrase("explained", "text", count=len(sources)),
            value=len(sources),
            measure="",
            definition=phrase("explained", "definition"),
            period=request.period,
            as_of=request.as_of,
            sources=sources,
        )
    ]


def _template(spec: DocumentSpec, request: ReportRequest) -> Path:
    """Return the office's own template where it has one, else ours."""
    if request.templates is not None:
        if not request.templates.is_dir():
            raise GsafetyError(f"找不到模板文件夹 {request.templates}", "请检查 --templates")
        if (request.templates / spec.template).is_file():
            return request.templates / spec.template
    ours = resources.word_templates() / spec.template
    if not ours.is_file():
        raise GsafetyError(
            f"找不到 Word 模板 {spec.template}", "请重新安装，或运行 gsafety build templates"
        )
    return ours
