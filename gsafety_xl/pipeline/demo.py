"""A sample district, taken through the whole job."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path

from gsafety_xl.duties import ClauseCoverage
from gsafety_xl.model import GsafetyError, Period
from gsafety_xl.output.duty_sheet import write_duties
from gsafety_xl.output.finding_sheet import write_findings
from gsafety_xl.pipeline.check import CheckReport, CheckRequest, check
from gsafety_xl.pipeline.consolidate import Consolidated, ConsolidateRequest, consolidate
from gsafety_xl.pipeline.duties import account_for_duties
from gsafety_xl.pipeline.progress import Progress, silent
from gsafety_xl.pipeline.report import DocumentOrder, report
from gsafety_xl.sample import District, write_district
from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK
from gsafety_xl.workbook.files import replacing

#: A file that says the folder is a demonstration and may be written again.
_MARK = "这是示例数据.txt"
_SAID = "本文件夹由 gsafety demo 生成，内容均为虚构，重新运行会覆盖。\n"


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demonstration wrote and found.

    ``apart`` is the master of the counter-terror ledgers, ``coverage`` what both masters show.
    """

    district: District
    report: CheckReport
    consolidated: Consolidated
    apart: Consolidated
    coverage: Sequence[ClauseCoverage]
    board_path: Path
    findings_path: Path
    documents: Sequence[Path]


def demonstrate(folder: Path, progress: Progress = silent, *, seed: int = 2026) -> Demonstration:
    """Write a sample district into a folder, then check, consolidate, account and report.

    GsafetyError when the folder holds anything that an earlier demonstration did not write.
    """
    _claim(folder)
    progress("生成示例区", 0, 1)
    district = write_district(folder, load_catalogue(), seed=seed)
    progress("生成示例区", 1, 1)
    inbox = folder / "来稿"
    checked = check(CheckRequest([inbox], district.as_of), progress)
    findings_path = folder / "校验结果.xlsx"
    created = datetime.combine(district.as_of, time(0))
    with replacing(findings_path) as temporary:
        write_findings(temporary, checked.findings, Path("来稿"), created)
    year = district.as_of.year
    request = ConsolidateRequest(inbox, folder / f"汇总_{year}年.xlsx", district.as_of)
    consolidated = consolidate(request, progress)
    apart = consolidate(
        replace(
            request,
            folder=district.counter_terror[0].parent,
            master=folder / f"反恐汇总_{year}年.xlsx",
            register=district.register_path,
            book=COUNTER_TERROR_BOOK,
        ),
        progress,
    )
    masters = [consolidated.path, apart.path]
    account = account_for_duties(masters, district.as_of)
    board_path = folder / f"履职看板_{year}年.xlsx"
    with replacing(board_path) as temporary:
        write_duties(temporary, account.coverage, account.names, masters, created)
    return Demonstration(
        district=district,
        report=checked,
        consolidated=consolidated,
        apart=apart,
        coverage=account.coverage,
        board_path=board_path,
        findings_path=findings_path,
        documents=_documents(folder, consolidated.path, district, progress),
    )


def _documents(folder: Path, master: Path, district: District, progress: Progress) -> list[Path]:
    year = district.as_of.year
    wanted = [
        ("D03", Period(year, "Q1")),
        ("D05", Period(year, "03")),
        ("D22", Period(year, "Q1")),
    ]
    paths: list[Path] = []
    for done, (code, period) in enumerate(wanted):
        progress("生成公文", done, len(wanted))
        order = DocumentOrder([code], master, folder / "文书", period.end, period)
        paths += report(order).paths
    progress("生成公文", len(wanted), len(wanted))
    return paths


def _claim(folder: Path) -> None:
    if folder.is_file():
        raise GsafetyError(f"{folder} 是文件，不是文件夹", "请写一个新的文件夹名")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / _MARK).is_file():
        raise GsafetyError(f"{folder} 不是空文件夹", "请写一个新的文件夹名，以免与已有文件混在一起")
    with replacing(folder / _MARK) as temporary:
        temporary.write_text(_SAID, encoding="utf-8")
