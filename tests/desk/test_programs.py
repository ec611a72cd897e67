"""Programs are started without a shell, and every way to fail is an answer."""

import sys

import pytest

from gsafety_xl.desk import programs
from gsafety_xl.desk.programs import ask


def test_an_answer_holds_code_text_and_time() -> None:
    answer = ask([sys.executable, "-I", "-c", "print('ok')"])
    assert (answer.code, answer.text, answer.went_well) == (0, "ok", True)
    assert 0 < answer.seconds < programs.SECONDS


def test_what_went_wrong_inside_is_passed_on() -> None:
    answer = ask([sys.executable, "-I", "-c", "raise SystemExit('broken')"])
    assert (answer.code, answer.text, answer.went_well) == (1, "broken", False)


def test_a_program_that_is_not_there_does_not_raise() -> None:
    answer = ask(["/nowhere/python.exe"])
    assert answer.code is None
    assert answer.text


def test_a_program_that_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "SECONDS", 0.2)
    answer = ask([sys.executable, "-I", "-c", "import time; time.sleep(30)"])
    assert (answer.code, answer.text) == (None, "0.2 秒没有结束")
