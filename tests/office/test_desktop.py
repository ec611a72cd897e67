"""The program starts, ends and never keeps a test waiting."""

import struct
import sys
import zlib
from pathlib import Path

import pytest

from tests.office.desktop import Desktop
from tests.office.pictures import png_of_screen
from tests.office.uno_engine import App, AutomationError, Engine, UnoMissingError, connect, reaching
from tests.office.uno_engine.reaching import uno_error
from tests.spreadsheet_program import require


def ask_for_long(started: Desktop) -> None:
    books = App(Engine(started.session), started.session).books
    for _ in range(20000):
        len(books)


def test_a_call_that_takes_too_long_fails_and_nothing_is_left(tmp_path: Path) -> None:
    require("soffice", "Xvfb")
    started = Desktop(tmp_path)
    try:
        with pytest.raises(AutomationError), started.within(0.2):
            ask_for_long(started)
    finally:
        started.stop()
    with pytest.raises(uno_error("connection.NoConnectException")):
        connect(started.pipe)


def test_what_keeps_uno_away_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    load = reaching.load_uno.__wrapped__
    monkeypatch.setattr(reaching, "_FOLDERS", ())
    with pytest.raises(UnoMissingError, match="python3-uno is not installed"):
        load()
    (tmp_path / "uno.py").write_text("import a_library_of_another_python\n")
    monkeypatch.setattr(reaching, "_FOLDERS", (str(tmp_path),))
    monkeypatch.delitem(sys.modules, "uno", raising=False)
    with pytest.raises(UnoMissingError, match=r"does not work with this Python 3\.\d+"):
        load()


def test_a_frame_buffer_becomes_a_picture(tmp_path: Path) -> None:
    header = struct.pack(
        ">25I", 104, 7, 2, 24, 2, 1, 0, 0, 32, 0, 32, 32, 12, *[0] * 6, 1, *[0] * 5
    )
    pixels = bytes([3, 2, 1, 0, 6, 5, 4, 0]) + bytes(4)
    buffer = tmp_path / "screen"
    buffer.write_bytes(header + bytes(4) + bytes(12) + pixels)
    picture = png_of_screen(buffer)
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack_from(">2I", picture, 16) == (2, 1)
    length = struct.unpack_from(">I", picture, 33)[0]
    assert zlib.decompress(picture[41 : 41 + length]) == bytes([0, 1, 2, 3, 4, 5, 6])
