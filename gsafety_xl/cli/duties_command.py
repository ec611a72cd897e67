"""``gsafety duties``."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from gsafety_xl.cli.parameters import FOUND, PATH, as_of_option, gathered, year_end_option
from gsafety_xl.cli.usage import ChineseCommand
from gsafety_xl.duties import CoverageState
from gsafety_xl.output.duty_text import duties_json, duty_lines
from gsafety_xl.pipeline.duties import account_for_duties


@dataclass(frozen=True, slots=True)
class DutiesOptions:
    """What was typed after ``gsafety duties``."""

    master: Path
    shape: str
    as_of: date
    year_end: bool


@click.command(cls=ChineseCommand)
@click.argument("master", type=PATH, metavar="汇总簿")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", help="输出形式"
)
@as_of_option
@year_end_option
@gathered(DutiesOptions)
def duties(options: DutiesOptions) -> int:
    """对照26条职责：已有佐证、部分佐证、缺少佐证、暂不能核查，原因、下一步和期限。"""
    coverage = account_for_duties(options.master, options.as_of, year_end=options.year_end)
    if options.shape == "json":
        click.echo(duties_json(coverage))
    else:
        click.echo("\n".join(duty_lines(coverage)))
    lacking = any(item.state in {CoverageState.MISSING, CoverageState.PARTLY} for item in coverage)
    return FOUND if options.year_end and lacking else 0
