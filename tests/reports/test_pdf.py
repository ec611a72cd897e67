"""PDF files need LibreOffice and nothing else does."""

import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from gsafety_xl.model import GsafetyError
from gsafety_xl.reports import to_pdf
from gsafety_xl.reports.pdf import find_program


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "报告.docx"
    docx.Document().save(str(path))
    return path


def test_without_libreoffice(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(GsafetyError) as refusal:
        to_pdf([document])
    assert "没有安装 LibreOffice" in str(refusal.value)
    assert "在 Word 中另存为 PDF" in str(refusal.value)


@pytest.mark.parametrize("failure", [subprocess.TimeoutExpired("soffice", 1), OSError("x")])
def test_a_conversion_that_fails(
    document: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(shutil, "which", lambda _: "soffice")
    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(GsafetyError, match="PDF"):
        to_pdf([document])
    assert not document.with_suffix(".pdf").exists()


def test_a_conversion_that_makes_nothing(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "soffice")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: None)
    with pytest.raises(GsafetyError, match=r"报告\.docx 没有转成 PDF"):
        to_pdf([document])


def test_libreoffice_is_found_where_its_windows_setup_puts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert find_program() == str(program)
    program.unlink()
    assert find_program() is None
