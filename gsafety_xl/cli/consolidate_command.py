"""``gsafety consolidate``."""

from dataclasses import dataclass
from datetime import date
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
from gsafety_xl.consolidation import UnitState
from gsafety_xl.model import Period
from gsafety_xl.output.finding_text import count_text
from gsafety_xl.output.master_workbook import Master
from gsafety_xl.pipeline.consolidate import ConsolidateRequest
from gsafety_xl.pipeline.consolidate import consolidate as run_consolidate
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK, MAIN_BOOK

_BOOKS = {"main": MAIN_BOOK, "counter-terror": COUNTER_TERROR_BOOK}


@dataclass(frozen=True, slots=True)
class ConsolidateOptions:
    """What was typed after ``gsafety consolidate``."""

    folder: Path
    output: Path
    period: Period | None
    jobs: int
    as_of: date
    year_end: bool
    stage: str
    register: Path | None
    fail_on: str
    kind: str


@click.command(cls=ChineseCommand)
@click.argument("folder", type=PATH, metavar="来稿文件夹")
@click.option("-o", "--output", required=True, type=PATH, help="汇总簿写到哪个文件")
@click.option("--period", type=PeriodType(), help="报告期，如 2026-Q1；缺省为台账所属年度")
@click.option("--jobs", type=click.IntRange(0), default=0, help="同时读取的进程数，缺省自动")
@click.option(
    "--kind",
    type=click.Choice(list(_BOOKS)),
    default="main",
    help="main 安全台账（缺省），counter-terror 反恐台账；两种不混在一本里",
)
@as_of_option
@year_end_option
@stage_option
@register_option
@fail_on_option
@gathered(ConsolidateOptions)
def consolidate(options: ConsolidateOptions) -> int:
    """汇总各单位来稿：一本汇总簿，列明谁没报、谁须更正、每行从哪里来。"""
    request = ConsolidateRequest(
        folder=options.folder,
        master=options.output,
        as_of=options.as_of,
        period=options.period,
        register=options.register,
        jobs=options.jobs,
        stage=stage_of(options.stage, year_end=options.year_end),
        book=_BOOKS[options.kind],
    )
    with TerminalProgress() as progress:
        done = run_consolidate(request, progress)
    for line in summary_lines(done.master):
        click.echo(line)
    click.echo(f"已写入 {done.path}")
    for name, reason in done.master.refused:
        click.echo(f"gsafety：未能并入 {name}：{reason}", err=True)
    for code, reason in done.result.failures.items():
        click.echo(f"gsafety：规则 {code} 未能运行（{reason}），结果不完整", err=True)
    incomplete = bool(done.master.refused or done.result.failures)
    return exit_code(done.master.findings, options.fail_on, could_not_run=incomplete)


def summary_lines(master: Master) -> list[str]:
    """Return who sent, who did not, who must correct, and how many entries there are."""
    lines = [f"来稿 {len(master.inputs)} 份，{count_text(master.findings)}"]
    for state in UnitState:
        names = [item.name for item in master.statuses if item.state is state]
        if names:
            lines.append(f"{state.value}（{len(names)}）：{'、'.join(names)}")
    entries = "、".join(f"{table.sheet} {len(table)} 条" for table in master.tables.values())
    lines.append(f"记录：{entries}")
    if master.differences:
        lines.append(f"同一单位有新旧版本，差异 {len(master.differences)} 处，见“版本差异”")
    return lines
