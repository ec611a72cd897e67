"""``gsafety doctor``."""

from collections import Counter

import click

from gsafety_xl.cli.parameters import FOUND
from gsafety_xl.cli.usage import ChineseCommand
from gsafety_xl.desk import Health, examine, this_desk


@click.command(cls=ChineseCommand)
def doctor() -> int:
    """检查这台电脑：Excel、WPS、加载项、Python、字体等是否就绪。有问题时退出码为 1。"""
    diagnoses = examine(this_desk())
    for diagnosis in diagnoses:
        click.echo("\n".join(diagnosis.lines()))
    counts = Counter(item.health for item in diagnoses)
    totals = "，".join(f"{health.value} {counts[health]}" for health in Health if counts[health])
    click.echo(f"共 {len(diagnoses)} 项：{totals}")
    return FOUND if counts[Health.PROBLEM] else 0
