"""``gsafety fix``."""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import click

from gsafety_xl.cli.parameters import (
    COULD_NOT_RUN,
    FOUND,
    PATH,
    as_of_option,
    gathered,
    register_option,
)
from gsafety_xl.cli.terminal import TerminalProgress
from gsafety_xl.cli.usage import ChineseCommand
from gsafety_xl.model import GsafetyError
from gsafety_xl.output.repair_text import count_text, repair_lines, repairs_json
from gsafety_xl.pipeline.fix import FixedFile, FixReport, FixRequest
from gsafety_xl.pipeline.fix import fix as repair
from gsafety_xl.repairs import Repairs
from gsafety_xl.repairs.words import repair_words
from gsafety_xl.schema import load_catalogue
from gsafety_xl.workbook.files import replacing

_LIST = Path("规范清单.xlsx")


@dataclass(frozen=True, slots=True)
class FixOptions:
    """What was typed after ``gsafety fix``."""

    paths: tuple[Path, ...]
    output: Path | None
    dry_run: bool
    shape: str
    list_path: Path
    as_of: date
    register: Path | None


@click.command(cls=ChineseCommand)
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="文件或文件夹...")
@click.option("-o", "--output", type=PATH, help="副本写到哪里；多个文件时写一个文件夹")
@click.option("--dry-run", is_flag=True, help="只列出，不写文件")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "xlsx"]),
    default="text",
    help="清单的形式，缺省 text",
)
@click.option(
    "--list",
    "list_path",
    type=PATH,
    default=_LIST,
    help="xlsx 清单写到哪个文件，缺省 规范清单.xlsx",
)
@as_of_option
@register_option
@gathered(FixOptions)
def fix(options: FixOptions) -> int:
    """规范台账：写一个副本，把意思明确的写法改规范，逐处列出。有要人工处理的退出码为 1。"""
    if options.output is None and not options.dry_run:
        raise GsafetyError("没有写明副本放在哪里", "请用 -o 写明；只看不写的用 --dry-run")
    output = None if options.dry_run else options.output
    with TerminalProgress() as progress:
        report = repair(FixRequest(options.paths, output, options.register), progress)
    if report.files:
        _answer(report, options)
    for error in report.errors:
        click.echo(f"gsafety：{error}", err=True)
    if report.errors:
        return COULD_NOT_RUN
    return FOUND if any(report.left) else 0


def _answer(report: FixReport, options: FixOptions) -> None:
    if options.shape == "json":
        files = [(file.name, file.target, file.found) for file in report.files]
        click.echo(repairs_json(files))
    elif options.shape == "text":
        for file in report.files:
            click.echo("\n".join(_lines(file)))
    else:
        _write_list(report, options)
        click.echo(f"{_counts(report)}。{repair_words().list.title}：{options.list_path}")


def _lines(file: FixedFile) -> list[str]:
    words = repair_words().list
    counts = count_text(file.found, written=file.target is not None)
    target = words.not_written
    if file.target is not None:
        target = words.written.format(path=file.target)
    return [
        f"{file.name}：{counts}",
        *repair_lines(file.found, load_catalogue()),
        f"  {target}",
    ]


def _counts(report: FixReport) -> str:
    written = any(file.target is not None for file in report.files)
    return count_text(_whole(report), written=written)


def _whole(report: FixReport) -> Repairs:
    return Repairs(list(report.made), list(report.left))


def _write_list(report: FixReport, options: FixOptions) -> None:
    # XlsxWriter costs a tenth of a second that the other answers need not pay
    from gsafety_xl.output.repair_sheet import write_repairs  # noqa: PLC0415

    files = {file.name: (file.target or file.source).resolve() for file in report.files}
    with replacing(options.list_path) as temporary:
        write_repairs(
            temporary,
            _whole(report),
            lambda place: files[place.workbook],
            catalogue=load_catalogue(),
            written=not options.dry_run,
            created=datetime.combine(options.as_of, time(0)),
        )
