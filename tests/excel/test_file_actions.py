from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from gsafety_xl.excel import file_actions
from gsafety_xl.excel.checking import today
from gsafety_xl.excel.jobs import Outcome
from gsafety_xl.excel.port import SpreadsheetPort
from gsafety_xl.excel.settings import Settings, ensure_settings, read_settings
from gsafety_xl.model import GsafetyError
from tests.excel.fake_port import FakePort


class Recorder:
    """Stands for the child process: writes what it is told to and keeps its words."""

    def __init__(self, code: int = 0, output: str = "", writes: str = "") -> None:
        self.code, self.output, self.writes = code, output, writes
        self.arguments: list[str] = []

    def __call__(self, _port: SpreadsheetPort, _what: str, arguments: Sequence[str]) -> Outcome:
        self.arguments = list(arguments)
        if not self.writes:
            return Outcome(self.code, self.output)
        target = Path(arguments[arguments.index("-o") + 1])
        path = target / self.writes if target.is_dir() else target
        path.write_text("新", encoding="utf-8")
        return Outcome(self.code, f"{self.output}已写入 {path}")


def test_consolidating_asks_for_the_folder_and_opens_the_master(tmp_path: Path) -> None:
    port = FakePort(folder=tmp_path / "来稿 1")
    run = Recorder(1, "来稿 2 份\n", writes="x")
    file_actions.consolidate(port, Settings(output=tmp_path), run)
    assert run.arguments[:2] == ["consolidate", str(tmp_path / "来稿 1")]
    master = tmp_path / f"汇总_来稿 1_{today():%Y%m%d}.xlsx"
    assert port.opened == [master]
    assert port.said[-1] == f"汇总完成。\n来稿 2 份\n已写入 {master}"
    assert list(tmp_path.iterdir()) == [master]


def test_an_earlier_master_is_not_written_over(tmp_path: Path) -> None:
    port = FakePort(folder=tmp_path / "来稿")
    for _ in range(2):
        file_actions.consolidate(port, Settings(output=tmp_path), Recorder(writes="x"))
    first, second = port.opened
    assert second == first.with_name(f"{first.stem}（2）.xlsx")
    assert first.exists()


def test_giving_up_the_choice_does_nothing() -> None:
    run = Recorder()
    file_actions.consolidate(FakePort(), Settings(), run)
    assert run.arguments == []


def test_a_report_needs_a_saved_workbook(tmp_path: Path) -> None:
    port = FakePort(path=tmp_path / "汇总.xlsx", is_saved=False)
    run = Recorder()
    file_actions.report(port, Settings(), run)
    assert port.said == ["工作簿有未保存的改动。请先保存再生成文书。"]
    assert run.arguments == []


@pytest.mark.parametrize("action", [file_actions.report, file_actions.duties, file_actions.due])
def test_a_workbook_in_the_cloud_is_to_be_put_on_this_computer(
    action: Callable[[SpreadsheetPort, Settings, Recorder], None],
) -> None:
    port, run = FakePort(is_saved=False), Recorder()
    action(port, Settings(), run)
    assert "请先另存到本机的文件夹再" in port.said[0]
    assert run.arguments == []


def test_a_report_goes_beside_the_workbook_and_is_opened(tmp_path: Path) -> None:
    port = FakePort(path=tmp_path / "汇总.xlsx", answers=["D03", "2026-Q1"])
    run = Recorder(writes="a.docx")
    file_actions.report(port, Settings(), run)
    expected = ["report", "D03", str(tmp_path / "汇总.xlsx"), "--period", "2026-Q1"]
    assert run.arguments[:5] == expected
    assert port.opened == [tmp_path / "文书" / "a.docx"]


def test_a_document_that_the_clerk_has_edited_is_not_written_over(tmp_path: Path) -> None:
    edited = tmp_path / "文书" / "a.docx"
    edited.parent.mkdir()
    edited.write_text("改过", encoding="utf-8")
    port = FakePort(path=tmp_path / "汇总.xlsx", answers=["D03", "2026-Q1"])
    file_actions.report(port, Settings(), Recorder(writes="a.docx"))
    assert edited.read_text(encoding="utf-8") == "改过"
    assert port.opened == [edited.with_name("a（2）.docx")]


