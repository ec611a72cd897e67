from collections.abc import Sequence
from pathlib import Path

import pytest

from gsafety_xl.excel import file_actions
from gsafety_xl.excel.jobs import Outcome, finish, run_command
from gsafety_xl.excel.port import SpreadsheetPort
from gsafety_xl.excel.settings import Settings, ensure_settings, read_settings
from gsafety_xl.model import GsafetyError
from gsafety_xl.schema import Catalogue
from tests.excel.fake_port import FakePort
from tests.pipeline.books import DANGER, GREENING, month, write_book, write_register


class Recorder:
    """Stands for the child process."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.arguments: list[str] = []

    def __call__(self, _port: SpreadsheetPort, _what: str, arguments: Sequence[str]) -> Outcome:
        self.arguments = list(arguments)
        return self.outcome


def test_consolidating_asks_for_the_folder_and_opens_the_master(tmp_path: Path) -> None:
    port = FakePort(folder=tmp_path / "来稿")
    run = Recorder(Outcome(1, "来稿 2 份\n已写入 C:\\汇总 1.xlsx"))
    file_actions.consolidate(port, Settings(output=tmp_path), run)
    assert run.arguments[:2] == ["consolidate", str(tmp_path / "来稿")]
    assert port.opened == [Path("C:\\汇总 1.xlsx")]
    assert port.said[-1].startswith("汇总完成。")


def test_giving_up_the_choice_does_nothing() -> None:
    run = Recorder(Outcome(0, ""))
    file_actions.consolidate(FakePort(), Settings(), run)
    assert run.arguments == []


def test_a_report_needs_a_saved_workbook(tmp_path: Path) -> None:
    port = FakePort(path=tmp_path / "汇总.xlsx", is_saved=False)
    run = Recorder(Outcome(0, ""))
    file_actions.report(port, Settings(), run)
    assert port.said == ["工作簿有未保存的改动。请先保存再生成文书。"]
    assert run.arguments == []


def test_a_report_goes_beside_the_workbook_and_is_opened(tmp_path: Path) -> None:
    port = FakePort(path=tmp_path / "汇总.xlsx", answers=["D03", "2026-Q1"])
    run = Recorder(Outcome(0, "已生成 文书/a.docx"))
    file_actions.report(port, Settings(), run)
    expected = ["report", "D03", str(tmp_path / "汇总.xlsx"), "--period", "2026-Q1"]
    assert run.arguments == [*expected, "-o", str(tmp_path / "文书")]
    assert port.opened == [Path("文书/a.docx")]


def test_what_went_wrong_is_told_and_nothing_opened(tmp_path: Path) -> None:
    port = FakePort(path=tmp_path / "汇总.xlsx", answers=["D05", "2026-Q1"])
    file_actions.report(port, Settings(), Recorder(Outcome(2, "gsafety：D05 按月份生成")))
    assert port.said[-1] == "生成文书没有完成。\ngsafety：D05 按月份生成"
    assert port.opened == []


def test_duties_are_summed_up_and_opened(tmp_path: Path) -> None:
    port = FakePort(path=tmp_path / "汇总.xlsx")
    target = tmp_path / "履职看板_汇总.xlsx"
    run = Recorder(Outcome(0, f"共 26 条：部分佐证 10 条\n已写入 {target}"))
    file_actions.duties(port, Settings(), run)
    assert run.arguments[-1] == str(target)
    assert port.opened == [target]
    assert port.said[0].startswith("履职核对完成。\n共 26 条：部分佐证 10 条")


def test_a_new_form_is_opened(tmp_path: Path) -> None:
    port = FakePort(answers=["GYS01", "2026"])
    run = Recorder(Outcome(0, "已新建"))
    settings = Settings(register=tmp_path / "名册.xlsx", output=tmp_path)
    file_actions.new_form(port, settings, run)
    target = tmp_path / "GYS01_2026年安全台账.xlsx"
    assert port.opened == [target]
    assert run.arguments[-2:] == ["--register", str(tmp_path / "名册.xlsx")]


def test_help_names_every_button() -> None:
    port = FakePort()
    file_actions.help_text(port, Settings(), Recorder(Outcome(0, "")))
    for label in ("校验本表", "汇总下级", "生成文书", "设置"):
        assert label in port.said[0]


def test_settings_are_written_once_with_their_explanations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.get_app_dir", lambda _name: str(tmp_path))
    port = FakePort()
    file_actions.settings_file(port, Settings(), Recorder(Outcome(0, "")))
    path = tmp_path / "settings.toml"
    assert port.opened == [path]
    assert read_settings(path) == Settings()
    path.write_text("register = 'C:\\名册 1.xlsx'\n", encoding="utf-8")
    ensure_settings(path)
    assert read_settings(path).register == Path("C:\\名册 1.xlsx")


def test_faulty_settings_are_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('register = "C:\\名册"', encoding="utf-8")
    with pytest.raises(GsafetyError, match="设置文件有误"):
        read_settings(path)


def test_a_real_job_runs_in_a_process_of_its_own(tmp_path: Path, catalogue: Catalogue) -> None:
    write_register(tmp_path, catalogue)
    rows = {"hidden_danger": [DANGER], "accident_statistics": [month("GYS01", 1)]}
    write_book(tmp_path / "来稿" / "绿管所.xlsx", GREENING, catalogue, rows)
    port = FakePort()
    master = tmp_path / "汇总.xlsx"
    arguments = ["consolidate", str(tmp_path / "来稿"), "-o", str(master)]
    outcome = run_command(port, "汇总", arguments)
    assert outcome.code == 1
    assert f"已写入 {master}" in outcome.output
    assert any("读取来稿 1/1" in bar for bar in port.bars)
    assert "progress" not in outcome.output


def test_a_job_that_is_stopped_leaves_nothing(tmp_path: Path, catalogue: Catalogue) -> None:
    write_book(tmp_path / "来稿" / "a.xlsx", GREENING, catalogue, {"hidden_danger": [DANGER]})
    port = FakePort(stops=True)
    master = tmp_path / "汇总.xlsx"
    arguments = ["consolidate", str(tmp_path / "来稿"), "-o", str(master)]
    outcome = run_command(port, "汇总", arguments)
    finish(port, "汇总", outcome, [master])
    assert outcome.stopped
    assert not master.exists()
    assert port.said == ["已取消汇总，没有留下半成品。"]
    assert port.opened == []
