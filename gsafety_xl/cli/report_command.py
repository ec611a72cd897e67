"""``gsafety report``."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from gsafety_xl.cli.parameters import PATH, PeriodType, as_of_option, gathered
from gsafety_xl.cli.usage import ChineseCommand
from gsafety_xl.model import Period
from gsafety_xl.pipeline.report import DocumentOrder, known_documents
from gsafety_xl.pipeline.report import report as run_report


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What was typed after ``gsafety report``."""

    words: tuple[str, ...]
    output: Path
    period: Period | None
    as_of: date
    templates: Path | None
    listing: bool
    everything: bool
    review: bool
    pdf: bool


@click.command(cls=ChineseCommand)
@click.argument("words", nargs=-1, metavar="[文书代码...] 汇总簿")
@click.option("-o", "--output", type=PATH, default=Path("文书"), help="写到哪个文件夹，缺省 文书")
@click.option("--period", type=PeriodType(), help="报告期，如 2026-Q1、2026-03")
@as_of_option
@click.option("--templates", type=PATH, help="本局改过的 Word 模板所在的文件夹")
@click.option("--list", "listing", is_flag=True, help="列出可以生成的文书")
@click.option("--all", "everything", is_flag=True, help="生成报告期适用的全部文书")
@click.option("--review", is_flag=True, help="用批注注明每个数字的来源单元格")
@click.option("--pdf", is_flag=True, help="同时生成 PDF（需要 LibreOffice）")
@gathered(ReportOptions)
def report(options: ReportOptions) -> int:
    """生成公文。例如：gsafety report D03 汇总.xlsx --period 2026-Q1 -o 文书"""
    if options.listing:
        for code, (title, cycle) in known_documents().items():
            click.echo(f"{code}  {title}（{cycle}）")
        return 0
    rendered = run_report(_order(options))
    for path in rendered.paths:
        click.echo(f"已生成 {path}")
    for note in rendered.notes:
        click.echo(f"注意：{note}")
    return 0


def _order(options: ReportOptions) -> DocumentOrder:
    *codes, master = options.words or ("",)
    if not master:
        raise click.UsageError("缺少汇总簿", click.get_current_context())
    if not codes and not options.everything:
        raise click.UsageError("缺少文书代码，可用 --list 查看", click.get_current_context())
    return DocumentOrder(
        codes=[] if options.everything else codes,
        master=Path(master),
        folder=options.output,
        as_of=options.as_of,
        period=options.period,
        templates=options.templates,
        review=options.review,
        pdf=options.pdf,
    )
