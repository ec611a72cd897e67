"""``gsafety demo``."""

from dataclasses import dataclass
from pathlib import Path

import click

from gsafety_xl.cli.consolidate_command import summary_lines
from gsafety_xl.cli.parameters import PATH, gathered
from gsafety_xl.cli.terminal import TerminalProgress
from gsafety_xl.cli.usage import ChineseCommand
from gsafety_xl.output import deadline_text
from gsafety_xl.output.duty_text import totals
from gsafety_xl.output.finding_text import count_text
from gsafety_xl.pipeline.demo import Demonstration, demonstrate


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """What was typed after ``gsafety demo``."""

    folder: Path
    seed: int


@click.command(cls=ChineseCommand)
@click.argument("folder", type=PATH, metavar="文件夹")
@click.option("--seed", type=int, default=2026, help="示例数据的种子，缺省 2026")
@gathered(DemoOptions)
def demo(options: DemoOptions) -> int:
    """生成一个虚构的示例区（局和下属单位的台账，有整齐的也有杂乱的），并走完全部工作。"""
    with TerminalProgress() as progress:
        done = demonstrate(options.folder, progress, seed=options.seed)
    for line in _story(done):
        click.echo(line)
    return 0


def _story(done: Demonstration) -> list[str]:
    inbox = len(done.report.books)
    return [
        f"1 来稿：{inbox} 本台账，在 {done.district.folder / '来稿'}",
        f"2 校验：{count_text(done.report.findings)}，见 {done.findings_path}",
        f"3 汇总：{done.consolidated.path}",
        *(f"    {line}" for line in summary_lines(done.consolidated.master)),
        f"    反恐台账另成一册：{done.apart.path}",
        f"4 履职：{totals(done.coverage)}，见 {done.board_path}",
        f"    到期提醒：{deadline_text.count_text(done.consolidated.master.deadlines)}，见汇总簿",
        f"5 公文：{len(done.documents)} 份",
        *(f"    {path}" for path in done.documents),
        f"请先打开 {done.consolidated.path}",
    ]
