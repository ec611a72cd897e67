"""``gsafety new``."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from gsafety_xl.cli.parameters import PATH, gathered, register_option
from gsafety_xl.cli.terminal import TerminalProgress
from gsafety_xl.cli.usage import ChineseCommand
from gsafety_xl.model import GsafetyError
from gsafety_xl.pipeline.carried_list import carried_lines
from gsafety_xl.pipeline.last_book import BOOK_NAMES
from gsafety_xl.pipeline.new import NewAllRequest, NewForms, NewRequest, new_form, new_forms
from gsafety_xl.pipeline.new_book import NewForm
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK, MAIN_BOOK

#: What is typed after ``--kind``.
_KINDS = {"main": MAIN_BOOK, "counter-terror": COUNTER_TERROR_BOOK}


@dataclass(frozen=True, slots=True)
class NewOptions:
    """What was typed after ``gsafety new``."""

    unit: str | None
    all_units: bool
    year: int
    output: Path
    kind: str | None
    last: Path | None
    register: Path | None


@click.command(cls=ChineseCommand)
@click.option("--unit", help="单位代码，如 GYS01；局本级为 JB00")
@click.option("--all", "all_units", is_flag=True, help="为单位名册中每个应报单位各建一本")
@click.option("--year", required=True, type=click.IntRange(2020, 2100), help="台账年度")
@click.option(
    "-o",
    "--output",
    required=True,
    type=PATH,
    help="写到哪个文件，.xlsm 带按钮；与 --all 同用时为文件夹",
)
@click.option(
    "--kind",
    type=click.Choice(list(_KINDS)),
    help="main 安全台账（缺省），counter-terror 反恐台账（另成一本）；--all 缺省两种都建",
)
@click.option(
    "--from",
    "last",
    type=PATH,
    help="从上年台账结转未了结的事项和底账；与 --all 同用时为放上年台账的文件夹",
)
@register_option
@gathered(NewOptions)
def new(options: NewOptions) -> int:
    """新建空白台账：只含该单位要填的台账、相关的单位和码表，可结转上年台账。"""
    if options.unit and options.all_units:
        raise GsafetyError("--unit 和 --all 只能用一个", "只建一个单位的用 --unit，全部的用 --all")
    if options.all_units:
        return _new_for_all(options)
    if not options.unit:
        raise GsafetyError(
            "没有写明为哪个单位新建", "用 --unit 写单位代码，或用 --all 为各单位新建"
        )
    request = NewRequest(
        unit=options.unit,
        year=options.year,
        path=options.output,
        register=options.register,
        kind=_KINDS[options.kind or "main"],
        last=options.last,
    )
    form = new_form(request)
    name = BOOK_NAMES[form.kind].removeprefix("安全")
    click.echo(f"已为 {form.unit.name} 新建 {options.year} 年{name}：{form.path}")
    click.echo(f"工作表：{'、'.join(form.sheets)}")
    for line in () if form.carried is None else carried_lines(form.carried):
        click.echo(line)
    _caution(form.notes)
    return 0


def _new_for_all(options: NewOptions) -> int:
    kinds = tuple(_KINDS.values()) if options.kind is None else (_KINDS[options.kind],)
    request = NewAllRequest(options.year, options.output, options.register, kinds, options.last)
    with TerminalProgress() as progress:
        done = new_forms(request, progress)
    for line in _all_lines(done):
        click.echo(line)
    for form in done.forms:
        _caution(form.notes)
    return 0


def _all_lines(done: NewForms) -> Iterator[str]:
    for form in done.forms:
        yield f"已新建 {form.path}（{_sheet_count(form)}）"
        if form.carried is not None:
            yield from (f"  {line}" for line in carried_lines(form.carried))
    yield f"共 {len(done.forms)} 本"
    if done.closed:
        yield f"已停用或尚未启用，没有新建：{'、'.join(done.closed)}"
    if done.without_last:
        yield f"没有上年台账，从空白开始：{'、'.join(done.without_last)}"
    if done.unused:
        yield f"没有用到的上年文件：{'、'.join(done.unused)}"


def _sheet_count(form: NewForm) -> str:
    return f"{len(form.sheets)} 张表"


def _caution(notes: tuple[str, ...]) -> None:
    for note in notes:
        click.echo(f"注意：{note}", err=True)
