"""``gsafety build``."""

from pathlib import Path

import click

from gsafety_xl import resources
from gsafety_xl.addin.building import build_addin_files
from gsafety_xl.addin.macro_form import build_macro_forms
from gsafety_xl.addin.sources import macros_folder
from gsafety_xl.cli.parameters import PATH
from gsafety_xl.cli.usage import ChineseCommand, ChineseGroup
from gsafety_xl.desk import this_desk, write_menu
from gsafety_xl.reports import build_word_templates
from gsafety_xl.schema import load_catalogue
from gsafety_xl.workbook.blank_forms import build_blank_forms


@click.group(cls=ChineseGroup)
def build() -> None:
    """重新生成随附的文件。"""


@build.command(cls=ChineseCommand)
@click.option("-o", "--output", type=PATH, help="写到哪个文件夹，缺省为 workbook_templates")
def forms(output: Path | None) -> int:
    """生成空白台账。"""
    folder = output or resources.workbook_templates()
    return _said(build_blank_forms(folder, load_catalogue()))


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
    forms_folder = output or resources.workbook_templates()
    return _said([*files, *build_macro_forms(forms_folder, load_catalogue())])


@build.command(cls=ChineseCommand)
@click.option("-o", "--output", type=PATH, default=Path(), help="写到哪个文件夹，缺省为当前文件夹")
def menu(output: Path) -> int:
    """生成双击菜单，给用 WPS 或不能用宏的电脑。"""
    return _said([write_menu(output, this_desk())])


def _said(paths: list[Path]) -> int:
    for path in paths:
        click.echo(f"已生成 {path}")
    return 0
