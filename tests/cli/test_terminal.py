import io

import pytest

from gsafety_xl.cli.terminal import TerminalProgress
from gsafety_xl.model.progress import PROGRESS_LINES, parse_progress


class Screen(io.StringIO):
    """A terminal that keeps what it shows."""

    def isatty(self) -> bool:
        return True


def show(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    with TerminalProgress() as progress:
        progress("读取来稿", 0, 2)
        progress("读取来稿", 2, 2)
        progress("写汇总簿", 1, 1)
    return stream.getvalue()


def test_a_terminal_shows_a_bar_for_each_step(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = show(Screen(), monkeypatch)
    assert "读取来稿" in shown
    assert "100%" in shown
    assert "写汇总簿" in shown


def test_a_pipe_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert show(io.StringIO(), monkeypatch) == ""


def test_a_program_that_asks_for_it_is_told_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROGRESS_LINES, "1")
    first = show(io.StringIO(), monkeypatch).split("\n")[0]
    assert parse_progress(first) == {"step": "读取来稿", "done": "0", "total": "2"}