def test_what_went_wrong_is_told_and_nothing_opened(tmp_path: Path) -> None:
    port = FakePort(path=tmp_path / "汇总.xlsx", answers=["D05", "2026-Q1"])
    file_actions.report(port, Settings(), Recorder(2, "gsafety：D05 按月份生成"))
    assert port.said[-1] == "生成文书没有完成。\ngsafety：D05 按月份生成"
    assert port.opened == []


def test_duties_are_summed_up_and_opened(tmp_path: Path) -> None:
    port = FakePort(path=tmp_path / "汇总.xlsx")
    file_actions.duties(port, Settings(), Recorder(0, "共 26 条：部分佐证 10 条\n", writes="x"))
    assert port.opened == [tmp_path / "履职看板_汇总.xlsx"]
    assert port.said[0].startswith("履职核对完成。\n共 26 条：部分佐证 10 条")


def test_a_new_form_is_opened(tmp_path: Path) -> None:
    port = FakePort(answers=["GYS01", "2026"])
    run = Recorder(0, "已新建", writes="x")
    settings = Settings(register=tmp_path / "名册.xlsx", output=tmp_path)
    file_actions.new_form(port, settings, run)
    assert port.opened == [tmp_path / "GYS01_2026年安全台账.xlsx"]
    assert run.arguments[-2:] == ["--register", str(tmp_path / "名册.xlsx")]


def test_a_new_form_carries_over_from_last_years_workbook_in_front(tmp_path: Path) -> None:
    last = tmp_path / "绿管所2026年台账.xlsx"
    port = FakePort(path=last, answers=["GYS01", "2027", "1", "是"])
    run = Recorder(0, "已新建", writes="x")
    file_actions.new_form(port, Settings(), run)
    assert run.arguments[-2:] == ["--from", str(last)]
    assert port.said[3] == (
        "要从“绿管所2026年台账.xlsx”结转未了结的事项和底账吗？请输入“是”或“否”："
    )
    assert "--kind" not in run.arguments


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("绿管所2026年台账.xlsx", ["GYS01", "2027", "1", "否"]),
        ("绿管所2026年台账.xlsx", ["GYS01", "2026", "1"]),
        ("绿管所台账.xlsx", ["GYS01", "2027", "1"]),
        ("绿管所2026年台账.xlsx", ["GYS01", "明年", "1"]),
    ],
)
def test_a_new_form_carries_nothing_over_unasked(
    tmp_path: Path, name: str, answers: list[str]
) -> None:
    port, run = FakePort(path=tmp_path / name, answers=answers), Recorder(0, "已新建", writes="x")
    file_actions.new_form(port, Settings(), run)
    assert run.arguments
    assert "--from" not in run.arguments


def test_a_new_form_may_be_the_counter_terror_one(tmp_path: Path) -> None:
    port = FakePort(answers=["GY01", "2027", "2"])
    run = Recorder(0, "已新建", writes="x")
    file_actions.new_form(port, Settings(output=tmp_path), run)
    assert port.opened == [tmp_path / "GY01_2027年反恐台账.xlsx"]
    assert run.arguments[-2:] == ["--kind", "counter-terror"]


@pytest.mark.parametrize("answers", [[""], ["GYS01", ""], ["GYS01", "2027", ""]])
def test_giving_up_a_question_makes_no_form(answers: list[str]) -> None:
    run = Recorder()
    file_actions.new_form(FakePort(answers=answers), Settings(), run)
    assert run.arguments == []


def test_help_names_every_button() -> None:
    port = FakePort()
    file_actions.help_text(port, Settings(), Recorder())
    for label in ("校验本表", "汇总下级", "生成文书", "设置"):
        assert label in port.said[0]


def test_settings_are_written_once_with_their_explanations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.get_app_dir", lambda _name: str(tmp_path))
    port = FakePort()
    file_actions.settings_file(port, Settings(), Recorder())
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


def test_what_is_due_is_listed_beside_the_workbook(tmp_path: Path) -> None:
    port = FakePort(path=tmp_path / "绿管所台账.xlsx")
    run = Recorder(1, "已逾期 1 项。", writes="x")
    file_actions.due(port, Settings(), run)
    assert run.arguments[:2] == ["due", str(tmp_path / "绿管所台账.xlsx")]
    assert run.arguments[2:4] == ["--format", "xlsx"]
    assert port.opened == [tmp_path / "到期提醒_绿管所台账.xlsx"]
