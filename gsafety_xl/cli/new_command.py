"""``gsafety new``."""

from dataclasses import dataclass
from pathlib import Path

import click

from gsafety_xl.cli.parameters import PATH, gathered, register_option
from gsafety_xl.cli.usage import ChineseCommand
from gsafety_xl.pipeline.new import NewRequest, new_form


@dataclass(frozen=True, slots=True)
class NewOptions:
    """What was typed after ``gsafety new``."""

    unit: str
    year: int
    output: Path
    register: Path | None


@click.command(cls=ChineseCommand)
@click.option("--unit", required=True, help="单位代码，如 GYS01；局本级为 JB00")
@click.option("--year", required=True, type=click.IntRange(2020, 2100), help="台账年度")
@click.option("-o", "--output", required=True, type=PATH, help="写到哪个文件；.xlsm 带按钮")
@register_option
@gathered(NewOptions)
def new(options: NewOptions) -> int:
    """新建一个单位的空白台账：只含该单位要填的台账、相关的单位和码表。"""
    request = NewRequest(options.unit, options.year, options.output, options.register)
    form = new_form(request)
    click.echo(f"已为 {form.unit.name} 新建 {options.year} 年台账：{form.path}")
    click.echo(f"工作表：{'、'.join(form.sheets)}")
    if form.note:
        click.echo(f"注意：{form.note}", err=True)
    return 0
