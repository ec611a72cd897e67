import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gsafety_xl.excel.jobs import Outcome, bring_out, finish, run_command, work_folder
from gsafety_xl.model import GsafetyError
from gsafety_xl.schema import Catalogue
from tests.excel.fake_port import FakePort
from tests.pipeline.books import DANGER, GREENING, month, write_book, write_register


def run_program(port: FakePort, program: str, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """Run a program of our own in place of ``gsafety``."""
    real = subprocess.Popen

    def popen(_words: list[str], **options: object) -> "subprocess.Popen[str]":
        return real([sys.executable, "-I", "-c", program], **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr("gsafety_xl.excel.jobs.subprocess.Popen", popen)
    return run_command(port, "汇总", [])


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


def test_a_job_that_is_stopped_is_ended_with_the_processes_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign = tmp_path / "alive"
    child = f"import time, pathlib; time.sleep(1.5); pathlib.Path({str(sign)!r}).touch()"
    program = (
        "import subprocess, sys, time\n"
        f"subprocess.Popen([sys.executable, '-I', '-c', {child!r}])\n"
        "print('started', flush=True); time.sleep(60)"
    )
    begin = time.monotonic()
    outcome = run_program(FakePort(stops=True), program, monkeypatch)
    assert outcome.stopped
    assert time.monotonic() - begin < 5
    time.sleep(2)
    assert not sign.exists()


def test_letters_that_are_no_utf8_do_not_hang_the_button(monkeypatch: pytest.MonkeyPatch) -> None:
    program = "import sys; sys.stdout.buffer.write('汇总'.encode('gbk')); sys.exit(2)"
    outcome = run_program(FakePort(), program, monkeypatch)
    assert outcome.code == 2
    assert "\ufffd" in outcome.output


def test_what_is_finished_is_moved_beside_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "报告.docx").write_text("已修改", encoding="utf-8")
    with work_folder(tmp_path) as inside:
        (inside / "报告.docx").write_text("新", encoding="utf-8")
        outcome = Outcome(0, f"已生成 {inside / '报告.docx'}")
        moved, results = bring_out(outcome, inside, tmp_path)
    assert results == [tmp_path / "报告（2）.docx"]
    assert moved.output == f"已生成 {tmp_path / '报告（2）.docx'}"
    texts = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert texts == {"报告.docx": "已修改", "报告（2）.docx": "新"}


@pytest.mark.parametrize("code", [2, -1, 3221225786])
def test_a_job_that_did_not_do_its_work_leaves_nothing(code: int, tmp_path: Path) -> None:
    with work_folder(tmp_path / "文书") as inside:
        (inside / ".~half.docx").write_text("半", encoding="utf-8")
        assert bring_out(Outcome(code, "x"), inside, tmp_path) == (Outcome(code, "x"), [])
    assert list((tmp_path / "文书").iterdir()) == []


def test_the_work_folder_goes_even_when_the_job_breaks(tmp_path: Path) -> None:
    def break_down() -> None:
        with work_folder(tmp_path) as inside:
            (inside / "x").touch()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_down()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "文件").touch()
    with pytest.raises(GsafetyError, match=r"不能在 .* 里写文件"), work_folder(tmp_path / "文件"):
        pass


def test_a_stopped_job_is_said_to_leave_nothing(tmp_path: Path) -> None:
    port = FakePort()
    finish(port, "汇总", Outcome(-1, ""), [tmp_path])
    assert port.said == ["已取消汇总，没有留下半成品。"]
    assert port.opened == []
    assert port.bars == [""]


def test_the_child_may_not_read_what_the_parent_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "PYTHONPATH", "/nowhere")
    program = "import sys; print(repr(sys.stdin.read()), '/nowhere' in sys.path)"
    assert run_program(FakePort(), program, monkeypatch).output == "'' False"
