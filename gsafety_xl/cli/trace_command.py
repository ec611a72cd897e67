"""``gsafety trace``."""

from dataclasses import dataclass
from pathlib import Path

import click

from gsafety_xl.cli.parameters import PATH, gathered
from gsafety_xl.cli.usage import ChineseCommand
from gsafety_xl.reports import TracedFigure
from gsafety_xl.reports import trace as trace_figure


@dataclass(frozen=True, slots=True)
class TraceOptions:
    """What was typed after ``gsafety trace``."""

    document: Path
    figure: str


@click.command(cls=ChineseCommand)
@click.argument("document", type=PATH, metavar="公文.docx")
@click.argument("figure", metavar="数字")
@gathered(TraceOptions)
def trace(options: TraceOptions) -> int:
    """从公文中的数字追到台账单元格；数字写代码（K04）或名称（发现隐患数）。"""
    for line in traced_lines(trace_figure(options.document, options.figure)):
        click.echo(line)
    return 0


def traced_lines(figure: TracedFigure) -> list[str]:
    """Return the figure, what it counts, and a line for each source cell."""
    head = f"{figure.code} {figure.label}：{figure.text}（{figure.definition}）"
    sources = [
        f"  {item.ledger} {item.row_id or '（无编号）'} {item.unit}  {item.place}：{item.value}"
        + (f"  ← {item.origin}" if item.origin != item.place else "")
        for item in figure.sources
    ]
    return [head, *sources, f"共 {len(sources)} 处来源"]
