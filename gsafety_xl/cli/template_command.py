"""``gsafety template``."""

from pathlib import Path

import click

from gsafety_xl.cli.parameters import FOUND, PATH
from gsafety_xl.cli.usage import ChineseCommand, ChineseGroup
from gsafety_xl.reports import lint_template


@click.group(cls=ChineseGroup)
def template() -> None:
    """检查 Word 模板。"""


@template.command(cls=ChineseCommand)
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="模板.docx...")
def lint(files: tuple[Path, ...]) -> int:
    """检查 Word 模板：每处错误和它所在的段落。"""
    found = 0
    for path in files:
        problems = lint_template(path)
        for problem in problems:
            click.echo(f"{path.name} {problem}")
        if not problems:
            click.echo(f"{path.name}：没有发现问题")
        found += len(problems)
    return FOUND if found else 0
