"""``gsafety build``."""

from collections.abc import Sequence
from pathlib import Path

import click

from gsafety_xl import resources
from gsafety_xl.addin.building import build_addin_files
from gsafety_xl.addin.macro_form import SUFFIX, build_macro_forms
from gsafety_xl.addin.sources import macros_folder
from gsafety_xl.cli.parameters import PATH
from gsafety_xl.cli.usage import ChineseCommand, ChineseGroup
from gsafety_xl.desk import this_desk, write_menu
from gsafety_xl.reference import build_reference
from gsafety_xl.reports import build_word_templates
from gsafety_xl.schema import load_catalogue
from gsafety_xl.workbook.blank_forms import build_blank_forms, remove_former_forms


@click.group(cls=ChineseGroup)
def build() -> None:
    """重新生成随附的文件。"""


@build.command(cls=ChineseCommand)
@click.option("-o", "--output", type=PATH, help="写到哪个文件夹，缺省为 workbook_templates")
def forms(output: Path | None) -> int:
    """生成空白台账。"""
    folder = output or resources.workbook_templates()
    built = build_blank_forms(folder, load_catalogue())
    return _said(built, remove_former_forms(folder, ".xlsx", built))


@build.command(cls=ChineseCommand)
@click.option("-o", "--output", type=PATH, help="写到哪个文件夹，缺省为 word_templates")
def templates(output: Path | None) -> int:
    """生成 Word 模板。"""
    return _said(build_word_templates(output or resources.word_templates()))


@build.command(cls=ChineseCommand)
@click.option(
    "-o", "--output", type=PATH, help="写到哪个文件夹，缺省为 macros 和 workbook_templates"
)
def addin(output: Path | None) -> int:
    """生成 Excel 加载项（宏、功能区和 gsafety.xlam）和带按钮的空白台账。"""
    files = build_addin_files(output or macros_folder())
    folder = output or resources.workbook_templates()
    built = build_macro_forms(folder, load_catalogue())
    return _said([*files, *built], remove_former_forms(folder, SUFFIX, built))


@build.command(cls=ChineseCommand)
@click.option("-o", "--output", type=PATH, help="写到哪个文件夹，缺省为 docs/reference")
def reference(output: Path | None) -> int:
    """生成参考手册（台账、规则、参数、码表），例子取自规则的测试。"""
    checkout = resources.workbook_templates().parent
    folder = output or checkout / "docs" / "reference"
    return _said(build_reference(folder, load_catalogue(), checkout / "tests" / "rules"))


@build.command(cls=ChineseCommand)
@click.option("-o", "--output", type=PATH, default=Path(), help="写到哪个文件夹，缺省为当前文件夹")
def menu(output: Path) -> int:
    """生成双击菜单，给用 WPS 或不能用宏的电脑。"""
    return _said([write_menu(output, this_desk())])


def _said(paths: Sequence[Path], removed: Sequence[Path] = ()) -> int:
    for path in paths:
        click.echo(f"已生成 {path}")
    for path in removed:
        click.echo(f"已删除不再生成的 {path}")
    return 0
