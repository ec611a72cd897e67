import subprocess
import sys
import time
from pathlib import Path

import pytest

from gsafety_xl.excel.turns import one_at_a_time
from gsafety_xl.model import GsafetyError

HOLDER = """
import sys, time; from pathlib import Path; from gsafety_xl.excel.turns import one_at_a_time
with one_at_a_time(Path(sys.argv[1])):
    print("held", flush=True); time.sleep(float(sys.argv[2]))
"""


def hold(path: Path, seconds: float) -> "subprocess.Popen[str]":
    words = [sys.executable, "-c", HOLDER, str(path), str(seconds)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_turns_follow_each_other(tmp_path: Path) -> None:
    path = tmp_path / "用户 1" / "click.lock"
    for _ in range(2):
        with one_at_a_time(path, patience=0):
            assert path.exists()


def test_a_click_waits_for_one_that_is_soon_done(tmp_path: Path) -> None:
    with hold(tmp_path / "l", 0.3), one_at_a_time(tmp_path / "l", patience=10):
        pass


def test_a_click_does_not_wait_for_ever(tmp_path: Path) -> None:
    with hold(tmp_path / "l", 60) as holder:
        begin = time.monotonic()
        with (
            pytest.raises(GsafetyError, match="上一个按钮还没有做完"),
            one_at_a_time(tmp_path / "l", patience=0.2),
        ):
            pass
        assert time.monotonic() - begin < 5
        holder.kill()


def test_a_click_that_died_keeps_nobody_waiting(tmp_path: Path) -> None:
    with hold(tmp_path / "l", 60) as holder:
        holder.kill()
        holder.wait()
    with one_at_a_time(tmp_path / "l", patience=0):
        pass
