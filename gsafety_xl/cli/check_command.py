"""``gsafety check``."""

import os
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import click

from gsafety_xl.cli.parameters import (
    PATH,
    PeriodType,
    as_of_option,
    exit_code,
    fail_on_option,
    gathered,
    register_option,
    stage_of,
    stage_option,
    year_end_option,
)
from gsafety_xl.cli.terminal import TerminalProgress
from gsafety_xl.cli.usage import ChineseCommand
from gsafety_xl.model import Period
from gsafety_xl.output.explanation_text import explained_lines, outlived_lines
from gsafety_xl.output.finding_json import Said, check_json, file_record
from gsafety_xl.output.finding_text import count_text, finding_lines
from gsafety_xl.pipeline.check import CheckReport, CheckRequest
from gsafety_xl.pipeline.check import check as run_check
from gsafety_xl.schema import load_catalogue
from gsafety_xl.workbook.files import replacing


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What was typed after ``gsafety check``."""

    paths: tuple[Path, ...]
    shape: str
    output: Path | None
    as_of: date
    year_end: bool
    stage: str
    register: Path | None
    period: Period | None
    previous: Path | None
    fail_on: str


@click.command(cls=ChineseCommand)
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="文件或文件夹...")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "xlsx"]),
    default="text",
    help="输出形式，缺省 text",
)
@click.option("-o", "--output", type=PATH, help="写到文件；xlsx 缺省为 校验结果.xlsx")
@as_of_option
@year_end_option
@stage_option
@register_option
@click.option("--period", type=PeriodType(), help="报告期，如 2026-Q1；指明后核对记录是否跨期")
@click.option("--previous", type=PATH, help="上期的台账（文件或文件夹）；指明后核对是否照抄上期")
@fail_on_option
@gathered(CheckOptions)
def check(options: CheckOptions) -> int:
    """校验台账：指出每处问题、改法和依据。"""
    stage = stage_of(options.stage, year_end=options.year_end)
    request = CheckRequest(
        options.paths,
        options.as_of,
        stage,
        options.register,
        period=options.period,
        previous=options.previous,
    )
    with TerminalProgress() as progress:
        report = run_check(request, progress)
    if report.books:
        _answer(report, options)
    for error in report.errors:
        click.echo(f"gsafety：{error}", err=True)
    for code, reason in report.failures.items():
        click.echo(
            f"gsafety：规则 {code} 未能运行（{reason}），结果不完整。请告知信息技术人员", err=True
        )
    incomplete = bool(report.errors or report.failures)
    return exit_code(report.findings, options.fail_on, could_not_run=incomplete)


def _answer(report: CheckReport, options: CheckOptions) -> None:
    if options.shape == "xlsx":
        path = options.output or Path("校验结果.xlsx")
        _write_workbook(path, report, options)
        click.echo(f"{count_text(report.findings)}。已写入 {path}")
        return
    text = _json(report) if options.shape == "json" else _text(report)
    if options.output is None:
        click.echo(text)
        return
    with replacing(options.output) as temporary:
        temporary.write_text(text + "\n", encoding="utf-8")
    click.echo(f"{count_text(report.findings)}。已写入 {options.output}")


def _text(report: CheckReport) -> str:
    lines = list(finding_lines(report.findings))
    found = {item.place.workbook for item in report.findings}
    lines += explained_lines(report.explained)
    lines += outlived_lines(report.outlived)
    lines += [f"{book.name}：没有发现问题" for book in report.books if book.name not in found]
    lines += [f"{book.name}：注意，{remark}" for book in report.books for remark in book.remarks]
    lines.append(f"共校验 {len(report.books)} 个文件：{count_text(report.findings)}")
    if report.failures:
        lines.append(f"有 {len(report.failures)} 条规则未能运行，结果不完整，不能当作没有问题")
    return "\n".join(lines)


def _json(report: CheckReport) -> str:
    codes = {key: spec.code for key, spec in load_catalogue().ledgers.items()}
    files = [file_record(book, codes) for book in report.books]
    said = Said(report.explained, report.outlived)
    return check_json(report.findings, report.states, files, report.failures, said)


def _write_workbook(path: Path, report: CheckReport, options: CheckOptions) -> None:
    # XlsxWriter costs a tenth of a second that the other answers need not pay
    from gsafety_xl.output.finding_sheet import write_findings  # noqa: PLC0415

    first = options.paths[0]
    folder = _relative(first if first.is_dir() else first.parent, path.parent)
    created = datetime.combine(options.as_of, time(0))
    with replacing(path) as temporary:
        write_findings(temporary, report.findings, folder, created)


def _relative(folder: Path, start: Path) -> Path:
    """Return where a folder is, seen from another; absolute across Windows drives."""
    try:
        return Path(os.path.relpath(folder, start))
    except ValueError:
        return folder.resolve()
