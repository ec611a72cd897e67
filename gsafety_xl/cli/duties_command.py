"""``gsafety duties``."""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import click

from gsafety_xl.cli.parameters import FOUND, PATH, as_of_option, gathered, year_end_option
from gsafety_xl.cli.usage import ChineseCommand
from gsafety_xl.duties import CoverageState
from gsafety_xl.output.duty_sheet import write_duties
from gsafety_xl.output.duty_text import duties_json, duty_lines, totals
from gsafety_xl.output.finding_text import finding_lines
from gsafety_xl.pipeline.duties import Account, account_for_duties, doubtful_parameters
from gsafety_xl.workbook.files import replacing


@dataclass(frozen=True, slots=True)
class DutiesOptions:
    """What was typed after ``gsafety duties``."""

    masters: tuple[Path, ...]
    shape: str
    output: Path | None
    as_of: date
    year_end: bool


@click.command(cls=ChineseCommand)
@click.argument("masters", nargs=-1, required=True, type=PATH, metavar="汇总簿 [反恐汇总簿]")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "xlsx"]),
    default="text",
    help="输出形式",
)
@click.option("-o", "--output", type=PATH, help="xlsx 写到哪个文件，缺省为 履职看板.xlsx")
@as_of_option
@year_end_option
@gathered(DutiesOptions)
def duties(options: DutiesOptions) -> int:
    """对照26条职责：已有佐证、部分佐证、缺少佐证、暂不能核查，原因、下一步和期限。"""
    account = account_for_duties(options.masters, options.as_of, year_end=options.year_end)
    coverage = account.coverage
    if options.shape == "xlsx":
        _write(account, options)
    elif options.shape == "json":
        click.echo(duties_json(coverage))
    else:
        click.echo("\n".join(duty_lines(coverage)))
    if account.caution:
        click.echo(f"gsafety：注意，{account.caution}", err=True)
    if options.shape != "json":
        for line in finding_lines(doubtful_parameters(options.masters[0], options.as_of)):
            click.echo(line)
    lacking = any(item.state in {CoverageState.MISSING, CoverageState.PARTLY} for item in coverage)
    return FOUND if options.year_end and lacking else 0


def _write(account: Account, options: DutiesOptions) -> None:
    path = options.output or Path("履职看板.xlsx")
    created = datetime.combine(options.as_of, time(0))
    with replacing(path) as temporary:
        write_duties(temporary, account.coverage, account.names, options.masters, created)
    click.echo(totals(account.coverage))
    click.echo(f"已写入 {path}")
